//! Texts that are kept as sent and seldom read: times, JSON in strings.

use std::fmt;

/// A text that stands in its place if it is short, without an allocation. Times of answers are short, and so is `{}`.
#[derive(Clone, Eq, Hash, PartialEq)]
pub(crate) struct Text(Kept);

/// As large as a string and its heap's bookkeeping; a time in RFC 3339 with nanoseconds fits.
const SHORT: usize = 30;

#[derive(Clone, Eq, Hash, PartialEq)]
enum Kept {
    /// The length, and the bytes with zeros after them.
    Short(u8, [u8; SHORT]),
    Long(Box<str>),
}

impl Text {
    pub(crate) fn as_str(&self) -> &str {
        match &self.0 {
            // Checked again with every look, for safe code cannot know that these bytes were a text before. They always were.
            Kept::Short(length, bytes) => {
                let text = bytes.get(..usize::from(*length)).map(std::str::from_utf8);
                text.and_then(Result::ok).unwrap_or_default()
            }
            Kept::Long(text) => text,
        }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        let mut bytes = [0; SHORT];
        match bytes.get_mut(..text.len()) {
            Some(place) => {
                place.copy_from_slice(text.as_bytes());
                Self(Kept::Short(text.len() as u8, bytes))
            }
            None => Self(Kept::Long(text.into())),
        }
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        if text.len() > SHORT { Self(Kept::Long(text.into())) } else { text.as_str().into() }
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_what_it_was() {
        for length in 0..2 * SHORT {
            for letter in ["a", "\0", "ü", "任"] {
                let text = letter.repeat(length);
                let (borrowed, owned) = (Text::from(text.as_str()), Text::from(text.clone()));
                assert_eq!(borrowed.as_str(), text);
                assert_eq!(borrowed, owned);
                assert_eq!(format!("{borrowed:?}"), format!("{text:?}"));
                assert_ne!(borrowed, Text::from(text + "\0"));
            }
        }
    }

    #[test]
    fn a_short_text_is_no_larger_than_a_string_with_its_length_once_more() {
        assert_eq!(size_of::<Option<Text>>(), 32);
    }
}
