//! A schema to begin with.

use heck::ToUpperCamelCase;

use crate::check::segments;

const TEMPLATE: &str = include_str!("template.yaml");

/// The schema of an API of which only the id is known. `None` if that is not an id.
pub(crate) fn template(id: &str) -> Option<String> {
    let [_, _, operation] = segments(&format!("{id}.yaml")).filter(|_| id.split('/').count() == 3)?;
    Some(TEMPLATE.replace("OPERATION", &operation.to_upper_camel_case()))
}
