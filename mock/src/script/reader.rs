//! Values of a script as they are written. Whatever does not fit is refused where it stands, so that the reader knows the place.

use std::{fmt, marker::PhantomData, time::Duration};

use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};

use super::span;

/// Something that is written as a scalar.
pub(crate) trait Written: Sized {
    const EXPECTED: &'static str;

    fn text(text: &str) -> Result<Self, String> {
        Err(Self::unexpected(Unexpected::Str(text)))
    }

    fn number(number: f64) -> Result<Self, String> {
        Err(Self::unexpected(Unexpected::Float(number)))
    }

    fn integer(number: i64) -> Result<Self, String> {
        Err(Self::unexpected(Unexpected::Signed(number)))
    }

    fn truth(truth: bool) -> Result<Self, String> {
        Err(Self::unexpected(Unexpected::Bool(truth)))
    }

    fn unexpected(found: Unexpected<'_>) -> String {
        format!("expected {}, found {found}", Self::EXPECTED)
    }
}

/// Reads a value that may be left out, but not left empty.
pub(crate) fn given<'de, T: Written, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    deserializer.deserialize_any(Scalar(PhantomData)).map(Some)
}

/// The same for what is no scalar.
pub(crate) fn given_whole<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

struct Scalar<T>(PhantomData<T>);

impl<T: Written> Visitor<'_> for Scalar<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        T::text(text).map_err(E::custom)
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        Err(E::custom(format!("expected {}, found nothing", T::EXPECTED)))
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<T, E> {
        T::truth(truth).map_err(E::custom)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        T::integer(number).map_err(E::custom)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        match i64::try_from(number) {
            Ok(number) => T::integer(number).map_err(E::custom),
            Err(_) => Err(E::custom(T::unexpected(Unexpected::Unsigned(number)))),
        }
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<T, E> {
        T::number(number).map_err(E::custom)
    }
}

/// A status, a code, a header's value: a number or a boolean stands for its text.
pub(crate) struct Word(pub(crate) String);

impl Written for Word {
    const EXPECTED: &'static str = "a word, an integer or a boolean";

    fn text(text: &str) -> Result<Self, String> {
        Ok(Self(text.to_owned()))
    }

    fn integer(number: i64) -> Result<Self, String> {
        Ok(Self(number.to_string()))
    }

    fn truth(truth: bool) -> Result<Self, String> {
        Ok(Self(truth.to_string()))
    }
}

/// The value of a header.
pub(crate) struct HeaderText(pub(crate) String);

impl Written for HeaderText {
    const EXPECTED: &'static str = "seconds or a text";

    fn text(text: &str) -> Result<Self, String> {
        match http::HeaderValue::from_str(text) {
            Ok(_) => Ok(Self(text.to_owned())),
            Err(_) => Err(format!("{text:?} cannot stand in a header")),
        }
    }

    fn integer(number: i64) -> Result<Self, String> {
        Ok(Self(number.to_string()))
    }
}

/// A number from 0 to a most.
pub(crate) struct UpTo<const MOST: u8>(pub(crate) f64);

impl<const MOST: u8> Written for UpTo<MOST> {
    const EXPECTED: &'static str = match MOST {
        1 => "a number from 0 to 1",
        _ => "a number from 0 to 100",
    };

    fn number(number: f64) -> Result<Self, String> {
        match (0.0..=f64::from(MOST)).contains(&number) {
            true => Ok(Self(number)),
            false => Err(Self::unexpected(Unexpected::Float(number))),
        }
    }

    fn integer(number: i64) -> Result<Self, String> {
        match (0..=i64::from(MOST)).contains(&number) {
            true => Ok(Self(number as f64)),
            false => Err(Self::unexpected(Unexpected::Signed(number))),
        }
    }
}

/// How often, how many: at least 1.
pub(crate) struct Count(pub(crate) u32);

impl Written for Count {
    const EXPECTED: &'static str = "an integer of at least 1";

    fn integer(number: i64) -> Result<Self, String> {
        let count = u32::try_from(number).ok().filter(|&count| count > 0);
        count.map(Self).ok_or_else(|| Self::unexpected(Unexpected::Signed(number)))
    }
}

/// Where random numbers begin.
pub(crate) struct Seed(pub(crate) u64);

impl Written for Seed {
    const EXPECTED: &'static str = "an integer of at least 0";

    fn integer(number: i64) -> Result<Self, String> {
        u64::try_from(number).map(Self).map_err(|_| Self::unexpected(Unexpected::Signed(number)))
    }
}

/// A duration.
pub(crate) struct Span(pub(crate) Duration);

impl Written for Span {
    const EXPECTED: &'static str = "a duration, such as 200ms, 1.5s or 2m";

    fn text(text: &str) -> Result<Self, String> {
        span::parse(text).map(Self)
    }
}

/// Marks what has no value of its own: `true`.
pub(crate) struct True;

impl Written for True {
    const EXPECTED: &'static str = "true";

    fn truth(truth: bool) -> Result<Self, String> {
        if truth { Ok(Self) } else { Err(Self::unexpected(Unexpected::Bool(truth))) }
    }
}

/// HTTP status of an error.
pub(crate) struct ErrorStatus(pub(crate) u16);

impl Written for ErrorStatus {
    const EXPECTED: &'static str = "an HTTP status from 400 to 599";

    fn integer(number: i64) -> Result<Self, String> {
        let status = u16::try_from(number).ok().filter(|status| (400..=599).contains(status));
        status.map(Self).ok_or_else(|| Self::unexpected(Unexpected::Signed(number)))
    }
}

/// HTTP status of a page of HTML: `true` is 502.
pub(crate) struct HtmlStatus(pub(crate) u16);

impl Written for HtmlStatus {
    const EXPECTED: &'static str = "200, an HTTP status from 400 to 599, or true";

    fn integer(number: i64) -> Result<Self, String> {
        let status = u16::try_from(number).ok();
        let status = status.filter(|&status| status == 200 || (400..=599).contains(&status));
        status.map(Self).ok_or_else(|| Self::unexpected(Unexpected::Signed(number)))
    }

    fn truth(truth: bool) -> Result<Self, String> {
        if truth { Ok(Self(502)) } else { Err(Self::unexpected(Unexpected::Bool(truth))) }
    }
}

/// Where a body breaks off: `true` is in the middle.
pub(crate) struct CutAt(pub(crate) Option<usize>);

impl Written for CutAt {
    const EXPECTED: &'static str = "a number of bytes, or true";

    fn integer(number: i64) -> Result<Self, String> {
        let bytes = usize::try_from(number).map_err(|_| Self::unexpected(Unexpected::Signed(number)))?;
        Ok(Self(Some(bytes)))
    }

    fn truth(truth: bool) -> Result<Self, String> {
        if truth { Ok(Self(None)) } else { Err(Self::unexpected(Unexpected::Bool(truth))) }
    }
}
