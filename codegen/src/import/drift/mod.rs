//! What a newer page says differently from the schema.

mod change;
mod pairs;

use std::collections::HashSet;

use crate::{
    Findings, Severity,
    document::{Document, FieldRow, ParameterRow, Place, StructureTable},
    finding::location,
    keys::Spot,
    read,
    types::{self, Type},
    yaml::{self, At},
};

use super::{
    draft::{Draft, draft},
    link::{Field, Named, leaf},
    page::Row,
    values::Value,
};

pub use change::Change;
use pairs::{Pairs, same_kind, shape};

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

    fn parameters(&mut self, place: Place) {
        let section = match place {
            Place::Path => "request.path",
            Place::Query => "request.query",
            Place::Header => "request.header",
        };
        let known: Vec<&ParameterRow> =
            self.document.parameters.iter().filter(|row| row.place == place).collect();
        let told: Vec<&Row> =
            self.draft.page.parameters.iter().filter(|(at, _)| *at == place).map(|(_, row)| row).collect();
        let pairs = Pairs::of(
            &known,
            &told,
            |row| vec![row.name.as_str()],
            |row| row.name.as_str(),
            |known, told| same_kind(&known.kind, &told.kind),
        );
        for (known, told, renamed) in pairs.both {
            let about = format!("{section}.{}", known.name.value);
            if renamed {
                self.say(known.name.at, "renamed", &about, format!("the page calls it `{}`", told.name));
            }
            if !told.kind.is_empty() && !same_kind(&known.kind, &told.kind) {
                self.say(
                    known.kind.at,
                    "changed",
                    &about,
                    format!("the page's type is `{}`, the schema's `{}`", told.kind, known.kind.value),
                );
            }
            if let Some(mandatory) = told.mandatory.filter(|mandatory| *mandatory != known.mandatory) {
                let word = if mandatory { "Yes" } else { "No" };
                self.say(known.name.at, "changed", &about, format!("the page says `Mandatory: {word}`"));
            }
            let set = told.set.as_deref().and_then(|name| self.draft.set(name)).map(|set| set.values.clone());
            self.values(
                &about,
                known.name.at,
                known.values.as_ref(),
                &set.unwrap_or_default(),
                told.details.loose,
            );
        }
        let elsewhere = |name: &str| {
            self.document.parameters.iter().any(|row| row.place != place && row.name.value == name)
        };
        let (added, removed) = (pairs.added, pairs.removed);
        let at = known.first().map_or(self.document.api.uri.at, |row| row.name.at);
        let added: Vec<(String, String)> = added
            .iter()
            .map(|row| {
                let moved = if elsewhere(&row.name) { ", which the schema has in another place" } else { "" };
                (
                    format!("{section}.{}", row.name),
                    format!("the page has this parameter{moved}: {}", row_text(row)),
                )
            })
            .collect();
        for (about, message) in added {
            self.say(at, "added", about, message);
        }
        for row in removed.iter().filter(|row| row.source.is_empty()) {
            self.say(
                row.name.at,
                "removed",
                format!("{section}.{}", row.name.value),
                "the page does not have this parameter",
            );
        }
    }

    fn structure(&mut self, told: &Named, known: &str) {
        let document = self.document;
        let Some(table) = document.structures.iter().find(|table| table.name.value == known) else { return };
        if !self.seen.insert((told.name.clone(), known.to_owned())) || !table.source.is_empty() {
            return;
        }
        let StructureTable { name, fields, .. } = table;
        let (known, told): (Vec<&FieldRow>, Vec<&Field>) =
            (fields.iter().collect(), told.fields.iter().collect());
        let names = |row: &FieldRow| {
            std::iter::once(row.key.as_str())
                .chain(row.aliases.iter().map(|alias| alias.as_str()))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let spelled: Vec<(Vec<String>, &FieldRow)> = known.iter().map(|row| (names(row), *row)).collect();
        let keys: Vec<&(Vec<String>, &FieldRow)> = spelled.iter().collect();
        let pairs = Pairs::of(
            &keys,
            &told,
            |(names, _)| names.iter().map(String::as_str).collect(),
            |field| field.row.name.as_str(),
            |(_, known), told| {
                shape(&known.kind, known.structure.as_ref().map(|name| name.as_str()))
                    == shape(&told.kind, told.structure.as_deref())
            },
        );
        for ((_, known), told, renamed) in pairs.both {
            let about = format!("{}.{}", name.value, known.key.value);
            if renamed {
                self.say(known.key.at, "renamed", &about, format!("the page calls it `{}`", told.row.name));
            }
            self.field(&about, known, told);
        }
        let added: Vec<(String, String)> = pairs
            .added
            .iter()
            .map(|field| (format!("{}.{}", name.value, field.row.name), row_text(&field.row)))
            .collect();
        for (about, text) in added {
            self.say(name.at, "added", about, format!("the page has this row: {text}"));
        }
        let removed: Vec<&FieldRow> =
            pairs.removed.iter().map(|(_, row)| *row).filter(|row| row.source.is_empty()).collect();
        for row in removed {
            self.say(
                row.key.at,
                "removed",
                format!("{}.{}", name.value, row.key.value),
                "the page does not have this row",
            );
        }
    }

    fn field(&mut self, about: &str, known: &FieldRow, told: &Field) {
        let (ours, theirs) = (
            shape(&known.kind, known.structure.as_ref().map(|name| name.as_str())),
            shape(&told.kind, told.structure.as_deref()),
        );
        if ours != theirs && !told.row.kind.is_empty() {
            self.say(
                known.kind.at,
                "changed",
                about,
                format!("the page's type is `{}`, the schema's `{}`", told.row.kind, known.kind.value),
            );
        }
        if let (Some(ours), Some(theirs)) = (known.mandatory, told.row.mandatory)
            && ours != theirs
        {
            let word = if theirs { "Yes" } else { "No" };
            self.say(known.key.at, "changed", about, format!("the page says `Mandatory: {word}`"));
        }
        let set = told.row.set.as_deref().and_then(|name| self.draft.set(name)).filter(|set| !set.is_lost);
        let values = set
            .filter(|_| !told.row.details.values.is_empty())
            .map(|set| set.values.clone())
            .unwrap_or_default();
        self.values(about, known.key.at, known.values.as_ref(), &values, told.row.details.loose);
        let ours = types::parse(&known.kind).ok().and_then(|written| match leaf(&written) {
            Type::Named(name) => Some(name.clone()),
            _ => known.structure.as_ref().map(|name| name.value.clone()),
        });
        let theirs = told.leads_to().and_then(|(name, _)| self.draft.structure(&name));
        if let (Some(ours), Some(theirs)) = (ours, theirs) {
            self.structure(theirs, &ours);
        }
    }

    fn values(&mut self, about: &str, at: At, known: Option<&Spot<String>>, told: &[Value], loose: bool) {
        if told.is_empty() {
            return;
        }
        let document = self.document;
        let Some(set) =
            known.and_then(|known| document.sets.iter().find(|set| set.name.value == known.value))
        else {
            if !loose {
                let words: Vec<&str> = told.iter().map(|value| value.word.as_str()).collect();
                self.say(at, "added", about, format!("the page lists values: {}", words.join(", ")));
            }
            return;
        };
        for value in told.iter().filter(|value| set.values.iter().all(|row| row.value.value != value.word)) {
            let message = format!(
                "the page lists this value{}",
                if value.text.is_empty() { String::new() } else { format!(": {}", value.text) }
            );
            self.say(set.name.at, "added", format!("{}.{}", set.name.value, value.word), message);
        }
        // What has another source need not be on the page.
        let own = set.values.iter().filter(|row| set.source.is_empty() && row.source.is_empty());
        for row in own.filter(|row| told.iter().all(|value| value.word != row.value.value)) {
            self.say(
                row.value.at,
                "removed",
                format!("{}.{}", set.name.value, row.value.value),
                "the page does not list this value",
            );
        }
    }
}

fn row_text(row: &Row) -> String {
    let mandatory = row.mandatory.map_or("", |yes| if yes { ", mandatory" } else { ", optional" });
    let text: String = row.details.description.chars().take(120).collect();
    format!("{}{mandatory}. {text}", if row.kind.is_empty() { "no type" } else { &row.kind })
        .trim()
        .to_owned()
}
