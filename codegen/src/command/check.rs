//! `check`: everything that is wrong with the schemas.

use std::process::ExitCode;

use clap::{ArgMatches, Command};
use huaweicloud_jobs_codegen::{Failure, check};

use super::{Done, complain, path, say, schema};

pub(super) fn command() -> Command {
    Command::new("check")
        .about("Checks all schemas and says everything that is wrong with them")
        .arg(schema())
}

pub(super) fn run(chosen: &ArgMatches) -> Done {
    match check(&path(chosen, "schema")) {
        Ok(count) => {
            say(&format_args!("{count} schemas, nothing found"));
            Ok(ExitCode::SUCCESS)
        }
        Err(failure @ Failure::Findings(_)) => {
            complain(&failure);
            Ok(ExitCode::FAILURE)
        }
        Err(failure) => Err(failure.into()),
    }
}
