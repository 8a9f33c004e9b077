// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! Version `v2`.

pub mod show_job_detail;

pub use show_job_detail::ShowJobDetail;
