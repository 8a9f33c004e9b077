//! All commands with all APIs below them as clap knows commands: for shells and manuals. To read a command line, one API's options are enough.

use clap::{Arg, Command, ValueHint, builder::PossibleValuesParser};
use huaweicloud_jobs_runtime::Api;

use crate::{
    arguments,
    profile::KEYS,
    question::{self, Verb},
};

/// A command for each API, in place of the verb's own that reads whatever comes.
pub(crate) fn verb(apis: &'static [&'static Api], verb: &Verb) -> Command {
    let each = apis.iter().map(|api| {
        arguments::command(api, verb)
            .name(api.id)
            .display_name(format!("hwjobs-{}-{}", verb.name, api.id.replace('/', "-")))
            .visible_aliases(shortest(apis, api))
    });
    let command = Command::new(verb.name)
        .about(verb.about)
        .after_help(question::help(apis, verb))
        .args((verb.without_api)())
        .disable_help_subcommand(true)
        .subcommand_value_name("API")
        .subcommand_help_heading("APIS")
        .subcommands(each);
    let needs_api = command.get_arguments().next().is_none();
    command.subcommand_required(needs_api)
}

/// The least that must be said of an API's id, up to a slash.
fn shortest(apis: &[&Api], api: &'static Api) -> Option<&'static str> {
    let ends = api.id.match_indices('/').map(|(at, _)| &api.id[..at]);
    let is_its_own =
        |beginning: &&str| apis.iter().filter(|other| other.id.starts_with(*beginning)).count() == 1;
    ends.into_iter().find(is_its_own)
}

/// The same for shells: with the values that are documented, though others are taken, too, and with what is known of this machine.
pub(crate) fn with_values(apis: &'static [&'static Api], profiles: &[String], command: Command) -> Command {
    let command = command
        .mut_args(|arg| hint(arg, profiles))
        .mut_subcommands(|command| with_values(apis, profiles, command));
    match apis.iter().find(|api| api.id == command.get_name()) {
        Some(api) => suggest(api, command),
        None => command,
    }
}

/// What can stand behind an option. No file is named by a value that is none.
fn hint(arg: Arg, profiles: &[String]) -> Arg {
    let keys = || KEYS.iter().map(|key| key.name).collect::<Vec<_>>();
    let settings = || KEYS.iter().map(|key| format!("{}=", key.name)).collect::<Vec<_>>();
    match arg.get_id().as_str() {
        "profile" if !profiles.is_empty() => return arg.value_parser(PossibleValuesParser::new(profiles)),
        "set" => return arg.value_parser(PossibleValuesParser::new(settings())),
        "get" | "unset" => return arg.value_parser(PossibleValuesParser::new(keys())),
        _ => {}
    }
    let names = arg.get_value_names().unwrap_or_default();
    let hint = match names.first().map(|name| name.as_str()) {
        Some("FILE") => ValueHint::FilePath,
        Some("DIR") => ValueHint::DirPath,
        Some("URL") => ValueHint::Url,
        Some(_) => ValueHint::Other,
        None => return arg,
    };
    arg.value_hint(hint)
}

fn suggest(api: &'static Api, command: Command) -> Command {
    let regions: Vec<_> = api.hosts.regions().collect();
    let named = [("region".to_owned(), regions)].into_iter();
    let listed = arguments::options(api).into_iter().filter_map(|(parameter, option)| {
        Some((option, parameter.values?.values().map(|listed| listed.value).collect()))
    });
    named.chain(listed).filter(|(_, values)| !values.is_empty()).fold(command, |command, (option, values)| {
        command.mut_arg(option, |arg| arg.value_parser(PossibleValuesParser::new(values)))
    })
}
