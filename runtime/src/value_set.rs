//! Enumerations: the documented values of a field, each with its phase.

use std::borrow::Cow;

use crate::Phase;

/// The documented values of an enumeration. Sets are open: a server may send others.
#[derive(Debug)]
pub struct ValueSet {
    /// Name of the generated enum.
    pub name: &'static str,
    /// The documented values, in the page's order.
    pub values: &'static [ListedValue],
}

/// One documented value.
#[derive(Debug)]
pub struct ListedValue {
    /// The value as text: `RUNNING`, `2`, `true`.
    pub value: &'static str,
    /// Its name where the value is a number or a boolean; otherwise the value itself.
    pub name: &'static str,
    /// The phase it means, in a status set.
    pub phase: Option<Phase>,
    /// What the page says of it; may be empty.
    pub description: &'static str,
}

impl ListedValue {
    /// A value that is no status.
    pub const fn word(value: &'static str, description: &'static str) -> Self {
        Self { value, name: value, phase: None, description }
    }

    /// A value of a status set.
    pub const fn status(value: &'static str, phase: Phase, description: &'static str) -> Self {
        Self { value, name: value, phase: Some(phase), description }
    }

    /// The same value with a name of its own, for numbers and booleans.
    pub const fn called(mut self, name: &'static str) -> Self {
        self.name = name;
        self
    }
}

impl ValueSet {
    /// The documented value that is spelled like this.
    pub fn find(&self, value: &str) -> Option<&'static ListedValue> {
        self.values.iter().find(|listed| listed.value == value)
    }

    /// The phase of a value; [`Phase::Unknown`] for one that is not documented.
    pub fn phase(&self, value: &str) -> Phase {
        let listed = self.find(value);
        listed.and_then(|listed| listed.phase).unwrap_or(Phase::Unknown)
    }
}

/// A scalar as it goes over the wire.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scalar<'a> {
    /// A string.
    Text(&'a str),
    /// An integer.
    Integer(i64),
    /// `true` or `false`.
    Boolean(bool),
}

impl<'a> Scalar<'a> {
    /// The scalar as text.
    pub fn text(self) -> Cow<'a, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Integer(number) => Cow::Owned(number.to_string()),
            Self::Boolean(truth) => Cow::Borrowed(if truth { "true" } else { "false" }),
        }
    }
}

/// A generated enum, seen by the decoder. `values!` implements it.
pub trait Enumerated: Sized + 'static {
    /// The documented values.
    const SET: &'static ValueSet;
    /// The same as values of the enum, in the same order.
    const ALL: &'static [Self];
    /// What the set holds, for messages: `a string`.
    const EXPECTED: &'static str;
    /// The value that was sent; `None` if it cannot be one of this kind.
    fn from_scalar(sent: Scalar<'_>) -> Option<Self>;
    /// The value as it goes over the wire.
    fn scalar(&self) -> Scalar<'_>;
}

/// The documented value that is spelled like this, as one of the enum.
#[doc(hidden)]
pub fn documented<T: Enumerated + Clone>(word: &str) -> Option<T> {
    let at = T::SET.values.iter().position(|listed| listed.value == word)?;
    T::ALL.get(at).cloned()
}

/// The half of [`Enumerated`] that is the same for all sets of one kind.
#[macro_export]
#[doc(hidden)]
macro_rules! scalars {
    (String) => {
        $crate::scalars!("a string", |sent| Some(Self::from(sent.text().as_ref())), |value| {
            $crate::Scalar::Text(value.as_str())
        });
    };
    (i64) => {
        $crate::scalars!(
            "an integer",
            |sent| match sent {
                $crate::Scalar::Integer(code) => Some(Self::from(code)),
                $crate::Scalar::Text(text) => text.parse::<i64>().ok().map(Self::from),
                $crate::Scalar::Boolean(_) => None,
            },
            |value| $crate::Scalar::Integer(value.code())
        );
    };
    (bool) => {
        $crate::scalars!(
            "a boolean",
            |sent| match sent {
                $crate::Scalar::Boolean(truth) => Some(Self::from(truth)),
                $crate::Scalar::Text(text) => text.parse::<bool>().ok().map(Self::from),
                $crate::Scalar::Integer(_) => None,
            },
            |value| $crate::Scalar::Boolean(value.truth())
        );
    };
    ($expected:literal, |$sent:ident| $from:expr, |$value:ident| $to:expr) => {
        const EXPECTED: &'static str = $expected;
        #[inline]
        fn from_scalar($sent: $crate::Scalar<'_>) -> Option<Self> {
            $from
        }
        #[inline]
        fn scalar(&self) -> $crate::Scalar<'_> {
            let $value = self;
            $to
        }
    };
}

/// Ties a generated enum to the runtime: places to fill, and `Display`.
#[macro_export]
#[doc(hidden)]
macro_rules! enumerated {
    ($name:ident) => {
        impl $crate::Item for $name {
            #[inline]
            fn slot(place: &mut Option<Self>) -> $crate::Slot<'_> {
                $crate::Slot::Enumerated(place)
            }
            #[inline]
            fn value(&self) -> $crate::Value<'_> {
                $crate::Value::Listed($crate::Enumerated::scalar(self), <Self as $crate::Enumerated>::SET)
            }
        }
        impl std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&$crate::Enumerated::scalar(self).text())
            }
        }
        $crate::serde_item!($name);
    };
}
