//! `export`: the APIs in the forms of others.

use std::{fs, io, path::PathBuf, process::ExitCode};

use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command, value_parser};
use huaweicloud_jobs_codegen::{matrix, openapi, write_file};

use super::{Done, failed, path, say, schemas};

/// What stands around the matrix in a file that has more than it.
const BEGIN: &str = "<!-- matrix: `cargo run -p huaweicloud-jobs-codegen -- export --matrix --out <this file>` writes what is between these two lines -->";
const END: &str = "<!-- end of matrix -->";

pub(super) fn command() -> Command {
    let form = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
    };
    Command::new("export")
        .about("Writes all APIs as an OpenAPI document, or their statuses as a Markdown table")
        .arg(form("openapi", "One OpenAPI 3.1 document of all APIs, as JSON"))
        .arg(form("matrix", "A Markdown table of all APIs and what their statuses mean"))
        .group(ArgGroup::new("form").args(["openapi", "matrix"]).required(true))
        .arg(
            Arg::new("out")
                .long("out")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help("Write here; in a Markdown file that has the matrix's marks, only between them"),
        )
        .arg(schemas())
}

pub(super) fn run(chosen: &ArgMatches) -> Done {
    let schema = path(chosen, "schema");
    let exported = if chosen.get_flag("openapi") { openapi(&schema) } else { matrix(&schema) };
    let text = match exported {
        Ok(text) => text,
        Err(failure) => return failed(failure),
    };
    let Some(out) = chosen.get_one::<PathBuf>("out") else {
        say(&text.trim_end());
        return Ok(ExitCode::SUCCESS);
    };
    let text = match fs::read_to_string(out) {
        Ok(whole) if chosen.get_flag("matrix") => between(&whole, &text)
            .ok_or_else(|| format!("{} has one of the matrix's two marks: add `{END}`", out.display()))?,
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            return Err(format!("cannot read {}: {error}", out.display()).into());
        }
        _ => text,
    };
    let done = if write_file(out, &text)? { "written" } else { "was current" };
    say(&format_args!("{} {done}", out.display()));
    Ok(ExitCode::SUCCESS)
}

/// A file with its table replaced, or the table alone if the file has no marks. `None` if it has only one.
fn between(whole: &str, table: &str) -> Option<String> {
    let marks = (whole.find(BEGIN), whole.find(END));
    match marks {
        (None, None) => Some(table.to_owned()),
        (Some(begin), Some(end)) if begin < end => {
            let begin = begin + BEGIN.len();
            Some(format!("{}\n\n{table}\n{}", &whole[..begin], &whole[end..]))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_between_the_marks_is_replaced() {
        let whole = format!("# 表\n{BEGIN}\n\nold\n\n{END}\nafter\n");
        assert_eq!(between(&whole, "new\n"), Some(format!("# 表\n{BEGIN}\n\nnew\n\n{END}\nafter\n")));
        assert_eq!(between("anything", "new\n"), Some("new\n".to_owned()));
        assert_eq!(between(&format!("{END} {BEGIN}"), "new\n"), None);
        assert_eq!(between(BEGIN, "new\n"), None);
    }
}
