//! Sets of values, and what those of statuses mean.

use crate::model::{Model, Set, Value};

use super::{
    html::{Html, all, anchor, code, element, lines, paragraph, prose, text},
    section, table, tag,
};

pub(super) fn sections(model: &Model) -> Html {
    lines(model.sets.iter().map(set))
}

pub(super) fn id(set: &str) -> String {
    anchor(&["values", set])
}

pub(super) fn value_id(set: &str, value: &str) -> String {
    anchor(&["values", set, value])
}

fn set(set: &Set) -> Html {
    let Set { name, description, source, kind: _, is_status, values } = set;
    let rows = values.iter().map(|value| {
        let Value { value, variant, shown, phase, description, source } = value;
        let called = if shown == value { Html::default() } else { all([text(" "), text(shown)]) };
        let phase = phase.map(|phase| tag(phase.word(), phase.word())).unwrap_or_default();
        let rust = element("span", &[("class", "rust")], [text("Rust "), code(variant)]);
        let source = if source.is_empty() { String::new() } else { format!("Source: {source}.") };
        let said = all([
            prose(description),
            text(" "),
            element("span", &[("class", "source")], [prose(&source)]),
            text(" "),
            rust,
        ]);
        let mut cells = vec![all([code(value), called])];
        cells.extend(is_status.then_some(phase));
        cells.push(said);
        (value_id(name, value), cells)
    });
    let heads: &[&str] = if *is_status { &["Value", "Phase", "Meaning"] } else { &["Value", "Meaning"] };
    let source = if source.is_empty() { String::new() } else { format!("Source: {source}.") };
    let inner =
        lines([paragraph("", prose(description)), paragraph("source", prose(&source)), table(heads, rows)]);
    section("h3", &id(name), code(name), inner)
}
