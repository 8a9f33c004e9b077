//! Turns the YAML schemas of `huaweicloud-jobs` into typed clients.
//!
//! The stages, each a function of its arguments: read, document, check, model, emit, format; only the first and the last touch files.

mod check;
mod document;
mod emit;
mod finding;
mod format;
mod hosts;
mod json;
mod keys;
mod model;
mod path;
mod read;
mod rule;
mod source;
mod types;
mod write;
mod yaml;

use std::{collections::BTreeMap, fmt, io, path::Path, path::PathBuf};

pub use finding::Finding;
use finding::Findings;
use hosts::Tables;
pub use rule::Rule;
use source::Source;
pub use write::Changes;
pub use yaml::Location;

/// Why nothing was generated. The output folder is as it was.
#[derive(Debug)]
#[non_exhaustive]
pub enum Failure {
    /// The schemas break rules; all findings of all files.
    Findings(Vec<Finding>),
    /// A file could not be read or written.
    Io(io::Error),
    /// Checked schemas gave Rust that does not parse: a defect of the generator.
    Defect(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Findings(findings) => {
                for finding in findings {
                    writeln!(f, "{finding}")?;
                }
                let files: std::collections::BTreeSet<_> =
                    findings.iter().map(|finding| &finding.file).collect();
                write!(f, "{} in {}", count(findings.len(), "finding"), count(files.len(), "file"))
            }
            Self::Io(error) => write!(f, "{error}"),
            Self::Defect(what) => write!(f, "this is a defect of the generator, please report it: {what}"),
        }
    }
}

impl std::error::Error for Failure {}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// Generates the library below `out` from the schemas below `schema`.
///
/// # Errors
/// The schemas break rules, or files cannot be read or written. Nothing is written unless all schemas are good.
pub fn generate(schema: &Path, out: &Path) -> Result<Changes, Failure> {
    Ok(write::apply(out, &render(schema)?)?)
}

/// What [`generate`] would change, without changing it.
///
/// # Errors
/// As for [`generate`].
pub fn outdated(schema: &Path, out: &Path) -> Result<Changes, Failure> {
    Ok(write::compare(out, &render(schema)?)?)
}

/// Checks the schemas below a folder and counts them.
///
/// # Errors
/// As for [`generate`].
pub fn check(schema: &Path) -> Result<usize, Failure> {
    Ok(library(&source::read_all(schema)?)?.models.len())
}

/// The findings of one file, whose path is `name`.
pub fn check_text(name: &str, text: &str) -> Vec<Finding> {
    check_texts(&[(name, text)])
}

/// The findings of several files that belong together.
pub fn check_texts(files: &[(&str, &str)]) -> Vec<Finding> {
    let source = |(name, text): &(&str, &str)| Source { name: (*name).to_owned(), text: (*text).to_owned() };
    match library(&files.iter().map(source).collect::<Vec<_>>()) {
        Err(Failure::Findings(findings)) => findings,
        _ => Vec::new(),
    }
}

/// All files of the library, by their path below the output folder.
///
/// # Errors
/// As for [`generate`].
pub fn render(schema: &Path) -> Result<BTreeMap<PathBuf, String>, Failure> {
    let Library { models, tables } = library(&source::read_all(schema)?)?;
    let mut files = BTreeMap::new();
    for (path, tokens) in emit::files(&models, &tables.0) {
        let text = format::format(tokens)
            .map_err(|error| Failure::Defect(format!("{}: {error}", path.display())))?;
        files.insert(path, text);
    }
    Ok(files)
}

/// All files, checked.
struct Library {
    models: Vec<model::Model>,
    tables: Tables,
}

/// Tables of hosts first: schemas refer to them.
fn library(sources: &[Source]) -> Result<Library, Failure> {
    let (tables, schemas): (Vec<_>, Vec<_>) =
        sources.iter().partition(|source| hosts::is_table(&source.name));
    let mut library = Library { models: Vec::new(), tables: Tables::default() };
    let mut findings = Vec::new();
    for source in tables {
        match checked(source, |findings, root| hosts::read(findings, &source.name, &root, &library.tables)) {
            Ok(table) => library.tables.0.push(table),
            Err(found) => findings.push((source, found)),
        }
    }
    for source in schemas {
        let model = checked(source, |findings, root| {
            let document = read::read(findings, root)?;
            check::check(findings, &source.name, document, &library.tables)
        });
        match model {
            Ok(model) => library.models.push(model),
            Err(found) => findings.push((source, found)),
        }
    }
    if let Some((source, _)) = findings.iter().find(|(_, found)| found.is_empty()) {
        return Err(Failure::Defect(format!("{} was refused without a reason", source.name)));
    }
    findings.sort_by(|(a, _), (b, _)| a.name.cmp(&b.name));
    let findings: Vec<Finding> = findings.into_iter().flat_map(|(_, found)| found).collect();
    if findings.is_empty() { Ok(library) } else { Err(Failure::Findings(findings)) }
}

/// One file, from text to model.
fn checked<T>(
    Source { name, text }: &Source,
    check: impl FnOnce(&mut Findings<'_>, yaml::Node) -> Option<T>,
) -> Result<T, Vec<Finding>> {
    let mut findings = Findings::new(name, text);
    let model = match yaml::parse(text) {
        Ok(root) => check(&mut findings, root),
        Err(error) => {
            findings.report_at(Rule::YamlSyntax, error.location, error.message, error.help);
            None
        }
    };
    model.ok_or_else(|| findings.into_sorted())
}
