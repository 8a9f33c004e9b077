//! The states of a typed builder's mandatory parameters.

/// A mandatory parameter that was not given yet.
#[derive(Clone, Copy, Debug)]
pub struct Missing;

/// A mandatory parameter that was given.
#[derive(Clone, Copy, Debug)]
pub struct Given;
