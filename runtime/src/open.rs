//! Values of an enumeration that a server may extend: [`Open`]. Everything that an enum can do is written here, once, so that the
//! compiler need not read it for every enum.

use std::{
    fmt,
    hash::{Hash, Hasher},
    mem::discriminant,
};

use crate::{EnumeratedSlot, Item, ListedValue, Phase, Scalar, Sent, Slot, Value, ValueSet, sent::Read};

/// A generated enum: the documented values of a set. `values!` implements it, with as many words as values.
pub trait Enumerated: Copy + Send + Sync + 'static {
    /// What is sent: a string, an integer or a boolean.
    type Sent: Sent;
    /// The documented values.
    const SET: &'static ValueSet;
    /// The same as values of the enum, in the same order.
    const ALL: &'static [Self];
}

/// A value as sent: one of those that are documented, or another one.
///
/// ```
/// use huaweicloud_jobs_runtime::{Open, Phase};
///
/// huaweicloud_jobs_runtime::values! {
///     /// Task status.
///     pub enum Status(String) {
///         Init = "init" (pending): "Initializing.",
///         Done = "done" (succeeded),
///     }
/// }
///
/// let status = Open::<Status>::from("done");
/// assert!(status == Status::Done && status.phase() == Phase::Succeeded);
/// match Open::<Status>::from("paused") {
///     Open::Known(Status::Init | Status::Done) => unreachable!(),
///     Open::Unrecognized(word) => assert_eq!(word, "paused"),
/// }
/// ```
#[derive(Clone)]
pub enum Open<T: Enumerated> {
    /// A value that is documented.
    Known(T),
    /// A value that is not documented, as sent.
    Unrecognized(T::Sent),
}

impl<T: Enumerated> Open<T> {
    /// What is documented of the value; `None` if nothing is.
    pub fn listed(&self) -> Option<ListedValue> {
        T::SET.find(&self.scalar().text())
    }

    /// Where a job with this status stands; [`Phase::Unknown`] if no page says so.
    pub fn phase(&self) -> Phase {
        T::SET.phase(&self.scalar().text())
    }

    fn read(sent: Scalar<'_>) -> Option<Self> {
        match T::Sent::read(sent, T::SET.words) {
            Some(Read::Listed(at)) => Some(Self::Known(T::ALL[at])),
            Some(Read::Other(sent)) => Some(Self::Unrecognized(sent)),
            None => None,
        }
    }

    fn scalar(&self) -> Scalar<'_> {
        match self {
            Self::Known(value) => T::Sent::of_word(match place(*value) {
                Some(at) => T::SET.words[at],
                None => "",
            }),
            Self::Unrecognized(sent) => sent.scalar(),
        }
    }
}

/// The place of a value in its set.
fn place<T: Enumerated>(value: T) -> Option<usize> {
    // An iterator's closure would be compiled for each set.
    let (all, value) = (T::ALL, discriminant(&value));
    let mut at = 0;
    while at < all.len() {
        if discriminant(&all[at]) == value {
            return Some(at);
        }
        at += 1;
    }
    None
}

impl<T: Enumerated<Sent = String>> Open<T> {
    /// The value as the service spells it.
    pub fn as_str(&self) -> &str {
        match self.scalar() {
            Scalar::Text(text) => text,
            _ => "",
        }
    }
}

impl<T: Enumerated<Sent = String>> From<&str> for Open<T> {
    fn from(word: &str) -> Self {
        Self::read(Scalar::Text(word)).unwrap_or_else(|| Self::Unrecognized(word.to_owned()))
    }
}

macro_rules! copied {
    ($sent:ident, $scalar:ident, $read:ident, $about:literal) => {
        impl<T: Enumerated<Sent = $sent>> Open<T> {
            #[doc = $about]
            pub fn $read(&self) -> $sent {
                match self.scalar() {
                    Scalar::$scalar(sent) => sent,
                    _ => $sent::default(),
                }
            }
        }

        impl<T: Enumerated<Sent = $sent>> From<$sent> for Open<T> {
            fn from(sent: $sent) -> Self {
                Self::read(Scalar::$scalar(sent)).unwrap_or(Self::Unrecognized(sent))
            }
        }
    };
}

copied!(i64, Integer, code, "The number that the service sends.");
copied!(bool, Boolean, truth, "The boolean that the service sends.");

impl<T: Enumerated> From<T> for Open<T> {
    fn from(value: T) -> Self {
        Self::Known(value)
    }
}

impl<T: Enumerated> PartialEq for Open<T> {
    fn eq(&self, other: &Self) -> bool {
        self.scalar() == other.scalar()
    }
}

impl<T: Enumerated> Eq for Open<T> {}

impl<T: Enumerated> PartialEq<T> for Open<T> {
    fn eq(&self, other: &T) -> bool {
        self.scalar() == Self::Known(*other).scalar()
    }
}

impl<T: Enumerated> Hash for Open<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.scalar().text().hash(state);
    }
}

impl<T: Enumerated> fmt::Display for Open<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.scalar().text())
    }
}

impl<T: Enumerated> fmt::Debug for Open<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(_) => write!(f, "Known({self})"),
            Self::Unrecognized(_) => write!(f, "Unrecognized({:?})", self.scalar().text()),
        }
    }
}

impl<T: Enumerated> Item for Open<T> {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Enumerated(place)
    }

    fn value(&self) -> Value<'_> {
        Value::Listed(self.scalar(), T::SET)
    }
}

impl<T: Enumerated> EnumeratedSlot for Option<Open<T>> {
    fn put(&mut self, sent: Scalar<'_>) -> Result<(), &'static str> {
        match Open::read(sent) {
            None => Err(T::Sent::EXPECTED),
            read => {
                *self = read;
                Ok(())
            }
        }
    }
}
