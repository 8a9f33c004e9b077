//! `hwjobs configure`: shows and edits profiles. Comments and other profiles stay as they are.

use std::{
    fs,
    io::{self, BufRead, IsTerminal as _},
    path::PathBuf,
};

use clap::{Arg, ArgAction, ArgMatches, Command};
use huaweicloud_jobs_runtime::Api;
use toml_edit::{DocumentMut, Item, Table, TableLike};

use crate::{
    arguments,
    failure::Failure,
    file::Target,
    output::{self, print},
    profile::{self, DEFAULT, KEYS, METADATA, Values},
};

/// The command.
pub(crate) fn command() -> Command {
    let several = |name: &'static str, form: &'static str| {
        Arg::new(name).long(name).value_name(form).action(ArgAction::Append)
    };
    let keys = KEYS.iter().map(|key| format!("  {:18}  {}\n", key.name, key.help)).collect::<String>();
    Command::new("configure")
        .about("Shows or edits the profiles in the configuration file; on a terminal it asks")
        .after_help(format!(
            "Keys:\n{keys}  endpoints.SERVICE   Base URL of a service\n\ncredential_command is a list as TOML has them: \
             --set 'credential_command=[\"vault\", \"read\"]'. The program \
             is run without a shell when credentials are needed, again before they expire, and for 60 seconds at most. It \
             prints JSON with access_key and secret_key, perhaps with security_token, or else with token; perhaps with \
             expires_at (2030-01-31T12:00:00Z) and project_id. Or it prints a token alone.\n\nThe file is hwjobs/config.toml in ~/.config [env: \
             XDG_CONFIG_HOME], on Windows in %APPDATA%; no secret belongs there. What an option says comes first, then \
             the environment, then the profile."
        ))
        .arg(arguments::profile())
        .arg(several("set", "KEY=VALUE").help("Set a key, without asking"))
        .arg(several("unset", "KEY").help("Remove a key"))
        .arg(Arg::new("get").long("get").value_name("KEY").help("Print what the profile says").conflicts_with_all(["set", "unset", "list"]))
        .arg(
            Arg::new("list")
                .long("list")
                .action(ArgAction::SetTrue)
                .help("Print all profiles")
                .conflicts_with_all(["set", "unset"]),
        )
}

/// Does what the options say, or asks.
pub(crate) fn run(apis: &[&Api], matches: &ArgMatches) -> Result<(), Failure> {
    let name = matches.get_one::<String>("profile").filter(|name| !name.is_empty());
    let name = name.map_or(DEFAULT, String::as_str);
    let mut all = profile::read_all(apis)?;
    if matches.get_flag("list") {
        if all.is_empty() {
            let file = profile::path().unwrap_or_default();
            let note =
                format!("note: there are no profiles in {}; `hwjobs configure` makes one\n", file.display());
            output::error(&note);
        }
        return Ok(print(
            &all.iter().map(|(name, values)| section(name, values)).collect::<Vec<_>>().join("\n"),
        )?);
    }
    let known = all.remove(name).unwrap_or_default();
    let said = |key: &str| {
        known.get(key).ok_or_else(|| {
            Failure::usage(
                format!("the profile {name} does not say {key}"),
                "`hwjobs configure --list` shows all",
            )
        })
    };
    if let Some(key) = matches.get_one::<String>("get") {
        return Ok(print(&format!("{}\n", said(key)?))?);
    }
    let mut edits = Vec::new();
    for word in matches.get_many::<String>("set").into_iter().flatten() {
        let Some((key, value)) = word.split_once('=') else {
            // It is not repeated: it may be a secret.
            return Err(Failure::usage(
                "there is no = in what --set is to set",
                "such as --set region=cn-north-4",
            ));
        };
        profile::check(apis, key, value)
            .map_err(|problem| Failure::usage(format!("--set: {problem}"), profile::HINT))?;
        edits.push((key.to_owned(), Some(value.to_owned())));
    }
    for key in matches.get_many::<String>("unset").into_iter().flatten() {
        said(key)?;
        edits.push((key.clone(), None));
    }
    if edits.is_empty() {
        edits = interview(apis, name, &known)?;
    }
    save(apis, name, &edits)
}

/// Keys and what they are to say from now on; nothing, if they are to go.
type Edits = Vec<(String, Option<String>)>;

/// Asks whoever sits there.
fn interview(apis: &[&Api], name: &str, known: &Values) -> Result<Edits, Failure> {
    if !io::stdin().is_terminal() {
        return Err(Failure::usage(
            "nobody can be asked: standard input is no terminal",
            "use --set KEY=VALUE",
        ));
    }
    print(&format!(
        "The profile {name}, in {}. Enter keeps what stands in brackets, or nothing; - removes it.\n",
        file()?.display()
    ))?;
    ask(apis, known, &mut io::stdin().lock(), print)
}

/// Asks for each key.
fn ask(
    apis: &[&Api],
    known: &Values,
    answers: &mut impl BufRead,
    mut say: impl FnMut(&str) -> io::Result<()>,
) -> Result<Edits, Failure> {
    let mut edits = Vec::new();
    for key in &KEYS {
        let now = known.get(key.name).map(|now| format!(" [{now}]")).unwrap_or_default();
        let answer = loop {
            say(&format!("{} ({}){now}: ", key.name, key.help))?;
            let mut line = String::new();
            if answers.read_line(&mut line)? == 0 {
                // Behind the question, the line goes on.
                say("\n")?;
                return Err(Failure::usage(
                    "the input ended; nothing is written",
                    "answer each question, with Enter at least",
                ));
            }
            match line.trim() {
                "" => break None,
                "-" => break Some(None),
                value => match profile::check(apis, key.name, value) {
                    Ok(()) => break Some(Some(value.to_owned())),
                    Err(problem) => say(&format!("{problem}\n"))?,
                },
            }
        };
        edits.extend(answer.map(|answer| (key.name.to_owned(), answer)));
    }
    Ok(edits)
}

/// Where it is written.
fn file() -> Result<PathBuf, Failure> {
    profile::path().ok_or_else(|| Failure::usage("there is no place for a configuration file", "set HOME"))
}

/// Writes the file, unless it would be one that cannot be read. Tells what the profile says now.
fn save(apis: &[&Api], name: &str, edits: &[(String, Option<String>)]) -> Result<(), Failure> {
    let path = file()?;
    let mut document: DocumentMut = profile::text()?
        .parse()
        .map_err(|error: toml_edit::TomlError| Failure::usage(error.to_string(), "mend it"))?;
    let table = document.entry(name).or_insert(Item::Table(Table::new()));
    if let Some(table) = table.as_table_like_mut() {
        edits.iter().for_each(|(key, value)| edit(table, key, value.as_deref()));
    }
    let text = document.to_string();
    let values = profile::parse(apis, &text)?.remove(name).unwrap_or_default();
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Target::new("the file", &path.to_string_lossy(), true)?.write(&text)?;
    output::error(&format!("Written to {}:\n", path.display()));
    doubts(apis, &values).iter().for_each(|doubt| output::error(&format!("note: {doubt}\n")));
    Ok(print(&section(name, &values))?)
}

/// What may be a slip, and may be right all the same.
fn doubts(apis: &[&Api], values: &Values) -> Vec<String> {
    let file = values.get("credentials").filter(|file| *file != METADATA && !profile::at_home(file).exists());
    let file = file.map(|file| format!("there is no file {file} yet"));
    let region = values.get("region").filter(|_| !values.contains_key("domain"));
    let region = region.and_then(|region| {
        let tables = || apis.iter().map(|api| api.hosts).filter(|hosts| hosts.regions().next().is_some());
        let is_known = tables().any(|hosts| hosts.is_documented(region));
        tables().find_map(|hosts| hosts.note(region)).filter(|_| !is_known)
    });
    file.into_iter().chain(region).collect()
}

/// Sets or removes a key; what stands around a value stays.
fn edit(table: &mut dyn TableLike, key: &str, value: Option<&str>) {
    if let Some((outer, inner)) = key.split_once('.') {
        let below = table.entry(outer).or_insert(Item::Table(Table::new()));
        if let Some(below) = below.as_table_like_mut() {
            edit(below, inner, value);
        }
        return;
    }
    let Some(text) = value else {
        table.remove(key);
        return;
    };
    let mut new = profile::write(key, text);
    if let Some(old) = table.get(key).and_then(Item::as_value) {
        *new.decor_mut() = old.decor().clone();
    }
    table.insert(key, Item::Value(new));
}

fn section(name: &str, values: &Values) -> String {
    let lines = values.iter().map(|(key, value)| format!("{key} = {value}\n")).collect::<String>();
    format!("[{name}]\n{lines}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said, and what comes of it, when this is answered.
    fn answered(known: &[(&str, &str)], answers: &str) -> (String, Result<Edits, Failure>) {
        let known = known.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        let mut said = String::new();
        let edits = ask(huaweicloud_jobs::apis(), &known, &mut answers.as_bytes(), |text| {
            said.push_str(text);
            Ok(())
        });
        (said, edits)
    }

    #[test]
    fn questions_show_what_is_there_and_what_holds_otherwise() {
        let rest = "\n".repeat(KEYS.len() - 2);
        let (said, edits) = answered(&[("region", "eu-de")], &format!("-\na b\nproject\n{rest}"));
        assert_eq!(
            edits.ok(),
            Some(vec![("region".to_owned(), None), ("project_id".to_owned(), Some("project".to_owned()))])
        );
        assert!(said.starts_with("region (Region, such as cn-north-4) [eu-de]: project_id ("), "{said}");
        for part in ["it is not letters", "[\"vault\", \"read\"]): ", "30 unless told): "] {
            assert!(said.contains(part), "{part} is not in {said}");
        }
    }

    #[test]
    fn where_the_answers_end_the_line_does_too() {
        let (said, edits) = answered(&[], "\n");
        assert!(edits.is_err() && said.ends_with(": \n"), "{said}");
    }
}
