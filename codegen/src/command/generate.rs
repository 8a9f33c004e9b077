//! `generate`: writes the library, as `cargo build` does.

use std::process::ExitCode;

use clap::{ArgMatches, Command};
use huaweicloud_jobs_codegen::generate;

use super::{Done, failed, out, path, say, schemas};

pub(super) fn command() -> Command {
    Command::new("generate")
        .about("Writes the library from the schemas, as `cargo build` does")
        .arg(schemas())
        .arg(out())
}

pub(super) fn run(chosen: &ArgMatches) -> Done {
    match generate(&path(chosen, "schema"), &path(chosen, "out")) {
        Ok(changes) => {
            say(&format_args!("{} written, {} removed", changes.written.len(), changes.removed.len()));
            Ok(ExitCode::SUCCESS)
        }
        Err(failure) => failed(failure),
    }
}
