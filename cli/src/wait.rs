//! `hwjobs wait`: asks until the jobs have ended. For scripts.

use std::time::Duration;

use clap::{Arg, ArgAction, Command};
use huaweicloud_jobs_runtime::{Api, DynamicResponse, wait::Snapshot};

use crate::{
    failure::Failure,
    follow::{Start, Viewer},
    live::Live,
    options::Options,
    output::{self, Form},
    question::Verb,
    render::lines,
    save,
    stop::Again,
    waiting,
};

pub(crate) const VERB: Verb = Verb {
    name: "wait",
    about: "Asks until one job or several have ended; the exit code says how",
    is_for_many: true,
    options,
};

fn options(command: Command, api: &'static Api) -> Command {
    waiting::options(command, api).args(output())
}

/// The options for what is told, and how.
pub(crate) fn output() -> [Arg; 2] {
    [
        Arg::new("progress")
            .long("progress")
            .action(ArgAction::SetTrue)
            .help("Write a line to standard error whenever something changes"),
        Form::option(&[Form::Table, Form::Json, Form::Yaml]),
    ]
}

/// Waits for the jobs that the arguments name.
pub(crate) fn run(apis: &'static [&'static Api], given: &[String]) -> Result<(), Failure> {
    let (options, starts) = waiting::read(apis, given, &VERB)?;
    let save = options.get::<String>("save").map(String::as_str);
    save.map_or(Ok(()), |file| save::refuse_to_overwrite(apis, file))?;
    go(starts, &options, save, Again::verb(VERB.name, given, save))
}

/// Waits to the end, and tells how it was.
pub(crate) fn go(
    starts: Vec<Start>,
    options: &Options,
    save: Option<&str>,
    again: Again,
) -> Result<(), Failure> {
    let html = waiting::html_target(options)?;
    let mut viewer = Log(options.flag("progress"));
    let waited = waiting::go(starts, options, save, again, &mut viewer)?;
    let shown = waited.show(Form::of(options)).and_then(|()| waited.write_html(html.as_ref()));
    waited.end(shown)
}

/// Tells what happens on standard error, if anybody wants to know.
struct Log(bool);

impl Viewer for Log {
    const TICK: Duration = Duration::from_secs(3600);

    fn change(
        &mut self,
        jobs: &[Live],
        at: usize,
        snapshot: &Snapshot<DynamicResponse>,
    ) -> Result<(), Failure> {
        if self.0 {
            output::error(&lines::summary(snapshot, lines::name(jobs, at)));
        }
        Ok(())
    }

    fn tick(&mut self, _: &[Live]) -> Result<(), Failure> {
        Ok(())
    }

    fn close(&mut self) -> Result<(), Failure> {
        Ok(())
    }
}
