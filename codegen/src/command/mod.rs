//! The commands, one a file: each says how it is called, and does it.

mod check;
mod diff;
mod doc;
mod drift;
mod explain;
mod export;
mod fmt;
mod generate;
mod import;
mod new;
mod report;
mod schema;
mod verify;
mod watch;

use std::{
    collections::BTreeSet,
    ffi::OsString,
    fmt::Display,
    fs,
    io::{self, Read as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Arg, ArgMatches, ColorChoice, Command, value_parser};
use huaweicloud_jobs_codegen::{Checked, Failure};

use report::Form;

const ABOUT: &str = "Turns the schemas of job APIs into the library, and helps to write them.";

const EXIT: &str = "\
Exit codes: 0 all is well, 1 something was found or a file could not be read or written, 2 the command line is wrong.";

/// How a command is called, and what it does.
type Entry = (fn() -> Command, fn(&ArgMatches) -> Done);

/// What a command came to: its exit code, or why it could not be done.
type Done = Result<ExitCode, Box<dyn std::error::Error>>;

/// Every command, in the order of the help.
const COMMANDS: &[Entry] = &[
    (check::command, check::run),
    (diff::command, diff::run),
    (doc::command, doc::run),
    (drift::command, drift::run),
    (explain::command, explain::run),
    (export::command, export::run),
    (fmt::command, fmt::run),
    (generate::command, generate::run),
    (import::command, import::run),
    (new::command, new::run),
    (schema::command, schema::run),
    (verify::command, verify::run),
];

/// Does what the command line says.
pub(crate) fn run(arguments: Vec<OsString>) -> ExitCode {
    let matches = match command().try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) => {
            // A reader that went away is no error.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    match matches.get_one("color") {
        Some(ColorChoice::Always) => anstream::ColorChoice::Always.write_global(),
        Some(ColorChoice::Never) => anstream::ColorChoice::Never.write_global(),
        _ => {}
    }
    let Some((name, chosen)) = matches.subcommand() else { return ExitCode::from(2) };
    let found = COMMANDS.iter().find(|(command, _)| command().get_name() == name);
    match found.map(|(_, run)| run(chosen)) {
        Some(Ok(code)) => code,
        Some(Err(error)) => {
            complain(&format_args!("error: {error}"));
            ExitCode::FAILURE
        }
        None => ExitCode::from(2),
    }
}

fn command() -> Command {
    Command::new("huaweicloud-jobs-codegen")
        .about(ABOUT)
        .after_help(EXIT)
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .max_term_width(110)
        .arg(
            Arg::new("color")
                .long("color")
                .global(true)
                .value_name("WHEN")
                .value_parser(value_parser!(ColorChoice))
                .default_value("auto")
                .help("Colours: `auto` is on a terminal, unless NO_COLOR is set"),
        )
        .subcommands(COMMANDS.iter().map(|(command, _)| command()))
}

/// An argument that is a folder.
fn folder(name: &'static str, default: &'static str, help: &'static str) -> Arg {
    let value_name = name.to_ascii_uppercase().replace('-', "_");
    let path = value_parser!(PathBuf);
    Arg::new(name).value_name(value_name).value_parser(path).default_value(default).help(help)
}

/// The folder of the schemas.
fn schemas() -> Arg {
    folder("schema", "schema", "Folder of the schemas")
}

/// The folder that is generated.
fn out() -> Arg {
    folder("out", "generated", "Folder of the library")
}

/// Shows why nothing was generated.
fn failed(failure: Failure) -> Done {
    match failure {
        Failure::Findings(findings) => {
            let files: BTreeSet<&str> = findings.iter().map(|finding| finding.file.as_str()).collect();
            Form::Text.print(&Checked { schemas: files.len(), findings: findings.clone() });
            Ok(ExitCode::FAILURE)
        }
        failure => Err(failure.into()),
    }
}

/// A path that was given, or its default.
fn path(chosen: &ArgMatches, name: &str) -> PathBuf {
    chosen.get_one::<PathBuf>(name).cloned().unwrap_or_default()
}

/// What is in a file, or comes in where it is `-`.
fn read(file: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let done = match file.as_os_str() == "-" {
        true => io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes),
        false => fs::read(file),
    };
    done.map_err(|error| format!("cannot read {}: {error}", file.display()))
}

/// Says what came out. A reader that went away is no error.
fn say(text: &dyn Display) {
    let _ = std::io::Write::write_fmt(&mut anstream::stdout(), format_args!("{text}\n"));
}

/// Says what went wrong.
fn complain(text: &dyn Display) {
    let _ = std::io::Write::write_fmt(&mut anstream::stderr(), format_args!("{text}\n"));
}

fn plural(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
