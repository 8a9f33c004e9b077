//! `fmt`: schemas in one layout.

use std::{path::PathBuf, process::ExitCode};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use huaweicloud_jobs_codegen::{Formatting, format};

use super::{Done, complain, say};

pub(super) fn command() -> Command {
    Command::new("fmt")
        .about(
            "Puts schemas in one layout: the order of keys, indentation, rows in columns; comments are kept",
        )
        .arg(
            Arg::new("paths")
                .value_name("PATHS")
                .value_parser(value_parser!(PathBuf))
                .num_args(1..)
                .default_value("schema")
                .help("Schemas, and folders of schemas"),
        )
        .arg(
            Arg::new("check")
                .long("check")
                .action(ArgAction::SetTrue)
                .help("Writes nothing, and fails if it would"),
        )
}

pub(super) fn run(chosen: &ArgMatches) -> Done {
    let paths: Vec<&PathBuf> = chosen.get_many("paths").into_iter().flatten().collect();
    let is_check = chosen.get_flag("check");
    let (mut changed, mut failed, mut all) = (0, 0, 0);
    for (file, formatting) in format(&paths, !is_check)? {
        all += 1;
        match formatting {
            Formatting::Unchanged => {}
            Formatting::Changed => {
                changed += 1;
                complain(&format_args!(
                    "{file}: {}",
                    if is_check { "not in the layout" } else { "formatted" }
                ));
            }
            Formatting::Refused(finding) => {
                failed += 1;
                complain(&finding.picture(true));
            }
            Formatting::Left => {
                failed += 1;
                complain(&format_args!(
                    "{file}: left as it is, something in it could get lost: `---`, a key behind `?`, a comma behind the last element"
                ));
            }
        }
    }
    if is_check && changed > 0 {
        complain(&format_args!("run `cargo run -p {} -- fmt`", env!("CARGO_PKG_NAME")));
    }
    let is_bad = failed > 0 || is_check && changed > 0;
    if !is_bad {
        say(&format_args!("{all} schemas, {changed} changed"));
    }
    Ok(if is_bad { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
