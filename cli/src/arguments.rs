//! An API's parameters as options, with the page's text as their help.

use std::{collections::BTreeSet, sync::OnceLock};

use clap::{Arg, ArgAction, Command, builder::NonEmptyStringValueParser};
use heck::ToKebabCase;
use huaweicloud_jobs::apis;
use huaweicloud_jobs_runtime::{Api, Need, Parameter, Place};

use crate::{command::VERBS, question::Verb, waiting};

pub(crate) const PARAMETERS: &str = "Parameters";
const CONNECTION: &str = "Connection";

/// The parameters that the caller can give, each with the name of its option.
pub(crate) fn options(api: &'static Api) -> Vec<(&'static Parameter, String)> {
    let settable = api.parameters.iter().filter(|parameter| parameter.need.is_settable());
    let named: Vec<_> = settable.map(|parameter| (parameter, parameter.name.to_kebab_case())).collect();
    let is_taken = |name: &String| {
        ours().names.contains(name) || named.iter().filter(|(_, other)| other == name).count() > 1
    };
    let unique = named.iter().map(|(parameter, name)| {
        let name = if is_taken(name) { format!("{}-{name}", parameter.place.as_str()) } else { name.clone() };
        (*parameter, name)
    });
    unique.collect()
}

/// The command that asks one API.
pub(crate) fn command(api: &'static Api, verb: &Verb) -> Command {
    let arguments = options(api).into_iter().map(|(parameter, name)| argument(api, parameter, name));
    (verb.options)(base(api, verb).args(arguments), api)
}

/// Options that are not an API's, of whichever command that asks one: a parameter is called the same in all of them.
pub(crate) struct Ours {
    /// Their long names.
    pub(crate) names: BTreeSet<String>,
    /// Those that take no value, as they are written.
    pub(crate) flags: BTreeSet<String>,
}

/// Gathered once from the commands themselves.
pub(crate) fn ours() -> &'static Ours {
    static OURS: OnceLock<Ours> = OnceLock::new();
    OURS.get_or_init(|| {
        let commands = VERBS.iter().filter_map(|verb| {
            let api = apis().first()?;
            let mut command = (verb.options)(base(api, verb), api);
            command.build();
            Some(command)
        });
        let (mut names, mut flags) = (BTreeSet::new(), BTreeSet::new());
        for command in commands {
            for arg in command.get_arguments() {
                names.extend(arg.get_long().map(str::to_owned));
                if !arg.get_action().takes_values() {
                    flags.extend(arg.get_long().map(|name| format!("--{name}")));
                    flags.extend(arg.get_short().map(|name| format!("-{name}")));
                }
            }
        }
        names.insert("version".to_owned());
        Ours { names, flags }
    })
}

/// The command without the API's parameters, and without the options of the verb.
fn base(api: &'static Api, verb: &Verb) -> Command {
    let verb = verb.name;
    let endpoint =
        Arg::new("endpoint").long("endpoint").value_name("URL").help_heading(CONNECTION).help(format!(
            "Base URL to send the request to, instead of {}; the project is still that of the region",
            api.endpoint.replace("{region}", "<REGION>")
        ));
    Command::new(format!("hwjobs {verb} {}", api.id))
        .bin_name(format!("hwjobs {verb} {}", api.id))
        .about(about(api))
        .after_long_help(after(api))
        .max_term_width(110)
        .arg(endpoint)
        .arg(region())
        .args(connection())
}

/// `--profile`.
pub(crate) fn profile() -> Arg {
    Arg::new("profile")
        .long("profile")
        .value_name("NAME")
        .env("HWJOBS_PROFILE")
        .hide_env_values(true)
        .help_heading(CONNECTION)
        .help("Profile of the configuration file [default: default]; see `hwjobs configure --help`")
}

/// `--region`.
pub(crate) fn region() -> Arg {
    Arg::new("region").long("region").value_name("REGION").help_heading(CONNECTION).help(
        "Region of the service, such as cn-north-4 [env: HW_REGION_NAME, or OS_REGION_NAME beside the credentials of that name; or the profile's]",
    )
}

/// The options of every connection.
pub(crate) fn connection() -> [Arg; 5] {
    [
        profile(),
        Arg::new("token")
            .long("token")
            .value_name("TOKEN")
            .help_heading(CONNECTION)
            .value_parser(NonEmptyStringValueParser::new())
            .help("Token, instead of credentials from the environment or the SDKs' profile file")
            .long_help(
                "Token. Without it, the credentials are the first found of: [env: HUAWEICLOUD_SDK_AK and \
                 HUAWEICLOUD_SDK_SK, HW_ACCESS_KEY and HW_SECRET_KEY, OS_TOKEN, HW_AUTH_TOKEN, HW_USER_NAME with \
                 HW_USER_PASSWORD and HW_DOMAIN_NAME, OS_USERNAME with OS_PASSWORD and OS_USER_DOMAIN_NAME], what the \
                 profile names, and the profile file of the official SDKs, ~/.huaweicloud/credentials [env: HUAWEICLOUD_SDK_CREDENTIALS_FILE]. \
                 Prefer those: other users of a machine can see command lines. `hwjobs whoami` shows which they are.",
            ),
        Arg::new("timeout")
            .long("timeout")
            .value_name("SECONDS")
            .help_heading(CONNECTION)
            .value_parser(waiting::whole_seconds::<1>)
            .help("How long a request may take [default: 30, or the profile's]"),
        Arg::new("allow-http")
            .long("allow-http")
            .action(ArgAction::SetTrue)
            .help_heading(CONNECTION)
            .help("Send credentials without TLS, too"),
        Arg::new("verbose")
            .long("verbose")
            .short('v')
            .action(ArgAction::Count)
            .help_heading(CONNECTION)
            .help("Tell of each attempt at a request on standard error; twice, of connections, too"),
    ]
}

fn about(api: &Api) -> String {
    let mut text = format!("{} ({}, {})", api.title, api.service, api.operation);
    if !api.function.is_empty() {
        text.push_str(&format!("\n{}", api.function));
    }
    if let Some(deprecation) = deprecation(api) {
        text.push_str(&format!("\n{deprecation}"));
    }
    text
}

/// Whether a parameter is the project, which can be found out.
pub(crate) fn is_project(api: &Api, parameter: &Parameter) -> bool {
    api.identity.is_some() && parameter.place == Place::Path && parameter.name == "project_id"
}

/// What to tell users of a deprecated API.
pub(crate) fn deprecation(api: &Api) -> Option<String> {
    let deprecated = api.deprecated.as_ref()?;
    let mut text = format!("{} is deprecated. {}", api.id, deprecated.note);
    if !deprecated.successor.is_empty() {
        text.push_str(&format!(" Use instead: {}.", deprecated.successor));
    }
    Some(text)
}

fn after(api: &Api) -> String {
    let mut text = format!("Request: {} {}\n", api.method, api.uri);
    if !api.document.url.is_empty() {
        text.push_str(&format!("Page: {}\n", api.document.url));
    }
    for deviation in api.deviations {
        text.push_str(&format!("\nServers differ from the page: {}\n", deviation.text));
    }
    text
}

fn argument(api: &'static Api, parameter: &'static Parameter, name: String) -> Arg {
    let kind: String = parameter.kind.chars().filter(char::is_ascii_alphanumeric).collect();
    // The id is the option's name: a parameter may have the name of one of ours.
    Arg::new(name.clone())
        .long(name)
        .value_name(kind.to_uppercase())
        .help_heading(PARAMETERS)
        .required(parameter.need == Need::Mandatory && !is_project(api, parameter))
        // An empty value is a variable that the shell did not know.
        .value_parser(NonEmptyStringValueParser::new())
        .allow_negative_numbers(true)
        .help(short(api, parameter))
        .long_help(long(api, parameter))
}

fn short(api: &Api, parameter: &Parameter) -> String {
    let sentence = match parameter.description.split_once(". ") {
        Some((first, _)) => first,
        None => parameter.description.trim_end_matches('.'),
    };
    match parameter.need {
        _ if is_project(api, parameter) => format!("{sentence} [looked up unless given]"),
        Need::Default(value) => format!("{sentence} [default: {value}]"),
        Need::NotEnforced { .. } => format!("{sentence} [mandatory, but see --help]"),
        _ => sentence.to_owned(),
    }
}

fn long(api: &Api, parameter: &Parameter) -> String {
    let mut lines = vec![parameter.description.to_owned()];
    lines.push(format!("{}, sent in the {} as {}", parameter.kind, parameter.place.as_str(), parameter.name));
    match parameter.need {
        _ if is_project(api, parameter) => lines.push(
            "Unless given, it is the project that stands beside the credentials, or else the one of the region, which is \
             looked up."
                .to_owned(),
        ),
        Need::Default(value) => lines.push(format!("Default: {value}")),
        Need::NotEnforced { note, source } => lines.push(format!(
            "The page calls it mandatory, but servers accept requests without it. {note} (Source: {source}.)"
        )),
        _ => {}
    }
    if let Some(set) = parameter.values {
        let value = |listed: huaweicloud_jobs_runtime::ListedValue| match listed.description {
            "" => format!("\n  {}", listed.value),
            description => format!("\n  {}: {description}", listed.value),
        };
        lines.push(format!("Documented values:{}", set.values().map(value).collect::<String>()));
    }
    if let Some(example) = parameter.example {
        lines.push(format!("Example: {example}"));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The reference shows commands, too, but is made without this package.
    #[test]
    fn the_reference_knows_which_options_are_taken() {
        let source = include_str!("../../codegen/src/reference/snippets.rs");
        let list =
            source.split_once("const TAKEN: &[&str] = &[").and_then(|(_, rest)| rest.split(']').next());
        let known: Vec<&str> = list.unwrap_or_default().split('"').skip(1).step_by(2).collect();
        assert_eq!(known, ours().names.iter().collect::<Vec<_>>());
    }
}
