//! All schemas: from texts to models, and what is found on the way.

use crate::{
    Failure, Finding, Severity, check,
    finding::Findings,
    hosts::{self, Tables, is_table},
    model::{Hosts, Model},
    parallel, read,
    source::Source,
    yaml,
};

/// The models of all files below a folder, if they keep all rules.
#[cfg(feature = "command")]
pub(crate) fn good(schema: &std::path::Path) -> Result<Vec<Model>, Failure> {
    let (models, findings) = library(&crate::source::read_all(&[schema])?);
    models.ok_or_else(|| refused(findings))
}

/// Why files were refused: warnings are not it.
pub(crate) fn refused(mut findings: Vec<Finding>) -> Failure {
    findings.retain(|finding| finding.rule.severity() == Severity::Error);
    match findings.is_empty() {
        true => Failure::Defect("a schema was refused without a reason".to_owned()),
        false => Failure::Findings(findings),
    }
}

/// The models, if each file means something, and what was found on the way. Tables of hosts come first: schemas refer to them.
pub(crate) fn library(sources: &[Source]) -> (Option<Vec<Model>>, Vec<Finding>) {
    let (tables, schemas): (Vec<_>, Vec<_>) = sources.iter().partition(|source| is_table(&source.name));
    let (hosts, mut findings) = read_tables(&tables);
    let mut models = Vec::new();
    for (model, found) in parallel::map(&schemas, |source| model_of(source, &hosts)) {
        models.extend(model);
        findings.extend(found);
    }
    findings.sort_by(|a, b| a.file.cmp(&b.file));
    let is_whole = hosts.hosts.len() + models.len() == sources.len();
    (is_whole.then_some(models), findings)
}

/// Tables of hosts, and what was found on the way; of two for a service the first.
pub(crate) fn read_tables(sources: &[&Source]) -> (Tables, Vec<Finding>) {
    let (mut tables, mut findings) = (Tables::default(), Vec::new());
    let read = parallel::map(sources, |source| table_of(source, None));
    for (source, (mut table, mut found)) in sources.iter().zip(read) {
        if tables.identity.is_some() && table.as_ref().is_some_and(|table| table.is_identity) {
            (table, found) = table_of(source, tables.identity.as_deref());
        }
        if let Some(table) = table {
            if table.is_identity {
                tables.identity = Some(table.service.clone());
            }
            tables.hosts.entry(table.service.clone()).or_insert(table);
        }
        findings.extend(found);
    }
    (tables, findings)
}

/// A table of hosts, if another service gives out tokens or none, and what was found on the way.
pub(crate) fn table_of(source: &Source, identity: Option<&str>) -> (Option<Hosts>, Vec<Finding>) {
    read(source, |findings, root| hosts::read(findings, &source.name, &root, identity))
}

/// A schema's model, and what was found on the way.
pub(crate) fn model_of(source: &Source, tables: &Tables) -> (Option<Model>, Vec<Finding>) {
    read(source, |findings, root| {
        let document = read::read(findings, root)?;
        check::check(findings, &source.name, document, tables)
    })
}

/// One file, from text to what it means, and what was found on the way; if it means nothing, all of it is errors.
fn read<T>(
    Source { name, text }: &Source,
    meaning: impl FnOnce(&mut Findings<'_>, yaml::Node) -> Option<T>,
) -> (Option<T>, Vec<Finding>) {
    let mut findings = Findings::new(name, text);
    let meaning = match yaml::parse(text) {
        Ok(root) => meaning(&mut findings, root),
        Err(error) => {
            findings.report_syntax(error);
            None
        }
    };
    (meaning, findings.into_sorted())
}
