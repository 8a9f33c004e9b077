// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! ServiceStage.

/// Version `v2`.
pub mod v2;

/// Version `v3`.
pub mod v3;

mod hosts;

pub use hosts::HOSTS;
