//! What the options say, in whichever question of a command line they stand.

use clap::{ArgMatches, parser::ValueSource};

use crate::failure::Failure;

/// The options of one question, or of several.
pub(crate) struct Options(Vec<ArgMatches>);

/// Options that may stand in each question anew.
const EACH: [&str; 2] = ["endpoint", "region"];

impl Options {
    /// The options of a single question.
    pub(crate) fn one(matches: ArgMatches) -> Self {
        Self(vec![matches])
    }

    /// The options of several questions. Those that hold for all of them can be given once; `parameters` says which do not.
    pub(crate) fn of(all: Vec<ArgMatches>, is_parameter: impl Fn(&str) -> bool) -> Result<Self, Failure> {
        let mut seen: Vec<&str> = Vec::new();
        for matches in &all {
            for id in matches.ids().map(clap::Id::as_str) {
                if !is_given(matches, id) || EACH.contains(&id) || is_parameter(id) {
                    continue;
                }
                if seen.contains(&id) {
                    return Err(Failure::usage(
                        format!("--{id} is given more than once"),
                        "it holds for all questions, wherever it stands",
                    ));
                }
                seen.push(id);
            }
        }
        Ok(Self(all))
    }

    /// The value of an option that holds for all; a default unless it was given.
    pub(crate) fn get<T: Clone + Send + Sync + 'static>(&self, id: &str) -> Option<&T> {
        let given = self.0.iter().find(|matches| is_given(matches, id)).or(self.0.first())?;
        given.try_get_one(id).ok().flatten()
    }

    /// Whether an option stands on the command line.
    pub(crate) fn is_given(&self, id: &str) -> bool {
        self.0.iter().any(|matches| is_given(matches, id))
    }

    /// Whether a flag was given.
    pub(crate) fn flag(&self, id: &str) -> bool {
        self.get::<bool>(id).copied().unwrap_or_default()
    }
}

fn is_given(matches: &ArgMatches, id: &str) -> bool {
    matches.try_contains_id(id).is_ok() && matches.value_source(id) == Some(ValueSource::CommandLine)
}
