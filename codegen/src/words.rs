//! The words of a line of tokens: what stands together, and between which it may be broken.

use std::borrow::Cow;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// A token and its text. Those of a stream are dear to look into more than once: each look copies them.
pub(crate) enum Token {
    Group(Delimiter, Vec<Token>),
    Name(String),
    Literal(String),
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
        TokenTree::Ident(ident) => Token::Name(ident.to_string()),
        TokenTree::Literal(literal) => Token::Literal(literal.to_string()),
        TokenTree::Punct(mark) => Token::Mark(mark.as_char(), mark.spacing() == Spacing::Joint),
    }
}

/// Tokens on one line.
pub(crate) fn flat(tokens: &[Token]) -> String {
    words(tokens).join(" ")
}

/// Tokens as words, which spaces part.
pub(crate) fn words(tokens: &[Token]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = Piece::Start;
    let mut tokens = tokens.iter().peekable();
    while let Some(token) = tokens.next() {
        let (text, piece) = match token {
            Token::Group(delimiter, inner) => (Cow::Owned(grouped(*delimiter, inner)), Piece::of(*delimiter)),
            Token::Name(name) => (Cow::Borrowed(name.as_str()), Piece::Name),
            Token::Literal(literal) => (Cow::Borrowed(literal.as_str()), Piece::Literal),
            Token::Mark(first, joint) => {
                let mut joint = *joint;
                let mut text = String::from(*first);
                while joint && let Some(Token::Mark(next, more)) = tokens.peek() {
                    joint = *more;
                    text.push(*next);
                    tokens.next();
                }
                let piece = Piece::mark(&text);
                (Cow::Owned(text), piece)
            }
        };
        match words.last_mut() {
            Some(last) if before.joins(piece) => last.push_str(&text),
            // A name and its text are better read together.
            Some(last) if piece == Piece::Literal && (before == Piece::Name || is_name_of(last)) => {
                last.push(' ');
                last.push_str(&text);
            }
            _ => words.push(text.into_owned()),
        }
        before = piece;
    }
    words
}

/// `name:`
fn is_name_of(word: &str) -> bool {
    word.strip_suffix(':').is_some_and(|name| name.chars().all(|c| c.is_alphanumeric() || c == '_'))
}

fn grouped(delimiter: Delimiter, inner: &[Token]) -> String {
    let inner = flat(inner);
    match delimiter {
        Delimiter::Parenthesis => format!("({inner})"),
        Delimiter::Bracket => format!("[{inner}]"),
        Delimiter::Brace if inner.is_empty() => "{}".to_owned(),
        Delimiter::Brace => format!("{{ {inner} }}"),
        Delimiter::None => inner,
    }
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
