//! The states of a typed builder's mandatory parameters.

/// A mandatory parameter that was not given yet.
#[derive(Clone, Copy, Debug)]
pub struct Missing;

/// A mandatory parameter that was given.
#[derive(Clone, Copy, Debug)]
pub struct Given;

/// What a request's parameters were given, in the order of the API's.
#[derive(Clone)]
#[doc(hidden)]
pub struct Values<const COUNT: usize>([Option<String>; COUNT]);

impl<const COUNT: usize> Values<COUNT> {
    /// Nothing was given yet.
    #[expect(clippy::new_without_default, reason = "only builders begin with nothing")]
    pub const fn new() -> Self {
        Self([const { None }; COUNT])
    }

    /// The same and one more.
    #[must_use]
    pub fn with(mut self, at: usize, value: String) -> Self {
        self.0[at] = Some(value);
        self
    }

    /// All of them.
    pub fn as_slice(&self) -> &[Option<String>] {
        &self.0
    }
}
