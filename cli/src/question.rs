//! Which API a command line asks, and what: shared by all commands that ask one.

use clap::{Arg, ArgMatches, Command, value_parser};
use huaweicloud_jobs_runtime::{Api, BaseUrl, DynamicRequest, Need, Place, Request};

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
    /// The question that the options describe.
    pub(crate) fn new(api: &'static Api, matches: ArgMatches) -> Result<Self, Failure> {
        let request = request::request(api, &matches)?;
        let base = request::base(api, &matches)?;
        // Also finds what is wrong with the values before anything is said about credentials.
        let ready = request.to_http(&base)?;
        Ok(Self { api, matches, request, base, ready })
    }

    /// What the caller knows the job by: the last mandatory parameter, which is the job's id nearly everywhere.
    pub(crate) fn label(&self) -> String {
        let given = self.api.parameters.iter().zip(self.request.values());
        let mandatory = given
            .filter(|(parameter, _)| parameter.need == Need::Mandatory && parameter.place != Place::Header);
        mandatory.filter_map(|(_, value)| value.clone()).next_back().unwrap_or_else(|| self.api.id.to_owned())
    }

    /// What to tell before a deprecated API is asked; may be empty.
    pub(crate) fn note(&self) -> String {
        arguments::deprecation(self.api).map(|note| format!("note: {note}\n")).unwrap_or_default()
    }
}

/// Reads the words behind a verb that asks.
pub(crate) fn read(
    apis: &'static [&'static Api],
    given: &[String],
    verb: &Verb,
) -> Result<Question, Failure> {
    let (api, matches) = options(apis, given, verb)?;
    Question::new(api, matches)
}

/// The API that the words behind a verb name, and its options.
pub(crate) fn options(
    apis: &'static [&'static Api],
    given: &[String],
    verb: &Verb,
) -> Result<(&'static Api, ArgMatches), Failure> {
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
    Ok((api, matches))
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
