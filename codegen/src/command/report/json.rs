//! Findings for programs. Lines and columns count from 1, columns in characters, ends are behind the last one; bytes count from 0.

use huaweicloud_jobs_codegen::{Checked, Finding, Related, Severity, Span};
use serde_json::{Value, json};

pub(super) fn document(checked: &Checked) -> Value {
    json!({
        "schemas": checked.schemas,
        "errors": checked.count(Severity::Error),
        "warnings": checked.count(Severity::Warning),
        "findings": checked.findings.iter().map(finding).collect::<Vec<_>>(),
    })
}

fn finding(finding: &Finding) -> Value {
    let Finding { rule, file, span: place, message, label, help, related, .. } = finding;
    json!({
        "rule": rule.id(),
        "severity": rule.severity().word(),
        "file": file,
        "span": span(place),
        "message": message,
        "label": label,
        "help": help,
        "replacement": finding.replacement(),
        "related": related.iter().map(|Related { span: place, label }| json!({ "span": span(place), "label": label })).collect::<Vec<_>>(),
    })
}

fn span(Span { bytes, start, end }: &Span) -> Value {
    json!({
        "start": { "line": start.line, "column": start.column, "byte": bytes.start },
        "end": { "line": end.line, "column": end.column, "byte": bytes.end },
    })
}
