//! From the folder of schemas to the texts of the library. What is as it was left is neither read nor made again.

use std::{
    collections::{BTreeMap, BTreeSet},
    io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
};

use proc_macro2::TokenStream;

use crate::{
    Failure, Files, Finding, emit, format,
    hosts::{Tables, is_table},
    library::{model_of, read_tables, refused},
    memory::{Last, Left, Memory, Record, hash, output},
    model::{Facts, Listed, ListedTable},
    parallel,
    source::{self, Found, Listing, Source},
};

/// What is to be.
pub(crate) struct Made {
    /// What was made; the rest is there already.
    pub(crate) files: Files,
    /// All of it. How what was made looks as a file is not known yet.
    pub(crate) memory: Memory,
    pub(crate) warnings: Vec<Finding>,
}

/// A file that was found, and its record if it is as it was left.
type Known<'f> = (&'f Found, Option<Record>);

/// Makes what is not as it was left, if all schemas are good.
pub(crate) fn make(schema: &Path, last: &Last) -> Result<Made, Failure> {
    let Listing { files: found, folders } = last.schemas(schema)?;
    distinct(&found)?;
    let known = parallel::map(&found, |found| last.record(schema, found));
    let (tables, apis): (Vec<Known<'_>>, Vec<Known<'_>>) =
        found.iter().zip(known).partition(|(found, _)| is_table(&found.path));
    let (hosts, mut findings) = Hosts::read(schema, last, &tables, &apis)?;

    let is_broken = AtomicBool::new(hosts.is_broken);
    let one = |(found, known): &Known<'_>| match known {
        Some(known) if !hosts.is_moved(last, found) => Ok(Step::Known(known.clone())),
        _ => api(schema, found, &hosts.tables, &is_broken),
    };
    let steps = parallel::map(&tables, |known| table(known, &hosts));
    let steps = steps.into_iter().chain(parallel::map(&apis, one));
    let (mut files, mut records) = (Files::new(), BTreeMap::new());
    for ((found, _), step) in tables.iter().chain(&apis).zip(steps) {
        match step? {
            Step::Known(record) => drop(records.insert(found.path.clone(), record)),
            Step::Made(record, text, warnings) => {
                records.insert(found.path.clone(), record);
                files.insert(output(&found.path).into(), text);
                findings.extend(warnings);
            }
            Step::Refused(errors) => findings.extend(errors),
        }
    }
    findings.sort_by(|a, b| a.file.cmp(&b.file));
    if is_broken.into_inner() {
        return Err(refused(findings));
    }
    let lists = match last.lists(&records) {
        Some(lists) => lists,
        None => {
            let made = lists(&records)?;
            let names = made.keys().map(|path| path.to_string_lossy().into_owned());
            let names = names.map(|path| (path, Left::default())).collect();
            files.extend(made);
            names
        }
    };
    let memory = Memory { records, lists, folders: [folders, BTreeMap::new()] };
    Ok(Made { files, memory, warnings: findings })
}

/// What comes of one file.
enum Step {
    Known(Record),
    /// Its record, the text that is made of it, and what it is warned of.
    Made(Record, String, Vec<Finding>),
    Refused(Vec<Finding>),
}

/// Two schemas of one name in different folders would be one file.
fn distinct(found: &[Found]) -> io::Result<()> {
    let mut outputs = BTreeMap::new();
    for Found { path, .. } in found {
        if let Some(other) = outputs.insert(output(path), path) {
            let what =
                format!("{other} and {path} have the same name: remove one, or move it out of the folder");
            return Err(io::Error::new(io::ErrorKind::InvalidInput, what));
        }
    }
    Ok(())
}

/// The folder of the service that a file below the schemas' folder belongs to.
fn folder(path: &str) -> &str {
    let levels = if is_table(path) { 2 } else { 3 };
    path.rsplitn(levels, '/').nth(levels - 1).unwrap_or_default()
}

/// The tables of hosts that were read.
struct Hosts<'f> {
    tables: Tables,
    /// What their texts hash to, by folder.
    hashes: BTreeMap<&'f str, u64>,
    /// Whether that is all tables, since one of them changed.
    is_all: bool,
    is_broken: bool,
}

impl<'f> Hosts<'f> {
    /// Reads all tables if one is not as it was left, for which service gives out tokens is said once among them; else those of the
    /// schemas that have to be read.
    fn read(
        schema: &Path,
        last: &Last,
        tables: &[Known<'f>],
        apis: &[Known<'f>],
    ) -> io::Result<(Self, Vec<Finding>)> {
        let is_all = tables.iter().any(|(_, known)| known.is_none()) || last.tables() != tables.len();
        let unknown = apis.iter().filter(|(_, known)| known.is_none());
        let folders: BTreeSet<&str> = unknown.map(|(found, _)| folder(&found.path)).collect();
        let needed = tables.iter().map(|(found, _)| *found);
        let needed: Vec<&Found> =
            needed.filter(|found| is_all || folders.contains(folder(&found.path))).collect();
        let sources = parallel::map(&needed, |found| source::read(schema, found));
        let sources = sources.into_iter().collect::<io::Result<Vec<Source>>>()?;
        let (mut tables, findings) = read_tables(&sources.iter().collect::<Vec<_>>());
        if !is_all {
            tables.identity = last.identity().map(str::to_owned);
        }
        let hashes = needed.iter().zip(&sources);
        let hashes = hashes.map(|(found, source)| (folder(&found.path), hash(&source.text))).collect();
        let is_broken = tables.hosts.len() < sources.len();
        Ok((Self { tables, hashes, is_all, is_broken }, findings))
    }

    /// Whether a schema's table is another one now, or tokens come from elsewhere.
    fn is_moved(&self, last: &Last, found: &Found) -> bool {
        let folder = folder(&found.path);
        self.is_all
            && (last.table(folder) != self.hashes.get(folder).copied()
                || last.identity() != self.tables.identity.as_deref())
    }
}

fn table((found, known): &Known<'_>, hosts: &Hosts<'_>) -> Result<Step, Failure> {
    let folder = folder(&found.path);
    let service = folder.rsplit('/').next().unwrap_or_default();
    match (known, hosts.tables.hosts.get(service), hosts.hashes.get(folder)) {
        (Some(known), ..) => Ok(Step::Known(known.clone())),
        (None, Some(table), Some(&hash)) => {
            let source = Left { seen: found.seen, hash };
            let text = written(emit::hosts(table))?.1;
            Ok(Step::Made(Record::new(source, Facts::Table(table.listed())), text, Vec::new()))
        }
        // Why was found when it was read.
        _ => Ok(Step::Refused(Vec::new())),
    }
}

fn api(schema: &Path, found: &Found, hosts: &Tables, is_broken: &AtomicBool) -> Result<Step, Failure> {
    let source = source::read(schema, found)?;
    let (model, findings) = model_of(&source, hosts);
    let Some(model) = model else {
        is_broken.store(true, Ordering::Relaxed);
        return Ok(Step::Refused(findings));
    };
    if is_broken.load(Ordering::Relaxed) {
        // Nothing will be written; what else is wrong is all that counts.
        return Ok(Step::Refused(findings));
    }
    let left = Left { seen: found.seen, hash: hash(&source.text) };
    let record = Record { is_warned: !findings.is_empty(), ..Record::new(left, Facts::Api(model.listed())) };
    let text = format::rows(emit::file(&model));
    Ok(Step::Made(record, text, findings))
}

fn written((path, tokens): (PathBuf, TokenStream)) -> Result<(PathBuf, String), Failure> {
    match format::items(tokens) {
        Ok(text) => Ok((path, text)),
        Err(error) => Err(Failure::Defect(format!("{}: {error}", path.display()))),
    }
}

/// The files that only list.
fn lists(records: &BTreeMap<String, Record>) -> Result<Files, Failure> {
    let mut services: BTreeMap<&str, (Vec<&Listed>, Option<&ListedTable>)> = BTreeMap::new();
    let mut apis = Vec::new();
    for record in records.values() {
        match record.facts.as_ref() {
            Facts::Api(api) => {
                services.entry(&api.segments[0]).or_default().0.push(api);
                apis.push(api);
            }
            Facts::Table(table) => services.entry(&table.service).or_default().1 = Some(table),
        }
    }
    let names: Vec<&str> = services.keys().copied().collect();
    // The longest comes first, beside all others.
    let jobs: Vec<Option<_>> = [None].into_iter().chain(services.into_iter().map(Some)).collect();
    let texts = parallel::map(&jobs, |job| match job {
        None => vec![written(emit::root(&apis, &names))],
        Some((service, (apis, table))) => {
            emit::lists(service, apis, *table).into_iter().map(written).collect()
        }
    });
    texts.into_iter().flatten().collect()
}
