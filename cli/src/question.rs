//! Which API a command line asks, and what: shared by all commands that ask one.

use clap::{Arg, ArgMatches, Command, value_parser};
use huaweicloud_jobs_runtime::{Api, BaseUrl, DynamicRequest, Request};

use crate::{arguments, failure::Failure, find::find, request};

/// A command that asks an API. Its options are those of the API, and some of its own.
pub(crate) struct Verb {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    /// Adds the options of its own.
    pub(crate) options: fn(Command) -> Command,
}

/// An API, a request to it, and where that goes.
pub(crate) struct Question {
    pub(crate) api: &'static Api,
    pub(crate) matches: ArgMatches,
    pub(crate) request: DynamicRequest,
    pub(crate) base: BaseUrl,
    pub(crate) ready: http::Request<Vec<u8>>,
}

impl Question {
    /// What to tell before the API is asked, of the API and of the region; may be empty.
    pub(crate) fn note(&self) -> String {
        let region = self.matches.get_one::<String>("region");
        let notes = [arguments::deprecation(self.api), region.and_then(|region| self.api.hosts.note(region))];
        notes.iter().flatten().map(|note| format!("note: {note}\n")).collect()
    }
}

/// Reads the words behind a verb.
pub(crate) fn read(
    apis: &'static [&'static Api],
    given: &[String],
    verb: &Verb,
) -> Result<Question, Failure> {
    let Some(at) = position(given) else {
        if given.iter().any(|word| ["-h", "--help"].contains(&word.as_str())) {
            return Err(Failure::Help(command(apis, verb).render_help().ansi().to_string()));
        }
        return Err(Failure::usage("which API? None is named", "`hwjobs apis` lists them all"));
    };
    let api = find(apis, &given[at])?;
    let mut options = given.to_vec();
    // clap expects the command's own name first.
    options[..=at].rotate_right(1);
    let matches = (verb.options)(arguments::command(api, verb.name)).try_get_matches_from(options)?;
    let request = request::request(api, &matches)?;
    let base = request::base(api, &matches)?;
    // Also finds what is wrong with the values before anything is said about credentials.
    let ready = request.to_http(&base)?;
    Ok(Question { api, matches, request, base, ready })
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

/// A verb takes its options from the API that it is to ask, so it reads its arguments by itself.
pub(crate) fn command(apis: &[&Api], verb: &Verb) -> Command {
    let rest = Arg::new("rest").num_args(0..).trailing_var_arg(true).allow_hyphen_values(true).hide(true);
    Command::new(verb.name)
        .about(verb.about)
        .override_usage(format!("hwjobs {} <API> [OPTIONS]", verb.name))
        .disable_help_flag(true)
        .arg(rest.value_parser(value_parser!(String)))
        .after_help(help(apis, verb))
}

/// What the help of a verb says of the APIs.
fn help(apis: &[&Api], verb: &Verb) -> String {
    let mut text = "<API> is an API's id, or any beginning of it that fits no other:\n".to_owned();
    for api in apis {
        text.push_str(&format!("  {}\n", api.id));
    }
    text.push_str(&format!("\nIts options are the API's parameters: hwjobs {} <API> --help", verb.name));
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
