//! A difference, and how it reads.

use std::fmt;

use crate::Location;

/// Something that the page says differently.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Change {
    /// `added`, `removed`, `renamed`, `changed` or `described`.
    pub kind: &'static str,
    /// What it is about, as a path: `request.query.limit`, `JobSpec.status`.
    pub about: String,
    /// What the page says now.
    pub message: String,
    /// The schema's file.
    pub file: String,
    /// Where in the schema.
    pub location: Location,
}

impl Change {
    /// The kind of what differs only in its description: pages are reworded more often than they change.
    pub const DESCRIBED: &str = "described";
}

/// The place, as compilers write it, and what has changed there.
impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, about, message, file, location } = self;
        write!(f, "{file}:{}:{}: {kind}: `{about}`: {message}", location.line, location.column)
    }
}
