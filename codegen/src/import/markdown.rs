//! Markdown: its marks taken away, so that what is left reads as text.

/// The lines of a text without marks; fences, headings and tables stay.
pub(super) fn lines(text: &str) -> Vec<String> {
    let (mut lines, mut in_code, mut in_table) = (Vec::new(), false, 0_usize);
    for line in text.lines() {
        let trimmed = line.trim();
        in_table += trimmed.matches("<table").count();
        let keep = in_code || in_table > 0 || trimmed.starts_with('{');
        in_table = in_table.saturating_sub(trimmed.matches("</table").count());
        if trimmed.starts_with("```") {
            in_code = !in_code;
            lines.push(trimmed.to_owned());
        } else if keep {
            lines.push(line.to_owned());
        } else {
            lines.push(unmarked(trimmed));
        }
    }
    lines
}

/// A line without links, emphasis, tags and escapes.
fn unmarked(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let chars: Vec<char> = line.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let rest = &chars[at..];
        match rest {
            ['\\', next, ..] if next.is_ascii_punctuation() => {
                // A bar that belongs to the text stays told from one that ends a cell.
                out.push_str(if *next == '|' { "\\|" } else { "" });
                if *next != '|' {
                    out.push(*next);
                }
                at += 2;
            }
            ['!', '[', ..] | ['[', ..] => match link(rest) {
                Some((shown, length)) => {
                    out.push_str(&shown);
                    at += length;
                }
                None => {
                    out.push(rest[0]);
                    at += 1;
                }
            },
            ['*', '*', ..] => at += 2,
            ['`', ..] => at += 1,
            ['<', ..] => match tag(rest) {
                Some(("br", length)) => {
                    out.push_str("<br>");
                    at += length;
                }
                Some((_, length)) => at += length,
                None => {
                    out.push('<');
                    at += 1;
                }
            },
            _ => {
                out.push(chars[at]);
                at += 1;
            }
        }
    }
    out.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&")
}

/// What `[text](address)` shows, and how long it is.
fn link(chars: &[char]) -> Option<(String, usize)> {
    let start = usize::from(chars.first() == Some(&'!')) + 1;
    let close = chars.iter().position(|c| *c == ']')?;
    let open = close + 1;
    if chars.get(open) != Some(&'(') || close < start {
        return None;
    }
    let end = open + chars[open..].iter().position(|c| *c == ')')?;
    Some((chars[start..close].iter().collect(), end + 1))
}

/// The name of a tag that pages use, and how long the tag is: `Map<String>` has none.
fn tag(chars: &[char]) -> Option<(&'static str, usize)> {
    const TAGS: &[&str] = &[
        "a", "br", "p", "span", "b", "strong", "i", "em", "sup", "sub", "div", "ul", "ol", "li", "code",
        "font",
    ];
    let end = chars.iter().position(|c| *c == '>')?;
    let inner: String = chars[1..end].iter().collect();
    let name = inner.trim_start_matches('/').split([' ', '/', '\t']).next().unwrap_or_default();
    let known = TAGS.iter().find(|known| **known == name)?;
    Some((known, end + 1))
}
