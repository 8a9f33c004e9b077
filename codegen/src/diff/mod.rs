//! What an edit of schemas means for the users of the library, judged by the Rust that they see.

mod api;
mod hosts;
mod job;
mod pair;
mod parameters;
mod report;
mod sets;
mod sources;
mod structures;

use std::path::PathBuf;

use crate::{Failure, model::Model};

/// One side of a comparison.
#[derive(Clone, Debug)]
pub enum Side {
    /// A schema file, or a folder of schemas.
    Path(PathBuf),
    /// The schemas in a folder as they were at a revision that git knows.
    Revision {
        /// What git calls it: `main`, `HEAD~1`, `v0.1.0`.
        revision: String,
        /// The folder of the schemas; it must be there now, too.
        folder: PathBuf,
    },
}

/// How far a difference reaches, the farthest first.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum Level {
    /// Programs that used it do not compile any more.
    Breaking,
    /// Programs compile and do something else: another request is sent, an answer is understood in another way.
    Behaviour,
    /// There is more than there was.
    Addition,
    /// Only what people read.
    Documentation,
}

impl Level {
    /// Every level, the farthest first.
    pub const ALL: &[Level] = &[Self::Breaking, Self::Behaviour, Self::Addition, Self::Documentation];

    /// The level in a word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Behaviour => "behaviour",
            Self::Addition => "addition",
            Self::Documentation => "documentation",
        }
    }
}

/// One difference.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Difference {
    /// How far it reaches.
    pub level: Level,
    /// The API's id; `<service>/hosts` for a service's table of hosts.
    pub api: String,
    /// What it means, without the API: "`JobSpec.status` is gone".
    pub message: String,
    /// Under which heading a changelog has it.
    section: Section,
}

/// The headings of a changelog, in their order.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Section {
    Added,
    Changed,
    Deprecated,
    Removed,
}

/// All differences between two sides: by API, the farthest first.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct Comparison {
    /// The differences.
    pub differences: Vec<Difference>,
}

impl Comparison {
    /// The level that reaches farthest; `None` without differences.
    pub fn level(&self) -> Option<Level> {
        self.differences.iter().map(|difference| difference.level).min()
    }

    /// The comparison in words: differences, what version they ask for, lines for a changelog.
    pub fn text(&self) -> String {
        report::text(self)
    }

    /// The same as JSON.
    pub fn json(&self) -> String {
        report::json(self).pretty()
    }
}

/// Compares two sides.
///
/// # Errors
/// A file that differs breaks rules, files cannot be read, or git does not know a revision.
pub fn compare(old: &Side, new: &Side) -> Result<Comparison, Failure> {
    let (old, new) = sources::changed(old, new)?;
    let mut differences = models(&old.models, &new.models);
    hosts::all(&mut differences, &old.tables, &new.tables);
    differences.sort_by(|a, b| (&a.api, a.level).cmp(&(&b.api, b.level)));
    Ok(Comparison { differences })
}

fn models(old: &[Model], new: &[Model]) -> Vec<Difference> {
    let mut differences = Vec::new();
    // An API that moved is asked for in the same way.
    let same = |old: &Model, new: &Model| old.method == new.method && old.uri == new.uri;
    let pairs = pair::pair(old, new, Model::id, same);
    for model in pairs.gone {
        Notes::of(&mut differences, model).gone("the API".to_owned());
    }
    for model in pairs.new {
        Notes::of(&mut differences, model).added("the API".to_owned());
    }
    for (old, new) in pairs.renamed {
        let mut notes = Notes::of(&mut differences, new);
        notes.breaking(format!("the API was `{}`", old.id()));
        api::compare(&mut notes, old, new);
    }
    for (old, new) in pairs.both {
        api::compare(&mut Notes::of(&mut differences, new), old, new);
    }
    differences
}

/// Takes down the differences of one API.
struct Notes<'d> {
    api: String,
    found: &'d mut Vec<Difference>,
}

impl<'d> Notes<'d> {
    fn of(found: &'d mut Vec<Difference>, model: &Model) -> Self {
        Self { api: model.id(), found }
    }

    fn add(&mut self, level: Level, section: Section, message: String) {
        self.found.push(Difference { level, api: self.api.clone(), message, section });
    }

    fn breaking(&mut self, message: String) {
        self.add(Level::Breaking, Section::Changed, message);
    }

    fn behaviour(&mut self, message: String) {
        self.add(Level::Behaviour, Section::Changed, message);
    }

    fn addition(&mut self, message: String) {
        self.add(Level::Addition, Section::Added, message);
    }

    fn documentation(&mut self, what: &str) {
        self.add(Level::Documentation, Section::Changed, format!("documentation of {what}"));
    }

    fn added(&mut self, what: String) {
        self.addition(format!("{what} is new"));
    }

    fn gone(&mut self, what: String) {
        self.add(Level::Breaking, Section::Removed, format!("{what} is gone"));
    }

    /// A text that people see in the documentation only.
    fn said<T: PartialEq>(&mut self, what: &str, old: T, new: T) {
        if old != new {
            self.documentation(what);
        }
    }

    /// A value that programs meet when they run.
    fn acts<T: PartialEq + std::fmt::Display>(&mut self, what: &str, old: T, new: T) {
        if old != new {
            self.behaviour(format!("{what} was `{old}`, it is `{new}`"));
        }
    }
}
