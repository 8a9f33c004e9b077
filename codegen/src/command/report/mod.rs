//! What was found, for people, programs and review bots.

mod json;
mod sarif;
mod text;

use clap::{Arg, ArgMatches, builder::PossibleValue, value_parser};
use huaweicloud_jobs_codegen::Checked;

use super::say;

/// How findings are printed.
#[derive(Clone, Copy)]
pub(super) enum Form {
    Text,
    Json,
    Sarif,
}

impl clap::ValueEnum for Form {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Text, Self::Json, Self::Sarif]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Text => PossibleValue::new("text").help("Pictures of the lines, for people"),
            Self::Json => PossibleValue::new("json").help("One JSON document, for programs"),
            Self::Sarif => PossibleValue::new("sarif").help("SARIF 2.1.0, for editors and review bots"),
        })
    }
}

impl Form {
    pub(super) fn option() -> Arg {
        Arg::new("format")
            .long("format")
            .value_name("FORMAT")
            .value_parser(value_parser!(Form))
            .default_value("text")
            .help("How findings are printed")
    }

    pub(super) fn of(chosen: &ArgMatches) -> Self {
        chosen.get_one("format").copied().unwrap_or(Self::Text)
    }

    /// Prints findings: documents for programs to stdout, pictures to stderr.
    pub(super) fn print(self, checked: &Checked) {
        match self {
            Self::Text => text::print(checked),
            Self::Json => say(&format_args!("{:#}", json::document(checked))),
            Self::Sarif => say(&format_args!("{:#}", sarif::document(checked))),
        }
    }
}
