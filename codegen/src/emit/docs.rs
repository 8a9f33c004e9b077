//! Documentation: the page's words, safe to be read as Markdown.

use proc_macro2::TokenStream;
use quote::quote;

use crate::{
    document::Place,
    model::{Model, Need, Parameter},
};

const WIDTH: usize = 110;

/// `#[doc]` lines for an item.
pub(super) fn outer<S: AsRef<str>>(lines: impl IntoIterator<Item = S>) -> TokenStream {
    let lines = lines.into_iter().map(|line| spaced(line.as_ref()));
    quote! { #(#[doc = #lines])* }
}

fn spaced(line: &str) -> String {
    if line.is_empty() { String::new() } else { format!(" {line}") }
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
    let mut lines: Vec<String> = Vec::new();
    for word in paragraph.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            // What would begin a list, a heading or a quotation at the start of a line is only a word here.
            _ => lines.push(at_start(word)),
        }
    }
    lines
}

fn at_start(word: &str) -> String {
    let number = word.trim_start_matches(|c: char| c.is_ascii_digit());
    if word.starts_with(['-', '+', '#', '=']) {
        format!("\\{word}")
    } else if number.len() < word.len() && matches!(number, "." | ")") {
        format!("{}\\{number}", &word[..word.len() - number.len()])
    } else {
        word.to_owned()
    }
}

/// The page's words with everything escaped that Markdown would take for its own; addresses become links.
pub(super) fn plain(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(word).collect();
    words.join(" ")
}

fn word(word: &str) -> String {
    if let Some(start) = word.find("https://").or_else(|| word.find("http://")) {
        let (before, address) = word.split_at(start);
        let end = address.trim_end_matches(['.', ',', ')', ';', ':']).len();
        let (address, after) = address.split_at(end);
        return format!("{before}<{address}>{after}");
    }
    let mut safe = String::new();
    for c in word.chars() {
        if matches!(c, '<' | '>' | '[' | ']' | '*' | '_' | '`' | '\\' | '|' | '~' | '&' | '$') {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}

/// The module's documentation.
pub(super) fn module(model: &Model) -> TokenStream {
    let mut lines = vec![format!("{}: {}.", plain(&model.service), plain(model.title.trim_end_matches('.')))];
    let mut add = |more: Vec<String>| {
        lines.push(String::new());
        lines.extend(more);
    };
    add(vec![format!("`{} {}`", model.method, model.uri)]);
    add(prose([plain(&model.function), page(model)]));
    if let Some([note, successor]) = &model.deprecated {
        add(prose([format!("**Deprecated.** {}", deprecation(&plain(note), &plain(successor)))]));
    }
    if !model.permissions.is_empty() {
        add(vec!["# Permissions".to_owned(), String::new()]);
        lines.extend(model.permissions.iter().map(|[action, access, alias]| {
            let more: Vec<&str> =
                [access.as_str(), alias.as_str()].into_iter().filter(|word| !word.is_empty()).collect();
            let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join(", alias ")) };
            format!("- `{action}`{more}")
        }));
    }
    if let Some(waiting) = &model.waiting {
        let after = waiting
            .initial_delay
            .map(|delay| format!("A job is first worth asking for {} after its beginning.", said(delay)));
        let typical = waiting.typical_duration.map(|time| format!("It takes {} as a rule.", said(time)));
        let source = format!("Source: {}.", plain(waiting.source.trim_end_matches('.')));
        let all = [after, typical, Some(source)].into_iter().flatten().collect::<Vec<_>>().join(" ");
        lines.extend([String::new(), "# Waiting".to_owned(), String::new()]);
        lines.extend(prose([all]));
    }
    list(&mut lines, "Where servers differ from the page", &model.deviations, |[text, source]| {
        format!("{} Source: {}.", plain(text), plain(source.trim_end_matches('.')))
    });
    list(&mut lines, "Status codes", &model.responses, |row| {
        let body = row.body.as_ref().map(|body| format!(", [`{body}`]")).unwrap_or_default();
        let said =
            if row.description.is_empty() { String::new() } else { format!(": {}", plain(&row.description)) };
        format!("{}{body}{said}", row.code)
    });
    list(&mut lines, "Error codes", &model.errors, |row| {
        let status = row.status.map(|status| format!(" with status {status}")).unwrap_or_default();
        let found = if row.not_found { " (not found)" } else { "" };
        format!("`{}`{status}{found}: {}", row.code, plain(&row.description))
    });
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

fn list<T>(lines: &mut Vec<String>, title: &str, rows: &[T], item: impl Fn(&T) -> String) {
    if rows.is_empty() {
        return;
    }
    lines.extend([String::new(), format!("# {title}"), String::new()]);
    for row in rows {
        for (at, line) in wrap(&item(row)).into_iter().enumerate() {
            lines.push(format!("{}{line}", if at == 0 { "- " } else { "  " }));
        }
    }
}

fn page(model: &Model) -> String {
    let page = if model.url.is_empty() {
        format!("`{}`", model.page)
    } else {
        format!("[`{}`]({})", model.page, model.url)
    };
    match model.updated.as_str() {
        "" => format!("Documented on the page {page}."),
        date => format!("Documented on the page {page}, as of {date}."),
    }
}

/// What a deprecated API's users are told.
pub(super) fn deprecation(note: &str, successor: &str) -> String {
    match successor {
        "" => note.to_owned(),
        successor => format!("{} Use {} instead.", note.trim_end(), successor.trim_end_matches('.')),
    }
}

/// The documentation of a builder's method.
pub(super) fn parameter(parameter: &Parameter) -> Vec<String> {
    let place = match parameter.place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
    };
    let need = match &parameter.need {
        Need::Mandatory => "mandatory".to_owned(),
        Need::NotEnforced { .. } => "documented as mandatory".to_owned(),
        Need::Default(default) => format!("`{default}` unless given"),
        _ => "optional".to_owned(),
    };
    prose([
        plain(&parameter.description),
        format!("`{}` in the {place}, {}, {need}.", parameter.name, parameter.kind),
    ])
}
