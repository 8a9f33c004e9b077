//! Parts put together again.

use super::parts::{Block, Entry, File, Value};

const STEP: usize = 2;

pub(super) fn print(file: &File<'_>, text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    comments(&file.top, 0, &mut out);
    let mut was_text = false;
    for (at, entry) in file.root.entries.iter().enumerate() {
        let is_text = matches!(entry.value, Value::Words { .. });
        let is_apart = entry.above.iter().any(|line| line.is_empty());
        // A section stands apart; comments above it are its own. Texts stand together.
        if at > 0 && !is_apart && !(is_text && was_text) {
            out.push('\n');
        }
        was_text = is_text;
        print_entry(entry, 0, 0, &mut out);
    }
    comments(&file.end, 0, &mut out);
    let length = out.trim_end().len();
    out.truncate(length);
    out.push('\n');
    out
}

/// A map on one line.
pub(super) fn row(entries: &[String]) -> String {
    if entries.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", entries.join(", ")) }
}

fn comments(lines: &[&str], depth: usize, out: &mut String) {
    for line in lines {
        if !line.trim().is_empty() {
            indent(depth, out);
            out.push_str(line.trim());
        }
        out.push('\n');
    }
}

fn indent(depth: usize, out: &mut String) {
    out.extend(std::iter::repeat_n(' ', depth));
}

fn print_block(block: &Block<'_>, depth: usize, first_is_begun: bool, out: &mut String) {
    let width = width(block);
    for (at, entry) in block.entries.iter().enumerate() {
        if at == 0 && !first_is_begun {
            // Blank lines do not begin a map.
            let blank = entry.above.iter().take_while(|line| line.is_empty()).count();
            comments(&entry.above[blank..], depth, out);
            indent(depth, out);
        }
        if at > 0 {
            print_entry(entry, depth, width, out);
        } else {
            print_value(entry, depth, width, out);
        }
    }
}

/// How wide the keys of rows are, so that the rows stand in one column.
fn width(block: &Block<'_>) -> usize {
    let rows = block.entries.iter().filter(|entry| matches!(entry.value, Value::Row(_)));
    rows.filter_map(|entry| entry.key).map(|key| key.chars().count()).max().unwrap_or_default()
}

fn print_entry(entry: &Entry<'_>, depth: usize, width: usize, out: &mut String) {
    comments(&entry.above, depth, out);
    indent(depth, out);
    print_value(entry, depth, width, out);
}

/// An entry whose line is begun.
fn print_value(entry: &Entry<'_>, depth: usize, width: usize, out: &mut String) {
    match entry.key {
        Some(key) => out.push_str(&format!("{key}:")),
        None => out.push('-'),
    }
    match &entry.value {
        Value::Nothing => {}
        Value::Row(entries) => {
            let key = entry.key.map_or(0, |key| key.chars().count());
            indent(1 + width.saturating_sub(key), out);
            out.push_str(&row(entries));
        }
        Value::Block(block) if entry.key.is_none() && entry.beside.is_empty() => {
            out.push(' ');
            print_block(block, depth + STEP, true, out);
            return comments(&entry.below, depth + STEP, out);
        }
        Value::Block(block) => {
            out.push_str(entry.beside);
            out.push('\n');
            print_block(block, depth + STEP, false, out);
            return comments(&entry.below, depth + STEP, out);
        }
        Value::Lines { header, lines } => {
            out.push(' ');
            out.push_str(header);
            let depths = lines.lines().filter(|line| !line.trim().is_empty());
            let old =
                depths.map(|line| line.len() - line.trim_start_matches(' ').len()).min().unwrap_or_default();
            for line in lines.lines().skip(1) {
                let line = line.trim_end_matches(['\r']);
                out.push('\n');
                if !line.trim().is_empty() {
                    indent(depth + STEP, out);
                    out.push_str(&line[old..]);
                }
            }
        }
        Value::Words { text, column, own_line } => {
            if *own_line {
                out.push('\n');
                indent(depth + STEP, out);
            } else {
                out.push(' ');
            }
            let new = if *own_line { depth + STEP } else { depth };
            print_words(text, *column, new, out);
        }
    }
    out.push_str(entry.beside);
    out.push('\n');
    comments(&entry.below, depth + STEP, out);
}

/// Words on several lines move as one.
fn print_words(text: &str, old: usize, new: usize, out: &mut String) {
    for (at, line) in text.lines().enumerate() {
        if at == 0 {
            out.push_str(line.trim_end());
            continue;
        }
        out.push('\n');
        let words = line.trim();
        if !words.is_empty() {
            let depth = line.len() - line.trim_start().len();
            indent((depth + new).saturating_sub(old), out);
            out.push_str(words);
        }
    }
}
