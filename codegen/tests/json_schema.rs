//! schema/schema.json says of schemas what the generator says, as far as a JSON Schema can.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod files;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use huaweicloud_jobs_codegen::{Rule, Severity, check_texts, json_schema};
use regex_lite::Regex;
use serde_json::{Map, Value};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn schemas(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            schemas(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            found.push(path);
        }
    }
}

/// YAML as the JSON that an editor holds against the JSON Schema.
fn json(yaml: serde_yaml::Value) -> Option<Value> {
    Some(match yaml {
        serde_yaml::Value::Mapping(map) => {
            let mut object = Map::new();
            for (key, value) in map {
                let key = match json(key)? {
                    Value::String(key) => key,
                    key => key.to_string(),
                };
                object.insert(key, json(value)?);
            }
            Value::Object(object)
        }
        serde_yaml::Value::Sequence(list) => Value::Array(list.into_iter().map(json).collect::<Option<_>>()?),
        serde_yaml::Value::Tagged(_) => return None,
        scalar => serde_json::to_value(scalar).ok()?,
    })
}

fn read(text: &str) -> Option<Value> {
    json(serde_yaml::from_str(text).ok()?)
}

/// The keywords that are used, as draft 7 defines them. Any other is a failure.
fn is_valid(document: &Value, schema: &Value, value: &Value) -> bool {
    let Some(schema) = schema.as_object() else { return schema.as_bool().unwrap() };
    let valid = |schema: &Value, value: &Value| is_valid(document, schema, value);
    let all = |schemas: &Value| schemas.as_array().unwrap().iter().all(|schema| valid(schema, value));
    let matches = |pattern: &str, text: &str| Regex::new(pattern).unwrap().is_match(text);
    if let Some(reference) = schema.get("$ref") {
        return valid(document.pointer(reference.as_str().unwrap().trim_start_matches('#')).unwrap(), value);
    }
    let is_type = |name: &Value| match name.as_str().unwrap() {
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64(),
        "object" => value.is_object(),
        "array" => value.is_array(),
        "null" => value.is_null(),
        other => panic!("{other}"),
    };
    schema.iter().all(|(keyword, given)| match (keyword.as_str(), value) {
        (
            "$schema"
            | "$comment"
            | "title"
            | "description"
            | "markdownDescription"
            | "definitions"
            | "patternErrorMessage",
            _,
        ) => true,
        ("type", _) => given.as_array().map_or_else(|| is_type(given), |types| types.iter().any(is_type)),
        ("enum", _) => given.as_array().unwrap().contains(value),
        ("allOf", _) => all(given),
        ("anyOf", _) => given.as_array().unwrap().iter().any(|schema| valid(schema, value)),
        ("if", _) => valid(&schema[if valid(given, value) { "then" } else { "else" }], value),
        ("then" | "else", _) => true,
        ("pattern", Value::String(text)) => matches(given.as_str().unwrap(), text),
        ("minProperties", Value::Object(map)) => map.len() as u64 >= given.as_u64().unwrap(),
        ("minItems", Value::Array(list)) => list.len() as u64 >= given.as_u64().unwrap(),
        ("minLength", Value::String(text)) => text.chars().count() as u64 >= given.as_u64().unwrap(),
        ("minimum", Value::Number(number)) => number.as_f64() >= given.as_f64(),
        ("maximum", Value::Number(number)) => number.as_f64() <= given.as_f64(),
        ("items", Value::Array(list)) => list.iter().all(|element| valid(given, element)),
        ("required", Value::Object(map)) => {
            given.as_array().unwrap().iter().all(|key| map.contains_key(key.as_str().unwrap()))
        }
        ("properties" | "patternProperties", Value::Object(map)) => map.iter().all(|(key, value)| {
            let fits = |name: &str| if keyword == "properties" { name == key } else { matches(name, key) };
            given.as_object().unwrap().iter().all(|(name, schema)| !fits(name) || valid(schema, value))
        }),
        ("additionalProperties", Value::Object(map)) => map.iter().all(|(key, value)| {
            let named =
                |keyword| schema.get(keyword).and_then(Value::as_object).into_iter().flat_map(Map::keys);
            let is_known = named("properties").any(|name| name == key)
                || named("patternProperties").any(|name| matches(name, key));
            is_known || valid(given, value)
        }),
        (
            "pattern"
            | "minLength"
            | "minimum"
            | "maximum"
            | "minProperties"
            | "minItems"
            | "items"
            | "required"
            | "properties"
            | "patternProperties"
            | "additionalProperties",
            _,
        ) => true,
        (other, _) => panic!("{other}"),
    })
}

#[test]
fn the_published_one_is_current() {
    let published = fs::read_to_string(root().join("schema/schema.json")).unwrap().replace("\r\n", "\n");
    assert!(published == json_schema(), "run `cargo run -p huaweicloud-jobs-codegen -- schema`");
}

#[test]
fn every_good_schema_is_valid() {
    let document: Value = serde_json::from_str(&json_schema()).unwrap();
    let mut files = Vec::new();
    for folder in ["schema", "tests/golden/schema", "tests/data"] {
        schemas(&root().join(folder), &mut files);
    }
    assert!(files.len() >= 7);
    for file in files {
        let value = read(&fs::read_to_string(&file).unwrap()).unwrap();
        assert!(is_valid(&document, &document, &value), "{}", file.display());
    }
}

/// What cannot be said in a JSON Schema, rule by rule; all other bad input is caught, but for the cases named.
#[test]
fn bad_input_is_caught_where_it_can_be() {
    /// A file is looked at alone, by its values: not its name, not what one part of it says of another.
    const NOT_SAID: &[Rule] = &[
        Rule::FileName,
        Rule::DuplicateRegion,
        Rule::EndpointMismatch,
        Rule::SecondIdentity,
        Rule::UnknownStructure,
        Rule::UnknownValues,
        Rule::UnusedDefinition,
        Rule::PlaceholderWithoutParameter,
        Rule::ParameterWithoutPlaceholder,
        Rule::NameCollision,
        Rule::ValueType,
        Rule::ValueWithoutPhase,
        Rule::NoSuccessValue,
        Rule::NoFailureValue,
        Rule::NoAnswer,
        Rule::JobPath,
        Rule::Paging,
        Rule::ExampleRequest,
        Rule::ExampleKey,
        Rule::ExampleType,
        Rule::ExampleValue,
    ];
    /// Cases of the other rules.
    const NOT_CAUGHT: &[&str] = &[
        // What one key says of another.
        "bad-value-credential-in-path",
        "bad-value-credential-in-query",
        "bad-value-default",
        "bad-value-default-in-path",
        "bad-value-detail-and-reason",
        "bad-value-example",
        "bad-value-fixed",
        "bad-value-fixed-and-default",
        "bad-value-holds-of-integer",
        "bad-value-not-enforced",
        "bad-value-not-enforced-in-path",
        "bad-value-optional-in-path",
        "bad-value-second-credential",
        "bad-value-structure-of-text",
        "bad-value-time-and-holds",
        "bad-value-time-of-boolean",
        "bad-value-time-of-integer",
        "bad-value-token-header",
        "duplicate-key-alias",
        "missing-key-waiting-time",
        // Units count together.
        "bad-value-duration-long",
        // Keys are text in JSON: which were numbers is lost.
        "missing-key-value-name",
        // Types nest, which regular expressions cannot follow.
        "unknown-type-bare-array",
        "unknown-type-in-list",
        "unknown-type-map-key",
        "unknown-type-map-without-value",
        // What Rust can call a name.
        "unusable-name-field",
        "unusable-name-field-symbol",
        "unusable-name-parameter",
        "unusable-name-value",
        "wrong-kind-value-number",
        // Good YAML of which the language has no use.
        "yaml-syntax-anchor",
        "yaml-syntax-key-is-a-list",
        "yaml-syntax-null-key",
        "yaml-syntax-separator",
    ];
    let document: Value = serde_json::from_str(&json_schema()).unwrap();
    let mut files = Vec::new();
    schemas(&root().join("codegen/tests/invalid"), &mut files);
    let (mut missed, mut caught): (Vec<String>, BTreeMap<Rule, usize>) = Default::default();
    for file in files {
        let (name, text) =
            (file.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&file).unwrap());
        let files = files::split(&text);
        let rules: BTreeSet<Rule> = check_texts(&files).iter().map(|finding| finding.rule).collect();
        let said = |rule: &Rule| !NOT_SAID.contains(rule) && rule.severity() == Severity::Error;
        let is_good =
            |(_, text): &(&str, &str)| read(text).is_some_and(|value| is_valid(&document, &document, &value));
        let is_caught = !files.iter().all(is_good);
        if is_caught {
            rules.iter().for_each(|rule| *caught.entry(*rule).or_default() += 1);
        } else if rules.iter().any(said) {
            missed.push(name);
        }
    }
    let missed: BTreeSet<&str> = missed.iter().map(String::as_str).collect();
    assert_eq!(missed, NOT_CAUGHT.iter().copied().collect());
    assert!(Rule::ALL.iter().filter(|rule| caught.contains_key(rule)).count() >= 8, "{caught:?}");
}
