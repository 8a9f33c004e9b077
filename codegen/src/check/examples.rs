//! `example-request`, `example-key`, `example-type`, `example-value`: examples fit the tables.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use crate::{
    Rule,
    document::{Document, ExampleRow, FieldRow, Place, ValueKind},
    finding::{Findings, did_you_mean, one_of},
    keys::Spot,
    model::FieldType,
    yaml::{At, Kind, Node},
};

use super::structures::Tables;

/// What the examples show.
#[derive(Default)]
pub(super) struct Seen<'t> {
    /// The keys of each structure.
    pub(super) fields: HashMap<String, HashSet<&'t str>>,
    /// Times in fields that are not known as such: the row, the time, and how it is written.
    pub(super) times: Vec<(&'t FieldRow, At, &'static str)>,
}

pub(super) fn check<'t>(
    findings: &mut Findings<'_>,
    document: &Document,
    tables: &Tables<'t>,
    answer: &str,
) -> Seen<'t> {
    let mut seen = Seen::default();
    for example in &document.examples {
        if let Some(request) = &example.request {
            check_request(findings, document, request);
        }
        if let Some(body) = body(findings, document, example, answer) {
            let mut walk =
                Walk { findings: &mut *findings, tables, path: String::new(), row: None, seen: &mut seen };
            walk.value(&FieldType::Structure(body), &example.response);
        }
    }
    seen
}

/// The structure that an example's status code is documented to have.
fn body(
    findings: &mut Findings<'_>,
    document: &Document,
    example: &ExampleRow,
    answer: &str,
) -> Option<String> {
    let (status, at) = example.status;
    if status < 300 {
        return Some(answer.to_owned());
    }
    match document.responses.iter().find(|row| row.code == status) {
        Some(row) => row.body.as_ref().map(|body| body.value.clone()),
        None => {
            let message = format!("the example's status {status} is not documented under `response`");
            let at = at.unwrap_or(example.response.at);
            let finding =
                findings.report(Rule::ExampleRequest, at, message, Some(format!("add `{status}` there")));
            finding.related(document.responses.at, "not among these");
            None
        }
    }
}

fn check_request(findings: &mut Findings<'_>, document: &Document, request: &Spot<String>) {
    let api = &document.api;
    let (method, address) = request.split_once(' ').unwrap_or((request, ""));
    let path = address.trim().split('?').next().unwrap_or_default();
    // Pages print `https://{endpoint}/v1/...` or the path alone.
    let path = match path.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("", |slash| &rest[slash..]),
        None => path,
    };
    let fits = |(printed, template): (&str, &str)| {
        template.starts_with('{') && !printed.is_empty() || printed == template
    };
    let same_length = path.split('/').count() == api.uri.split('/').count();
    let path_fits = same_length && path.split('/').zip(api.uri.split('/')).all(fits);
    if method != api.method.value || !path_fits {
        let message = format!(
            "the example's request `{}` does not fit `{} {}`",
            request.value, api.method.value, api.uri.value
        );
        let help = format!("it would be `{} https://{{endpoint}}{}`", api.method.value, api.uri.value);
        let differs = if path_fits { &api.method } else { &api.uri };
        findings
            .report(Rule::ExampleRequest, request.at, message, Some(help))
            .related(differs.at, "differs from this");
        return;
    }
    let query = address.split_once('?').map_or("", |(_, query)| query);
    let in_query = || document.parameters.iter().filter(|row| row.place == Place::Query);
    let names = || in_query().map(|row| row.name.as_str());
    for name in query.split('&').filter_map(|pair| pair.split('=').next()).filter(|name| !name.is_empty()) {
        if !names().any(|known| known == name) {
            let message =
                format!("the example's request has the query parameter `{name}`, which is not documented");
            let at = findings.within(request.at, name);
            let finding = findings.report(Rule::ExampleRequest, at, message, did_you_mean(name, names()));
            finding.label("not documented");
        }
    }
}

struct Walk<'w, 'f, 't> {
    findings: &'w mut Findings<'f>,
    tables: &'w Tables<'t>,
    path: String,
    /// The row of the field that is walked into.
    row: Option<&'t FieldRow>,
    seen: &'w mut Seen<'t>,
}

impl<'t> Walk<'_, '_, 't> {
    fn value(&mut self, kind: &FieldType, node: &Node) {
        match (kind, &node.kind) {
            (_, Kind::Null) | (FieldType::Json, _) => {}
            (FieldType::Structure(name) | FieldType::Boxed(name), Kind::Map(map)) => {
                self.structure(name, map)
            }
            (FieldType::List(inner), Kind::List(list)) => {
                for (at, element) in list.iter().enumerate() {
                    self.inside(&format!("[{at}]"), inner, element);
                }
            }
            (FieldType::Map(inner), Kind::Map(map)) => {
                for (key, value) in map {
                    self.inside(&format!(".{}", key.word().unwrap_or_default()), inner, value);
                }
            }
            (FieldType::Set(name), _) => self.listed(name, node),
            (FieldType::Text, Kind::Text(text)) => {
                self.seen.times.extend(time(text).and_then(|format| Some((self.row?, node.at, format))));
            }
            (FieldType::Time | FieldType::JsonText, Kind::Text(_))
            | (
                FieldType::Integer | FieldType::EpochMilliseconds | FieldType::EpochSeconds,
                Kind::Integer(_),
            )
            | (FieldType::Number, Kind::Integer(_) | Kind::Number(_))
            | (FieldType::Boolean, Kind::Boolean(_)) => {}
            _ => self.misfit(expected(kind), node),
        }
    }

    fn inside(&mut self, step: &str, kind: &FieldType, node: &Node) {
        let length = self.path.len();
        let step = if self.path.is_empty() { step.trim_start_matches('.') } else { step };
        self.path.push_str(step);
        self.value(kind, node);
        self.path.truncate(length);
    }

    fn structure(&mut self, name: &str, map: &[(Node, Node)]) {
        let fields = self.tables.structure(name).map(|found| found.fields.as_slice()).unwrap_or_default();
        let mut seen: Vec<(Cow<'_, str>, At)> = Vec::new();
        for (key, value) in map {
            let word = key.word().unwrap_or_default();
            let is_field = |spelling: &String| *spelling == word;
            if let Some((_, first)) = seen.iter().find(|(seen, _)| *seen == word) {
                let message = format!("`{word}` stands twice in the example");
                let help = Some("remove one of the two".to_owned());
                self.findings
                    .report(Rule::DuplicateKey, key.at, message, help)
                    .related(*first, "the first one");
                continue;
            }
            match fields.iter().find(|field| field.key == word || field.aliases.iter().any(is_field)) {
                Some(field) => {
                    let row = self.tables.row(name, &field.key);
                    let outer = std::mem::replace(&mut self.row, row);
                    let keys = self.seen.fields.entry(name.to_owned()).or_default();
                    keys.extend(row.map(|row| row.key.as_str()));
                    self.inside(&format!(".{word}"), &field.kind, value);
                    self.row = outer;
                }
                None => {
                    let message = format!("the example has `{word}`, but `{name}` has no such field");
                    let help = did_you_mean(&word, fields.iter().map(|field| field.key.as_str()))
                        .unwrap_or_else(|| format!("add the field to `{name}`"));
                    let finding = self.findings.report(Rule::ExampleKey, key.at, message, Some(help));
                    if let Some(table) = self.tables.place(name) {
                        finding.related(table, "the structure");
                    }
                }
            }
            seen.push((word, key.at));
        }
    }

    fn listed(&mut self, name: &str, node: &Node) {
        let Some(set) = self.tables.set(name) else { return };
        let fits = matches!(
            (set.kind, &node.kind),
            (ValueKind::Text, Kind::Text(_))
                | (ValueKind::Integer, Kind::Integer(_))
                | (ValueKind::Boolean, Kind::Boolean(_))
        );
        if !fits {
            let kind = match set.kind {
                ValueKind::Text => FieldType::Text,
                ValueKind::Integer => FieldType::Integer,
                ValueKind::Boolean => FieldType::Boolean,
            };
            return self.misfit(expected(&kind), node);
        }
        let value = node.word().unwrap_or_default();
        // Services say "none" with an empty string.
        if !value.is_empty() && !set.values.iter().any(|row| row.value == value) {
            let known = || set.values.iter().map(|row| row.value.as_str());
            let message =
                format!("`{}` is `{value}` in the example, which is not a value of `{name}`", self.path);
            let help = did_you_mean(&value, known()).unwrap_or_else(|| format!("it has {}", one_of(known())));
            let finding = self.findings.report(Rule::ExampleValue, node.at, message, Some(help));
            if let Some(set) = self.tables.set_place(name) {
                finding.related(set, "the documented values");
            }
        }
    }

    fn misfit(&mut self, wanted: &str, node: &Node) {
        let what = if self.path.is_empty() { "`response`".to_owned() } else { format!("`{}`", self.path) };
        let message = format!("{what} must be {wanted}, found {} in the example", node.describe());
        let help = "an example stands as the page prints it: if it is right, the documented type is not";
        let finding = self.findings.report(Rule::ExampleType, node.at, message, Some(help.to_owned()));
        finding.label(format!("not {wanted}"));
        if let Some(row) = self.row {
            finding.related(row.kind.at, "the documented type");
        }
    }
}

/// How a text writes a time, if it is one: `2025-10-22T01:02:03Z`, `2025-10-22 01:02:03 +0000 UTC`.
fn time(text: &str) -> Option<&'static str> {
    let is_like = |(byte, like): (u8, u8)| if like == b'0' { byte.is_ascii_digit() } else { byte == like };
    let starts = |like: &str| text.len() >= like.len() && text.bytes().zip(like.bytes()).all(is_like);
    match () {
        () if starts("0000-00-00T00:00:00") => Some("RFC 3339"),
        () if starts("0000-00-00 00:00:00 +") => Some("Go"),
        () => None,
    }
}

fn expected(kind: &FieldType) -> &'static str {
    match kind {
        FieldType::Text | FieldType::JsonText | FieldType::Time => "a string",
        FieldType::Integer | FieldType::EpochMilliseconds | FieldType::EpochSeconds => "an integer",
        FieldType::Number => "a number",
        FieldType::Boolean => "a boolean",
        FieldType::Set(_) => "an enumerated value",
        FieldType::Structure(_) | FieldType::Boxed(_) | FieldType::Map(_) => "an object",
        FieldType::List(_) => "a list",
        FieldType::Json => "anything",
    }
}
