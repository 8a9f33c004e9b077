//! Documentation: the page's words, safe to be read as Markdown.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens as _, quote};

use crate::{model::Model, prose::is_even};

use super::text;

const WIDTH: usize = 110;

/// `#[doc]` lines for an item.
pub(super) fn outer<S: AsRef<str>>(lines: impl IntoIterator<Item = S>) -> TokenStream {
    let lines = lines.into_iter().map(|line| spaced(line.as_ref()));
    quote! { #(#[doc = #lines])* }
}

fn spaced(line: &str) -> Literal {
    text(&[if line.is_empty() { "" } else { " " }, line].concat())
}

/// Prose as lines: the paragraphs that are not empty, with an empty line between them.
pub(super) fn prose<S: AsRef<str>>(paragraphs: impl IntoIterator<Item = S>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in paragraphs {
        let paragraph = paragraph.as_ref().trim();
        if paragraph.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(wrap(paragraph));
    }
    lines
}

/// Breaks a paragraph whose words are already safe.
fn wrap(paragraph: &str) -> Vec<String> {
    if paragraph.len() < WIDTH && is_even(paragraph) {
        return vec![at_start(paragraph)];
    }
    let mut lines: Vec<String> = Vec::new();
    let mut width = 0;
    for word in paragraph.split_whitespace() {
        width += 1 + word.chars().count();
        match lines.last_mut() {
            Some(line) if width <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            // What would begin a list, a heading or a quotation at the start of a line is only a word here.
            _ => {
                let word = at_start(word);
                width = word.chars().count();
                lines.push(word);
            }
        }
    }
    lines
}

fn at_start(line: &str) -> String {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    if line.starts_with(['-', '+', '#', '=']) {
        format!("\\{line}")
    } else if rest.len() < line.len() && matches!(rest.split(' ').next(), Some("." | ")")) {
        format!("{}\\{rest}", &line[..line.len() - rest.len()])
    } else {
        line.to_owned()
    }
}

/// The page's words with everything escaped that Markdown would take for its own; addresses become links.
pub(super) fn plain(text: &str) -> String {
    // Most texts have nothing of the kind.
    if is_even(text) && !text.contains(is_marked) {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !plain.is_empty() {
            plain.push(' ');
        }
        push(&mut plain, word);
    }
    plain
}

fn push(plain: &mut String, word: &str) {
    if !word.contains(is_marked) {
        plain.push_str(word);
        return;
    }
    if let Some(start) = word.find("https://").or_else(|| word.find("http://")) {
        let (before, address) = word.split_at(start);
        let end = address.trim_end_matches(['.', ',', ')', ';', ':']).len();
        let (address, after) = address.split_at(end);
        plain.extend([before, "<", address, ">", after]);
        return;
    }
    let mut before = None;
    let mut rest = word.chars().peekable();
    while let Some(c) = rest.next() {
        // Within a word an underscore is only itself.
        let within = [before, rest.peek().copied()].iter().all(|c| c.is_some_and(char::is_alphanumeric));
        if is_marked(c) && c != ':' && !(c == '_' && within) {
            plain.push('\\');
        }
        plain.push(c);
        before = Some(c);
    }
}

/// Whether it means something to Markdown, or may be part of an address.
fn is_marked(c: char) -> bool {
    matches!(c, '<' | '>' | '[' | ']' | '*' | '`' | '\\' | '|' | '~' | '&' | '$' | '_' | ':')
}

/// The module's documentation. What else the page says stands at its `api`.
pub(super) fn module(model: &Model) -> TokenStream {
    let lead = format!("{}: {}.", plain(&model.service), plain(model.title.trim_end_matches('.')));
    let request = format!("`{} {}`, {}", model.method, model.uri, page(model));
    let deprecated = match &model.deprecated {
        Some([note, successor]) => {
            format!("**Deprecated.** {}", deprecation(&plain(note), &plain(successor)))
        }
        None => String::new(),
    };
    let rest = "Codes, and what else is known: [`api`].".to_owned();
    let lines = prose([lead, request, deprecated, rest]);
    let lines = lines.iter().map(|line| spaced(line));
    quote! { #(#![doc = #lines])* }
}

/// Seconds in the largest unit that says them exactly.
pub(super) fn said(seconds: u32) -> String {
    match seconds {
        _ if seconds.is_multiple_of(3600) => format!("{} h", seconds / 3600),
        _ if seconds.is_multiple_of(60) => format!("{} min", seconds / 60),
        _ => format!("{seconds} s"),
    }
}

fn page(model: &Model) -> String {
    let page = if model.url.is_empty() {
        format!("`{}`", model.page)
    } else {
        format!("[`{}`]({})", model.page, model.url)
    };
    match model.updated.as_str() {
        "" => format!("documented on the page {page}."),
        date => format!("documented on the page {page}, as of {date}."),
    }
}

/// What a deprecated API's users are told.
pub(super) fn deprecation(note: &str, successor: &str) -> String {
    match successor {
        "" => note.to_owned(),
        successor => format!("{} Use {} instead.", note.trim_end(), successor.trim_end_matches('.')),
    }
}

/// A page's words in a row: `: "..."`, or `= "..." as "..."` if Markdown needs other ones.
pub(super) fn said_of(words: &str) -> Option<TokenStream> {
    let markdown = plain(words);
    match words {
        "" => None,
        words if words == markdown => {
            let words = text(words);
            Some(quote! { : #words })
        }
        words => Some(quote! { = #words as #markdown }),
    }
}

/// A page's words, and as Markdown if that needs other ones.
pub(super) fn words(words: &str) -> TokenStream {
    let markdown = plain(words);
    if words == markdown {
        text(words).into_token_stream()
    } else {
        quote! { #words as #markdown }
    }
}

/// A page's words as documentation, and as they are if the lines of that, put together, are others.
pub(super) fn lines(words: &str) -> (TokenStream, Option<TokenStream>) {
    let lines = prose([plain(words)]);
    let same = lines.join(" ") == words;
    (outer(lines), (!same).then(|| quote! { , plain #words }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Short paragraphs are not taken apart; they begin as long ones do.
    #[test]
    fn what_would_begin_a_list_is_a_word() {
        for (paragraph, begins) in [
            ("1. one", "1\\. one"),
            ("12) twelve", "12\\) twelve"),
            ("1.5 is a number", "1.5 is a number"),
            ("- a dash", "\\- a dash"),
            ("#", "\\#"),
            ("2025", "2025"),
        ] {
            let long = format!("{paragraph} {}", "word ".repeat(WIDTH));
            assert_eq!(wrap(paragraph), [begins]);
            assert!(wrap(&long)[0].starts_with(begins), "{paragraph}");
        }
    }

    #[test]
    fn lines_are_as_long_as_they_may_be() {
        let word = "w".repeat(WIDTH / 2);
        let (fits, breaks) = (format!("{word} {}", &word[1..]), format!("{word} {word}"));
        assert_eq!((fits.len(), wrap(&fits).len(), wrap(&breaks).len()), (WIDTH, 1, 2));
        assert_eq!(wrap(" a  b\tc "), ["a b c"]);
    }

    #[test]
    fn words_are_safe() {
        for (said, safe) in [
            ("a b", "a b"),
            (" a  b ", "a b"),
            ("a_b _c", "a_b \\_c"),
            ("see https://a.b/c_d.", "see <https://a.b/c_d>."),
            ("Array<X>", "Array\\<X\\>"),
        ] {
            assert_eq!(plain(said), safe);
        }
    }
}
