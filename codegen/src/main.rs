//! The generator's own command line.

use std::{io, path::Path, process::ExitCode};

use huaweicloud_jobs_codegen::{Failure, check, generate, outdated};

const USAGE: &str = "\
usage: huaweicloud-jobs-codegen <command> [SCHEMA-FOLDER] [OUTPUT-FOLDER]

  check     check all schemas and say everything that is wrong with them
  generate  write the library from the schemas, as `cargo build` does
  verify    say whether the library is current, without writing

The folders are schema and generated unless given.
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (command, schema, out) = match arguments.as_slice() {
        [command] => (*command, "schema", "generated"),
        [command, schema] => (*command, *schema, "generated"),
        [command, schema, out] => (*command, *schema, *out),
        _ => ("", "", ""),
    };
    let (schema, out) = (Path::new(schema), Path::new(out));
    let done = match command {
        "check" => check(schema).map(|count| format!("{count} schemas, nothing found")),
        "generate" => generate(schema, out)
            .map(|changes| format!("{} written, {} removed", changes.written.len(), changes.removed.len())),
        "verify" => match outdated(schema, out) {
            Ok(changes) if changes.is_empty() => Ok("the library is current".to_owned()),
            Ok(changes) => {
                let files = changes.written.iter().chain(&changes.removed);
                let files: Vec<String> = files.map(|path| format!("  {}", path.display())).collect();
                return say(
                    &mut io::stderr(),
                    &format!("not current:\n{}\nrun `cargo build`", files.join("\n")),
                    1,
                );
            }
            Err(failure) => Err(failure),
        },
        "help" | "--help" | "-h" => return say(&mut io::stdout(), USAGE.trim_end(), 0),
        _ => return say(&mut io::stderr(), USAGE.trim_end(), 2),
    };
    match done {
        Ok(done) => say(&mut io::stdout(), &done, 0),
        Err(failure @ Failure::Findings(_)) => say(&mut io::stderr(), &failure.to_string(), 1),
        Err(failure) => say(&mut io::stderr(), &format!("error: {failure}"), 1),
    }
}

/// Prints and ends; a reader that went away is no error.
fn say(out: &mut dyn io::Write, text: &str, code: u8) -> ExitCode {
    let _ = writeln!(out, "{text}");
    ExitCode::from(code)
}
