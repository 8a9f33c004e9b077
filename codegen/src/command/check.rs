//! `check`: everything that is wrong with the schemas.

use std::{
    io::{self, IsTerminal},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use huaweicloud_jobs_codegen::{Severity, check};

use super::{Done, complain, report::Form, say, watch::watch};

pub(super) fn command() -> Command {
    Command::new("check")
        .about("Checks schemas and says everything that is wrong with them")
        .arg(
            Arg::new("paths")
                .value_name("PATHS")
                .value_parser(value_parser!(PathBuf))
                .num_args(1..)
                .default_value("schema")
                .help("Schemas, and folders of schemas"),
        )
        .arg(Form::option())
        .arg(
            Arg::new("watch")
                .long("watch")
                .action(ArgAction::SetTrue)
                .conflicts_with_all(["format", "deny-warnings"])
                .help("Checks again whenever a file is saved, until Ctrl-C"),
        )
        .arg(
            Arg::new("deny-warnings")
                .long("deny-warnings")
                .action(ArgAction::SetTrue)
                .help("Fails on warnings, too"),
        )
}

pub(super) fn run(chosen: &ArgMatches) -> Done {
    let paths: Vec<&PathBuf> = chosen.get_many("paths").into_iter().flatten().collect();
    if chosen.get_flag("watch") {
        watch(&paths, || {
            // On a terminal only the present state is seen.
            if io::stderr().is_terminal() {
                complain(&"\x1b[2J\x1b[3J\x1b[H");
            }
            Form::Text.print(&check(&paths)?);
            say(&"watching; Ctrl-C ends");
            Ok(())
        })?;
    }
    let checked = check(&paths)?;
    Form::of(chosen).print(&checked);
    let denied = chosen.get_flag("deny-warnings") && !checked.findings.is_empty();
    let is_bad = denied || checked.count(Severity::Error) > 0;
    Ok(if is_bad { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
