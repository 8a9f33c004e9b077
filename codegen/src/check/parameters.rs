//! Parameters: placeholders, types, and who gives their values.

use crate::{
    Rule,
    document::{DeviationRow, Document, ParameterRow, Place, ValueTable},
    finding::{Findings, did_you_mean, meant, nearest, one_of},
    keys::Spot,
    model::{Argument, Need, Parameter},
    types::Type,
};

use super::{names::rust_name, structures};

/// The placeholders of a URI.
pub(super) fn placeholders(uri: &str) -> impl Iterator<Item = &str> {
    uri.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

/// `placeholder-without-parameter`, `parameter-without-placeholder`, and the types of parameters.
pub(super) fn check(findings: &mut Findings<'_>, document: &Document) -> Vec<Parameter> {
    if !document.api.uri.is_empty() {
        check_placeholders(findings, document);
    }
    let mut credentials = document.parameters.iter().filter(|row| row.credential);
    if let (Some(first), Some(second)) = (credentials.next(), credentials.next()) {
        let message = format!("`{}` is a second header that carries the credential", second.name.value);
        let help = "keep `credential` at one of them";
        findings
            .report(Rule::BadValue, second.name.at, message, Some(help.to_owned()))
            .label("the second one")
            .related(first.name.at, "the first one");
    }
    document.parameters.iter().map(|row| parameter(findings, &document.sets, row)).collect()
}

fn check_placeholders(findings: &mut Findings<'_>, document: &Document) {
    let uri = &document.api.uri;
    let in_path = || document.parameters.iter().filter(|row| row.place == Place::Path).map(|row| &row.name);
    let is_named = |placeholder: &&str| in_path().any(|name| name.value == *placeholder);
    let is_placed = |name: &&Spot<String>| placeholders(uri).any(|placeholder| placeholder == name.value);
    let mut unplaced: Vec<&Spot<String>> = in_path().filter(|name| !is_placed(name)).collect();
    for name in placeholders(uri).filter(|name| !is_named(name)) {
        let message = format!("`{{{name}}}` stands in the URI, but no path parameter is called `{name}`");
        // Two spellings of one name are one mistake.
        let near = nearest(name, unplaced.iter().map(|name| name.as_str())).map(str::to_owned);
        let near = unplaced.iter().position(|name| Some(&name.value) == near.as_ref());
        let near = near.map(|near| unplaced.remove(near));
        let help = match near {
            Some(near) => meant(&near.value),
            None => format!("add `{name}` under `request: path:`"),
        };
        let at = findings.within(uri.at, &format!("{{{name}}}"));
        let finding = findings.report(Rule::PlaceholderWithoutParameter, at, message, Some(help));
        if let Some(near) = near {
            finding.related(near.at, "this one?");
        }
    }
    for name in unplaced {
        let message = format!("the path parameter `{0}` does not stand in the URI as `{{{0}}}`", name.value);
        let help = "write it in the URI, or move it to `query` or `header`";
        findings
            .report(Rule::ParameterWithoutPlaceholder, name.at, message, Some(help.to_owned()))
            .related(uri.at, "the URI");
    }
}

fn parameter(findings: &mut Findings<'_>, sets: &[ValueTable], row: &ParameterRow) -> Parameter {
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
            let scalars = ["String", "Integer", "Long", "Number", "Double", "Boolean"];
            let help =
                did_you_mean(&row.kind, scalars).unwrap_or_else(|| format!("it is {}", one_of(scalars)));
            findings.report(Rule::UnknownType, row.kind.at, message, Some(help));
            Argument::Text
        }
    };
    let need = match row {
        ParameterRow { credential: true, mandatory, .. } => Need::Credential { mandatory: *mandatory },
        ParameterRow { fixed: Some(fixed), .. } => Need::Fixed(fixed.value.clone()),
        ParameterRow { mandatory: true, default: Some(default), .. } => Need::Default(default.value.clone()),
        ParameterRow { not_enforced: Some(DeviationRow { text, source }), .. } => {
            Need::NotEnforced { note: text.clone(), source: source.clone() }
        }
        ParameterRow { mandatory: true, .. } => Need::Mandatory,
        ParameterRow { mandatory: false, .. } => Need::Optional,
    };
    let lacking = match need {
        Need::Optional => Some("write `mandatory: Yes`"),
        Need::NotEnforced { .. } => Some("remove `not_enforced`"),
        Need::Default(_) => Some("write `fixed`, or remove `default`"),
        Need::Mandatory | Need::Fixed(_) | Need::Credential { .. } => None,
    };
    if let (Place::Path, Some(help)) = (row.place, lacking) {
        let message = format!(
            "the path parameter `{}` must always be given: the URI cannot do without it",
            row.name.value
        );
        findings.report(Rule::BadValue, row.name.at, message, Some(help.to_owned())).label("this parameter");
    }
    for (key, given) in [("default", &row.default), ("fixed", &row.fixed), ("example", &row.example)] {
        if let Some(given) = given {
            check_fits(findings, sets, &argument, key, given);
        }
    }
    let mut description = row.description.clone();
    if let (false, Some(default)) = (row.mandatory, &row.default) {
        description.push_str(&format!(" Default: {}.", default.value));
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
        example: row.example.as_ref().map(|example| example.value.clone()),
    }
}

/// A value that is written for a parameter is one that a caller could give.
fn check_fits(
    findings: &mut Findings<'_>,
    sets: &[ValueTable],
    argument: &Argument,
    key: &str,
    given: &Spot<String>,
) {
    let (fits, wanted) = match argument {
        Argument::Text => return,
        Argument::Integer => (given.parse::<i64>().is_ok(), "an integer".to_owned()),
        Argument::Number => (given.parse::<f64>().is_ok_and(f64::is_finite), "a number".to_owned()),
        Argument::Boolean => (matches!(given.as_str(), "true" | "false"), "`true` or `false`".to_owned()),
        Argument::Set(name) => {
            let Some(set) = sets.iter().find(|set| set.name.value == *name) else { return };
            let words = || set.values.iter().map(|row| row.value.value.as_str());
            (set.values.is_empty() || words().any(|word| word == given.as_str()), one_of(words()))
        }
    };
    if !fits {
        let message = format!("`{key}` must be {wanted}, found `{}`", given.value);
        findings.report(Rule::BadValue, given.at, message, None);
    }
}
