//! `drift`: what a newer page says differently from the schema.

use std::{fs, path::PathBuf, process::ExitCode};

use clap::{Arg, ArgMatches, Command, value_parser};
use huaweicloud_jobs_codegen::{Change, drift};

use super::{Done, complain, path, say};

const AFTER: &str = "\
What the schema has from another source, as its `source` says, is not missed on the page. Descriptions are not compared.

Exit codes: 0 the page and the schema agree, 1 they do not, 2 one of them cannot be read or the command line is wrong.";

pub(super) fn command() -> Command {
    let file = |name: &'static str, help: &'static str| {
        Arg::new(name)
            .value_name(name.to_ascii_uppercase())
            .value_parser(value_parser!(PathBuf))
            .required(true)
            .help(help)
    };
    Command::new("drift")
        .about("Compares a newer documentation page with a schema: rows, types, values, status codes")
        .after_help(AFTER)
        .arg(file("page", "File with the page: HTML, text or Markdown"))
        .arg(file("file", "The schema"))
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .value_parser(["text", "json"])
                .default_value("text")
                .help("How to print what is found"),
        )
}

pub(super) fn run(chosen: &ArgMatches) -> Done {
    let changes = match compare(chosen) {
        Ok(changes) => changes,
        Err(error) => {
            complain(&format_args!("error: {error}"));
            return Ok(ExitCode::from(2));
        }
    };
    if chosen.get_one::<String>("format").is_some_and(|format| format == "json") {
        say(&json(&changes));
    } else {
        changes.iter().for_each(|change| say(change));
        match changes.len() {
            0 => say(&"the page and the schema agree"),
            1 => complain(&"1 difference"),
            count => complain(&format_args!("{count} differences")),
        }
    }
    Ok(if changes.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn compare(chosen: &ArgMatches) -> Result<Vec<Change>, Box<dyn std::error::Error>> {
    let (page, schema) = (path(chosen, "page"), path(chosen, "file"));
    let bytes = fs::read(&page).map_err(|error| format!("cannot read {}: {error}", page.display()))?;
    let text =
        fs::read_to_string(&schema).map_err(|error| format!("cannot read {}: {error}", schema.display()))?;
    Ok(drift(&page.to_string_lossy(), &bytes, &schema.to_string_lossy().replace('\\', "/"), &text)?)
}

fn json(changes: &[Change]) -> String {
    let changes = changes.iter().map(|change| {
        let Change { kind, about, message, file, location } = change;
        serde_json::json!({ "change": kind, "about": about, "message": message, "file": file, "line": location.line, "column": location.column })
    });
    serde_json::to_string_pretty(&changes.collect::<Vec<_>>()).unwrap_or_default()
}
