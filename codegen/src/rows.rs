//! Prints what stands in macros, which rustfmt and prettyplease leave as it is.
//!
//! Tokens are rows, each ended by a comma, a semicolon or a block. A row stands on one line if it fits there; otherwise its block is
//! broken into rows, or the row itself between its words. Nothing is known of what the rows mean.

#[cfg(all(test, feature = "command"))]
mod tests;

use proc_macro2::{Delimiter, TokenStream};

use crate::words::{Line, Token, flat, read};

/// As in rustfmt.toml.
const WIDTH: usize = 110;
const STEP: usize = 4;

/// Writes Rust as people read it. Its tokens are those given.
pub(crate) fn print(tokens: TokenStream, out: &mut String) {
    print_rows(&read(tokens), 0, out);
}

fn print_rows(tokens: &[Token], indent: usize, out: &mut String) {
    // Semicolons end rows, or commas where there are none.
    let end = if tokens.iter().any(|token| is(token, ';')) { ';' } else { ',' };
    let mut before: Option<Kind> = None;
    let mut rest = tokens;
    while !rest.is_empty() {
        let row;
        (row, rest) = Row::first(rest, end);
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

struct Row<'t> {
    inner: bool,
    attributes: &'t [Token],
    tokens: &'t [Token],
}

fn is(token: &Token, mark: char) -> bool {
    matches!(token, Token::Mark(found, _) if *found == mark)
}

fn is_block(token: &Token) -> bool {
    matches!(token, Token::Group(Delimiter::Brace, _))
}

impl<'t> Row<'t> {
    /// The first row, and what is behind it. A mark ends it; and so does a block, with the mark behind it.
    fn first(tokens: &'t [Token], end: char) -> (Self, &'t [Token]) {
        let mut rest = tokens;
        while let [mark, more @ ..] = rest
            && is(mark, '#')
        {
            let inner = more.first().is_some_and(|mark| is(mark, '!'));
            rest = more.get(1 + usize::from(inner)..).unwrap_or_default();
            if inner {
                let attributes = &tokens[..tokens.len() - rest.len()];
                return (Self { inner, attributes, tokens: &[] }, rest);
            }
        }
        let attributes = &tokens[..tokens.len() - rest.len()];
        let ends = |at: &usize| {
            let is_end = |at: usize| rest.get(at).is_some_and(|token| is(token, end));
            is_end(*at) || is_block(&rest[*at]) && !is_end(at + 1)
        };
        let length = (0..rest.len()).find(ends).map_or(rest.len(), |last| last + 1);
        let (tokens, rest) = rest.split_at(length);
        (Self { inner: false, attributes, tokens }, rest)
    }

    fn print(&self, indent: usize, out: &mut String) -> Kind {
        let [doc_mark, mark] = if self.inner { ["//!", "#!["] } else { ["///", "#["] };
        for attribute in self.attributes {
            let Token::Group(_, attribute) = attribute else { continue };
            match doc(attribute) {
                Some(text) => line(indent, out, |out| out.extend([doc_mark, &text])),
                None => line(indent, out, |out| {
                    out.push_str(mark);
                    flat(attribute, out);
                    out.push(']');
                }),
            }
        }
        if self.inner {
            return Kind::Inner;
        }
        let block = self.tokens.iter().rposition(is_block);
        let block = block.and_then(|at| match &self.tokens[at] {
            Token::Group(_, inner) => Some((at, inner)),
            _ => None,
        });
        if let Some((at, inner)) = block
            && is_table(inner)
        {
            self.print_block(at, indent, out, |indent, out| print_rows(inner, indent, out));
            return Kind::Block;
        }
        let all = Line::of(self.tokens);
        if fits(indent, &all.text) {
            line(indent, out, |out| out.push_str(&all.text));
        } else if let Some((at, inner)) = block
            && !inner.is_empty()
        {
            self.print_block(at, indent, out, |indent, out| fill(indent, 0, &Line::of(inner), out));
            return Kind::Block;
        } else {
            fill(indent, STEP, &all, out);
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
        line(indent, out, |out| {
            flat(&self.tokens[..at], out);
            out.push_str(" {");
        });
        inner(indent + STEP, out);
        line(indent, out, |out| {
            out.push('}');
            flat(&self.tokens[at + 1..], out);
        });
    }
}

fn line(indent: usize, out: &mut String, text: impl FnOnce(&mut String)) {
    out.extend(std::iter::repeat_n(' ', indent));
    text(out);
    out.push('\n');
}

/// Whether a text fits on one line, up to the first end of a line that is in it.
fn fits(indent: usize, text: &str) -> bool {
    let first = text.split('\n').next().unwrap_or_default();
    indent + first.chars().count() <= WIDTH
}

/// Words in lines, of which the later ones stand `more` to the right.
fn fill(indent: usize, more: usize, Line { text, words }: &Line, out: &mut String) {
    let (mut at, mut start) = (indent, 0);
    let ends = words.iter().skip(1).map(|next| next - 1).chain([text.len()]);
    for (&word, end) in words.iter().zip(ends) {
        // What a row gives is better read below what it is.
        let apart = &text[word..end] == "=>";
        if word > start && (apart || !fits(at, &text[start..end])) {
            line(at, out, |out| out.push_str(&text[start..word - 1]));
            (at, start) = (indent + more, word);
        }
    }
    line(at, out, |out| out.push_str(&text[start..]));
}

/// Whether a block is one of rows, however short.
fn is_table(block: &[Token]) -> bool {
    block.first().is_some_and(|first| is(first, '#'))
        || block.last().is_some_and(|last| is(last, ',') || is(last, ';') || is_block(last))
}

/// The text of a line of documentation, if it can be written as such.
fn doc(attribute: &[Token]) -> Option<String> {
    match attribute {
        [Token::Name(name), equals, Token::Literal(literal)] if name == "doc" && is(equals, '=') => {
            let written = literal.to_string();
            let text = match written.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
                Some(text) if !text.contains('\\') => text.to_owned(),
                _ => syn::parse_str::<syn::LitStr>(&written).ok()?.value(),
            };
            let writable = !text.starts_with(['/', '!', '*']) && !text.contains(['\n', '\r']);
            writable.then_some(text)
        }
        _ => None,
    }
}
