//! `check`: everything that is wrong with the schemas.

use std::{path::PathBuf, process::ExitCode};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use huaweicloud_jobs_codegen::{Severity, check};

use super::{Done, report::Form};

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
            Arg::new("deny-warnings")
                .long("deny-warnings")
                .action(ArgAction::SetTrue)
                .help("Fails on warnings, too"),
        )
}

pub(super) fn run(chosen: &ArgMatches) -> Done {
    let paths: Vec<&PathBuf> = chosen.get_many("paths").into_iter().flatten().collect();
    let checked = check(&paths)?;
    Form::of(chosen).print(&checked);
    let denied = chosen.get_flag("deny-warnings") && !checked.findings.is_empty();
    let is_bad = denied || checked.count(Severity::Error) > 0;
    Ok(if is_bad { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
