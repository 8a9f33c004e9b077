//! `hwjobs wait`: asks one API until the job has ended.

use std::{sync::Arc, time::Duration};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use huaweicloud_jobs_runtime::{
    Answer, Api, DynamicRequest, DynamicResponse, Job, WaitPolicy, Watch,
    wait::{History, Outcome, Snapshot},
};

use crate::{
    failure::Failure,
    output::{self, Form, print},
    question::{self, Question, Verb},
    render::{document, job},
    request,
};

const WAITING: &str = "Waiting";
const EXIT_CODES: &str = "Exit codes: 0 the job succeeded or was skipped, 3 it failed, 4 it was cancelled, 5 the time was over, \
                          6 the job is gone, 1 the API said no, 2 wrong use";

pub(crate) const VERB: Verb =
    Verb { name: "wait", about: "Asks an API until the job has ended; the exit code says how", options };

fn options(command: Command) -> Command {
    let seconds = |name: &'static str, default: &'static str, help: &'static str| {
        let arg = Arg::new(name).long(name).value_name("SECONDS").value_parser(value_parser!(u64));
        arg.default_value(default).help_heading(WAITING).help(help)
    };
    let page = command.get_after_long_help().map(ToString::to_string).unwrap_or_default();
    command
        .after_help(EXIT_CODES)
        .after_long_help(format!("{EXIT_CODES}\n\n{page}"))
        .arg(seconds("max-wait", "1800", "How long to wait in all; a last question is asked when it is over"))
        .arg(seconds("min-interval", "2", "The least time between two questions"))
        .arg(seconds("max-interval", "30", "The most time between two questions"))
        .arg(
            Arg::new("progress")
                .long("progress")
                .action(ArgAction::SetTrue)
                .help_heading(WAITING)
                .help("Write a line to standard error whenever something changes"),
        )
        .arg(Form::option(&[Form::Table, Form::Json, Form::Yaml]))
}

/// Waits for the job that the arguments name.
pub(crate) fn run(apis: &'static [&'static Api], given: &[String]) -> Result<(), Failure> {
    let question = question::read(apis, given, &VERB)?;
    let Question { matches, request, base, .. } = &question;
    let client = request::client(base, matches)?;
    output::error(&question.note());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(wait(client.watch(request).policy(policy(matches)), matches))
}

fn policy(matches: &ArgMatches) -> WaitPolicy {
    let seconds = |name| Duration::from_secs(matches.get_one::<u64>(name).copied().unwrap_or_default());
    WaitPolicy::new().timeout(seconds("max-wait")).intervals(seconds("min-interval"), seconds("max-interval"))
}

async fn wait(mut watch: Watch<'_, DynamicRequest>, matches: &ArgMatches) -> Result<(), Failure> {
    let mut last: Option<Arc<Answer<DynamicResponse>>> = None;
    while let Some(next) = watch.next().await {
        match next {
            Ok(snapshot) => {
                if matches.get_flag("progress") {
                    output::error(&line(&snapshot));
                }
                last = Some(snapshot.answer);
            }
            Err(error) => {
                show(matches, last.as_deref(), error.outcome(), error.history())?;
                return Err(error.into());
            }
        }
    }
    show(matches, last.as_deref(), watch.outcome().unwrap_or(Outcome::Stopped), watch.history())
}

/// What was seen last, and in the forms for programs everything that was.
fn show(
    matches: &ArgMatches,
    last: Option<&Answer<DynamicResponse>>,
    outcome: Outcome,
    history: &History,
) -> Result<(), Failure> {
    let text = match Form::of(matches) {
        Form::Json => document::json(&document::wait(last, outcome, history)),
        Form::Yaml => document::yaml(&document::wait(last, outcome, history)),
        _ => last.map(|answer| job::job(&answer.job(), output::width())).unwrap_or_default(),
    };
    Ok(print(&text)?)
}

/// `01:05  running  40 %  tasks 3: 1 succeeded, 2 running`
fn line(snapshot: &Snapshot<DynamicResponse>) -> String {
    let Job { phase, progress, .. } = &snapshot.job;
    let seconds = snapshot.elapsed.as_secs();
    let mut text = format!("{:02}:{:02}  {phase}", seconds / 60, seconds % 60);
    for more in [job::status(&snapshot.job), progress.map(job::percent)].into_iter().flatten() {
        text.push_str(&format!("  {more}"));
    }
    if let Some(tasks) = job::count(&snapshot.job) {
        text.push_str(&format!("  tasks {tasks}"));
    }
    text.push('\n');
    text
}
