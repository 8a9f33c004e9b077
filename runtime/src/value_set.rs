//! The documented values of a field, each with its phase.

use std::borrow::Cow;

use crate::Phase;

/// The documented values of an enumeration. Sets are open: a server may send others.
///
/// What is looked for with every answer stands in a list, everything else in one text: a table of structures would take the compiler
/// ten times as long.
#[derive(Debug)]
pub struct ValueSet {
    /// Name of the generated enum.
    pub name: &'static str,
    /// The documented values as texts (`RUNNING`, `2`, `true`), in the page's order.
    pub words: &'static [&'static str],
    /// Name, phase and description of each, as `values!` writes them.
    about: &'static str,
}

/// One documented value.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
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

impl ValueSet {
    #[doc(hidden)]
    pub const fn new(name: &'static str, words: &'static [&'static str], about: &'static str) -> Self {
        Self { name, words, about }
    }

    /// The documented values, in the page's order.
    pub fn values(&self) -> impl Iterator<Item = ListedValue> + Clone + use<> {
        self.words.iter().zip(self.about.split(ROW)).map(|(value, about)| {
            let (name, about) = about.split_once(FIELD).unwrap_or_default();
            let (phase, description) = about.split_once(FIELD).unwrap_or_default();
            let name = if name.is_empty() { value } else { name };
            ListedValue { value, name, phase: Phase::of_word(phase), description }
        })
    }

    /// The documented value that is spelled like this.
    pub fn find(&self, value: &str) -> Option<ListedValue> {
        self.values().find(|listed| listed.value == value)
    }

    /// The phase of a value; [`Phase::Unknown`] for one that is not documented.
    pub fn phase(&self, value: &str) -> Phase {
        let listed = self.find(value);
        listed.and_then(|listed| listed.phase).unwrap_or(Phase::Unknown)
    }
}

/// Between two values.
const ROW: char = '\u{1e}';
/// Between what is known of one.
const FIELD: char = '\u{1f}';

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
