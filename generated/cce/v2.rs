// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! Version `v2`.

pub mod get_one_job;

pub use get_one_job::GetOneJob;
