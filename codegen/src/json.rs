//! Examples as JSON text, keys in the page's order.

use std::iter::repeat_n;

use crate::yaml::{Kind, Node};

/// Pretty JSON, two spaces a level.
pub(crate) fn pretty(node: &Node) -> String {
    let mut out = String::new();
    write(node, 0, &mut out);
    out
}

fn write(node: &Node, depth: usize, out: &mut String) {
    match &node.kind {
        Kind::Null => out.push_str("null"),
        Kind::Boolean(truth) => out.push_str(&truth.to_string()),
        Kind::Integer(number) => out.push_str(&number.to_string()),
        Kind::Number(number) => out.push_str(&serde_json::Value::from(*number).to_string()),
        Kind::Text(text) => out.push_str(&quoted(text)),
        Kind::List(list) => {
            let write_element = |element: &Node, out: &mut String| write(element, depth + 1, out);
            nested(list, ['[', ']'], depth, out, write_element);
        }
        Kind::Map(map) => nested(map, ['{', '}'], depth, out, |(key, value), out| {
            out.push_str(&quoted(&key.word().unwrap_or_default()));
            out.push_str(": ");
            write(value, depth + 1, out);
        }),
    }
}

pub(crate) fn nested<T>(
    items: &[T],
    [open, close]: [char; 2],
    depth: usize,
    out: &mut String,
    each: impl Fn(&T, &mut String),
) {
    out.push(open);
    for (at, item) in items.iter().enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        out.extend(repeat_n("  ", depth + 1));
        each(item, out);
    }
    if !items.is_empty() {
        out.push('\n');
        out.extend(repeat_n("  ", depth));
    }
    out.push(close);
}

pub(crate) fn quoted(text: &str) -> String {
    // No text is refused.
    serde_json::to_string(text).unwrap_or_default()
}

/// Pretty JSON in few lines: what fits on one stands there, and so do the values of a map or list that are neither.
pub(crate) fn dense(pretty: &str) -> String {
    const WIDTH: usize = 110;
    let depth = |line: &str| line.len() - line.trim_start().len();
    let is_open = |line: &str| line.ends_with(['{', '[']);
    let is_end = |line: &str| line.trim_start().starts_with(['}', ']']);
    let mut lines: Vec<String> = Vec::new();
    for line in pretty.lines() {
        lines.push(line.to_owned());
        if !is_end(line) {
            continue;
        }
        let at = depth(line);
        let before = &lines[..lines.len() - 1];
        let Some(open) = before.iter().rposition(|before| depth(before) == at) else { continue };
        let length: usize = lines[open..].iter().map(|line| line.trim_start().len() + 1).sum();
        let whole = at + length <= WIDTH;
        let rest: Vec<String> = lines.drain(open + 1..).collect();
        for line in rest {
            let inner = line.trim_start();
            let last = lines.last_mut().filter(|last| {
                let room = last.len() + 1 + inner.len() <= WIDTH;
                whole
                    || room
                        && depth(last) > at
                        && [last.as_str(), inner].iter().all(|line| !is_open(line) && !is_end(line))
            });
            match last {
                Some(last) => {
                    let spaced = !last.ends_with('[') && !inner.starts_with(']');
                    last.push_str(if spaced { " " } else { "" });
                    last.push_str(inner);
                }
                None => lines.push(line),
            }
        }
    }
    lines.join("\n")
}
