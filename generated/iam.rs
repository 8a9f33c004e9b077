// Generated from schema/ by `cargo build`. Edit the schema, not this file.

//! Identity and Access Management.

mod hosts;

pub use hosts::HOSTS;
