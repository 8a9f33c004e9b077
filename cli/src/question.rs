//! Which API a command line asks, and what: shared by all commands that ask one.

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use huaweicloud_jobs_runtime::{Api, BaseUrl, Client, DynamicRequest, Endpoints, Need, Place, Request};

use crate::{
    account::Account,
    address::Address,
    arguments,
    failure::{self, Failure, NAMING_REGION},
    find::find,
    options::Options,
    request,
};

/// Stands between questions.
const AND: &str = "+";

/// A command that asks an API. Its options are those of the API, and some of its own.
pub(crate) struct Verb {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    /// Whether it can ask for many jobs at once.
    pub(crate) is_for_many: bool,
    /// The options with which no API need be named.
    pub(crate) without_api: fn() -> Vec<Arg>,
    /// Adds the options of its own.
    pub(crate) options: fn(Command, &'static Api) -> Command,
}

/// A request to an API, and where that goes.
pub(crate) struct Question {
    pub(crate) api: &'static Api,
    pub(crate) request: DynamicRequest,
    pub(crate) address: Address,
    /// Where it goes first.
    pub(crate) base: BaseUrl,
    /// What the caller knows the job by.
    pub(crate) label: String,
    /// What to tell of its region.
    region: Option<String>,
}

impl Question {
    /// A question about one job. `label` is what tells it from others.
    pub(crate) fn new(
        request: DynamicRequest,
        address: Address,
        endpoints: &Endpoints,
        label: Option<String>,
    ) -> Result<Self, Failure> {
        let api = request.api();
        let base = address.base(api, endpoints)?;
        // Finds what is wrong with the values before anything is said about credentials. The project may be found out later.
        match missing_project(&request) {
            Some(name) => request.clone().with(name, "project")?.to_http(&base)?,
            None => request.to_http(&base)?,
        };
        let label = label.unwrap_or_else(|| self::label(&request));
        let region = match &address {
            Address::Region(Some(region)) => endpoints.note(api.hosts, region),
            _ => None,
        };
        Ok(Self { api, request, address, base, label, region })
    }

    /// Puts a project in, if the caller named none; tells whether.
    pub(crate) fn complete_with(&mut self, project: &str) -> Result<bool, Failure> {
        let Some(name) = missing_project(&self.request) else { return Ok(false) };
        self.request = self.request.clone().with(name, project)?;
        Ok(true)
    }

    /// Puts the client's project in, if the caller named none.
    pub(crate) async fn complete(&mut self, client: &Client) -> Result<(), Failure> {
        let Some(identity) = self.api.identity.filter(|_| missing_project(&self.request).is_some()) else {
            return Ok(());
        };
        let project = client.project_id(identity).await.map_err(|error| match failure::project(&error) {
            Some(None) => Failure::usage(
                format!(
                    "the question to {} has no --project-id, and no region is known to look the project up in",
                    self.api.id
                ),
                NAMING_REGION,
            ),
            _ => error.into(),
        })?;
        self.complete_with(&project)?;
        Ok(())
    }

    /// What to tell before the API is asked, of the API and of the region; may be empty.
    pub(crate) fn note(&self) -> String {
        let notes = [arguments::deprecation(self.api), self.region.clone()];
        notes.iter().flatten().map(|note| format!("note: {note}\n")).collect()
    }
}

/// The name of the parameter for the project, if it is still to be found out.
fn missing_project(request: &DynamicRequest) -> Option<&'static str> {
    let mut given = request.api().parameters.iter().zip(request.values());
    let is_open =
        |parameter, value: &Option<_>| value.is_none() && arguments::is_project(request.api(), parameter);
    given.find(|(parameter, value)| is_open(parameter, value)).map(|(parameter, _)| parameter.name)
}

/// The last mandatory parameter, which is the job's id nearly everywhere.
fn label(request: &DynamicRequest) -> String {
    let given = request.api().parameters.iter().zip(request.values());
    let is_id = |need: Need, place: Place| need == Need::Mandatory && place != Place::Header;
    let mandatory = given.filter(|(parameter, _)| is_id(parameter.need, parameter.place));
    mandatory
        .filter_map(|(_, value)| value.clone())
        .next_back()
        .unwrap_or_else(|| request.api().id.to_owned())
}

/// Reads the words behind a verb that asks for one job.
pub(crate) fn read(
    apis: &'static [&'static Api],
    given: &[String],
    verb: &Verb,
) -> Result<(Options, Account, Question), Failure> {
    let (api, matches) = matches(apis, given, verb)?;
    let (request, label) = request::requests(api, &matches)?.swap_remove(0);
    let address = Address::of(&matches)?;
    let options = Options::one(matches);
    let account = Account::of(apis, &options)?;
    let address = address.unwrap_or_else(|| account.address());
    let question = Question::new(request, address, &account.endpoints, label)?;
    Ok((options, account, question))
}

/// Reads the words behind a verb that asks for many jobs. A question that names no address takes that of the one before it, or else of the
/// first that has one.
pub(crate) fn read_all(
    apis: &'static [&'static Api],
    given: &[String],
    verb: &Verb,
) -> Result<(Options, Account, Vec<Question>), Failure> {
    let parts = given.split(|word| word == AND);
    if given.contains(&AND.to_owned()) && parts.clone().any(<[String]>::is_empty) {
        return Err(Failure::usage("there is nothing before or behind a +", "it stands between questions"));
    }
    let parts: Vec<_> = parts.map(|part| matches(apis, part, verb)).collect::<Result<_, _>>()?;
    let places = parts.iter().map(|(_, matches)| Address::of(matches)).collect::<Result<Vec<_>, _>>()?;
    let names: Vec<String> =
        parts.iter().flat_map(|(api, _)| arguments::options(api)).map(|(_, option)| option).collect();
    let matches = parts.iter().map(|(_, matches)| matches.clone()).collect();
    let options = Options::of(matches, |id| names.iter().any(|name| name == id))?;
    let account = Account::of(apis, &options)?;
    let mut last = places.iter().flatten().next().cloned().unwrap_or_else(|| account.address());
    let mut questions = Vec::new();
    for ((api, matches), place) in parts.iter().zip(places) {
        last = place.unwrap_or(last);
        for (request, label) in request::requests(api, matches)? {
            questions.push(Question::new(request, last.clone(), &account.endpoints, label)?);
        }
    }
    Ok((options, account, questions))
}

/// The API that the words behind a verb name, and its options.
pub(crate) fn matches(
    apis: &'static [&'static Api],
    given: &[String],
    verb: &Verb,
) -> Result<(&'static Api, ArgMatches), Failure> {
    if given.iter().any(|word| word == AND) {
        return Err(Failure::usage(
            format!("hwjobs {} asks one question, and + stands between several", verb.name),
            "`hwjobs wait` and `hwjobs watch` ask several at once",
        ));
    }
    let Some(at) = position(given) else {
        if given.iter().any(|word| ["-h", "--help"].contains(&word.as_str())) {
            return Err(Failure::Help(command(apis, verb).render_help().ansi().to_string()));
        }
        return Err(Failure::usage("which API? None is named", "`hwjobs apis` lists them all"));
    };
    let api = find(apis, &given[at])?;
    let mut words = given.to_vec();
    // clap expects the command's own name first.
    words[..=at].rotate_right(1);
    let mut command = arguments::command(api, verb);
    if verb.is_for_many {
        let is_parameter = |arg: &Arg| arg.get_help_heading() == Some(arguments::PARAMETERS);
        command =
            command.mut_args(|arg| if is_parameter(&arg) { arg.action(ArgAction::Append) } else { arg });
    }
    Ok((api, command.try_get_matches_from(words)?))
}

/// Where the API stands: the first word that is neither an option nor the value of one.
pub(crate) fn position(given: &[String]) -> Option<usize> {
    let mut at = 0;
    while let Some(word) = given.get(at) {
        if !word.starts_with('-') {
            return Some(at);
        }
        at += if word.contains('=') || is_flag(word) { 1 } else { 2 };
    }
    None
}

/// Whether an option takes no value: `--verbose`, `-v`, `-vv`.
fn is_flag(word: &str) -> bool {
    let flags = &arguments::ours().flags;
    let is_short = |c: char| flags.contains(&format!("-{c}"));
    match word.strip_prefix('-') {
        Some(letters) if !letters.starts_with('-') => letters.chars().all(is_short),
        _ => flags.contains(word),
    }
}

/// What the help says of many jobs.
pub(crate) const MANY: &str = "\n\nFor several jobs give one of the parameters several times, and put + between questions to different APIs. A question \
    without --endpoint and --region takes those of the one before it, or else the first that are given; all options but the parameters \
    hold for all questions, wherever they stand.";

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
pub(crate) fn help(apis: &[&Api], verb: &Verb) -> String {
    let mut text = "<API> is an API's id, or any beginning of it that fits no other:\n".to_owned();
    for api in apis {
        text.push_str(&format!("  {}\n", api.id));
    }
    text.push_str(&format!("\nIts options are the API's parameters: hwjobs {} <API> --help", verb.name));
    if verb.is_for_many {
        text.push_str(MANY);
    }
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
            ("-vv --fail-fast bake", Some(2)),
            ("-v -o json bake", Some(3)),
            ("--help", None),
            ("--job-id", None),
        ] {
            let given: Vec<_> = given.split(' ').map(str::to_owned).collect();
            assert_eq!(position(&given), expected, "{given:?}");
        }
    }
}
