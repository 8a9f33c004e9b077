//! The values that a description lists: as items, or in running text.

mod told;

use super::block::Line;

pub(super) use told::told;

/// A documented value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Value {
    pub(super) word: String,
    pub(super) text: String,
}

/// What stands before a list of values.
const MARKS: &[&str] = &[
    "Enumeration values",
    "Enumerated values",
    "Possible values",
    "The options are",
    "The options are as follows",
    "Options",
    "Values",
    "Value",
    "Value range",
    "Range",
    "枚举值",
    "取值范围",
    "取值",
    "取值如下",
    "包含以下类型",
    "The value can be",
    "Valid values",
    "支持的值",
];

/// Words that look like values of a list, and are none.
const NO_VALUES: &[&str] = &[
    "note",
    "notes",
    "example",
    "examples",
    "minimum",
    "maximum",
    "format",
    "default",
    "value",
    "values",
    "options",
    "range",
    "array",
    "constraints",
    "caution",
    "notice",
    "tip",
    "regex",
    "enter",
    "default_value",
    "see",
    "https",
    "http",
];

/// The values of a cell's items, and the lines that are none. `marked` if what holds the lines is about values alone.
pub(super) fn listed(lines: &[Line], marked: bool) -> Option<(Vec<Value>, Vec<Line>)> {
    let is_mark = |line: &Line| !line.bullet && ends_with_mark(&line.text);
    let marked = marked || lines.iter().any(is_mark);
    let items: Vec<&Line> = lines.iter().filter(|line| line.bullet).collect();
    let mut values: Vec<Value> = Vec::new();
    let mut rest = Vec::new();
    let by_item = !items.is_empty();
    let texts = lines.iter().filter(|line| {
        if by_item { line.bullet } else { value(&line.text).is_some_and(|value| !value.text.is_empty()) }
    });
    let count = texts.clone().count();
    let found = texts.filter(|line| value(&line.text).is_some()).count();
    // A list of sentences is none of values, and one that is half of each is not guessed at.
    if found == 0 || found * 3 < count * 2 || (count < 2 && !marked) || (!by_item && found < 2) {
        return None;
    }
    for line in lines {
        match value(&line.text).filter(|found| line.bullet || !by_item && !found.text.is_empty()) {
            Some(found) if values.iter().all(|known| known.word != found.word) => values.push(found),
            Some(_) => {}
            None if is_mark(line) && MARKS.iter().any(|mark| bare(&line.text).eq_ignore_ascii_case(mark)) => {
            }
            None => rest.push(line.clone()),
        }
    }
    Some((values, rest))
}

fn bare(text: &str) -> &str {
    text.trim().trim_end_matches([':', '：', '.', '。']).trim()
}

fn ends_with_mark(text: &str) -> bool {
    let lower = bare(text).to_lowercase();
    MARKS.iter().any(|mark| lower.ends_with(&mark.to_lowercase()))
}

/// An item as a value: `running`, `0: failed.`, `SUCCESS: The job is done.`, `async (asynchronous)`.
fn value(text: &str) -> Option<Value> {
    let text = text.trim();
    let text = text.strip_prefix("值为").or_else(|| text.strip_prefix("The value is ")).unwrap_or(text);
    let unquoted = text.trim_start_matches(['"', '“', '\'', '`', '‘']);
    let end = unquoted.find(|c: char| !is_word_char(c)).unwrap_or(unquoted.len());
    let (word, rest) = unquoted.split_at(end);
    let word = word.trim_end_matches(['.', '-']);
    let rest = rest.trim_start_matches(['"', '”', '\'', '`', '’']).trim_start();
    let parted =
        [":", "：", "-", "–", "—", "=", "(", "（", ",", "，", "indicates", "表示", "means", ";", "；"];
    let is_end = rest.is_empty() || matches!(rest, "." | "。" | ";" | "；");
    let begins = parted.iter().any(|mark| rest.starts_with(mark));
    let is_word =
        word.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-') && word.len() <= 64;
    if !is_word
        || NO_VALUES.contains(&word.to_lowercase().as_str())
        || !(is_end || begins)
        || rest.starts_with("://")
    {
        return None;
    }
    let text = match rest.strip_prefix(['(', '（']) {
        // What is in brackets explains; what has more behind it stays as it is.
        Some(inner) if inner.trim_end_matches(['.', '。']).ends_with([')', '）']) => {
            inner.trim_end_matches(['.', '。', ')', '）'])
        }
        _ => rest.trim_start_matches([':', '：', '-', '–', '—', '=', ',', '，', ';', '；', '.', '。']).trim(),
    };
    Some(Value { word: word.to_owned(), text: text.trim().trim_end_matches([';', '；', ',']).to_owned() })
}

fn is_word_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | '/')
}

/// A text without the words at its end that announce a list.
pub(super) fn unmarked(text: &str) -> String {
    let mark = MARKS.iter().filter(|mark| bare(text).ends_with(**mark)).max_by_key(|mark| mark.len());
    mark.map_or(text.trim(), |mark| bare(text).trim_end_matches(mark).trim())
        .trim_end_matches([':', '：'])
        .to_owned()
}
