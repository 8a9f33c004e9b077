//! `fmt`: schemas in one layout.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use huaweicloud_jobs_codegen::{Formatting, format, format_text};

use super::{Done, complain, plural, read, say};

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
                .help("Schemas, and folders of schemas; - alone formats standard input to standard output"),
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
    if let [path] = paths.as_slice()
        && path.as_os_str() == "-"
    {
        return standard_input(is_check);
    }
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
            left => {
                failed += 1;
                complain(&why_left(&file, &left));
            }
        }
    }
    if is_check && changed > 0 {
        complain(&format_args!("run `cargo run -p {} -- fmt`", env!("CARGO_PKG_NAME")));
    }
    let is_bad = failed > 0 || is_check && changed > 0;
    if !is_bad {
        say(&format_args!("{}, {changed} changed", plural(all, "file")));
    }
    Ok(if is_bad { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// For editors: nothing comes out unless all of it does.
fn standard_input(is_check: bool) -> Done {
    let bytes = read(Path::new("-"))?;
    let text = std::str::from_utf8(&bytes).map_err(|_| "standard input is not UTF-8 text")?;
    match format_text("-", text) {
        Ok(new) => {
            if !is_check {
                say(&new.trim_end());
            }
            Ok(if is_check && new != text { ExitCode::FAILURE } else { ExitCode::SUCCESS })
        }
        Err(left) => Err(why_left("-", &left).into()),
    }
}

/// Why a file is as it was.
fn why_left(file: &str, left: &Formatting) -> String {
    match left {
        Formatting::Refused(finding) => finding.picture(true),
        _ => format!(
            "{file}: left as it is, something in it could get lost: it is empty, or has `---`, a key behind `?` or a comma behind the last element"
        ),
    }
}
