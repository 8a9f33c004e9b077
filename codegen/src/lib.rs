//! Turns the YAML schemas of `huaweicloud-jobs` into typed clients.
//!
//! The stages, each a function of its arguments: read, document, check, model, emit, format; only the first and the last touch files.

mod check;
#[cfg(feature = "command")]
pub mod diff;
mod document;
mod emit;
#[cfg(feature = "command")]
mod export;
mod finding;
mod fmt;
mod format;
mod hosts;
#[cfg(feature = "command")]
mod import;
mod json;
mod json_schema;
mod keys;
mod language;
mod library;
mod make;
mod memory;
mod model;
#[cfg(feature = "command")]
mod ordered;
mod parallel;
mod path;
mod prose;
mod read;
#[cfg(feature = "command")]
mod reference;
mod render;
mod rows;
mod rule;
mod source;
mod template;
mod types;
mod words;
mod write;
mod yaml;

use std::{
    collections::{BTreeMap, HashSet},
    io,
    path::{Path, PathBuf},
};

#[cfg(feature = "command")]
pub use export::{matrix, openapi};
pub use finding::{Finding, Location, Related, Span};
#[cfg(feature = "command")]
pub use import::{Change, Drafted, NoPage, drift, import_openapi, import_page};
use library::library;
use make::{Made, make};
use memory::{Last, Left, Memory, hash};
#[cfg(feature = "command")]
pub use reference::{reference, write_reference};
pub use rule::{Rule, Severity};
use source::{Before, Listing, Source};
pub use write::Changes;
pub use write::write_file;

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

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
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

/// What the schemas are found to be.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// How many schemas there are.
    pub schemas: usize,
    /// What is wrong or doubtful: errors first, then in the order of files and lines.
    pub findings: Vec<Finding>,
}

impl Checked {
    /// How many findings are of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.rule.severity() == severity).count()
    }
}

/// Generates the library below `out` from the schemas below `schema`.
///
/// # Errors
/// The schemas break rules, or files cannot be read or written. Nothing is written unless all schemas are good.
pub fn generate(schema: &Path, out: &Path) -> Result<Changes, Failure> {
    let Made { files, memory, warnings } = make(schema, &Last::default())?;
    let present = write::present(out, Before::NOTHING)?.files;
    let changes = write::apply(out, &present, &files, &memory.outputs().collect())?;
    Ok(Changes { warnings, ..changes })
}

/// As [`generate`], but does not make again what is as the same generator left it. What that was is kept in the file `memory`.
///
/// # Errors
/// As for [`generate`].
pub fn regenerate(schema: &Path, out: &Path, memory: &Path) -> Result<Changes, Failure> {
    let text = source::read_if_there(memory);
    let known = text.and_then(|text| Memory::read(&text, schema, out)).unwrap_or_default();
    let written = source::see(memory).map_or(0, |seen| seen.written);
    let outputs: Vec<String> = known.outputs().collect();
    let outputs: Vec<&str> = outputs.iter().map(String::as_str).collect();
    let before = Before { files: &outputs, folders: &known.folders[1], time: written };
    let Listing { files: present, folders } = write::present(out, before)?;
    let last = Last::new(known, written, out, &present);
    let Made { files, memory: mut now, warnings } = make(schema, &last)?;
    let changes = write::apply(out, &present, &files, &now.outputs().collect())?;
    now.learn(&left(out, &files)?, folders, changes.written.iter().chain(&changes.removed).cloned());
    if last.differs(&now) {
        write::replace(memory, &now.write(schema, out))?;
    }
    Ok(Changes { warnings, ..changes })
}

/// How files look that were just written.
fn left(out: &Path, files: &Files) -> io::Result<BTreeMap<String, Left>> {
    let files: Vec<_> = files.iter().collect();
    let left = |(path, text): &(&PathBuf, &String)| {
        let left = Left { seen: source::see(&out.join(path))?, hash: hash(text) };
        Ok((path.to_string_lossy().into_owned(), left))
    };
    parallel::map(&files, left).into_iter().collect()
}

/// What [`generate`] would change, without changing it.
///
/// # Errors
/// As for [`generate`].
pub fn outdated(schema: &Path, out: &Path) -> Result<Changes, Failure> {
    let Made { files, memory, warnings } = make(schema, &Last::default())?;
    let present = write::present(out, Before::NOTHING)?.files;
    let changes = write::compare(out, &present, &files, &memory.outputs().collect())?;
    Ok(Changes { warnings, ..changes })
}

/// Checks schemas: files, and all files below folders.
///
/// # Errors
/// A file cannot be read.
pub fn check<P: AsRef<Path>>(paths: &[P]) -> io::Result<Checked> {
    let mut sources = source::read_all(paths)?;
    let schemas = sources.len();
    let names: HashSet<String> = sources.iter().map(|source| source.name.clone()).collect();
    // Schemas are held to their service's table even where that is not asked about.
    sources.extend(source::tables_beside(&names));
    let mut findings = library(&sources).1;
    findings.retain(|finding| names.contains(&finding.file));
    findings.sort_by_key(|finding| finding.rule.severity());
    Ok(Checked { schemas, findings })
}

/// The findings of one schema, whose path is `name`. One that breaks rules is not warned of anything besides.
pub fn check_text(name: &str, text: &str) -> Vec<Finding> {
    check_texts(&[(name, text)])
}

/// The findings of several files that belong together, each a path and a text.
pub fn check_texts(files: &[(&str, &str)]) -> Vec<Finding> {
    let source = |(name, text): &(&str, &str)| Source { name: (*name).to_owned(), text: (*text).to_owned() };
    library(&files.iter().map(source).collect::<Vec<_>>()).1
}

/// What came of formatting a schema.
#[derive(Clone, Debug)]
pub enum Formatting {
    /// It was in the layout.
    Unchanged,
    /// It was not, and is if it could be written.
    Changed,
    /// It is not YAML.
    Refused(Box<Finding>),
    /// Something in it could get lost, so it is as it was.
    Left,
}

/// Puts schemas in their layout: files, and all files below folders. Gives each file's name, and what came of it.
///
/// # Errors
/// A file cannot be read or written.
pub fn format<P: AsRef<Path>>(paths: &[P], write: bool) -> io::Result<Vec<(String, Formatting)>> {
    let mut formatted = Vec::new();
    let sources = source::read_all(paths)?;
    let texts = parallel::map(&sources, |source| format_text(&source.name, &source.text));
    for (Source { name, text }, new) in sources.into_iter().zip(texts) {
        let formatting = match new {
            Ok(new) if new == text => Formatting::Unchanged,
            Ok(new) => {
                if write {
                    write_file(Path::new(&name), &new)?;
                }
                Formatting::Changed
            }
            Err(formatting) => formatting,
        };
        formatted.push((name, formatting));
    }
    Ok(formatted)
}

/// One schema in its layout.
///
/// # Errors
/// It is not YAML, or something in it could get lost.
pub fn format_text(name: &str, text: &str) -> Result<String, Formatting> {
    fmt::format(name, text).map_err(|error| match error {
        fmt::Unformatted::Finding(finding) => Formatting::Refused(finding),
        fmt::Unformatted::Unsafe => Formatting::Left,
    })
}

/// The language as a JSON Schema, which is published as `schema/schema.json`.
pub fn json_schema() -> String {
    format!("{:#}\n", json_schema::document())
}

/// Writes what [`json_schema()`] gives.
///
/// # Errors
/// The file cannot be written.
pub fn write_json_schema(file: &Path) -> io::Result<()> {
    write_file(file, &json_schema()).map(drop)
}

/// Writes a schema to begin with, whose blanks [`check()`] finds. Gives its path.
///
/// # Errors
/// It is not the id of an API, such as `demo/v1/show_job`, the file is there already, or it cannot be written.
pub fn create(schema: &Path, id: &str) -> io::Result<PathBuf> {
    let Some(text) = template::template(id) else {
        let what = format!(
            "`{id}` is not the id of an API; write `<service>/<version>/<operation>`, each part in snake_case"
        );
        return Err(io::Error::new(io::ErrorKind::InvalidInput, what));
    };
    let file = schema.join(format!("{id}.yaml"));
    write::create(&file, &text)?;
    Ok(file)
}

/// The keys of the language: for each place its name, and each key with what it means.
pub fn keys() -> Vec<(&'static str, Vec<(&'static str, &'static str)>)> {
    let keys = |place: &language::Place| place.keys.iter().map(|key| (key.name, key.meaning)).collect();
    language::places().iter().map(|place| (place.name, keys(place))).collect()
}

/// Texts of files by their path below the output folder.
pub type Files = BTreeMap<PathBuf, String>;

/// All files of the library.
///
/// # Errors
/// As for [`generate`].
pub fn render(schema: &Path) -> Result<Files, Failure> {
    Ok(make(schema, &Last::default())?.files)
}
