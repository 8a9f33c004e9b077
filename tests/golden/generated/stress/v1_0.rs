// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! Version `v1.0`.

pub mod show_submission;

pub use show_submission::ShowSubmission;
