//! What a documentation page says, whatever it was written in.

use crate::{document::Place, yaml::Node};

use super::details::Details;

/// A page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) title: String,
    pub(super) service: String,
    /// The operation's official name, where the page says it.
    pub(super) operation: String,
    pub(super) function: String,
    pub(super) method: String,
    pub(super) uri: String,
    pub(super) url: String,
    pub(super) host: String,
    pub(super) updated: String,
    pub(super) permissions: Vec<[String; 3]>,
    pub(super) deprecated: bool,
    pub(super) parameters: Vec<(Place, Row)>,
    pub(super) tables: Vec<Structure>,
    pub(super) statuses: Vec<(u16, String)>,
    pub(super) examples: Vec<Example>,
    /// What could not be read, and where it stood.
    pub(super) unread: Vec<(String, String)>,
}

/// A table that describes a structure.
#[derive(Clone, Debug, Default)]
pub(super) struct Structure {
    /// The number of its caption, or its place among the page's tables.
    pub(super) number: usize,
    pub(super) caption: String,
    /// The status code whose body it belongs to.
    pub(super) status: u16,
    /// The first table of its status code is the body.
    pub(super) rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) name: String,
    pub(super) mandatory: Option<bool>,
    pub(super) kind: String,
    pub(super) details: Details,
    /// The set of values that was drafted for the row.
    pub(super) set: Option<String>,
}

#[derive(Debug)]
pub(super) struct Example {
    pub(super) description: String,
    pub(super) request: String,
    pub(super) status: u16,
    pub(super) response: Node,
}
