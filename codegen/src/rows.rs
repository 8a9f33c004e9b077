//! Prints what stands in macros, which rustfmt and prettyplease leave as it is.
//!
//! Tokens are rows, each ended by a comma, a semicolon or a block. A row stands on one line if it fits there; otherwise its block is
//! broken into rows, or the row itself between its words. Nothing is known of what the rows mean.

#[cfg(test)]
mod tests;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use crate::words::{flat, words};

/// As in rustfmt.toml.
const WIDTH: usize = 110;
const STEP: usize = 4;

/// Rust as people read it. Its tokens are those given.
pub(crate) fn print(tokens: TokenStream) -> String {
    let mut out = String::new();
    print_rows(tokens, 0, &mut out);
    out
}

fn print_rows(tokens: TokenStream, indent: usize, out: &mut String) {
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
    attributes: Vec<Group>,
    tokens: Vec<TokenTree>,
}

/// Semicolons end rows, or commas where there are none; and so does a block, with what is behind it.
fn rows(tokens: TokenStream) -> Vec<Row> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let end = if tokens.iter().any(|token| is(token, ';')) { ';' } else { ',' };
    let mut rows = Vec::new();
    let mut row = Row::default();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        if row.tokens.is_empty() && is(&token, '#') {
            let inner = tokens.next_if(|mark| is(mark, '!')).is_some();
            if let Some(TokenTree::Group(attribute)) = tokens.next() {
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

pub(crate) fn is(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}

fn is_block(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

impl Row {
    fn print(&self, indent: usize, out: &mut String) -> Kind {
        let mark = if self.inner { "!" } else { "" };
        for attribute in &self.attributes {
            match doc(attribute) {
                Some(text) if self.inner => line(indent, &format!("//!{text}"), out),
                Some(text) => line(indent, &format!("///{text}"), out),
                None => line(indent, &format!("#{mark}[{}]", flat(attribute.stream())), out),
            }
        }
        if self.inner {
            return Kind::Inner;
        }
        let all = words(&self.tokens);
        let fits = fits(indent, &all);
        let block = self.tokens.iter().rposition(is_block);
        if let Some(at) = block
            && let TokenTree::Group(group) = &self.tokens[at]
            && !group.stream().is_empty()
            && (!fits || is_table(group))
        {
            line(indent, &format!("{} {{", words(&self.tokens[..at]).join(" ")), out);
            if is_table(group) {
                print_rows(group.stream(), indent + STEP, out);
            } else {
                fill(indent + STEP, 0, words(&group.stream().into_iter().collect::<Vec<_>>()), out);
            }
            line(indent, &format!("}}{}", flat(self.tokens[at + 1..].iter().cloned().collect())), out);
            return Kind::Block;
        }
        if fits {
            line(indent, &all.join(" "), out);
        } else {
            fill(indent, STEP, all, out);
        }
        Kind::Line
    }
}

fn line(indent: usize, words: &str, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', indent));
    out.push_str(words);
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
            line(at, &current.join(" "), out);
            at = indent + more;
            current = word.into_iter().collect();
        }
    }
    line(at, &current.join(" "), out);
}

/// Whether a block is one of rows, however short.
fn is_table(block: &Group) -> bool {
    let tokens: Vec<TokenTree> = block.stream().into_iter().collect();
    tokens.first().is_some_and(|first| is(first, '#'))
        || tokens.last().is_some_and(|last| is(last, ',') || is(last, ';') || is_block(last))
}

/// The text of a line of documentation, if it can be written as such.
fn doc(attribute: &Group) -> Option<String> {
    let tokens: Vec<TokenTree> = attribute.stream().into_iter().collect();
    match tokens.as_slice() {
        [TokenTree::Ident(name), equals, TokenTree::Literal(text)] if name == "doc" && is(equals, '=') => {
            let text = text.to_string();
            let text = match text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
                Some(text) if !text.contains('\\') => text.to_owned(),
                _ => syn::parse_str::<syn::LitStr>(&text).ok()?.value(),
            };
            let writable = !text.starts_with(['/', '!', '*']) && !text.contains(['\n', '\r']);
            writable.then_some(text)
        }
        _ => None,
    }
}
