//! Structures, their fields, and what these hold.

use crate::{
    emit,
    model::{Field, FieldType, Model, Structure},
};

use super::{
    html::{Html, all, anchor, code, element, lines, link, paragraph, prose, text},
    row, section, tag,
};

pub(super) fn sections(model: &Model) -> Html {
    lines(model.structures.iter().map(|it| structure(model, it)))
}

pub(super) fn id(structure: &str) -> String {
    anchor(&["structure", structure])
}

pub(super) fn field_id(structure: &str, key: &str) -> String {
    anchor(&["structure", structure, key])
}

fn structure(model: &Model, structure: &Structure) -> Html {
    let Structure { name, description, source, fields } = structure;
    let answer = if *name == model.answer { tag("", "the answer") } else { Html::default() };
    let source = if source.is_empty() { String::new() } else { format!("Not on the page; from {source}.") };
    let rows = fields.iter().map(|it| field(name, it));
    let inner = lines([
        paragraph("", answer),
        paragraph("", prose(description)),
        paragraph("source", prose(&source)),
        element("dl", &[], [lines(rows)]),
    ]);
    section("h3", &id(name), code(name), inner)
}

fn field(structure: &str, field: &Field) -> Html {
    let Field { key, rust_name, aliases, kind, description, notes } = field;
    let rust = format!("{rust_name}: Option<{}>", emit::rust_type(kind));
    let aliases = aliases
        .iter()
        .enumerate()
        .map(|(at, alias)| all([text(if at == 0 { "Also read from " } else { ", " }), code(alias)]));
    row(
        &field_id(structure, key),
        key,
        element("span", &[("class", "kind")], [self::kind(kind)]),
        [
            prose(description),
            prose(&notes.join(" ")),
            all(aliases),
            element("span", &[("class", "rust")], [text("Rust "), code(&rust)]),
        ],
    )
}

/// A type in words, with links to what it is made of.
pub(super) fn kind(kind: &FieldType) -> Html {
    match kind {
        FieldType::Text => text("string"),
        FieldType::Integer => text("integer"),
        FieldType::Number => text("number"),
        FieldType::Boolean => text("boolean"),
        FieldType::Time => text("time, as text"),
        FieldType::EpochMilliseconds => text("time, milliseconds since 1970"),
        FieldType::EpochSeconds => text("time, seconds since 1970"),
        FieldType::JsonText => text("JSON in a string"),
        FieldType::Json => text("any JSON"),
        FieldType::Set(name) => link(&format!("#{}", super::sets::id(name)), code(name)),
        FieldType::Structure(name) | FieldType::Boxed(name) => link(&format!("#{}", id(name)), code(name)),
        FieldType::List(inner) => all([text("list of "), self::kind(inner)]),
        FieldType::Map(inner) => all([text("map of "), self::kind(inner)]),
    }
}
