//! The words of a line of tokens: what stands together, and between which it may be broken.

use std::fmt::Write as _;

use proc_macro2::{Delimiter, Ident, Literal, Spacing, TokenStream, TokenTree};

/// A token. Those of a stream are dear to look into more than once: each look copies them.
pub(crate) enum Token {
    Group(Delimiter, Vec<Token>),
    Name(Ident),
    Literal(Literal),
    /// Whether it is one with the mark behind it.
    Mark(char, bool),
}

/// The tokens of a stream, all the way down.
pub(crate) fn read(tokens: TokenStream) -> Vec<Token> {
    tokens.into_iter().map(token).collect()
}

fn token(token: TokenTree) -> Token {
    match token {
        TokenTree::Group(group) => {
            let (delimiter, inner) = (group.delimiter(), group.stream());
            // The stream's last owner takes its tokens without a copy.
            drop(group);
            Token::Group(delimiter, read(inner))
        }
        TokenTree::Ident(ident) => Token::Name(ident),
        TokenTree::Literal(literal) => Token::Literal(literal),
        TokenTree::Punct(mark) => Token::Mark(mark.as_char(), mark.spacing() == Spacing::Joint),
    }
}

/// Tokens on one line, and where its words begin, which one space parts.
pub(crate) struct Line {
    pub(crate) text: String,
    pub(crate) words: Vec<usize>,
}

impl Line {
    pub(crate) fn of(tokens: &[Token]) -> Self {
        // What most lines need.
        let mut line = Self { text: String::with_capacity(128), words: Vec::with_capacity(16) };
        write(tokens, &mut line.text, |word| line.words.push(word));
        line
    }
}

/// Writes tokens on one line.
pub(crate) fn flat(tokens: &[Token], out: &mut String) {
    write(tokens, out, |_| {});
}

/// Writes tokens on one line, and tells where its words begin.
fn write(tokens: &[Token], out: &mut String, mut begins: impl FnMut(usize)) {
    let mut before = Piece::Start;
    let mut word = None;
    let mut mark = String::new();
    let mut tokens = tokens.iter().peekable();
    while let Some(token) = tokens.next() {
        let piece = match token {
            Token::Group(delimiter, _) => Piece::of(*delimiter),
            Token::Name(_) => Piece::Name,
            Token::Literal(_) => Piece::Literal,
            Token::Mark(first, joint) => {
                let mut joint = *joint;
                mark.clear();
                mark.push(*first);
                while joint && let Some(Token::Mark(next, more)) = tokens.peek() {
                    joint = *more;
                    mark.push(*next);
                    tokens.next();
                }
                Piece::mark(&mark)
            }
        };
        match word {
            Some(_) if before.joins(piece) => {}
            // A name and its text are better read together.
            Some(start)
                if piece == Piece::Literal && (before == Piece::Name || is_name_of(&out[start..])) =>
            {
                out.push(' ');
            }
            _ => {
                out.extend(word.map(|_| ' '));
                word = Some(out.len());
                begins(out.len());
            }
        }
        match token {
            Token::Group(delimiter, inner) => group(*delimiter, inner, out),
            Token::Mark(..) => out.push_str(&mark),
            // To a text, nothing fails.
            Token::Name(name) => drop(write!(out, "{name}")),
            Token::Literal(literal) => drop(write!(out, "{literal}")),
        }
        before = piece;
    }
}

/// `name:`
fn is_name_of(word: &str) -> bool {
    word.strip_suffix(':').is_some_and(|name| name.chars().all(|c| c.is_alphanumeric() || c == '_'))
}

fn group(delimiter: Delimiter, inner: &[Token], out: &mut String) {
    let [open, close] = match delimiter {
        Delimiter::Parenthesis => ["(", ")"],
        Delimiter::Bracket => ["[", "]"],
        Delimiter::Brace if inner.is_empty() => ["{", "}"],
        Delimiter::Brace => ["{ ", " }"],
        Delimiter::None => ["", ""],
    };
    out.push_str(open);
    flat(inner, out);
    out.push_str(close);
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Piece {
    Start,
    Name,
    Literal,
    Parenthesis,
    /// A block, or a list.
    Group,
    /// Stands at what is before it: `,` `;` `:` `>` `!`.
    Behind,
    /// Stands at what is behind it: `&` `-`.
    Before,
    /// Stands at both: `::` `.` `<`.
    Between,
    /// Stands alone: `=` `=>` `->` `|`.
    Apart,
}

impl Piece {
    fn of(delimiter: Delimiter) -> Self {
        if delimiter == Delimiter::Parenthesis { Self::Parenthesis } else { Self::Group }
    }

    fn mark(mark: &str) -> Self {
        match mark {
            "," | ";" | ":" | ">" | ">>" | "!" | "?" | ">," | ">>," => Self::Behind,
            "&" | "-" | "#" => Self::Before,
            "::" | "." | "<" => Self::Between,
            _ => Self::Apart,
        }
    }

    /// Whether there is no space between the two.
    fn joins(self, next: Self) -> bool {
        match (self, next) {
            (Self::Start, _) | (Self::Before | Self::Between, _) | (_, Self::Behind) => true,
            (Self::Apart, _) => false,
            (_, Self::Between) => true,
            (Self::Name, Self::Parenthesis) => true,
            _ => false,
        }
    }
}
