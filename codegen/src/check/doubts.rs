//! The warnings: what is legal but looks forgotten. What a schema accepts, with a reason, is not said.

use std::collections::HashSet;

use crate::{
    Rule,
    document::{Document, FieldRow, Phase, ValueKind},
    finding::{Findings, one_of},
};

use super::{examples::Seen, job::Status};

/// Warns of a schema that is otherwise good.
pub(super) fn check(findings: &mut Findings<'_>, document: &Document, statuses: &[Status], seen: &Seen<'_>) {
    check_descriptions(findings, document);
    check_cancelled(findings, document, statuses);
    if document.examples.is_empty() {
        let help = "paste the page's example: it becomes the mock's answer and a test".to_owned();
        let finding =
            findings.report(Rule::NoExample, document.api.page.at, "the schema has no example", Some(help));
        finding.label("this page prints none?");
    }
    check_seen(findings, document, seen);
    let mut said = HashSet::new();
    for (row, at, format) in &seen.times {
        if said.insert(row.key.at) {
            let message =
                format!("`{}` is a time in the example, but its row does not say so", row.key.value);
            let help = Some(format!("add `time: {format}`"));
            let finding = findings.report(Rule::TimeWithoutFormat, row.kind.at, message, help);
            finding.related(*at, "a time");
        }
    }
    for rule in &document.accepted {
        if !findings.remove(rule.value) {
            let message = format!("`{}` is accepted, but nothing of the kind is found", rule.id());
            findings.report(Rule::UnusedAcceptance, rule.at, message, Some("remove it".to_owned()));
        }
    }
}

fn check_descriptions(findings: &mut Findings<'_>, document: &Document) {
    let parameters = document.parameters.iter();
    let parameters = parameters.filter(|row| row.mandatory && !row.credential && row.description.is_empty());
    let fields = document.structures.iter().flat_map(|table| &table.fields);
    let fields = fields.filter(|row| row.mandatory == Some(true) && row.description.is_empty());
    let parameters = parameters.map(|row| ("parameter", &row.name));
    for (what, name) in parameters.chain(fields.map(|row| ("field", &row.key))) {
        let message = format!("the mandatory {what} `{}` has no description", name.value);
        let help = "add `description:` with the page's text; it is what users read";
        findings.report(Rule::Undescribed, name.at, message, Some(help.to_owned()));
    }
}

fn check_cancelled(findings: &mut Findings<'_>, document: &Document, statuses: &[Status]) {
    for table in &document.sets {
        let Some(status) = statuses.iter().find(|status| status.set == table.name.value) else { continue };
        // Yes and no have no third.
        if table.values.iter().any(|row| row.kind == ValueKind::Boolean) {
            continue;
        }
        if !table.values.iter().any(|row| row.phase == Some(Phase::Cancelled)) {
            let name = &table.name.value;
            let message = format!(
                "no value of the status set `{name}` means cancelled: are jobs never stopped by hand?"
            );
            let help = "give the value of a job that was stopped `phase: cancelled`";
            let finding =
                findings.report(Rule::NoCancelledValue, table.name.at, message, Some(help.to_owned()));
            finding.related(status.at, super::values::STATUS);
        }
    }
}

/// Says once for a structure which of its fields no example shows.
fn check_seen(findings: &mut Findings<'_>, document: &Document, seen: &Seen<'_>) {
    for table in &document.structures {
        let Some(keys) = seen.fields.get(table.name.as_str()) else { continue };
        // What is not on the page is not in its example.
        let unseen = |row: &&FieldRow| row.source.is_empty() && !keys.contains(row.key.as_str());
        let unseen: Vec<_> = table.fields.iter().filter(unseen).map(|row| &row.key).collect();
        if let Some((first, rest)) = unseen.split_first() {
            let words = one_of(unseen.iter().map(|key| key.as_str())).replace(" or ", " and ");
            let (name, verb) = (&table.name.value, if rest.is_empty() { "stands" } else { "stand" });
            let message = format!("{words} of `{name}` {verb} in no example");
            let help = "see whether it is spelt as the page's example has it";
            let finding = findings.report(Rule::UnseenField, first.at, message, Some(help.to_owned()));
            for key in rest {
                finding.related(key.at, "");
            }
        }
    }
}
