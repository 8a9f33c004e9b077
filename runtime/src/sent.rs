//! What an enumeration's values are on the wire: strings, integers or booleans.

use crate::Scalar;

/// `String`, `i64` or `bool`: what a set of values holds.
pub trait Sent: Clone + Send + Sync + Sized + 'static {
    /// In words, for messages: `a string`.
    #[doc(hidden)]
    const EXPECTED: &'static str;
    /// Looks a scalar up among the words of a set; `None` if it is of another kind.
    #[doc(hidden)]
    fn read(sent: Scalar<'_>, words: &[&str]) -> Option<Read<Self>>;
    /// A word of a set as it goes over the wire.
    #[doc(hidden)]
    fn of_word(word: &str) -> Scalar<'_>;
    /// As it goes over the wire.
    #[doc(hidden)]
    fn scalar(&self) -> Scalar<'_>;
}

/// What a scalar is to a set.
#[doc(hidden)]
pub enum Read<T> {
    /// The word with this number.
    Listed(usize),
    /// None of its words.
    Other(T),
}

impl Sent for String {
    const EXPECTED: &'static str = "a string";

    fn read(sent: Scalar<'_>, words: &[&str]) -> Option<Read<Self>> {
        let text = sent.text();
        let at = words.iter().position(|word| *word == text);
        Some(at.map_or_else(|| Read::Other(text.into_owned()), Read::Listed))
    }

    fn of_word(word: &str) -> Scalar<'_> {
        Scalar::Text(word)
    }

    fn scalar(&self) -> Scalar<'_> {
        Scalar::Text(self)
    }
}

macro_rules! copied {
    ($type:ident, $expected:literal, $scalar:ident, not $other:ident) => {
        impl Sent for $type {
            const EXPECTED: &'static str = $expected;

            fn read(sent: Scalar<'_>, words: &[&str]) -> Option<Read<Self>> {
                let sent = match sent {
                    Scalar::$scalar(sent) => sent,
                    Scalar::Text(text) => text.parse().ok()?,
                    Scalar::$other(_) => return None,
                };
                let at = words.iter().position(|word| word.parse() == Ok(sent));
                Some(at.map_or(Read::Other(sent), Read::Listed))
            }

            fn of_word(word: &str) -> Scalar<'_> {
                Scalar::$scalar(word.parse().unwrap_or_default())
            }

            fn scalar(&self) -> Scalar<'_> {
                Scalar::$scalar(*self)
            }
        }
    };
}

copied!(i64, "an integer", Integer, not Boolean);
copied!(bool, "a boolean", Boolean, not Integer);
