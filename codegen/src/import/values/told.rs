//! Values in running text.

use super::{MARKS, NO_VALUES, Value, is_word_char, unmarked, value};

/// The values in running text, and the text without them.
pub(in crate::import) fn told(text: &str, marked: bool, key: &str) -> Option<(Vec<Value>, String)> {
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
