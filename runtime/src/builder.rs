//! The states of a typed builder's mandatory parameters.

use std::marker::PhantomData;

/// A mandatory parameter that was not given yet.
#[derive(Clone, Copy, Debug)]
pub struct Missing;

/// A mandatory parameter that was given.
#[derive(Clone, Copy, Debug)]
pub struct Given;

/// What a request's parameters were given, in the order of the API's; and, as a type, which of the mandatory ones are among them.
#[doc(hidden)]
pub struct Values<const COUNT: usize, States = ()>([Option<String>; COUNT], PhantomData<States>);

// Derived, it would ask the states for it.
impl<const COUNT: usize, States> Clone for Values<COUNT, States> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<const COUNT: usize, States> Values<COUNT, States> {
    /// Nothing was given yet.
    #[expect(clippy::new_without_default, reason = "only builders begin with nothing")]
    pub const fn new() -> Self {
        Self([const { None }; COUNT], PhantomData)
    }

    /// The same and one more, in the states that the caller says by its type.
    #[must_use]
    pub fn with<After>(mut self, at: usize, value: impl Into<String>) -> Values<COUNT, After> {
        self.0[at] = Some(value.into());
        self.stated()
    }

    /// The same, in other states.
    #[must_use]
    pub fn stated<After>(self) -> Values<COUNT, After> {
        Values(self.0, PhantomData)
    }

    /// All of them.
    pub fn as_slice(&self) -> &[Option<String>] {
        &self.0
    }
}
