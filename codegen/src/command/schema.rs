//! `schema`: the language as a JSON Schema, for editors.

use std::{path::PathBuf, process::ExitCode};

use clap::{Arg, ArgMatches, Command, value_parser};
use huaweicloud_jobs_codegen::write_json_schema;

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
    write_json_schema(&file)?;
    say(&format_args!("{} written", file.display()));
    Ok(ExitCode::SUCCESS)
}
