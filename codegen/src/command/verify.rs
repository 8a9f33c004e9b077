//! `verify`: whether the library is current.

use std::process::ExitCode;

use clap::{ArgMatches, Command};
use huaweicloud_jobs_codegen::outdated;

use super::{Done, complain, failed, out, path, say, schemas};

pub(super) fn command() -> Command {
    Command::new("verify")
        .about("Says whether the library is current, without writing")
        .arg(schemas())
        .arg(out())
}

pub(super) fn run(chosen: &ArgMatches) -> Done {
    let changes = match outdated(&path(chosen, "schema"), &path(chosen, "out")) {
        Ok(changes) if changes.is_empty() => {
            say(&"the library is current");
            return Ok(ExitCode::SUCCESS);
        }
        Ok(changes) => changes,
        Err(failure) => return failed(failure),
    };
    let files = changes.written.iter().chain(&changes.removed);
    let files: Vec<String> = files.map(|path| format!("  {}", path.display())).collect();
    complain(&format_args!("not current:\n{}\nrun `cargo build`", files.join("\n")));
    Ok(ExitCode::FAILURE)
}
