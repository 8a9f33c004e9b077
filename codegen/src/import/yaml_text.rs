//! YAML as a person would write it: one line where it fits, folded text where it does not.

/// The widest line.
const WIDTH: usize = 140;

/// Writes lines.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) out: String,
}

/// A key and its value: text to be quoted where needed, or YAML as it stands.
pub(super) enum Item {
    Text(&'static str, String),
    Raw(&'static str, String),
}

impl Item {
    /// A key with a text, if there is one.
    pub(super) fn text(key: &'static str, text: &str) -> Option<Self> {
        (!text.is_empty()).then(|| Self::Text(key, text.to_owned()))
    }
}

impl Writer {
    pub(super) fn line(&mut self, indent: usize, text: &str) {
        if !text.is_empty() {
            self.out.push_str(&" ".repeat(indent));
            self.out.push_str(text);
        }
        self.out.push('\n');
    }

    /// A remark, each of its lines with its mark.
    pub(super) fn comment(&mut self, indent: usize, text: &str) {
        for line in wrap(text, WIDTH.saturating_sub(indent + 2)) {
            self.line(indent, format!("# {line}").trim_end());
        }
    }

    /// A key with a text, folded if it is long.
    pub(super) fn text(&mut self, indent: usize, key: &str, text: &str) {
        let short = format!("{key}: {}", scalar(text, false));
        let foldable = text.is_ascii() || text.contains(' ');
        if indent + short.chars().count() <= WIDTH || !foldable {
            return self.line(indent, &short);
        }
        self.line(indent, &format!("{key}: >-"));
        for line in wrap(text, WIDTH.saturating_sub(indent + 2)) {
            self.line(indent + 2, &line);
        }
    }

    /// A map behind a key: a row if it fits, where the widest key of the rows around it has a width of `pad`.
    pub(super) fn map(&mut self, indent: usize, key: &str, pad: usize, items: &[Item]) {
        if items.is_empty() {
            return self.line(indent, &format!("{key}:"));
        }
        let inline: Vec<String> = items
            .iter()
            .map(|item| match item {
                Item::Text(key, text) => format!("{key}: {}", scalar(text, true)),
                Item::Raw(key, raw) => format!("{key}: {raw}"),
            })
            .collect();
        let head = format!("{key}:");
        let row = format!("{head} {{ {} }}", inline.join(", "));
        // The rows of a map will stand under each other.
        let padding = (pad + 1).saturating_sub(head.chars().count());
        if indent + padding + row.chars().count() <= WIDTH {
            return self.line(indent, &row);
        }
        self.line(indent, &head);
        for item in items {
            match item {
                Item::Text(key, text) => self.text(indent + 2, key, text),
                Item::Raw(key, raw) => self.line(indent + 2, &format!("{key}: {raw}")),
            }
        }
    }
}

/// A draft with its rows under each other: within each map, what stands behind the keys of rows begins in one column.
pub(super) fn aligned(text: &str) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    // What the examples hold is JSON, not rows.
    let end = lines.iter().position(|line| line == "examples:").unwrap_or(lines.len());
    // The open maps: how far they are indented, and their rows.
    let mut open: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut done: Vec<Vec<usize>> = Vec::new();
    for (at, line) in lines[..end].iter().enumerate() {
        let text = line.trim_start();
        if text.is_empty() || text.starts_with(['#', '-']) {
            continue;
        }
        let indent = line.len() - text.len();
        while open.last().is_some_and(|(outer, _)| *outer > indent) {
            done.extend(open.pop().map(|(_, rows)| rows));
        }
        if open.last().is_none_or(|(outer, _)| *outer < indent) {
            open.push((indent, Vec::new()));
        }
        if let (Some(_), Some((_, rows))) = (row_key(line), open.last_mut()) {
            rows.push(at);
        }
    }
    done.extend(open.into_iter().map(|(_, rows)| rows));
    for rows in done {
        let width = rows
            .iter()
            .filter_map(|at| row_key(&lines[*at]))
            .map(|key| key.chars().count())
            .max()
            .unwrap_or(0);
        for at in rows {
            let Some(key) = row_key(&lines[at]).map(str::to_owned) else { continue };
            let padding = " ".repeat(width - key.chars().count());
            lines[at] = format!("{key}:{padding}{}", &lines[at][key.len() + 1..]);
        }
    }
    lines.join("\n") + "\n"
}

/// The key of a row, with its indentation.
fn row_key(line: &str) -> Option<&str> {
    let quoted = line.trim_start().starts_with('"');
    let mark = if quoted { "\": {" } else { ": {" };
    let at = line.find(mark)?;
    line.ends_with('}').then(|| &line[..at + usize::from(quoted)])
}

/// A text in lines of a width; words stay whole.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let long = word.chars().count();
        match lines.last_mut() {
            Some(line) if length + 1 + long <= width => {
                line.push(' ');
                line.push_str(word);
                length += 1 + long;
            }
            _ => {
                lines.push(word.to_owned());
                length = long;
            }
        }
    }
    lines
}

/// A text as a YAML scalar that is read as the same text.
pub(super) fn scalar(text: &str, in_flow: bool) -> String {
    let is_plain = !text.is_empty()
        && text.trim() == text
        && !text.starts_with(|c: char| "-?:,[]{}#&*!|>'\"%@`=~.+".contains(c))
        && !text.contains(": ")
        && !text.ends_with(':')
        && !text.contains(" #")
        && !text.chars().any(char::is_control)
        && !(in_flow && text.contains([',', '[', ']', '{', '}']))
        // The parser takes a lone `-` before a comma for the beginning of an element.
        && !(in_flow && text.ends_with(" -"))
        && !matches!(text.to_lowercase().as_str(), "true" | "false" | "null" | "yes" | "no" | "on" | "off")
        && text.parse::<f64>().is_err()
        && !["0x", "0o", "0b"].iter().any(|radix| text.starts_with(radix));
    if is_plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}
