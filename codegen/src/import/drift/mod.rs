//! What a newer page says differently from the schema.

mod change;
mod pairs;
mod parameters;
mod structures;
mod values;

use std::collections::HashSet;

use crate::{
    Severity,
    document::{Document, Place},
    finding::{Findings, location},
    read,
    yaml::{self, At},
};

use super::draft::{Draft, draft};

pub use change::Change;

/// Compares a page with the text of its schema, whose path is `name`.
///
/// What the schema has from another source than the page is not missed on it.
///
/// # Errors
/// The page cannot be read, or the schema breaks rules.
pub fn drift(file: &str, bytes: &[u8], name: &str, schema: &str) -> Result<Vec<Change>, super::NoPage> {
    let page = super::read_page(file, bytes)?;
    let document = document(name, schema).ok_or_else(|| {
        super::NoPage(format!(
            "{name}: the schema breaks rules, so it cannot be compared; `check` says which"
        ))
    })?;
    let draft = draft(page, None, file);
    let mut compare = Compare {
        file: name,
        text: schema,
        document: &document,
        draft: &draft,
        changes: Vec::new(),
        seen: HashSet::new(),
    };
    compare.all();
    compare.changes.sort_by_key(|change| change.location);
    Ok(compare.changes)
}

fn document(name: &str, text: &str) -> Option<Document> {
    let mut findings = Findings::new(name, text);
    let document = read::read(&mut findings, yaml::parse(text).ok()?)?;
    // What is doubtful can be compared.
    let is_bad = findings.into_sorted().iter().any(|finding| finding.rule.severity() == Severity::Error);
    (!is_bad).then_some(document)
}

struct Compare<'a> {
    file: &'a str,
    text: &'a str,
    document: &'a Document,
    draft: &'a Draft,
    changes: Vec<Change>,
    /// The pairs of structures that are compared already.
    seen: HashSet<(String, String)>,
}

impl Compare<'_> {
    fn say(&mut self, at: At, kind: &'static str, about: impl Into<String>, message: impl Into<String>) {
        let (about, message) = (about.into(), message.into());
        let change = Change {
            kind,
            about,
            message,
            file: self.file.to_owned(),
            location: location(self.text, at.start),
        };
        if !self.changes.contains(&change) {
            self.changes.push(change);
        }
    }

    fn all(&mut self) {
        let (api, page) = (&self.document.api, &self.draft.page);
        for (about, known, told) in
            [("api.method", &api.method, &page.method), ("api.uri", &api.uri, &page.uri)]
        {
            if !told.is_empty() && known.value != *told {
                self.say(
                    known.at,
                    "changed",
                    about,
                    format!("the page says `{told}`, the schema `{}`", known.value),
                );
            }
        }
        if page.deprecated && api.deprecated.is_none() {
            self.say(
                api.operation.at,
                "added",
                "api.deprecated",
                format!("the page's title is {:?}", page.title),
            );
        }
        let actions: Vec<&str> = api.permissions.iter().map(|row| row.action.as_str()).collect();
        for [action, ..] in page.permissions.iter().filter(|[action, ..]| !actions.contains(&action.as_str()))
        {
            self.say(api.operation.at, "added", "api.permissions", format!("the page lists `{action}`"));
        }
        for place in [Place::Path, Place::Query, Place::Header] {
            self.parameters(place);
        }
        self.statuses();
        for (code, body) in &self.draft.bodies {
            let known = self
                .document
                .responses
                .iter()
                .find(|row| row.code == *code)
                .and_then(|row| row.body.as_ref());
            if let (Some(known), Some(told)) = (known, self.draft.structure(body)) {
                self.structure(told, known.as_str());
            }
        }
    }

    fn statuses(&mut self) {
        let at = self.document.responses.at;
        let told: Vec<u16> = self
            .draft
            .page
            .statuses
            .iter()
            .map(|(code, _)| *code)
            .chain(self.draft.bodies.iter().map(|(code, _)| *code))
            .collect();
        let known: Vec<u16> = self.document.responses.iter().map(|row| row.code).collect();
        for code in told.iter().filter(|code| !known.contains(code)) {
            self.say(at, "added", format!("response.{code}"), "the page documents this status code");
        }
        // Many pages point to a list of codes elsewhere.
        for code in known.iter().filter(|code| !told.contains(code) && !self.draft.page.statuses.is_empty()) {
            self.say(
                at,
                "removed",
                format!("response.{code}"),
                "the page does not document this status code",
            );
        }
    }
}
