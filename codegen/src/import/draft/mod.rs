//! From a page to a draft: names, sets of values, phases and the job view.

mod identify;
mod sets;

use std::collections::HashSet;

use crate::types::Type;

use super::{
    link::{self, Named},
    page::Page,
    values::Value,
    view::{self, Job},
};

/// A schema that is not confirmed yet.
#[derive(Debug)]
pub(super) struct Draft {
    /// Service, version and operation as path segments.
    pub(super) id: [String; 3],
    pub(super) operation: String,
    pub(super) page: Page,
    /// The types of the parameters, and what was changed for them.
    pub(super) parameter_kinds: Vec<(String, Vec<String>)>,
    pub(super) structures: Vec<Named>,
    /// The body of each status code that has one.
    pub(super) bodies: Vec<(u16, String)>,
    pub(super) sets: Vec<Set>,
    pub(super) job: Option<Job>,
    /// Which parts of `api` are guessed, and why.
    pub(super) guesses: Vec<(&'static str, String)>,
}

/// A set of values.
#[derive(Debug)]
pub(super) struct Set {
    pub(super) name: String,
    pub(super) description: String,
    pub(super) kind: Type,
    pub(super) values: Vec<Value>,
    pub(super) notes: Vec<String>,
    /// The job view points to it, so its values have phases.
    pub(super) is_status: bool,
    /// The page's list is lost, the values are the example's.
    pub(super) is_lost: bool,
}

/// Drafts a schema. `id` is `service/version/operation` where it is known, `file` the name of the page's file.
pub(super) fn draft(mut page: Page, id: Option<&[String; 3]>, file: &str) -> Draft {
    let mut guesses = Vec::new();
    let (id, operation) = identify::identify(&mut page, id, file, &mut guesses);
    let mut taken = HashSet::from([operation.clone()]);
    let (structures, bodies) = bodies(&page, &operation, &mut taken);
    let mut draft = Draft {
        id,
        operation,
        parameter_kinds: page.parameters.iter().map(|(_, row)| link::kind(row)).collect(),
        page,
        structures,
        bodies,
        sets: Vec::new(),
        job: None,
        guesses,
    };
    draft.list_values(&mut taken);
    if draft.bodies.iter().any(|(status, _)| *status < 300) {
        draft.job = draft.structures.first().and_then(|answer| view::job(&draft.structures, &answer.name));
    }
    draft.mark_statuses();
    draft
}

/// The structures of all bodies, the answer's first, and which status code has which.
fn bodies(page: &Page, operation: &str, taken: &mut HashSet<String>) -> (Vec<Named>, Vec<(u16, String)>) {
    let (mut structures, mut bodies): (Vec<Named>, Vec<(u16, String)>) = (Vec::new(), Vec::new());
    let mut codes: Vec<u16> = page.tables.iter().map(|table| table.status).collect();
    codes.dedup();
    let mut seen: Vec<(Vec<String>, String)> = Vec::new();
    codes.sort_by_key(|code| *code >= 300);
    let mut done = HashSet::new();
    for code in codes.into_iter().filter(|code| done.insert(*code)) {
        let tables: Vec<_> = page.tables.iter().filter(|table| table.status == code).cloned().collect();
        let shape: Vec<String> = tables
            .iter()
            .flat_map(|table| &table.rows)
            .map(|row| format!("{} {}", row.name, row.kind))
            .collect();
        if let Some((_, name)) = seen.iter().find(|(known, _)| *known == shape) {
            bodies.push((code, name.clone()));
            continue;
        }
        let root = if code < 300 { format!("{operation}Response") } else { "ErrorResponse".to_owned() };
        let root = tables.first().and_then(|table| link::caption_name(&table.caption)).unwrap_or(root);
        let samples = page
            .examples
            .iter()
            .filter(|example| example.status == code)
            .map(|example| example.response.clone())
            .collect();
        let linked = link::link(&tables, &root, samples, taken);
        if let Some(first) = linked.first() {
            seen.push((shape, first.name.clone()));
            bodies.push((code, first.name.clone()));
        }
        structures.extend(linked);
    }
    (structures, bodies)
}

impl Draft {
    /// A structure of the draft.
    pub(super) fn structure(&self, name: &str) -> Option<&Named> {
        self.structures.iter().find(|named| named.name == name)
    }

    /// A set of the draft.
    pub(super) fn set(&self, name: &str) -> Option<&Set> {
        self.sets.iter().find(|set| set.name == name)
    }
}
