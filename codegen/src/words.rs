//! The words of a line of tokens: what stands together, and between which it may be broken.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// Tokens on one line.
pub(crate) fn flat(tokens: TokenStream) -> String {
    words(&tokens.into_iter().collect::<Vec<_>>()).join(" ")
}

/// Tokens as words, which spaces part.
pub(crate) fn words(tokens: &[TokenTree]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = Piece::Start;
    let mut tokens = tokens.iter().peekable();
    while let Some(token) = tokens.next() {
        let (text, piece) = match token {
            TokenTree::Group(group) => (grouped(group), Piece::of(group.delimiter())),
            TokenTree::Ident(ident) => (ident.to_string(), Piece::Name),
            TokenTree::Literal(literal) => (literal.to_string(), Piece::Literal),
            TokenTree::Punct(first) => {
                let mut mark = first.clone();
                let mut text = String::from(mark.as_char());
                while mark.spacing() == Spacing::Joint
                    && let Some(TokenTree::Punct(next)) = tokens.peek()
                {
                    mark = next.clone();
                    text.push(mark.as_char());
                    tokens.next();
                }
                let piece = Piece::mark(&text);
                (text, piece)
            }
        };
        match words.last_mut() {
            Some(last) if before.joins(piece) => last.push_str(&text),
            // A name and its text are better read together.
            Some(last) if piece == Piece::Literal && (before == Piece::Name || is_name_of(last)) => {
                last.push(' ');
                last.push_str(&text);
            }
            _ => words.push(text),
        }
        before = piece;
    }
    words
}

/// `name:`
fn is_name_of(word: &str) -> bool {
    word.strip_suffix(':').is_some_and(|name| name.chars().all(|c| c.is_alphanumeric() || c == '_'))
}

fn grouped(group: &Group) -> String {
    let inner = flat(group.stream());
    match group.delimiter() {
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
