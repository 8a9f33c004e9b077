//! `schema`: the language as a JSON Schema, for editors.

use std::{fs, path::PathBuf, process::ExitCode};

use clap::{Arg, ArgMatches, Command, value_parser};
use huaweicloud_jobs_codegen::json_schema;

use super::{Done, path, say};

pub(super) fn command() -> Command {
    Command::new("schema").about("Writes the language as a JSON Schema, for editors").arg(
        Arg::new("file")
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
            .default_value("schema/schema.json")
            .help("The file to write"),
    )
}

pub(super) fn run(chosen: &ArgMatches) -> Done {
    let file = path(chosen, "file");
    fs::write(&file, json_schema())?;
    say(&format_args!("{} written", file.display()));
    Ok(ExitCode::SUCCESS)
}
