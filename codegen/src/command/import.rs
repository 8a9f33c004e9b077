//! `import`: a draft of a schema from a documentation page.

use std::{
    fs,
    io::{ErrorKind, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Arg, ArgMatches, Command, value_parser};
use huaweicloud_jobs_codegen::{Drafted, import_openapi, import_page};

use super::{Done, complain, folder, path, read, say};

const AFTER: &str = "\
The page is a file: HTML as served, its text as copied from a browser, or Markdown. What is guessed and what could not be read is marked in the \
draft with `# guess` and `# not read`; `check` says what is still missing.

Exit codes: 0 drafted, 1 the page cannot be read or the schema is there already, 2 the command line is wrong.";

pub(super) fn command() -> Command {
    Command::new("import")
        .about("Drafts a schema from a saved documentation page")
        .after_help(AFTER)
        .arg(
            Arg::new("page")
                .value_name("PAGE")
                .value_parser(value_parser!(PathBuf))
                .required_unless_present("openapi")
                .conflicts_with("openapi")
                .help("File with the page: HTML, text or Markdown; - for standard input"),
        )
        .arg(
            Arg::new("openapi")
                .long("openapi")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help("An OpenAPI 3 or Swagger 2 document instead of a page, JSON or YAML"),
        )
        .arg(
            Arg::new("operation")
                .long("operation")
                .value_name("ID")
                .requires("openapi")
                .help("The operation's operationId, where the document has several"),
        )
        .arg(Arg::new("id").long("id").value_name("SERVICE/VERSION/OPERATION").help("The API's id [default: what the page lets guess]"))
        .arg(Arg::new("url").long("url").value_name("ADDRESS").help("The page's address, which copied text does not have"))
        .arg(
            Arg::new("out")
                .long("out")
                .value_name("FILE")
                .value_parser(value_parser!(PathBuf))
                .help("Where to write the draft, - for standard output [default: its place in the folder of the schemas]"),
        )
        .arg(folder("schema", "schema", "Folder of the schemas").long("schema"))
}

pub(super) fn run(chosen: &ArgMatches) -> Done {
    let text = |name: &str| chosen.get_one::<String>(name).map(String::as_str);
    let openapi = chosen.get_one::<PathBuf>("openapi");
    let file = openapi.cloned().unwrap_or_else(|| path(chosen, "page"));
    let bytes = read(&file)?;
    let name = if file.as_os_str() == "-" { "page".into() } else { file.to_string_lossy() };
    let drafted = match openapi {
        Some(_) => import_openapi(&name, &bytes, text("operation"), text("url"), text("id")),
        None => import_page(&name, &bytes, text("url"), text("id")),
    }?;
    match chosen.get_one::<PathBuf>("out") {
        Some(out) if out.as_os_str() == "-" => {
            say(&drafted.text.trim_end());
            Ok(ExitCode::SUCCESS)
        }
        Some(out) => write(out, &drafted),
        None => write(&path(chosen, "schema").join(format!("{}.yaml", drafted.id)), &drafted),
    }
}

/// Writes a new file. One that is there may have hours of work in it.
fn write(out: &Path, drafted: &Drafted) -> Done {
    let explain = |error: std::io::Error| match error.kind() {
        ErrorKind::AlreadyExists => {
            format!(
                "{0} is there already; compare it with the page: `drift PAGE {0}`, or name another file with --out",
                out.display()
            )
        }
        _ => format!("cannot write {}: {error}", out.display()),
    };
    if let Some(folder) = out.parent() {
        fs::create_dir_all(folder).map_err(explain)?;
    }
    let mut file = fs::File::create_new(out).map_err(explain)?;
    file.write_all(drafted.text.as_bytes()).map_err(explain)?;
    let (guesses, unread) = drafted.marks();
    complain(&format_args!(
        "{}: {guesses} marked `# guess`, {unread} marked `# not read`. Look at each beside the page, then run `check`.",
        out.display()
    ));
    Ok(ExitCode::SUCCESS)
}
