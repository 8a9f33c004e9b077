//! `hwjobs get`: asks one API.

use clap::{Arg, Command, value_parser};
use huaweicloud_jobs_runtime::{Api, Error, Request};

use crate::{
    arguments, curl,
    failure::Failure,
    find::find,
    output::{self, Form, print, print_raw},
    render::{document, job},
    request,
};

/// Asks the API that the arguments name.
pub(crate) fn run(apis: &'static [&'static Api], given: &[String]) -> Result<(), Failure> {
    let Some(at) = position(given) else {
        if given.iter().any(|word| ["-h", "--help"].contains(&word.as_str())) {
            return Ok(print(&command(apis).render_help().ansi().to_string())?);
        }
        return Err(Failure::usage("which API? None is named", "`hwjobs apis` lists them all"));
    };
    let api = find(apis, &given[at])?;
    let mut options = given.to_vec();
    // clap expects the command's own name first.
    options[..=at].rotate_right(1);
    let matches = arguments::command(api).try_get_matches_from(options)?;
    let request = request::request(api, &matches)?;
    let base = request::base(api, &matches)?;
    // Also finds what is wrong with the values before anything is said about credentials.
    let ready = request.to_http(&base)?;
    let note = arguments::deprecation(api).map(|note| format!("note: {note}\n")).unwrap_or_default();
    if matches.get_flag("dry-run") {
        output::error(&note);
        return Ok(print(&curl::curl(&ready, request::credentials(&matches).ok().as_ref()))?);
    }
    let client = request::client(&base, &matches)?;
    output::error(&note);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let form = Form::of(&matches);
    let text = match form {
        Form::Raw => return raw(runtime.block_on(client.send(&request))),
        Form::Table => job::job(&runtime.block_on(client.send_all(&request))?.job(), output::width()),
        Form::Json => document::json(&document::answer(&runtime.block_on(client.send_all(&request))?)),
        Form::Yaml => document::yaml(&document::answer(&runtime.block_on(client.send_all(&request))?)),
    };
    Ok(print(&text)?)
}

/// The answer's bytes, also of one that says no or cannot be read.
fn raw<T>(answer: Result<huaweicloud_jobs_runtime::Answer<T>, Error>) -> Result<(), Failure> {
    match answer {
        Ok(answer) => Ok(print_raw(answer.body())?),
        Err(error) => {
            print_raw(error.body().unwrap_or_default())?;
            Err(error.into())
        }
    }
}

/// Where the API stands: the first word that is neither an option nor the value of one.
fn position(given: &[String]) -> Option<usize> {
    let mut at = 0;
    while let Some(word) = given.get(at) {
        if !word.starts_with('-') {
            return Some(at);
        }
        let has_value = word.contains('=') || arguments::FLAGS.contains(&word.as_str());
        at += if has_value { 1 } else { 2 };
    }
    None
}

/// `get` takes its options from the API that it is to ask, so it reads its arguments by itself.
pub(crate) fn command(apis: &[&Api]) -> Command {
    let rest = Arg::new("rest").num_args(0..).trailing_var_arg(true).allow_hyphen_values(true).hide(true);
    Command::new("get")
        .about("Asks an API how a job is doing")
        .override_usage("hwjobs get <API> [OPTIONS]")
        .disable_help_flag(true)
        .arg(rest.value_parser(value_parser!(String)))
        .after_help(help(apis))
}

/// What `hwjobs get --help` says of the APIs.
fn help(apis: &[&Api]) -> String {
    let mut text = "<API> is an API's id, or any beginning of it that fits no other:\n".to_owned();
    for api in apis {
        text.push_str(&format!("  {}\n", api.id));
    }
    text.push_str("\nIts options are the API's parameters: hwjobs get <API> --help");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_may_stand_before_the_api() {
        for (given, expected) in [
            ("bake --job-id j", Some(0)),
            ("--job-id j bake", Some(2)),
            ("--job-id=j --dry-run bake -o json", Some(2)),
            ("-o json bake", Some(2)),
            ("--help", None),
            ("--job-id", None),
        ] {
            let given: Vec<_> = given.split(' ').map(str::to_owned).collect();
            assert_eq!(position(&given), expected, "{given:?}");
        }
    }
}
