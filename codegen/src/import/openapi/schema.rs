//! Schemas as the rows that a page would print.

use heck::ToUpperCamelCase;

use crate::{
    import::{details::Details, link::get, page::Row, values::Value},
    types::{self, Type},
    yaml::{Kind, Node},
};

use super::{Reader, elements, entries, text_at};

impl<'d> Reader<'d> {
    /// What a schema is called: where it is referred to, or by its title.
    pub(super) fn name_of(&self, schema: &Node) -> Option<String> {
        let reference = get(schema, "$ref").and_then(Node::scalar);
        let named = reference.and_then(|reference| reference.rsplit('/').next().map(str::to_owned));
        named
            .or_else(|| get(schema, "title").and_then(Node::scalar))
            .map(|name| name.to_upper_camel_case())
            .filter(|name| !name.is_empty())
    }

    /// The fields of a schema and of all that it is made of.
    pub(super) fn rows(&mut self, schema: &'d Node, owner: &str) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        let (mut open, mut steps) = (vec![schema], 0);
        while let Some(schema) = open.pop() {
            steps += 1;
            if steps > 256 {
                break;
            }
            let schema = self.resolved(schema);
            let required: Vec<String> = get(schema, "required")
                .map(elements)
                .unwrap_or_default()
                .iter()
                .filter_map(|name| name.scalar())
                .collect();
            for (key, property) in get(schema, "properties").map(entries).unwrap_or_default() {
                let mut row = self.row(&key, property, owner);
                row.mandatory = (!required.is_empty()).then(|| required.contains(&key));
                if rows.iter().all(|known| known.name != key) {
                    rows.push(row);
                }
            }
            for part in ["allOf", "oneOf", "anyOf"] {
                open.extend(get(schema, part).map(elements).unwrap_or_default().into_iter().rev());
            }
        }
        rows
    }

    pub(super) fn row(&mut self, key: &str, property: &'d Node, owner: &str) -> Row {
        let schema = self.resolved(property);
        let kind = self.kind(key, property, owner, 0);
        let items = get(schema, "items").map(|items| self.resolved(items));
        let words = get(schema, "enum")
            .or_else(|| items.and_then(|items| get(items, "enum")))
            .map(elements)
            .unwrap_or_default();
        let values: Vec<Value> = words
            .iter()
            .filter_map(|word| word.scalar())
            .map(|word| Value { word, text: String::new() })
            .collect();
        let told = text_at(property, "description");
        let description = if told.is_empty() { text_at(schema, "description") } else { told };
        let default = get(schema, "default").and_then(Node::scalar).unwrap_or_default();
        Row {
            name: key.to_owned(),
            mandatory: None,
            kind,
            details: Details {
                description: with_limits(description, schema),
                default,
                values,
                ..Details::default()
            },
            set: None,
        }
    }

    /// The type, as a page would print it.
    fn kind(&mut self, key: &str, property: &'d Node, owner: &str, depth: usize) -> String {
        let schema = self.resolved(property);
        let is_structure =
            ["properties", "allOf", "oneOf", "anyOf"].iter().any(|part| get(schema, part).is_some());
        let declared = match get(schema, "type") {
            // OpenAPI 3.1 lists `null` beside the type.
            Some(node) => node.scalar().or_else(|| {
                elements(node).iter().filter_map(|kind| kind.scalar()).find(|kind| kind != "null")
            }),
            None => None,
        };
        let format = text_at(schema, "format");
        match declared.as_deref() {
            _ if depth > 8 => "Object".to_owned(),
            Some("string") | None if !is_structure && get(schema, "additionalProperties").is_none() => {
                if declared.is_some() || get(schema, "enum").is_some() {
                    "String".to_owned()
                } else {
                    "Object".to_owned()
                }
            }
            Some("integer") => if format == "int64" { "Long" } else { "Integer" }.to_owned(),
            Some("number") => if format == "float" { "Float" } else { "Double" }.to_owned(),
            Some("boolean") => "Boolean".to_owned(),
            Some("array") => match get(schema, "items") {
                Some(items) => {
                    let inner = self.kind(key, items, owner, depth + 1);
                    format!("Array<{}>", inner.trim_end_matches(" object"))
                }
                None => "Array<Object>".to_owned(),
            },
            _ if is_structure => self.structure(key, property, owner),
            _ => match get(schema, "additionalProperties").filter(|inner| matches!(inner.kind, Kind::Map(_)))
            {
                Some(inner) => {
                    let inner = self.kind(key, inner, owner, depth + 1);
                    format!("Map<String,{}>", inner.trim_end_matches(" object"))
                }
                None => "Object".to_owned(),
            },
        }
    }

    /// A structure's type; it is described later, once.
    fn structure(&mut self, key: &str, property: &'d Node, owner: &str) -> String {
        let wanted =
            self.name_of(property).unwrap_or_else(|| format!("{owner}{}", key.to_upper_camel_case()));
        // A structure that is called like a scalar would be read as that.
        let name = match types::parse(&wanted) {
            Ok(Type::Named(name)) => name,
            _ => format!("Of{}", wanted.chars().filter(char::is_ascii_alphanumeric).collect::<String>()),
        };
        if self.names.insert(name.clone()) {
            self.wanted.insert(0, (name.clone(), property));
        }
        format!("{name} object")
    }
}

/// What a schema says of its values, as the pages say it: the language has no keys for limits.
const LIMITS: &[(&str, &str)] = &[
    ("minimum", "Minimum"),
    ("exclusiveMinimum", "More than"),
    ("maximum", "Maximum"),
    ("exclusiveMaximum", "Less than"),
    ("multipleOf", "Multiple of"),
    ("minLength", "Minimum length"),
    ("maxLength", "Maximum length"),
    ("pattern", "Pattern"),
    ("minItems", "Minimum number of elements"),
    ("maxItems", "Maximum number of elements"),
];

/// A description, and the limits behind it.
pub(super) fn with_limits(description: String, schema: &Node) -> String {
    let limits =
        LIMITS.iter().filter_map(|(key, word)| Some(format!("{word}: {}.", get(schema, key)?.scalar()?)));
    let told = Some(description).filter(|text| !text.is_empty());
    told.into_iter().chain(limits).collect::<Vec<_>>().join(" ")
}
