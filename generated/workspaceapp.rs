// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! Workspace Application Streaming.

/// Version `v1`.
pub mod v1;

mod hosts;

pub use hosts::HOSTS;
