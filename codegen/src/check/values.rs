//! Sets of values: what kind they are, and the phases of those that are statuses.

use crate::{
    Rule,
    document::{Document, Phase, ValueKind},
    finding::{Findings, one_of},
    model::{Set, Value},
};

use super::{job::Status, names::variant};

/// `value-type` within a set: all its values are of one kind.
pub(super) fn check(findings: &mut Findings<'_>, document: &Document) -> Vec<Set> {
    let mut sets = Vec::new();
    for table in &document.sets {
        let kind = table.values.first().map_or(ValueKind::Text, |row| row.kind);
        for row in &table.values {
            if row.kind != kind {
                let message = format!(
                    "`{}` is {}, but the set's first value is {}",
                    row.value.value,
                    said(row.kind),
                    said(kind)
                );
                let help = "put quotes around all of them if they are text";
                let finding = findings.report(Rule::ValueType, row.value.at, message, Some(help.to_owned()));
                if let Some(first) = table.values.first() {
                    finding.related(first.value.at, "the first value");
                }
            } else if kind != ValueKind::Text && row.rust_name.is_none() {
                let message = format!("`{}` is {}; it needs a name", row.value.value, said(kind));
                let help = "add `name: <snake_case>`, what the page says the value means";
                findings
                    .report(Rule::MissingKey, row.value.at, message, Some(help.to_owned()))
                    .label("needs `name`");
            }
        }
        let values = table.values.iter().map(|row| Value {
            value: row.value.value.clone(),
            variant: variant(&row.value, row.rust_name.as_ref()),
            shown: row.rust_name.as_ref().unwrap_or(&row.value).value.clone(),
            phase: row.phase,
            description: row.description.clone(),
            source: row.source.clone(),
        });
        sets.push(Set {
            name: table.name.value.clone(),
            description: table.description.clone(),
            source: table.source.clone(),
            kind,
            is_status: false,
            values: values.collect(),
        });
    }
    sets
}

/// What a value is, for messages.
fn said(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Text => "text",
        ValueKind::Integer => "an integer",
        ValueKind::Boolean => "a boolean",
    }
}

pub(super) const STATUS: &str = "this makes it a status set";

/// `value-without-phase`, `no-success-value`, `no-failure-value`, for the sets that are statuses.
pub(super) fn check_phases(findings: &mut Findings<'_>, document: &Document, statuses: &[Status]) {
    for table in &document.sets {
        let uses: Vec<&Status> = statuses.iter().filter(|status| status.set == table.name.value).collect();
        if uses.is_empty() {
            continue;
        }
        let mut complete = true;
        for row in table.values.iter().filter(|row| row.phase.is_none()) {
            complete = false;
            let message = format!("the status `{}` has no phase", row.value.value);
            let help = format!("add `phase:` with {}", one_of(Phase::WORDS.iter().map(|(word, _)| *word)));
            let finding = findings.report(Rule::ValueWithoutPhase, row.value.at, message, Some(help));
            finding.related(uses[0].at, STATUS);
        }
        let means = |phase| table.values.iter().any(|row| row.phase == Some(phase));
        // A missing phase may be the very one that is looked for.
        if complete && !means(Phase::Succeeded) {
            let message = format!(
                "no value of the status set `{}` means success: a wait could not end well",
                table.name.value
            );
            let help = "give the value that ends a job well `phase: succeeded`";
            let finding =
                findings.report(Rule::NoSuccessValue, table.name.at, message, Some(help.to_owned()));
            finding.related(uses[0].at, STATUS);
        }
        if complete && !means(Phase::Failed) && uses.iter().any(|status| !status.has_result) {
            let message = format!(
                "no value of the status set `{}` means failure: a failed job would look unfinished",
                table.name.value
            );
            let help = "give the value that ends a job badly `phase: failed`";
            let finding =
                findings.report(Rule::NoFailureValue, table.name.at, message, Some(help.to_owned()));
            finding.related(uses[0].at, STATUS);
        }
    }
}

/// Marks the sets that are statuses.
pub(super) fn mark_statuses(mut sets: Vec<Set>, statuses: &[Status]) -> Vec<Set> {
    for set in &mut sets {
        set.is_status = statuses.iter().any(|status| status.set == set.name);
    }
    sets
}
