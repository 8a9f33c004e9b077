//! How times are written.

use crate::yaml::Node;

use super::{VIEW, plain};

/// How a field writes a time, and whether the example shows it.
pub(in crate::import) fn time(
    key: &str,
    description: &str,
    kind: &str,
    samples: &[Node],
) -> Option<(&'static str, bool)> {
    let is_number =
        ["integer", "long", "int", "number"].iter().any(|word| kind.to_lowercase().starts_with(word));
    let named = VIEW
        .iter()
        .filter(|(view, _)| matches!(*view, "started" | "updated" | "ended" | "expected"))
        .any(|(_, keys)| keys.contains(&plain(key).as_str()));
    let key = plain(key);
    let ends =
        ["time", "timestamp", "createdat", "updatedat", "updateat", "finishedat", "startedat", "endedat"]
            .iter()
            .any(|end| key.ends_with(end));
    let shapes: Vec<Option<&'static str>> = samples
        .iter()
        .filter_map(|sample| Some(shape(&sample.scalar().filter(|text| !text.is_empty())?)))
        .collect();
    if let Some(shape) = shapes.iter().flatten().next() {
        let by_digits = shape.starts_with("epoch");
        return ((named || ends || !by_digits)
            && (is_number == by_digits
                || kind.eq_ignore_ascii_case("string")
                || kind.eq_ignore_ascii_case("date")))
        .then_some((shape, true));
    }
    if !shapes.is_empty() || !(named || ends) {
        return None;
    }
    let text = description.to_lowercase();
    let milliseconds = ["millisecond", " ms", "毫秒"].iter().any(|word| text.contains(word));
    let is_span = ["duration", "timeout", "interval", "costtime", "usedtime", "period"]
        .iter()
        .any(|word| key.contains(word));
    match (is_number, milliseconds) {
        _ if is_span => None,
        (_, true) if is_number || text.contains("timestamp") || text.contains("时间戳") => {
            Some(("epoch milliseconds", false))
        }
        (true, _) if text.contains("second") || text.contains('秒') => Some(("epoch seconds", false)),
        (true, _) => None,
        (false, _) if kind.eq_ignore_ascii_case("string") || kind.eq_ignore_ascii_case("date") => {
            Some(("RFC 3339", false))
        }
        _ => None,
    }
}

/// The form of a time in an example.
fn shape(text: &str) -> Option<&'static str> {
    let digits = |range: std::ops::Range<usize>| {
        text.get(range).is_some_and(|part| part.bytes().all(|b| b.is_ascii_digit()))
    };
    let is_date = digits(0..4)
        && text.get(4..5) == Some("-")
        && digits(5..7)
        && text.get(7..8) == Some("-")
        && digits(8..10);
    match text {
        _ if is_date && text.contains(" +") && text.len() > 24 => Some("Go"),
        _ if is_date && text.len() > 15 => Some("RFC 3339"),
        _ if text.len() == 13 && digits(0..13) => Some("epoch milliseconds"),
        _ if text.len() == 10 && digits(0..10) => Some("epoch seconds"),
        _ => None,
    }
}
