//! `diff`: what an edit means for the users of the library.

use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command};
use huaweicloud_jobs_codegen::diff::{Level, Side, compare};

use super::{Done, failed, path, say};

const EXIT: &str = "\
Examples:
  diff old.yaml new.yaml         two files, or two folders
  diff --git HEAD                what is not committed yet
  diff --git v0.1.0..main        between two revisions; `v0.1.0 main` says the same

Exit codes: 0 compared, 1 something that --deny names was found, or nothing could be compared, 2 the command line is wrong.";

pub(super) fn command() -> Command {
    Command::new("diff")
        .about("Says what an edit of schemas means for the users of the library: what breaks, what is new")
        .after_help(EXIT)
        .arg(
            Arg::new("old")
                .value_name("OLD")
                .required(true)
                .help("A schema file or a folder; with --git a revision"),
        )
        .arg(
            Arg::new("new")
                .value_name("NEW")
                .required_unless_present("git")
                .help("The same kind of thing as OLD; with --git the folder as it is now, unless given"),
        )
        .arg(Arg::new("git").long("git").action(ArgAction::SetTrue).help("Compare revisions of git"))
        .arg(super::folder("schema", "schema", "Folder of the schemas, with --git").long("schema"))
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .value_parser(["text", "json"])
                .default_value("text")
                .help("How to say it"),
        )
        .arg(
            Arg::new("deny")
                .long("deny")
                .value_name("LEVEL")
                .value_parser(Level::ALL.iter().map(|level| level.word()).collect::<Vec<_>>())
                .help("Fail if a difference reaches as far as this"),
        )
}

pub(super) fn run(chosen: &ArgMatches) -> Done {
    let (old, new) = sides(chosen);
    let comparison = match compare(&old, &new) {
        Ok(comparison) => comparison,
        Err(failure) => return failed(failure),
    };
    let json = text(chosen, "format") == "json";
    let said = if json { comparison.json() } else { comparison.text() };
    say(&said.trim_end());
    let denied = Level::ALL.iter().find(|level| level.word() == text(chosen, "deny"));
    let is_denied = denied.is_some_and(|denied| comparison.level().is_some_and(|level| level <= *denied));
    Ok(if is_denied { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn sides(chosen: &ArgMatches) -> (Side, Side) {
    let (old, new) = (text(chosen, "old"), text(chosen, "new"));
    if !chosen.get_flag("git") {
        return (Side::Path(old.into()), Side::Path(new.into()));
    }
    let (old, new) = match old.split_once("..") {
        Some((old, behind)) if new.is_empty() => (old, behind),
        _ => (old, new),
    };
    let folder = || path(chosen, "schema");
    let revision = |revision: &str| Side::Revision { revision: revision.to_owned(), folder: folder() };
    let new = if new.is_empty() { Side::Path(folder()) } else { revision(new) };
    (revision(old), new)
}

/// A text that was given, or none.
fn text<'c>(chosen: &'c ArgMatches, name: &str) -> &'c str {
    chosen.get_one::<String>(name).map_or("", String::as_str)
}
