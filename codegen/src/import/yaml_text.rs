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

    /// A map behind a key: in one line, the keys padded to a width, if it fits.
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
        let padded = format!("{head:pad$} {{ {} }}", inline.join(", "));
        let short = format!("{head} {{ {} }}", inline.join(", "));
        if let Some(fits) = [padded, short].into_iter().find(|line| indent + line.chars().count() <= WIDTH) {
            return self.line(indent, &fits);
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
        && !matches!(text.to_lowercase().as_str(), "true" | "false" | "null" | "yes" | "no" | "on" | "off")
        && text.parse::<f64>().is_err()
        && !["0x", "0o", "0b"].iter().any(|radix| text.starts_with(radix));
    if is_plain { text.to_owned() } else { serde_json::Value::from(text).to_string() }
}
