//! What a cell of a table says of its row: description, default, and the values it lists.

use super::{
    block::{Line, joined},
    values::{self, Value},
    words::{LABELS, Label, is_none},
};

/// A description taken apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Details {
    pub(super) description: String,
    pub(super) default: String,
    pub(super) fixed: String,
    pub(super) values: Vec<Value>,
    /// The values stand in running text, so they may be misread.
    pub(super) loose: bool,
    /// A list of values stood here that the file does not have.
    pub(super) lost: bool,
}

/// Takes a cell apart. `key` is the row's: words such as "can be a, b or c" are values of a status only.
pub(super) fn details(key: &str, cell: &[Line]) -> Details {
    let parts = parts(cell);
    let is_empty = |(label, lines): &(Label, Vec<Line>)| *label == Label::Range && lines.is_empty();
    let lost = cell.iter().any(|line| *line == Line::lost()) || parts.iter().any(is_empty);
    let part =
        |wanted: Label| parts.iter().filter(move |(label, _)| *label == wanted).flat_map(|(_, lines)| lines);
    let mut told: Vec<Line> = part(Label::Definition).cloned().collect();
    let range: Vec<Line> = part(Label::Range).cloned().collect();
    let mut details = Details { lost, ..Details::default() };
    if let Some((found, rest)) = values::listed(&range, true) {
        details.values = found;
        told.extend(rest);
    } else if let Some((found, rest)) = values::listed(&told, false) {
        details.values = found;
        told = rest;
        told.extend(range.into_iter().filter(|line| !is_none(&line.text)));
    } else {
        let (of_range, text) = (joined(&range), joined(&told));
        if let Some((found, rest)) = values::told(&of_range, true, key) {
            (details.values, details.loose) = (found, true);
            told.push(Line::new(false, &rest));
        } else if let Some((found, rest)) = values::told(&text, false, key) {
            (details.values, details.loose) = (found, true);
            told = [rest, of_range]
                .iter()
                .filter(|text| !is_none(text))
                .map(|text| Line::new(false, text))
                .collect();
        } else if !is_none(&of_range) {
            told.push(Line::new(false, &format!("Range: {of_range}")));
        }
    }
    told.extend(part(Label::Constraints).filter(|line| !is_none(&line.text)).cloned());
    details.description = joined(&told);
    if lost || !details.values.is_empty() {
        details.description = values::unmarked(&details.description);
    }
    let default: Vec<Line> = part(Label::Default).cloned().collect();
    let default = joined(&default);
    details.default =
        if is_none(&default) { said(&details.description, DEFAULTS) } else { trimmed(&default) };
    details.fixed = said(&details.description, FIXED);
    details
}

const DEFAULTS: &[&str] =
    &["Default value: ", "default value is ", "Default: ", "默认值为", "默认值：", "默认为"];
const FIXED: &[&str] =
    &["Fixed value: ", "value is fixed to ", "fixed at ", "固定值为", "固定为", "固定值："];

/// The word behind one of some phrases.
fn said(text: &str, phrases: &[&str]) -> String {
    let behind =
        phrases.iter().find_map(|phrase| text.split_once(phrase)).map(|(_, rest)| rest).unwrap_or_default();
    let end = behind.find([' ', ',', '，', '。', '"', '“']).unwrap_or(behind.len());
    // A quoted word is not ended by what stands in it.
    let word = match behind.chars().next() {
        Some('"' | '“' | '\'' | '‘') => behind[behind.chars().next().map_or(0, char::len_utf8)..]
            .split(['"', '”', '\'', '’'])
            .next()
            .unwrap_or_default(),
        _ => &behind[..end],
    };
    let word = trimmed(word);
    if word.is_ascii() && !is_none(&word) { word } else { String::new() }
}

fn trimmed(word: &str) -> String {
    word.trim()
        .trim_end_matches(['.', ',', ';', '。', '；'])
        .trim_matches(['"', '“', '”', '`', '\''])
        .to_owned()
}

/// The parts of a cell: its paragraphs by the labels before them, all of them a definition if there are none.
fn parts(cell: &[Line]) -> Vec<(Label, Vec<Line>)> {
    let mut parts: Vec<(Label, Vec<Line>)> = vec![(Label::Definition, Vec::new())];
    let mut labelled = false;
    for line in cell {
        let (first, rest) = label_at(&line.text, labelled)
            .map_or((None, line.text.as_str()), |(label, rest)| (Some(label), rest));
        labelled |= first == Some(Label::Definition);
        if let Some(label) = first {
            parts.push((label, Vec::new()));
        }
        let mut rest = rest.to_owned();
        // Flattened cells have all labels in one line.
        let inner = |rest: &str, parts: &[(Label, Vec<Line>)]| {
            let current = parts.last().map_or(Label::Definition, |(label, _)| *label);
            let found = next_label(rest, current).filter(|_| labelled && !line.bullet);
            found.map(|(before, label, after)| (before.to_owned(), label, after.to_owned()))
        };
        while let Some((before, label, after)) = inner(&rest, &parts) {
            push(&mut parts, line.bullet, &before);
            parts.push((label, Vec::new()));
            rest = after;
        }
        push(&mut parts, line.bullet, &rest);
    }
    parts
}

fn push(parts: &mut [(Label, Vec<Line>)], bullet: bool, text: &str) {
    let text = text.trim_start_matches([':', '：', ' ']);
    if let (false, Some((_, lines))) = (text.trim().is_empty(), parts.last_mut()) {
        lines.push(Line::new(bullet, text));
    }
}

/// The label that a line begins with. Only a definition opens the labelled form: `Range: 0 to 100` alone is a description.
fn label_at(text: &str, labelled: bool) -> Option<(Label, &str)> {
    for (label, words) in LABELS {
        for word in *words {
            let Some(rest) = text.strip_prefix(word) else { continue };
            let is_alone = rest.trim_start_matches([':', '：', ' ']).is_empty();
            let is_ended = rest.starts_with([':', '：', ' ']) || !word.is_ascii();
            if is_alone && (labelled || *label == Label::Definition || *label == Label::Range) {
                return Some((*label, ""));
            }
            let opens = *label == Label::Definition && !rest.trim_start().starts_with("of ");
            if is_ended && (opens || labelled) {
                return Some((*label, rest));
            }
        }
    }
    None
}

/// The first label inside a line that can follow the part it is in.
fn next_label(text: &str, current: Label) -> Option<(&str, Label, &str)> {
    const ORDER: [Label; 4] = [Label::Definition, Label::Constraints, Label::Range, Label::Default];
    let place = |label: Label| ORDER.iter().position(|known| *known == label).unwrap_or(0);
    let mut best: Option<(usize, Label, usize)> = None;
    for (label, words) in LABELS.iter().filter(|(label, _)| place(*label) > place(current)) {
        for word in *words {
            for (at, _) in text.match_indices(word) {
                let before = text[..at].chars().next_back();
                let after = text[at + word.len()..].chars().next();
                let begins = at == 0 || before.is_some_and(|c| c.is_whitespace() || matches!(c, '。' | '.'));
                let ends =
                    !word.is_ascii() || after.is_none_or(|c| c.is_whitespace() || matches!(c, ':' | '：'));
                let longer =
                    |found: &(usize, Label, usize)| at < found.0 || at == found.0 && word.len() > found.2;
                if begins && ends && best.as_ref().is_none_or(longer) {
                    best = Some((at, *label, word.len()));
                }
            }
        }
    }
    best.map(|(at, label, length)| (&text[..at], label, &text[at + length..]))
}
