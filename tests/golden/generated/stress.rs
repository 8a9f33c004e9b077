// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! Stress Service.

/// Version `v1.0`.
pub mod v1_0;

mod hosts;

pub use hosts::HOSTS;
