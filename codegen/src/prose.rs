//! What texts of pages are made of: words.

/// Whether nothing but one space parts words, and all is plain ASCII. Most texts are so, and need not be put together anew.
pub(crate) fn is_even(text: &str) -> bool {
    let mut before = b' ';
    let is_even = text.bytes().all(|byte| {
        let fits = byte.is_ascii_graphic() || byte == b' ' && before != b' ';
        before = byte;
        fits
    });
    is_even && (before != b' ' || text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::is_even;

    #[test]
    fn one_space_and_nothing_else() {
        for text in ["", "a", "a b", "a, b. (c)"] {
            assert!(is_even(text), "{text:?}");
        }
        for text in [" ", " a", "a ", "a  b", "a\tb", "a\nb", "a\u{a0}b", "\u{3000}"] {
            assert!(!is_even(text), "{text:?}");
        }
    }
}
