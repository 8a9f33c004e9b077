//! Structures and sets of values as JSON Schema.

use crate::{
    document::ValueKind,
    model::{Argument, Field, FieldType, Model, Need, Parameter, Set, Structure},
    ordered::Json,
};

/// The schemas of an API, by their names in the document.
pub(super) fn of(model: &Model) -> impl Iterator<Item = (String, Json)> {
    let structures = model.structures.iter().map(|it| (name(model, &it.name), structure(model, it)));
    structures.chain(model.sets.iter().map(|it| (name(model, &it.name), set(it))))
}

/// A name that is the API's own: `cae.v1.show_job.JobSpec`. What OpenAPI does not take is written as its number.
fn name(model: &Model, of: &str) -> String {
    let letter = |c: char| match c {
        c if c.is_ascii_alphanumeric() => c.to_string(),
        c => format!("_{:x}", u32::from(c)),
    };
    format!("{}.{}", model.segments.join("."), of.chars().map(letter).collect::<String>())
}

/// Where a schema stands.
pub(super) fn reference(model: &Model, of: &str) -> Json {
    Json::map([("$ref", format!("#/components/schemas/{}", name(model, of)).into())])
}

fn structure(model: &Model, structure: &Structure) -> Json {
    let Structure { name: _, description, source, fields } = structure;
    let source = if source.is_empty() { String::new() } else { format!("Not on the page; from {source}.") };
    let fields = fields.iter().map(|it| (&it.key, field(model, it)));
    Json::map([
        ("type", "object".into()),
        ("description", text([description, &source])),
        ("properties", Json::map(fields)),
    ])
}

fn field(model: &Model, field: &Field) -> Json {
    let Field { key: _, rust_name: _, aliases, kind, description, notes } = field;
    let Json::Map(mut members) = kind_of(model, kind) else { return Json::Nothing };
    let said = text(std::iter::once(description).chain(notes));
    members.retain(|(key, _)| key != "description" || said == Json::Nothing);
    let more = [("description", said), ("x-huaweicloud-jobs-aliases", Json::list(aliases).filled())];
    let more = more.into_iter().map(|(key, value)| (key.to_owned(), value));
    Json::map(members.into_iter().chain(more))
}

/// What a field holds. Times stay text without a format: servers write them in many forms, also empty.
fn kind_of(model: &Model, kind: &FieldType) -> Json {
    let epoch = |unit: &str| {
        let said = format!("Time in {unit} since 1970-01-01T00:00:00Z.");
        Json::map([("type", "integer".into()), ("format", "int64".into()), ("description", said.into())])
    };
    match kind {
        FieldType::Text | FieldType::Time => typed("string"),
        FieldType::Integer => Json::map([("type", "integer".into()), ("format", Json::from("int64"))]),
        FieldType::Number => Json::map([("type", "number".into()), ("format", Json::from("double"))]),
        FieldType::Boolean => typed("boolean"),
        FieldType::EpochMilliseconds => epoch("milliseconds"),
        FieldType::EpochSeconds => epoch("seconds"),
        FieldType::JsonText => {
            Json::map([("type", "string".into()), ("contentMediaType", Json::from("application/json"))])
        }
        FieldType::Json => Json::map([("description", Json::from("Any JSON."))]),
        FieldType::Set(name) | FieldType::Structure(name) | FieldType::Boxed(name) => reference(model, name),
        FieldType::List(inner) => Json::map([("type", "array".into()), ("items", kind_of(model, inner))]),
        FieldType::Map(inner) => {
            Json::map([("type", "object".into()), ("additionalProperties", kind_of(model, inner))])
        }
    }
}

fn typed(name: &str) -> Json {
    Json::map([("type", Json::from(name))])
}

/// A set is open: it lists what is documented, and takes every other value of its type.
fn set(set: &Set) -> Json {
    let Set { name: _, description, source, kind, is_status: _, values } = set;
    let source = if source.is_empty() { String::new() } else { format!("Source: {source}.") };
    let literals = || values.iter().map(|value| literal(*kind, &value.value));
    let held = match kind {
        ValueKind::Text => "string",
        ValueKind::Integer => "integer",
        ValueKind::Boolean => "boolean",
    };
    let said = values.iter().map(|value| value.description.as_str());
    let listed = Json::map([
        ("type", held.into()),
        ("enum", Json::list(literals())),
        ("x-enum-varnames", Json::list(values.iter().map(|value| &value.variant))),
        ("x-enum-descriptions", Json::list(said)),
    ]);
    let phases = values.iter().filter_map(|value| Some((&value.value, value.phase?.word().into())));
    Json::map([
        ("description", text([description, &source])),
        ("anyOf", Json::List(vec![listed, typed(held)])),
        ("x-huaweicloud-jobs-phases", Json::map(phases).filled()),
    ])
}

fn literal(kind: ValueKind, value: &str) -> Json {
    match kind {
        ValueKind::Text => value.into(),
        ValueKind::Integer => value.parse().map_or_else(|_| value.into(), Json::Integer),
        ValueKind::Boolean => value.parse().map_or_else(|_| value.into(), Json::Boolean),
    }
}

/// What a parameter takes.
pub(super) fn parameter(model: &Model, parameter: &Parameter) -> Json {
    let kind = match &parameter.argument {
        Argument::Text => FieldType::Text,
        Argument::Integer => FieldType::Integer,
        Argument::Number => FieldType::Number,
        Argument::Boolean => FieldType::Boolean,
        Argument::Set(name) => FieldType::Set(name.clone()),
    };
    let Json::Map(mut members) = kind_of(model, &kind) else { return Json::Nothing };
    match &parameter.need {
        Need::Default(default) => members.push(("default".to_owned(), value(model, parameter, default))),
        Need::Fixed(fixed) => members.push(("const".to_owned(), value(model, parameter, fixed))),
        _ => {}
    }
    Json::Map(members)
}

/// A parameter's value, in its type.
pub(super) fn value(model: &Model, parameter: &Parameter, value: &str) -> Json {
    let kind = match &parameter.argument {
        Argument::Integer => ValueKind::Integer,
        Argument::Boolean => ValueKind::Boolean,
        Argument::Number => return value.parse().map_or_else(|_| value.into(), Json::Number),
        Argument::Set(name) => {
            model.sets.iter().find(|set| set.name == *name).map_or(ValueKind::Text, |set| set.kind)
        }
        Argument::Text => ValueKind::Text,
    };
    literal(kind, value)
}

/// The paragraphs that are not empty, or nothing.
pub(super) fn text(paragraphs: impl IntoIterator<Item = impl AsRef<str>>) -> Json {
    let said: Vec<String> = paragraphs.into_iter().map(|it| it.as_ref().trim().to_owned()).collect();
    let said: Vec<String> = said.into_iter().filter(|paragraph| !paragraph.is_empty()).collect();
    Json::said(&said.join("\n\n"))
}
