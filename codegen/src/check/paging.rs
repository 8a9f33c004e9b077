//! `paging`: it names query parameters and paths that exist.

use crate::{
    Rule,
    document::{Document, Place},
    finding::{Findings, did_you_mean},
    keys::Spot,
    model::{Argument, FieldType, Paging, Parameter},
    path::{self, Part},
};

use super::{
    job::{resolve, said},
    structures::Tables,
};

pub(super) fn check(
    findings: &mut Findings<'_>,
    document: &Document,
    tables: &Tables<'_>,
    answer: &str,
    parameters: &[Parameter],
) -> Option<Paging> {
    let section = document.paging.as_ref()?;
    for name in [&section.limit, &section.offset] {
        check_parameter(findings, document, parameters, name);
    }
    let start = FieldType::Structure(answer.to_owned());
    if let Some(total) = &section.total {
        let target = resolve(findings, tables, &start, total, Rule::Paging);
        if let Some(target) = target.filter(|target| target.kind != FieldType::Integer) {
            let kind = said(&target.kind);
            let message = format!("`{}` leads to {kind}, but the total must be an integer", total.value);
            target.show(findings.report(Rule::Paging, total.at, message, None));
        }
    }
    let items = &section.items;
    let target = resolve(findings, tables, &start, items, Rule::Paging)?;
    let FieldType::List(item) = target.kind else {
        let kind = said(&target.kind);
        let message = format!("`{}` leads to {kind}, but pages are cut from a list", items.value);
        target.show(findings.report(Rule::Paging, items.at, message, None));
        return None;
    };
    let fields = rust_names(tables, answer, items);
    if fields.is_none() {
        let message = format!("`{}` must be reached through structures alone", items.value);
        findings.report(Rule::Paging, items.at, message, None);
    }
    Some(Paging {
        limit: section.limit.value.clone(),
        offset: section.offset.value.clone(),
        items: items.value.clone(),
        total: section.total.as_ref().map(|total| total.value.clone()).unwrap_or_default(),
        default_limit: section.default_limit,
        fields: fields?,
        item: *item,
    })
}

fn check_parameter(
    findings: &mut Findings<'_>,
    document: &Document,
    parameters: &[Parameter],
    name: &Spot<String>,
) {
    let in_query = || parameters.iter().filter(|row| row.place == Place::Query);
    match in_query().find(|row| row.name == name.value) {
        None => {
            let help = did_you_mean(name, in_query().map(|row| row.name.as_str()))
                .unwrap_or_else(|| format!("describe `{}` under `request: query:`", name.value));
            let message = format!("no query parameter is called `{}`", name.value);
            findings.report(Rule::Paging, name.at, message, Some(help));
        }
        Some(row) if row.argument != Argument::Integer => {
            let message = format!("`{}` is `{}`, so it cannot count items", name.value, row.kind);
            let finding = findings.report(Rule::Paging, name.at, message, None);
            let rows = document.parameters.iter();
            for row in rows.filter(|row| row.place == Place::Query && row.name.value == name.value) {
                finding.related(row.kind.at, "its type");
            }
        }
        Some(_) => {}
    }
}

/// The Rust names of the fields on the way to the list.
fn rust_names(tables: &Tables<'_>, answer: &str, items: &Spot<String>) -> Option<Vec<String>> {
    let (mut names, mut structure) = (Vec::new(), answer.to_owned());
    for part in path::parse(items)? {
        let Part::Key(key) = part else { return None };
        let field = tables.structure(&structure)?.fields.iter().find(|field| field.key == key)?;
        names.push(field.rust_name.clone());
        match &field.kind {
            FieldType::Structure(name) | FieldType::Boxed(name) => structure.clone_from(name),
            FieldType::List(_) => structure.clear(),
            _ => return None,
        }
    }
    Some(names)
}
