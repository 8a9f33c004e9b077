//! Our OpenAPI 3.1 document as the 3.0 that progenitor reads, and as many copies of its operations as one likes.
//!
//! Every operation, parameter, structure, field, value and description stays. What 3.0, or progenitor, cannot say is said
//! as its users have to: a set of values is closed, the names of structures have no dots, an operation has one shape of error.

use serde_json::{Map, Value, json};

/// The document with its operations and structures again and again until there are `count` operations, every copy under names and
/// paths of its own.
pub(crate) fn copied(document: &Value, count: usize) -> Value {
    let document = as_3_0(document.clone());
    let (mut paths, mut schemas) = (Map::new(), Map::new());
    for copy in 0..count / entries(&document["paths"]).count().max(1) {
        for (path, item) in entries(&document["paths"]) {
            let mut item = item.clone();
            rename(&mut item, copy);
            for operation in item.as_object_mut().into_iter().flat_map(Map::values_mut) {
                let id = operation["operationId"].as_str().unwrap_or_default();
                operation["operationId"] = json!(format!("{id}_{copy}"));
            }
            paths.insert(format!("/c{copy}{path}"), item);
        }
        for (name, schema) in entries(&document["components"]["schemas"]) {
            let mut schema = schema.clone();
            rename(&mut schema, copy);
            schemas.insert(format!("{name}_c{copy}"), schema);
        }
    }
    json!({ "openapi": "3.0.3", "info": document["info"], "paths": paths, "components": { "schemas": schemas } })
}

/// Adds a field to the first structure, as one more line of a schema does.
pub(crate) fn edited(mut document: Value) -> Value {
    let schemas = document["components"]["schemas"].as_object_mut();
    let mut structures = schemas.into_iter().flat_map(Map::values_mut);
    if let Some(structure) = structures.find(|schema| schema["properties"].is_object()) {
        let number = structure["properties"].as_object().map_or(0, Map::len);
        structure["properties"][format!("added_{number}")] =
            json!({ "type": "string", "description": "Added." });
    }
    document
}

fn entries(value: &Value) -> impl Iterator<Item = (&String, &Value)> {
    value.as_object().into_iter().flatten()
}

/// Lets every reference point to this copy's structure.
fn rename(value: &mut Value, copy: usize) {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(target)) = object.get_mut("$ref") {
                target.push_str(&format!("_c{copy}"));
            }
            object.values_mut().for_each(|inner| rename(inner, copy));
        }
        Value::Array(list) => list.iter_mut().for_each(|inner| rename(inner, copy)),
        _ => {}
    }
}

fn as_3_0(mut value: Value) -> Value {
    lower(&mut value);
    let schemas = entries(&value["components"]["schemas"]);
    let schemas: Map<_, _> = schemas.map(|(name, schema)| (plain(name), schema.clone())).collect();
    value["components"] = json!({ "schemas": schemas });
    value["info"] = json!({ "title": value["info"]["title"], "version": value["info"]["version"] });
    value
}

fn lower(value: &mut Value) {
    match value {
        Value::Object(object) => {
            // An open set: its documented values, or any other. 3.0's generators know closed ones.
            if let Some(Value::Array(forms)) = object.remove("anyOf")
                && let Some(Value::Object(closed)) = forms.into_iter().next()
            {
                object.extend(closed);
            }
            if let Some(Value::String(target)) = object.get("$ref") {
                let target = plain(target);
                // Beside a reference 3.0 allows nothing, so the description goes round it.
                let description = object.get("description").cloned();
                object.clear();
                match description {
                    Some(description) => {
                        object.insert("description".into(), description);
                        object.insert("allOf".into(), json!([{ "$ref": target }]));
                    }
                    None => drop(object.insert("$ref".into(), json!(target))),
                }
            }
            // Not read by progenitor; examples are the half of a document, and would only slow its reader.
            object.retain(|key, _| !matches!(key.as_str(), "servers" | "contentMediaType" | "examples"));
            object.values_mut().for_each(lower);
        }
        Value::Array(list) => list.iter_mut().for_each(lower),
        _ => {}
    }
}

/// A name without dots; those of a reference's file ending cannot occur, since all are in one document.
fn plain(name: &str) -> String {
    name.replace('.', "_")
}
