//! The structures and sets of a draft.

use heck::ToSnakeCase;

use crate::{
    import::{
        draft::Set,
        guess,
        link::{Field, Named},
        values::Value,
        yaml_text::{Item, Writer, scalar},
    },
    types::Type,
};

pub(super) fn structure(out: &mut Writer, named: &Named, apart: bool) {
    if apart {
        out.line(0, "");
    }
    named.notes.iter().for_each(|note| out.comment(2, note));
    out.line(2, &format!("{}:", named.name));
    // Short rows stand under each other.
    let width =
        named.fields.iter().map(|field| scalar(&field.row.name, false).chars().count()).max().unwrap_or(0);
    let needs_long = named.fields.iter().any(|field| field.row.name == "fields");
    let indent = if needs_long { 6 } else { 4 };
    if needs_long {
        out.line(4, "fields:");
    }
    for field in &named.fields {
        field_line(out, field, indent, width);
    }
}

/// How a field writes a time, if it is one.
pub(in crate::import) fn time(field: &Field) -> Option<(&'static str, bool)> {
    let no_scalar = field.row.set.is_some() || field.leads_to().is_some();
    guess::time(&field.row.name, &field.row.details.description, &field.kind, &field.samples)
        .filter(|_| !no_scalar)
}

fn field_line(out: &mut Writer, field: &Field, indent: usize, pad: usize) {
    let mut items = vec![Item::Text("type", field.kind.clone())];
    let mut notes = field.notes.clone();
    items.extend(field.structure.as_ref().map(|name| Item::Raw("structure", name.clone())));
    items.extend(field.row.set.as_ref().map(|name| Item::Raw("values", name.clone())));
    if let Some((format, shown)) = time(field) {
        items.push(Item::Raw("time", format.to_owned()));
        if !shown {
            notes.push("guess: the form of the time; the example shows none".to_owned());
        }
    } else if field.row.set.is_none()
        && field.kind.eq_ignore_ascii_case("string")
        && guess::holds_json(&field.samples)
    {
        items.push(Item::Raw("holds", "JSON".to_owned()));
    }
    items.extend(
        field.row.mandatory.map(|yes| Item::Raw("mandatory", if yes { "Yes" } else { "No" }.to_owned())),
    );
    for (key, text) in [("fixed", &field.row.details.fixed), ("default", &field.row.details.default)] {
        let is_number = text.parse::<i32>().is_ok_and(|number| number.to_string() == *text);
        items.extend(if is_number { Some(Item::Raw(key, text.clone())) } else { Item::text(key, text) });
    }
    items.extend(Item::text("description", &field.row.details.description));
    notes.iter().for_each(|note| out.comment(indent, note));
    out.map(indent, &scalar(&field.row.name, false), pad, &items);
}

pub(super) fn values(out: &mut Writer, set: &Set) {
    set.notes.iter().for_each(|note| out.comment(2, note));
    out.line(2, &format!("{}:", set.name));
    if !set.description.is_empty() {
        out.text(4, "description", &set.description);
    }
    if set.is_status {
        out.comment(4, "guess: the phases, by well-known words");
    }
    if set.kind != Type::Text {
        out.comment(4, "guess: the names");
    }
    out.line(4, "values:");
    let key =
        |value: &Value| if set.kind == Type::Text { scalar(&value.word, false) } else { value.word.clone() };
    let width = set.values.iter().map(|value| key(value).chars().count()).max().unwrap_or(0);
    let mut names: Vec<String> = Vec::new();
    for value in &set.values {
        let mut items = Vec::new();
        if set.kind != Type::Text {
            let mut name = name_of(value);
            if names.contains(&name) {
                name = format!("{name}_{}", value.word.replace('-', "minus_"));
            }
            items.push(Item::Text("name", name.clone()));
            names.push(name);
        }
        match guess::phase(value).filter(|_| set.is_status) {
            Some(phase) => items.push(Item::Raw("phase", phase.to_owned())),
            None if set.is_status => {
                out.comment(6, &format!("not read: what `{}` means for the job; give it a phase", value.word))
            }
            None => {}
        }
        items.extend(Item::text("description", &value.text));
        out.map(6, &key(value), width, &items);
    }
}

/// A name for a number: the first words that are said of it.
fn name_of(value: &Value) -> String {
    let said = value.text.split(['(', '（', '.', ',', ';', ':', '，', '。']).next().unwrap_or_default();
    let words: Vec<&str> = said.split_whitespace().filter(|word| word.is_ascii()).take(3).collect();
    let name = words.join(" ").to_snake_case();
    match name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        true => name,
        false => format!("value_{}", value.word.replace('-', "minus_")),
    }
}
