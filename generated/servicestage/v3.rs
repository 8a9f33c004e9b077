// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! Version `v3`.

pub mod show_job_info;

pub use show_job_info::ShowJobInfo;
