//! `new`: a schema to begin with.

use std::process::ExitCode;

use clap::{Arg, ArgMatches, Command};
use huaweicloud_jobs_codegen::create;

use super::{Done, folder, path, say};

pub(super) fn command() -> Command {
    Command::new("new")
        .about("Writes a schema to begin with; `check` then says what is left to fill in")
        .arg(
            Arg::new("id")
                .value_name("SERVICE/VERSION/OPERATION")
                .required(true)
                .help("The API's id: three words in snake_case, such as demo/v1/show_job"),
        )
        .arg(folder("schema", "schema", "Folder of the schemas"))
}

pub(super) fn run(chosen: &ArgMatches) -> Done {
    let id = chosen.get_one::<String>("id").map(String::as_str).unwrap_or_default();
    let file = create(&path(chosen, "schema"), id)?.display().to_string();
    say(&format_args!(
        "{file} written; `cargo run -p {} -- check {file}` says what is left",
        env!("CARGO_PKG_NAME")
    ));
    Ok(ExitCode::SUCCESS)
}
