//! Which API a command line asks, and what: shared by all commands that ask one.

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use huaweicloud_jobs_runtime::{Api, BaseUrl, DynamicRequest, Need, Place, Request};

use crate::{arguments, failure::Failure, find::find, options::Options, request};

/// Stands between questions.
const AND: &str = "+";

/// A command that asks an API. Its options are those of the API, and some of its own.
pub(crate) struct Verb {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    /// Whether it can ask for many jobs at once.
    pub(crate) is_for_many: bool,
    /// Adds the options of its own.
    pub(crate) options: fn(Command, &'static Api) -> Command,
}

/// A request to an API, and where that goes.
pub(crate) struct Question {
    pub(crate) api: &'static Api,
    pub(crate) request: DynamicRequest,
    pub(crate) base: BaseUrl,
    /// The region that it goes to, if one is named.
    region: Option<String>,
    /// What the caller knows the job by.
    pub(crate) label: String,
}

impl Question {
    /// A question about one job. `label` is what tells it from others.
    pub(crate) fn new(
        request: DynamicRequest,
        base: BaseUrl,
        label: Option<String>,
    ) -> Result<Self, Failure> {
        // Finds what is wrong with the values before anything is said about credentials.
        request.to_http(&base)?;
        let api = request.api();
        let label = label.unwrap_or_else(|| self::label(&request));
        Ok(Self { api, request, base, region: None, label })
    }

    fn of_region(self, region: Option<String>) -> Self {
        Self { region, ..self }
    }

    /// What to tell before the API is asked, of the API and of the region; may be empty.
    pub(crate) fn note(&self) -> String {
        let region = self.region.as_ref().and_then(|region| self.api.hosts.note(region));
        let notes = [arguments::deprecation(self.api), region];
        notes.iter().flatten().map(|note| format!("note: {note}\n")).collect()
    }
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
) -> Result<(Options, Question), Failure> {
    let (api, matches) = matches(apis, given, verb)?;
    let mut requests = request::requests(api, &matches)?;
    let base = match request::base(api, &matches)? {
        Some(base) => base,
        None => documented(api)?,
    };
    let (request, label) = requests.swap_remove(0);
    let question = Question::new(request, base, label)?.of_region(matches.get_one("region").cloned());
    Ok((Options::one(matches), question))
}

/// Reads the words behind a verb that asks for many jobs. A question that names no address takes that of the one before it, or else of the
/// first that has one.
pub(crate) fn read_all(
    apis: &'static [&'static Api],
    given: &[String],
    verb: &Verb,
) -> Result<(Options, Vec<Question>), Failure> {
    let parts = given.split(|word| word == AND);
    if given.contains(&AND.to_owned()) && parts.clone().any(<[String]>::is_empty) {
        return Err(Failure::usage("there is nothing before or behind a +", "it stands between questions"));
    }
    let parts: Vec<_> = parts.map(|part| matches(apis, part, verb)).collect::<Result<_, _>>()?;
    let mut places = Vec::new();
    for (api, matches) in &parts {
        places.push(Address::of(api, matches)?);
    }
    let first = places.iter().flatten().next().cloned();
    let mut questions = Vec::new();
    let mut last = first;
    for ((api, matches), place) in parts.iter().zip(places) {
        last = place.or(last);
        let base = match &last {
            Some(address) => address.base(api)?,
            None => documented(api)?,
        };
        for (request, label) in request::requests(api, matches)? {
            let region = last.as_ref().and_then(Address::region);
            questions.push(Question::new(request, base.clone(), label)?.of_region(region));
        }
    }
    let names: Vec<String> =
        parts.iter().flat_map(|(api, _)| arguments::options(api)).map(|(_, option)| option).collect();
    let matches = parts.into_iter().map(|(_, matches)| matches).collect();
    let options = Options::of(matches, |id| names.iter().any(|name| name == id))?;
    Ok((options, questions))
}

/// Where questions go: to one address whatever the API is, or to each API's in a region.
#[derive(Clone)]
enum Address {
    Endpoint(BaseUrl),
    Region(String),
}

impl Address {
    fn of(api: &'static Api, matches: &ArgMatches) -> Result<Option<Self>, Failure> {
        let base = request::base(api, matches)?;
        let region = matches.get_one::<String>("region").cloned();
        Ok(region.map(Self::Region).or(base.map(Self::Endpoint)))
    }

    fn base(&self, api: &'static Api) -> Result<BaseUrl, Failure> {
        match self {
            Self::Endpoint(base) => Ok(base.clone()),
            Self::Region(region) => request::in_region(api, Some(region)),
        }
    }

    fn region(&self) -> Option<String> {
        match self {
            Self::Endpoint(_) => None,
            Self::Region(region) => Some(region.clone()),
        }
    }
}

/// The address of an API that is the same everywhere.
fn documented(api: &'static Api) -> Result<BaseUrl, Failure> {
    if api.endpoint.contains("{region}") {
        return Err(Failure::usage(
            format!("where is {}? Neither --endpoint nor --region is given", api.id),
            "such as --region cn-north-4",
        ));
    }
    request::in_region(api, None)
}

/// The API that the words behind a verb name, and its options.
pub(crate) fn matches(
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
    let mut words = given.to_vec();
    // clap expects the command's own name first.
    words[..=at].rotate_right(1);
    let mut command = (verb.options)(arguments::command(api, verb.name), api);
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
        let has_value = word.contains('=') || arguments::FLAGS.contains(&word.as_str());
        at += if has_value { 1 } else { 2 };
    }
    None
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
fn help(apis: &[&Api], verb: &Verb) -> String {
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
            ("--help", None),
            ("--job-id", None),
        ] {
            let given: Vec<_> = given.split(' ').map(str::to_owned).collect();
            assert_eq!(position(&given), expected, "{given:?}");
        }
    }
}
