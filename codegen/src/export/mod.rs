//! The checked schemas in the forms of others.

mod matrix;
mod openapi;
mod paths;
mod schemas;

use std::path::Path;

use crate::{Failure, library::good};

/// All APIs as one OpenAPI 3.1 document: pretty JSON, the same bytes for the same schemas.
///
/// # Errors
/// As for [`generate`](crate::generate).
pub fn openapi(schema: &Path) -> Result<String, Failure> {
    Ok(openapi::document(&good(schema)?).pretty())
}

/// All APIs and the words of their statuses by what these mean, as a Markdown table.
///
/// # Errors
/// As for [`generate`](crate::generate).
pub fn matrix(schema: &Path) -> Result<String, Failure> {
    Ok(matrix::table(&good(schema)?))
}
