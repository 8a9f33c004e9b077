//! The language as a JSON Schema (draft 7, which every editor's YAML support reads).

use serde_json::{Map, Value, json};

use crate::language::{CAMEL, Form, Key, SCHEMA, TABLE, acceptable, parameter_types, places, scalars};

/// The document that is published as schema/schema.json.
pub(crate) fn document() -> Value {
    let places = places();
    let mut definitions = Map::new();
    for place in &places {
        definitions.insert(place.name.to_owned(), object(place.what, &place.keys));
    }
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A job API, or a table of hosts",
        "$comment": "Written by `cargo run -p huaweicloud-jobs-codegen -- schema`. Edit codegen/src/language.rs, not this file.",
        "if": { "required": ["hosts"] },
        "then": place(TABLE),
        "else": place(SCHEMA),
        "definitions": definitions,
    })
}

fn place(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}

fn object(what: &str, keys: &[Key]) -> Value {
    let properties: Map<String, Value> =
        keys.iter().map(|key| (key.name.to_owned(), property(key))).collect();
    let required: Vec<&str> = keys.iter().filter(|key| key.must).map(|key| key.name).collect();
    // Nothing at all is a map without keys.
    let kinds = if required.is_empty() { json!(["object", "null"]) } else { json!("object") };
    json!({
        "description": what,
        "type": kinds,
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn property(key: &Key) -> Value {
    let mut property = form(&key.form, key.must);
    let mut meaning = key.meaning.replace(" (below)", "");
    if let Some(first) = meaning.get(..1).map(str::to_uppercase) {
        meaning.replace_range(..1, &first);
    }
    let must = if key.must { "Must be given. " } else { "" };
    // Beside a reference nothing else is read.
    if property.get("$ref").is_some() {
        property = json!({ "allOf": [property] });
    }
    let said = format!("{must}{meaning}.");
    // Some editors show the one as Markdown, the others show the other as it is.
    property["markdownDescription"] = said.clone().into();
    property["description"] = said.replace('`', "").into();
    property
}

fn form(form: &Form, must: bool) -> Value {
    let text = || json!({ "type": ["string", "boolean", "integer"] });
    match form {
        // What must be given is not empty.
        Form::Text if must => json!({ "type": ["string", "boolean", "integer"], "minLength": 1 }),
        Form::Text => text(),
        Form::Pattern(pattern, what) => self::pattern(pattern, what),
        Form::Patterns(pattern, what) => json!({ "type": "array", "items": self::pattern(pattern, what) }),
        Form::Name => json!({ "type": "string", "pattern": CAMEL }),
        Form::Type => kind(scalars().collect(), &type_pattern()),
        Form::Scalar => {
            let words: Vec<String> = parameter_types().map(any_case).collect();
            kind(parameter_types().collect(), &format!("^\\s*({})[Ss]?\\s*$", words.join("|")))
        }
        Form::Flag => {
            json!({ "anyOf": [{ "enum": ["Yes", "No"] }, { "type": "boolean" }, { "type": "string", "pattern": format!("^({}|{})$", any_case("yes"), any_case("no")) }] })
        }
        Form::Words(words) => json!({ "enum": words }),
        Form::Number(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Form::Texts => json!({ "type": "array", "items": text() }),
        Form::One(name) => place(name),
        Form::List(name) if must => json!({ "type": "array", "items": place(name), "minItems": 1 }),
        Form::List(name) => json!({ "type": "array", "items": place(name) }),
        Form::Map(name, pattern) => {
            let mut map = named(place(name), pattern);
            if must {
                map["type"] = "object".into();
                map["minProperties"] = 1.into();
            }
            map
        }
        Form::Response => {
            let either = json!({ "anyOf": [{ "type": "string", "pattern": CAMEL }, place("response")] });
            json!({ "type": "object", "patternProperties": { "^[1-5][0-9][0-9]$": either }, "additionalProperties": false })
        }
        Form::Structures => {
            let either = json!({
                "if": { "type": "object", "required": ["fields"] },
                "then": place("structure"),
                "else": named(place("field"), ""),
            });
            named(either, CAMEL)
        }
        Form::Tasks => place("tasks"),
        Form::TasksOrSame => json!({ "anyOf": [{ "enum": ["same"] }, place("tasks")] }),
        Form::Json => json!({}),
        Form::Accepted => {
            let reason = |says| json!({ "type": "string", "minLength": 1, "description": format!("Why it is right as it is. The warning: {says}.") });
            let reasons: Map<String, Value> =
                acceptable().map(|rule| (rule.id().to_owned(), reason(rule.says()))).collect();
            json!({ "type": "object", "properties": reasons, "additionalProperties": false })
        }
    }
}

/// Text in a form of its own.
fn pattern(pattern: &str, what: &str) -> Value {
    json!({ "type": "string", "pattern": pattern, "patternErrorMessage": format!("This must be {what}.") })
}

/// A type: words to suggest, and what else it can look like.
fn kind(words: Vec<&str>, pattern: &str) -> Value {
    json!({ "type": "string", "anyOf": [{ "enum": words }, { "pattern": pattern }] })
}

/// A map with free names.
fn named(element: Value, pattern: &str) -> Value {
    match pattern {
        "" => json!({ "type": ["object", "null"], "additionalProperties": element }),
        _ => {
            json!({ "type": ["object", "null"], "patternProperties": { pattern: element }, "additionalProperties": false })
        }
    }
}

/// What a type can look like. Types nest, so what stands in brackets is not looked at.
fn type_pattern() -> String {
    let scalars: Vec<String> = scalars().map(any_case).collect();
    let scalars = scalars.join("|");
    let word = format!("(({scalars})[Ss]?|[A-Z][A-Za-z0-9]*)");
    let object = format!("[A-Za-z][A-Za-z0-9_-]*\\s+{}[Ss]?", any_case("object"));
    let brackets = format!(
        "({}|{}|{}|{})\\s*[<\\[].+[>\\]]",
        any_case("array"),
        any_case("list"),
        any_case("set"),
        any_case("map")
    );
    let of = format!("({}|{})\\s+{}\\s+.+", any_case("array"), any_case("list"), any_case("of"));
    format!("^\\s*({word}|{object}|{brackets}|{of})\\s*$")
}

/// A regular expression for a word in any case.
fn any_case(word: &str) -> String {
    let letter = |c: char| format!("[{}{}]", c.to_ascii_uppercase(), c.to_ascii_lowercase());
    word.chars().map(|c| if c.is_ascii_alphabetic() { letter(c) } else { c.to_string() }).collect()
}
