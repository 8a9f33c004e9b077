//! Examples as JSON text, keys in the page's order.

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
        out.push_str(&"  ".repeat(depth + 1));
        each(item, out);
    }
    if !items.is_empty() {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    }
    out.push(close);
}

pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
