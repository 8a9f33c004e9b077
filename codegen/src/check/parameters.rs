//! Parameters: placeholders, types, and who gives their values.

use crate::{
    Rule,
    document::{DeviationRow, Document, ParameterRow, Place},
    finding::{Findings, did_you_mean},
    model::{Argument, Need, Parameter, Set},
    types::Type,
};

use super::{names::rust_name, structures};

/// The placeholders of a URI.
pub(super) fn placeholders(uri: &str) -> impl Iterator<Item = &str> {
    uri.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

/// `placeholder-without-parameter`, `parameter-without-placeholder`, and the types of parameters.
pub(super) fn check(findings: &mut Findings<'_>, document: &Document, sets: &[Set]) -> Vec<Parameter> {
    let uri = &document.api.uri;
    let in_path = || document.parameters.iter().filter(|row| row.place == Place::Path);
    for name in placeholders(uri) {
        if !in_path().any(|row| row.name.value == name) {
            let message = format!("`{{{name}}}` stands in the URI, but no path parameter is called `{name}`");
            let help = did_you_mean(name, in_path().map(|row| row.name.as_str()))
                .unwrap_or_else(|| format!("add `{name}` under `request: path:`"));
            findings.report(Rule::PlaceholderWithoutParameter, uri.at, message, Some(help));
        }
    }
    for row in in_path() {
        if !placeholders(uri).any(|name| name == row.name.value) {
            let message =
                format!("the path parameter `{0}` does not stand in the URI as `{{{0}}}`", row.name.value);
            let help = did_you_mean(&row.name, placeholders(uri));
            findings.report(Rule::ParameterWithoutPlaceholder, row.name.at, message, help);
        }
    }
    let mut credentials = document.parameters.iter().filter(|row| row.credential).skip(1);
    if let Some(second) = credentials.next() {
        let message = format!("`{}` is a second header that carries the credential", second.name.value);
        findings.report(Rule::BadValue, second.name.at, message, None);
    }
    document.parameters.iter().map(|row| parameter(findings, sets, row)).collect()
}

fn parameter(findings: &mut Findings<'_>, sets: &[Set], row: &ParameterRow) -> Parameter {
    let kind = structures::parse(findings, &row.kind);
    let argument = match (&kind, &row.values) {
        (Some(scalar), Some(set)) => {
            structures::check_set(findings, sets, set, scalar, &row.kind);
            Argument::Set(set.value.clone())
        }
        (Some(Type::Integer), None) => Argument::Integer,
        (Some(Type::Number), None) => Argument::Number,
        (Some(Type::Boolean), None) => Argument::Boolean,
        (Some(Type::Text), None) | (None, _) => Argument::Text,
        (Some(_), None) => {
            let message = format!("a parameter cannot be `{}`", row.kind.value);
            let help = "parameters are `String`, `Integer`, `Long`, `Number` or `Boolean`";
            findings.report(Rule::UnknownType, row.kind.at, message, Some(help.to_owned()));
            Argument::Text
        }
    };
    let need = match row {
        ParameterRow { credential: true, mandatory, .. } => Need::Credential { mandatory: *mandatory },
        ParameterRow { fixed: Some(fixed), .. } => Need::Fixed(fixed.clone()),
        ParameterRow { mandatory: true, default: Some(default), .. } => Need::Default(default.clone()),
        ParameterRow { not_enforced: Some(DeviationRow { text, source }), .. } => {
            Need::NotEnforced { note: text.clone(), source: source.clone() }
        }
        ParameterRow { mandatory: true, .. } => Need::Mandatory,
        ParameterRow { mandatory: false, .. } => Need::Optional,
    };
    if row.place == Place::Path && !matches!(need, Need::Mandatory | Need::Fixed(_)) {
        let message = format!(
            "the path parameter `{}` must be mandatory: the URI cannot do without it",
            row.name.value
        );
        findings.report(Rule::BadValue, row.name.at, message, Some("write `mandatory: Yes`".to_owned()));
    }
    let mut description = row.description.clone();
    if let (false, Some(default)) = (row.mandatory, &row.default) {
        description.push_str(&format!(" Default: {default}."));
    }
    if !row.source.is_empty() {
        description.push_str(&format!(" (Source: {}.)", row.source.trim_end_matches('.')));
    }
    Parameter {
        name: row.name.value.clone(),
        rust_name: rust_name(&row.name, row.rust_name.as_ref()),
        place: row.place,
        kind: row.kind.value.clone(),
        argument,
        need,
        description: description.trim().to_owned(),
        set: row.values.as_ref().map(|set| set.value.clone()),
        example: row.example.clone(),
    }
}
