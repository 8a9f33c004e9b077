//! `hwjobs resume`: goes on with waits that were saved, in a new process.

use std::time::{Duration, SystemTime};

use clap::{Arg, ArgAction, ArgMatches, Command};
use huaweicloud_jobs_runtime::Api;

use crate::{
    account::Account,
    arguments,
    failure::{Failure, OF_WAITS},
    follow::Start,
    live::Live,
    options::Options,
    question::Question,
    save::{self, Saved},
    stop::Again,
    wait::{self, Log},
    waiting,
    watch::Watcher,
};

/// The command.
pub(crate) fn command() -> Command {
    let file = Arg::new("file")
        .value_name("FILE")
        .required(true)
        .help("File that --save wrote; it is kept up to date");
    let watch = Arg::new("watch")
        .long("watch")
        .action(ArgAction::SetTrue)
        .conflicts_with_all(["output", "progress"])
        .help("Show the jobs as `hwjobs watch` does");
    let max_wait = waiting::seconds(
        "max-wait",
        "How long to wait in all, from the wait's beginning [default: as before]",
    );
    Command::new("resume")
        .about("Goes on with the waits in a file, as `hwjobs wait` does; those that have ended are not asked for again")
        .after_help(OF_WAITS)
        .arg(file)
        .arg(watch)
        .args(arguments::connection())
        .arg(max_wait)
        .args(waiting::many())
        .args(wait::output())
        .arg(waiting::html_option())
}

/// Goes on with the waits in the file that the arguments name.
pub(crate) fn run(apis: &'static [&'static Api], matches: &ArgMatches) -> Result<(), Failure> {
    let options = Options::one(matches.clone());
    let file = options.get::<String>("file").cloned().unwrap_or_default();
    let max_wait = options.get::<u64>("max-wait").copied().map(Duration::from_secs);
    let saved = save::read(apis, &file)?;
    let is_open = saved.iter().any(|saved| saved.wait.outcome().is_none() || max_wait.is_some());
    let account = Account::of(apis, &options)?;
    let mut clients = waiting::Clients::new(&options, &account, is_open)?;
    let starts = saved.into_iter().map(|saved| start(apis, saved, max_wait, &account, &mut clients));
    let starts = starts.collect::<Result<Vec<_>, _>>()?;
    let watches = options.flag("watch");
    let again = Again::resume(&file, watches);
    let save = Some(file.as_str());
    if watches {
        waiting::go(starts, &options, &account, save, again, Watcher::new())
    } else {
        waiting::go(starts, &options, &account, save, again, Log::new(&options))
    }
}

fn start(
    apis: &'static [&'static Api],
    saved: Saved,
    max_wait: Option<Duration>,
    account: &Account,
    clients: &mut waiting::Clients<'_>,
) -> Result<Start, Failure> {
    let request =
        saved.wait.request(apis).map_err(|error| Failure::usage(error.to_string(), "it was edited"))?;
    let wait = match max_wait {
        Some(max_wait) => saved.wait.timeout(max_wait),
        None => saved.wait,
    };
    let question = Question::new(request, saved.address, &account.endpoints, Some(saved.label))?;
    let client = clients.of(&question.address)?;
    let mut live = Live::new(question.api, question.label.clone(), wait.began());
    live.job = wait.job().cloned();
    live.observed = saved.observed;
    // The clock of a wait that has ended stands still.
    let now = if wait.outcome().is_some() { wait.began() + wait.elapsed() } else { SystemTime::now() };
    let (machine, head_start) = wait.machine(now);
    live.end = machine.outcome().map(|outcome| (outcome, now));
    Ok(Start { question, client, machine, head_start, live })
}
