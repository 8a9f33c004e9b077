//! What is compared: only files that differ are read as schemas, since one file is one API.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
};

use crate::{
    Failure, Finding, Rule,
    hosts::{Tables, is_table},
    library::{model_of, table_of},
    model::{Hosts, Model},
    source::{self, Source},
};

use super::Side;

/// The texts of a side by their path below its folder; a file alone has an empty one. Each with the name to call it by.
type Texts = BTreeMap<String, (String, String)>;

/// What differs on one side.
#[derive(Default)]
pub(super) struct Changed {
    pub(super) models: Vec<Model>,
    pub(super) tables: Vec<Hosts>,
}

/// What differs, old and new.
pub(super) fn changed(old: &Side, new: &Side) -> Result<(Changed, Changed), Failure> {
    let (mut old, mut new) = (read(old)?, read(new)?);
    if old.contains_key("") != new.contains_key("") {
        let message = "a file and a folder cannot be compared: name two files or two folders";
        return Err(io::Error::new(io::ErrorKind::InvalidInput, message).into());
    }
    let kept =
        |(path, (_, text)): &(&String, &(String, String))| new.get(*path).is_some_and(|(_, now)| now == text);
    let kept: BTreeSet<String> = old.iter().filter(kept).map(|(path, _)| path.clone()).collect();
    old.retain(|path, _| !kept.contains(path));
    new.retain(|path, _| !kept.contains(path));
    let names = |texts: &Texts| texts.get("").map(|(name, _)| name.clone());
    let (old_name, new_name) = (names(&old), names(&new));
    let lone = old_name.clone();
    let (mut findings, mut sides) = (Vec::new(), Vec::new());
    for (texts, other) in [(old, new_name), (new, old_name)] {
        let mut side = Changed::default();
        for (name, text) in texts.into_values() {
            if is_table(&name) {
                let (table, found) = table_of(&Source { name, text }, None);
                side.tables.extend(table);
                findings.extend(found);
                continue;
            }
            match model(name, other.as_deref(), text) {
                Ok(model) => side.models.push(model),
                Err(found) => findings.extend(found),
            }
        }
        sides.push(side);
    }
    match (findings.is_empty(), sides.pop(), sides.pop()) {
        (true, Some(mut new), Some(old)) => {
            // Two files that are named are meant to be the same API.
            if lone.is_some() {
                let models = old.models.iter().zip(&mut new.models);
                models.for_each(|(old, new)| new.segments.clone_from(&old.segments));
                let tables = old.tables.iter().zip(&mut new.tables);
                tables.for_each(|(old, new)| new.service.clone_from(&old.service));
            }
            Ok((old, new))
        }
        _ => Err(Failure::Findings(findings)),
    }
}

/// The model of a file. Of two files that are compared one may be a copy anywhere: its name says nothing then, the other's does.
fn model(name: String, other: Option<&str>, text: String) -> Result<Model, Vec<Finding>> {
    let mut source = Source { name, text };
    let read = |source: &Source| match model_of(source, &Tables::default()) {
        (Some(model), _) => Ok(model),
        (None, found) => Err(found),
    };
    let is_name = |finding: &Finding| finding.rule == Rule::FileName;
    read(&source).or_else(|found| match other.filter(|_| found.iter().any(is_name)) {
        Some(other) => {
            let name = std::mem::replace(&mut source.name, other.to_owned());
            read(&source).map_err(|mut found| {
                found.iter_mut().for_each(|finding| name.clone_into(&mut finding.file));
                found
            })
        }
        None => Err(found),
    })
}

fn read(side: &Side) -> Result<Texts, Failure> {
    let (root, sources) = match side {
        Side::Path(path) => (path.to_string_lossy().into_owned(), source::read_all(&[path])?),
        Side::Revision { revision, folder } => {
            (format!("{revision}:{}", folder.to_string_lossy()), source::read_revision(folder, revision)?)
        }
    };
    let root = root.replace('\\', "/");
    let below = |name: &str| name.strip_prefix(&root).unwrap_or(name).trim_start_matches('/').to_owned();
    Ok(sources.into_iter().map(|it| (below(&it.name), (it.name, it.text))).collect())
}
