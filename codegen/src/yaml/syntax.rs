//! Why a text is not YAML: what the reader says, in the words of this crate where the reader's are about the reader.

use super::At;

/// Why a text is not YAML.
#[derive(Debug)]
pub(crate) struct SyntaxError {
    pub(crate) message: String,
    pub(crate) at: At,
    pub(crate) help: Option<String>,
    /// What the finding is about, where that is another place.
    pub(crate) related: Option<(At, &'static str)>,
}

impl SyntaxError {
    fn new(at: At, message: impl Into<String>, help: &str) -> Self {
        let help = (!help.is_empty()).then(|| help.to_owned());
        Self { message: message.into(), at, help, related: None }
    }
}

pub(super) fn bad_key(at: At) -> SyntaxError {
    SyntaxError::new(at, "a key must be text, a number or a boolean", "put quotes around it if it is a name")
}

pub(super) fn tag(at: At) -> SyntaxError {
    SyntaxError::new(
        at,
        "a tag such as `!text` means nothing here",
        "remove it, or put quotes around the text",
    )
}

pub(super) fn anchor(at: At) -> SyntaxError {
    let help = "write out what is meant, or put quotes around the text";
    SyntaxError::new(at, "an anchor such as `&name` or `*name` means nothing here", help)
}

pub(super) fn separator(at: At) -> SyntaxError {
    let help = "take it out: generated code separates what a page says with these two characters";
    SyntaxError::new(at, "U+001E or U+001F stands in this text", help)
}

pub(super) fn too_deep(at: At, deepest: usize) -> SyntaxError {
    SyntaxError::new(at, format!("this is more than {deepest} levels deep"), "")
}

pub(super) fn second_document(text: &str, at: At) -> SyntaxError {
    let start = text[..at.start].rfind("\n---").map_or(at.start, |line| line + 1);
    let at = At { start, end: start + 3.min(text.len() - start) };
    SyntaxError::new(at, "a second document begins here", "write one schema in a file")
}

/// What the reader says of a place, while some collections are open.
pub(super) fn explain(text: &str, open: &[At], place: usize, said: &str) -> SyntaxError {
    let (context, message) = match said.split_once(", ") {
        Some((context, message)) if context.starts_with("while ") => (context, message),
        _ => ("", said),
    };
    let start = place.min(text.len());
    let rest = &text[start..];
    let at = At {
        start,
        end: start + rest.chars().next().filter(|c| !c.is_whitespace()).map_or(0, char::len_utf8),
    };
    let innermost = open.last().copied();
    let is_flow = innermost.is_some_and(|open| text[open.start..].starts_with(['{', '[']));
    let is_tab = rest.starts_with('\t') || line_before(text, start).trim_start_matches(' ').starts_with('\t');
    if is_tab && !context.contains("quoted") {
        let tab = text[..start].rfind('\t').filter(|_| !rest.starts_with('\t')).unwrap_or(start);
        let at = At { start: tab, end: tab + 1 };
        return SyntaxError::new(at, "a tab cannot indent", "indent with spaces");
    }
    if said.contains("quoted scalar")
        && (message.contains("end of stream") || message.contains("indentation"))
    {
        // What is not closed is wrong where it opens.
        let at = At { start, end: start + rest.lines().next().unwrap_or_default().trim_end().len() };
        return SyntaxError::new(at, "this quote is not closed", "close it where the text ends");
    }
    if let (true, Some(open)) = (is_flow, innermost) {
        let close = if text[open.start..].starts_with('{') { "}" } else { "]" };
        let help = format!("write `{close}`, or put quotes around text with `: `, `, ` or a bracket in it");
        let mut error = SyntaxError::new(at, format!("expected `,` or `{close}`"), &help);
        error.related = Some((At { start: open.start, end: open.start + 1 }, "the bracket that is open"));
        return error;
    }
    let message = match message {
        "did not find expected key" => "the indentation fits no line above",
        _ if message.starts_with("mapping values") => "a second `: ` stands in one line",
        _ => message,
    };
    let help = match message {
        _ if message.starts_with("a second `: `") => "put quotes around text with `: ` in it",
        _ if message.contains("indentation") || context.contains("block collection") => {
            "give it the indentation of the lines that it belongs to"
        }
        _ => "",
    };
    let mut error = SyntaxError::new(at, message, help);
    if let (Some(open), true) = (innermost, help.starts_with("give")) {
        let end = text[open.start..].find([':', '\n']).map_or(open.end, |end| open.start + end);
        error.related = Some((At { start: open.start, end }, "they begin here"));
    }
    error
}

/// What stands on a place's line before it.
fn line_before(text: &str, place: usize) -> &str {
    &text[text[..place].rfind('\n').map_or(0, |line| line + 1)..place]
}
