// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! Version `v1`.

pub mod show_job;

pub use show_job::ShowJob;
