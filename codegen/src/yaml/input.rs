//! The text as the reader's scanner asks for it.

use std::str::Chars;

use saphyr_parser::{Input, input::is_breakz};

/// The characters that are still to be read.
///
/// The reader's own input makes the scanner keep room for 128 characters more with each word, and so move nearly every scalar.
pub(super) struct Characters<'t>(Chars<'t>);

/// So many characters a scanned word has room for, and so many are looked at before there are more.
const ROOM: usize = 16;

impl<'t> Characters<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self(text.chars())
    }
}

impl Input for Characters<'_> {
    // All of them are there at any time.
    fn lookahead(&mut self, _: usize) {}

    #[inline]
    fn buflen(&self) -> usize {
        ROOM
    }

    #[inline]
    fn bufmaxlen(&self) -> usize {
        ROOM
    }

    #[inline]
    fn raw_read_ch(&mut self) -> char {
        self.0.next().unwrap_or('\0')
    }

    #[inline]
    fn raw_read_non_breakz_ch(&mut self) -> Option<char> {
        let c = self.peek_opt().filter(|c| !is_breakz(*c) && *c != '\u{feff}')?;
        self.skip();
        Some(c)
    }

    #[inline]
    fn skip(&mut self) {
        self.0.next();
    }

    #[inline]
    fn skip_n(&mut self, count: usize) {
        for _ in 0..count {
            self.skip();
        }
    }

    #[inline]
    fn peek(&self) -> char {
        self.peek_opt().unwrap_or('\0')
    }

    #[inline]
    fn peek_nth(&self, n: usize) -> char {
        self.0.clone().nth(n).unwrap_or('\0')
    }

    #[inline]
    fn peek_opt(&self) -> Option<char> {
        self.0.clone().next()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use saphyr_parser::{Parser, StrInput};

    use super::{Characters, Input};

    /// All that a reader says, up to the first thing that is wrong.
    fn said<I: Input>(input: I) -> Vec<String> {
        let mut said = Vec::new();
        let mut reader = Parser::new(input);
        while let Some(event) = reader.next_event() {
            said.push(format!("{event:?}"));
            if event.is_err() {
                break;
            }
        }
        said
    }

    proptest! {
        // Without `%`, behind which that counts bytes.
        #[test]
        fn what_the_own_input_of_the_reader_says(
            text in "([a-z]{1,3}|: |:|, |- |---|\\.\\.\\.|[|>'\"#&*!@{}\\[\\]?\\\\]|\n {0,20}|\r|\t|\u{e9}|\u{feff}|\u{0}|x{20}){0,24}"
        ) {
            prop_assert_eq!(said(Characters::of(&text)), said(StrInput::new(&text)));
        }
    }
}
