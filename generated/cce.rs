// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! Cloud Container Engine.

/// Version `v2`.
pub mod v2;

mod hosts;

pub use hosts::HOSTS;
