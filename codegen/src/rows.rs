//! Prints what stands in macros, which rustfmt and prettyplease leave as it is.
//!
//! Tokens are rows, each ended by a comma, a semicolon or a block. A row stands on one line if it fits there; otherwise its block is
//! broken into rows, or the row itself between its words. Nothing is known of what the rows mean.

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use proc_macro2::{Delimiter, TokenStream};

use crate::words::{Token, flat, read, words};

/// As in rustfmt.toml.
const WIDTH: usize = 110;
const STEP: usize = 4;

/// Rust as people read it. Its tokens are those given.
pub(crate) fn print(tokens: TokenStream) -> String {
    let mut out = String::new();
    print_rows(read(tokens), 0, &mut out);
    out
}

fn print_rows(tokens: Vec<Token>, indent: usize, out: &mut String) {
    let mut before: Option<Kind> = None;
    for row in rows(tokens) {
        let start = out.len();
        let kind = row.print(indent, out);
        // What has several rows stands apart, and so does what is said of the whole file.
        if indent <= STEP && before.is_some_and(|before| before != kind || kind == Kind::Block) {
            out.insert(start, '\n');
        }
        before = Some(kind);
    }
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Kind {
    /// What is said of the file or block that it stands in.
    Inner,
    Line,
    Block,
}

#[derive(Default)]
struct Row {
    inner: bool,
    /// What stands between their brackets.
    attributes: Vec<Vec<Token>>,
    tokens: Vec<Token>,
}

/// Semicolons end rows, or commas where there are none; and so does a block, with what is behind it.
fn rows(tokens: Vec<Token>) -> Vec<Row> {
    let end = if tokens.iter().any(|token| is(token, ';')) { ';' } else { ',' };
    let mut rows = Vec::new();
    let mut row = Row::default();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        if row.tokens.is_empty() && is(&token, '#') {
            let inner = tokens.next_if(|mark| is(mark, '!')).is_some();
            if let Some(Token::Group(_, attribute)) = tokens.next() {
                row.attributes.push(attribute);
            }
            if inner {
                rows.push(Row { inner, ..std::mem::take(&mut row) });
            }
            continue;
        }
        let ends = is(&token, end) || is_block(&token) && !tokens.peek().is_some_and(|next| is(next, end));
        row.tokens.push(token);
        if ends {
            rows.push(std::mem::take(&mut row));
        }
    }
    if !row.tokens.is_empty() {
        rows.push(row);
    }
    rows
}

fn is(token: &Token, mark: char) -> bool {
    matches!(token, Token::Mark(found, _) if *found == mark)
}

fn is_block(token: &Token) -> bool {
    matches!(token, Token::Group(Delimiter::Brace, _))
}

impl Row {
    fn print(mut self, indent: usize, out: &mut String) -> Kind {
        let mark = if self.inner { "!" } else { "" };
        for attribute in &self.attributes {
            match doc(attribute) {
                Some(text) if self.inner => line(indent, &["//!", &text], out),
                Some(text) => line(indent, &["///", &text], out),
                None => line(indent, &["#", mark, "[", &flat(attribute), "]"], out),
            }
        }
        if self.inner {
            return Kind::Inner;
        }
        let block = self.tokens.iter().rposition(is_block);
        if let Some(at) = block
            && let Token::Group(_, inner) = &mut self.tokens[at]
            && is_table(inner)
        {
            let inner = std::mem::take(inner);
            self.print_block(at, indent, out, |indent, out| print_rows(inner, indent, out));
            return Kind::Block;
        }
        let all = words(&self.tokens);
        if fits(indent, &all) {
            line(indent, &[&all.join(" ")], out);
        } else if let Some(at) = block
            && let Token::Group(_, inner) = &self.tokens[at]
            && !inner.is_empty()
        {
            self.print_block(at, indent, out, |indent, out| fill(indent, 0, words(inner), out));
            return Kind::Block;
        } else {
            fill(indent, STEP, all, out);
        }
        Kind::Line
    }

    /// The block at a place on lines of its own.
    fn print_block(
        &self,
        at: usize,
        indent: usize,
        out: &mut String,
        inner: impl FnOnce(usize, &mut String),
    ) {
        line(indent, &[&flat(&self.tokens[..at]), " {"], out);
        inner(indent + STEP, out);
        line(indent, &["}", &flat(&self.tokens[at + 1..])], out);
    }
}

fn line(indent: usize, parts: &[&str], out: &mut String) {
    out.extend(std::iter::repeat_n(' ', indent));
    out.extend(parts.iter().copied());
    out.push('\n');
}

/// Whether words fit on one line, up to the first end of a line that is in one of them.
fn fits(indent: usize, words: &[String]) -> bool {
    let mut length = indent;
    for word in words {
        match word.split_once('\n') {
            Some((first, _)) => return length + first.chars().count() <= WIDTH,
            None => length += word.chars().count() + 1,
        }
    }
    length <= WIDTH + 1
}

/// Words in lines, of which the later ones stand `more` to the right.
fn fill(indent: usize, more: usize, words: Vec<String>, out: &mut String) {
    let mut at = indent;
    let mut current: Vec<String> = Vec::new();
    for word in words {
        current.push(word);
        // What a row gives is better read below what it is.
        let apart = current.last().is_some_and(|word| word == "=>");
        if current.len() > 1 && (apart || !fits(at, &current)) {
            let word = current.pop();
            line(at, &[&current.join(" ")], out);
            at = indent + more;
            current = word.into_iter().collect();
        }
    }
    line(at, &[&current.join(" ")], out);
}

/// Whether a block is one of rows, however short.
fn is_table(block: &[Token]) -> bool {
    block.first().is_some_and(|first| is(first, '#'))
        || block.last().is_some_and(|last| is(last, ',') || is(last, ';') || is_block(last))
}

/// The text of a line of documentation, if it can be written as such.
fn doc(attribute: &[Token]) -> Option<Cow<'_, str>> {
    match attribute {
        [Token::Name(name), equals, Token::Literal(text)] if name == "doc" && is(equals, '=') => {
            let text = match text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
                Some(text) if !text.contains('\\') => Cow::Borrowed(text),
                _ => Cow::Owned(syn::parse_str::<syn::LitStr>(text).ok()?.value()),
            };
            let writable = !text.starts_with(['/', '!', '*']) && !text.contains(['\n', '\r']);
            writable.then_some(text)
        }
        _ => None,
    }
}
