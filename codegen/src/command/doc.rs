//! `doc`: a reference of all APIs to browse.

use std::process::ExitCode;

use clap::{ArgMatches, Command};
use huaweicloud_jobs_codegen::write_reference;

use super::{Done, failed, folder, path, say, schemas};

pub(super) fn command() -> Command {
    Command::new("doc")
        .about("Writes a reference of all APIs to browse: static pages with a search, for any browser without a server")
        .arg(folder("out", "target/reference", "Folder of the pages; it is replaced as a whole").long("out"))
        .arg(schemas())
}

pub(super) fn run(chosen: &ArgMatches) -> Done {
    let out = path(chosen, "out");
    match write_reference(&path(chosen, "schema"), &out) {
        Ok(count) => {
            let index = out.join("index.html");
            say(&format_args!("{count} APIs: open {}", index.display()));
            Ok(ExitCode::SUCCESS)
        }
        Err(failure) => failed(failure),
    }
}
