//! The values that a description lists: as items, or in running text.

use super::block::Line;

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

/// The values in running text, and the text without them.
pub(super) fn told(text: &str, marked: bool, key: &str) -> Option<(Vec<Value>, String)> {
    let behind = match marked {
        true => Some(text),
        false => {
            MARKS.iter().filter_map(|mark| behind_mark(text, mark)).min_by_key(|rest| text.len() - rest.len())
        }
    };
    let before = |starts: &[Start]| text[..starts.first().map_or(0, |start| start.0)].to_owned();
    for starts in [numbered(text), dashed(text)] {
        if let Some(values) = cut(text, &starts) {
            return Some((values, unmarked(&before(&starts))));
        }
    }
    if let Some(behind) = behind {
        let told = unmarked(&text[..text.len() - behind.len()]);
        if let Some(values) = explained(behind) {
            return Some((values, told));
        }
        if let Some(values) = bracketed(behind) {
            return Some((values, told));
        }
    }
    let is_status = ["status", "state", "phase"].iter().any(|word| key.to_lowercase().contains(word));
    let found = is_status.then(|| enumerated(text).or_else(|| in_brackets(text))).flatten();
    found.or_else(|| joined_by_commas(text)).map(|values| (values, text.to_owned()))
}

/// A text without the words at its end that announce a list.
pub(super) fn unmarked(text: &str) -> String {
    let mark = MARKS.iter().filter(|mark| bare(text).ends_with(**mark)).max_by_key(|mark| mark.len());
    mark.map_or(text.trim(), |mark| bare(text).trim_end_matches(mark).trim())
        .trim_end_matches([':', '：'])
        .to_owned()
}

/// Where a word and its colon begin and end, and the word.
type Start = (usize, usize, String);

fn behind_mark<'t>(text: &'t str, mark: &str) -> Option<&'t str> {
    text.match_indices(mark).find_map(|(at, _)| {
        let rest = &text[at + mark.len()..];
        rest.starts_with([':', '：']).then(|| rest.trim_start_matches([':', '：', ' ']))
    })
}

/// Texts behind marks, cut where the next mark begins.
fn cut(text: &str, starts: &[Start]) -> Option<Vec<Value>> {
    let mut values: Vec<Value> = Vec::new();
    for (at, (_, end, word)) in starts.iter().enumerate() {
        let until = starts.get(at + 1).map_or(text.len(), |next| next.0);
        let text = text.get(*end..until)?.trim().trim_end_matches([';', ',', '；', '，']).to_owned();
        if values.iter().any(|known| known.word == *word) {
            return None;
        }
        values.push(Value { word: word.clone(), text });
    }
    (values.len() > 1 && values.iter().all(|value| !value.text.is_empty())).then_some(values)
}

/// `0: failed. 1: successful.`
fn numbered(text: &str) -> Vec<Start> {
    word_starts(text, |word| {
        word.len() < 5 && word.trim_start_matches('-').chars().all(|c| c.is_ascii_digit()) && word != "-"
    })
}

/// `-a.b.c: one thing -a.b.d: another`
fn dashed(text: &str) -> Vec<Start> {
    let mut starts =
        word_starts(text, |word| word.len() > 2 && word.starts_with('-') && !word.starts_with("--"));
    for start in &mut starts {
        start.2 = start.2.trim_start_matches('-').to_owned();
    }
    starts
}

/// `Running: The task is being executed. Failed: The task failed.`
fn explained(text: &str) -> Option<Vec<Value>> {
    let starts = word_starts(text, |word| {
        word.starts_with(|c: char| c.is_ascii_alphabetic())
            && !NO_VALUES.contains(&word.to_lowercase().as_str())
    });
    // The list begins where the text does.
    starts.first().filter(|first| first.0 == 0)?;
    cut(text, &starts)
}

/// Where words with a colon behind them begin and end.
fn word_starts(text: &str, is_start: impl Fn(&str) -> bool) -> Vec<Start> {
    let mut starts = Vec::new();
    for (colon, mark) in text.match_indices([':', '：']) {
        let before = text[..colon].trim_end();
        let begin = before
            .rfind(|c: char| !is_word_char(c))
            .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        let word = &before[begin..];
        let is_spaced = begin == 0 || before[..begin].ends_with([' ', '。', '；', '(', '（', ';', '，', ',']);
        let goes_on = mark == "：" || text[colon + 1..].starts_with(' ');
        if !word.is_empty() && is_spaced && goes_on && is_start(word) {
            starts.push((begin, colon + mark.len(), word.to_owned()));
        }
    }
    starts
}

/// `true (descending order) or false (ascending order).`
fn bracketed(text: &str) -> Option<Vec<Value>> {
    let values: Option<Vec<Value>> = text
        .trim_end_matches(['.', '。'])
        .split(" or ")
        .flat_map(|part| part.split("), "))
        .map(|part| {
            value(&format!("{})", part.trim().trim_end_matches(')')))
                .filter(|value| part.contains('(') && !value.text.is_empty())
        })
        .collect();
    values.filter(|values| values.len() > 1)
}

/// `can be success, running, failed, or waiting`.
fn enumerated(text: &str) -> Option<Vec<Value>> {
    let behind = [
        "can be ",
        "options: ",
        "Options: ",
        "values: ",
        "Values: ",
        "values are ",
        "options are ",
        "Value: ",
    ];
    let rest = behind.iter().find_map(|mark| text.split_once(mark)).map(|(_, rest)| rest)?;
    let sentence = rest.split(['.', '。', ';']).next()?.replace(" or ", ", ").replace(" and ", ", ");
    let words: Vec<String> = sentence
        .split(',')
        .map(|word| word.trim().trim_matches(['"', '“', '”', '`', '\'']).to_owned())
        .filter(|word| !word.is_empty())
        .collect();
    let are_words =
        words.iter().all(|word| word.chars().all(is_word_char) && word.chars().any(char::is_alphanumeric));
    (words.len() > 1 && are_words)
        .then(|| words.into_iter().map(|word| Value { word, text: String::new() }).collect())
}

/// `包含运行中（RUNNING）、已完成（FINISHED）`: what the word means stands before it.
fn in_brackets(text: &str) -> Option<Vec<Value>> {
    let mut values = Vec::new();
    let mut start = 0;
    for (open, mark) in text.match_indices(['(', '（']) {
        let inner = &text[open + mark.len()..];
        let end = inner.find([')', '）'])?;
        let word = &inner[..end];
        if word.is_empty() || !word.chars().all(is_word_char) {
            return None;
        }
        let before = text.get(start..open)?;
        let told = before.rsplit([',', '，', '、', '：', ':', '。', '.']).next().unwrap_or(before).trim();
        let told = told.trim_start_matches("包含").trim_start_matches("包括");
        values.push(Value { word: word.to_owned(), text: told.to_owned() });
        start = open + mark.len() + end;
    }
    (values.len() > 1).then_some(values)
}

/// `包含DDL、DCL、QUERY。`
fn joined_by_commas(text: &str) -> Option<Vec<Value>> {
    let rest = ["包含", "包括", "取值为", "取值：", "取值范围："]
        .iter()
        .find_map(|mark| text.split_once(mark))
        .map(|(_, rest)| rest)?;
    let list = rest.split(['。', '；']).next()?;
    let words: Vec<&str> = list.split('、').map(|word| word.trim().trim_matches(['“', '”', '"'])).collect();
    let are_words = words.iter().all(|word| !word.is_empty() && word.chars().all(is_word_char));
    (words.len() > 1 && are_words)
        .then(|| words.into_iter().map(|word| Value { word: word.to_owned(), text: String::new() }).collect())
}
