//! Findings as SARIF 2.1.0, which editors and review bots show at their places.

use huaweicloud_jobs_codegen::{Checked, Finding, Rule, Severity, Span};
use serde_json::{Value, json};

pub(super) fn document(checked: &Checked) -> Value {
    json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "rules": Rule::ALL.iter().map(|rule| described(*rule)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": checked.findings.iter().map(result).collect::<Vec<_>>(),
        }],
    })
}

fn described(rule: Rule) -> Value {
    json!({
        "id": rule.id(),
        "shortDescription": { "text": rule.says() },
        "fullDescription": { "text": rule.explanation(), "markdown": rule.explanation() },
        "defaultConfiguration": { "level": level(rule.severity()) },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn result(finding: &Finding) -> Value {
    let Finding { rule, file, span, message, help, related, .. } = finding;
    let text = help.as_ref().map_or_else(|| message.clone(), |help| format!("{message}\n{help}"));
    let related: Vec<Value> =
        related.iter().map(|related| location(file, &related.span, &related.label)).collect();
    let mut result = json!({
        "ruleId": rule.id(),
        "ruleIndex": Rule::ALL.iter().position(|known| known == rule),
        "level": level(rule.severity()),
        "message": { "text": text },
        "locations": [location(file, span, "")],
        "relatedLocations": related,
    });
    if let Some(replacement) = finding.replacement() {
        result["fixes"] = json!([{
            "description": { "text": help },
            "artifactChanges": [{
                "artifactLocation": { "uri": file },
                "replacements": [{ "deletedRegion": region(span), "insertedContent": { "text": replacement } }],
            }],
        }]);
    }
    result
}

fn region(Span { start, end, .. }: &Span) -> Value {
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

fn location(file: &str, span: &Span, label: &str) -> Value {
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": { "uri": file },
            "region": region(span),
        },
    });
    if !label.is_empty() {
        location["message"] = json!({ "text": label });
    }
    location
}
