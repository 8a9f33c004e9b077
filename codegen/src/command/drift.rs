//! `drift`: what a newer page says differently from the schema.

use std::{path::PathBuf, process::ExitCode};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use huaweicloud_jobs_codegen::{Change, drift};

use super::{Done, complain, path, plural, read, say};

const AFTER: &str = "\
What the schema has from another source, as its `source` says, is not missed on the page. Rows that only say the same in other words are counted, \
and listed where that is asked for.

Exit codes: 0 the page and the schema agree, 1 they do not or one of them cannot be read, 2 the command line is wrong.";

pub(super) fn command() -> Command {
    let file = |name: &'static str, help: &'static str| {
        Arg::new(name)
            .value_name(name.to_ascii_uppercase())
            .value_parser(value_parser!(PathBuf))
            .required(true)
            .help(help)
    };
    Command::new("drift")
        .about(
            "Compares a newer documentation page with a schema: rows, types, defaults, values, status codes",
        )
        .after_help(AFTER)
        .arg(file("page", "File with the page: HTML, text or Markdown; - for standard input"))
        .arg(file("file", "The schema"))
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .value_parser(["text", "json"])
                .default_value("text")
                .help("How to print what is found"),
        )
        .arg(
            Arg::new("descriptions")
                .long("descriptions")
                .action(ArgAction::SetTrue)
                .help("Lists the descriptions that differ, too; fails on them"),
        )
}

pub(super) fn run(chosen: &ArgMatches) -> Done {
    let changes = compare(chosen)?;
    let is_asked = chosen.get_flag("descriptions");
    let (changes, reworded): (Vec<Change>, Vec<Change>) =
        changes.into_iter().partition(|change| is_asked || change.kind != Change::DESCRIBED);
    if chosen.get_one::<String>("format").is_some_and(|format| format == "json") {
        say(&json(&changes));
    } else {
        changes.iter().for_each(|change| say(change));
        match changes.len() {
            0 => say(&"the page and the schema agree"),
            count => complain(&plural(count, "difference")),
        }
        if !reworded.is_empty() {
            let count = plural(reworded.len(), "description");
            complain(&format_args!("besides, {count} in other words; --descriptions lists them"));
        }
    }
    Ok(if changes.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn compare(chosen: &ArgMatches) -> Result<Vec<Change>, Box<dyn std::error::Error>> {
    let (page, schema) = (path(chosen, "page"), path(chosen, "file"));
    let bytes = read(&page)?;
    let text = String::from_utf8(read(&schema)?)
        .map_err(|_| format!("cannot read {}: it is not UTF-8 text", schema.display()))?;
    Ok(drift(&page.to_string_lossy(), &bytes, &schema.to_string_lossy().replace('\\', "/"), &text)?)
}

fn json(changes: &[Change]) -> String {
    let changes = changes.iter().map(|change| {
        let Change { kind, about, message, file, location } = change;
        serde_json::json!({ "change": kind, "about": about, "message": message, "file": file, "line": location.line, "column": location.column })
    });
    serde_json::to_string_pretty(&changes.collect::<Vec<_>>()).unwrap_or_default()
}
