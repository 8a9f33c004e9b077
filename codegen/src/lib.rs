//! Turns the YAML schemas of `huaweicloud-jobs` into typed clients.
//!
//! The stages, each a function of its arguments: read, document, check, model, emit, format; only the first and the last touch files.

mod check;
mod document;
mod emit;
mod finding;
mod format;
mod json;
mod keys;
mod model;
mod path;
mod read;
mod render;
mod rule;
mod source;
mod types;
mod write;
mod yaml;

use std::{collections::BTreeMap, fmt, io, path::Path, path::PathBuf};

use finding::Findings;
pub use finding::{Finding, Location, Related, Span};
pub use rule::{Rule, Severity};
pub use write::Changes;

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
    Ok(models(schema)?.len())
}

/// The findings of one schema, whose path is `name`.
pub fn check_text(name: &str, text: &str) -> Vec<Finding> {
    model_of(name, text).err().unwrap_or_default()
}

/// All files of the library, by their path below the output folder.
///
/// # Errors
/// As for [`generate`].
pub fn render(schema: &Path) -> Result<BTreeMap<PathBuf, String>, Failure> {
    let models = models(schema)?;
    let mut files = BTreeMap::new();
    for (path, tokens) in emit::files(&models) {
        let text = format::format(tokens)
            .map_err(|error| Failure::Defect(format!("{}: {error}", path.display())))?;
        files.insert(path, text);
    }
    Ok(files)
}

fn models(schema: &Path) -> Result<Vec<model::Model>, Failure> {
    let (mut models, mut findings) = (Vec::new(), Vec::new());
    for source::Source { name, text } in source::read_all(schema)? {
        match model_of(&name, &text) {
            Ok(model) => models.push(model),
            Err(found) if found.is_empty() => {
                return Err(Failure::Defect(format!("{name} was refused without a reason")));
            }
            Err(found) => findings.extend(found),
        }
    }
    if findings.is_empty() { Ok(models) } else { Err(Failure::Findings(findings)) }
}

/// One file, from text to model.
fn model_of(name: &str, text: &str) -> Result<model::Model, Vec<Finding>> {
    let mut findings = Findings::new(name, text);
    let model = match yaml::parse(text) {
        Ok(root) => {
            let document = read::read(&mut findings, root);
            document.and_then(|document| check::check(&mut findings, name, document))
        }
        Err(error) => {
            let finding = findings.report(Rule::YamlSyntax, error.at, error.message, error.help);
            if let Some((at, label)) = error.related {
                finding.related(at, label);
            }
            None
        }
    };
    model.ok_or_else(|| findings.into_sorted())
}
