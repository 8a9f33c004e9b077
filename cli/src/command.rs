//! The commands, and which of them was asked for.

use std::ffi::OsString;

use clap::{Arg, ArgAction, ArgMatches, Command, builder::NonEmptyStringValueParser, value_parser};
use huaweicloud_jobs::apis;

use crate::{
    apis, configure, demo,
    failure::{Failure, OF_ALL, OF_WAITS},
    get, mock,
    options::Options,
    output::Form,
    pages,
    question::{self, Verb},
    resume, timeline, tree, wait, watch, whoami,
};

const ABOUT: &str =
    "Asks Huawei Cloud's job APIs how a job is doing, and answers in one form for all of them.";

/// Those that ask an API.
pub(crate) const VERBS: [&Verb; 4] = [&get::VERB, &wait::VERB, &watch::VERB, &timeline::VERB];

/// Does what the command line says.
pub(crate) fn run(arguments: Vec<OsString>) -> Result<(), Failure> {
    let matches = command(|verb| question::command(apis(), verb)).try_get_matches_from(arguments)?;
    match matches.subcommand() {
        Some(("apis", chosen)) => apis::run(apis(), Form::of(&Options::one(chosen.clone()))),
        Some(("get", chosen)) => get::run(apis(), &rest(chosen)),
        Some(("wait", chosen)) => wait::run(apis(), &rest(chosen)),
        Some(("watch", chosen)) => watch::run(apis(), &rest(chosen)),
        Some(("resume", chosen)) => resume::run(apis(), chosen),
        Some(("timeline", chosen)) => timeline::run(apis(), &rest(chosen)),
        Some(("whoami", chosen)) => whoami::run(apis(), chosen),
        Some(("configure", chosen)) => configure::run(apis(), chosen),
        Some(("mock", chosen)) => mock::run(apis(), chosen),
        Some(("completions", chosen)) => pages::completions(apis(), whole(), chosen),
        Some(("man", chosen)) => pages::man(whole(), chosen),
        Some(("demo", _)) => demo::run(apis()),
        _ => Err(Failure::usage("no command", "`hwjobs --help` lists them")),
    }
}

/// All commands with all APIs.
fn whole() -> Command {
    command(|verb| tree::verb(apis(), verb))
}

fn rest(matches: &ArgMatches) -> Vec<String> {
    matches.get_many::<String>("rest").into_iter().flatten().cloned().collect()
}

/// All commands; `verb` makes those that ask an API.
fn command(verb: impl Fn(&Verb) -> Command) -> Command {
    Command::new("hwjobs")
        .about(ABOUT)
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .max_term_width(110)
        .after_help(format!("{OF_ALL}\n{OF_WAITS}"))
        .subcommand(
            Command::new("apis")
                .about("Lists the APIs")
                .long_about("Lists the APIs. As JSON it is all that is known of them: parameters, statuses, examples, ...")
                .arg(Form::option(&[Form::Table, Form::Json])),
        )
        .subcommand(verb(&get::VERB))
        .subcommand(verb(&wait::VERB))
        .subcommand(verb(&watch::VERB))
        .subcommand(resume::command())
        .subcommand(verb(&timeline::VERB))
        .subcommand(whoami::command())
        .subcommand(configure::command())
        .subcommand(
            Command::new("mock")
                .about("Plays all APIs on this machine until Ctrl-C, to try things out")
                .arg(
                    Arg::new("port")
                        .long("port")
                        .value_name("N")
                        .value_parser(value_parser!(u16))
                        .default_value("0")
                        .help("Port of 127.0.0.1 to listen on; 0 takes a free one"),
                )
                .arg(
                    Arg::new("token")
                        .long("token")
                        .value_name("TOKEN")
                        .default_value(huaweicloud_jobs_mock::TOKEN)
                        .value_parser(NonEmptyStringValueParser::new())
                        .help("Token to accept"),
                )
                .arg(
                    Arg::new("lifecycle")
                        .long("lifecycle")
                        .action(ArgAction::SetTrue)
                        .help("Let each job go on with every request, instead of answering with the pages' examples"),
                )
                .arg(
                    Arg::new("script")
                        .long("script")
                        .value_name("FILE")
                        .help("Play what a YAML file says: status after status, errors, broken connections, faults at random"),
                ),
        )
        .subcommand(
            Command::new("demo").about("Plays all APIs in this process, asks each of them, and shows the answers"),
        )
        .subcommand(pages::completions_command())
        .subcommand(pages::man_command())
}
