//! `hwjobs wait`: asks until the jobs have ended. For scripts.

use std::time::{Duration, SystemTime};

use clap::{Arg, ArgAction, Command};
use huaweicloud_jobs_runtime::{Api, DynamicResponse, wait::Snapshot};

use crate::{
    failure::Failure,
    follow::Viewer,
    live::Live,
    options::Options,
    output::{self, Form},
    question::Verb,
    render::lines,
    troubles::{self, Troubles},
    waited::Waited,
    waiting,
};

pub(crate) const VERB: Verb = Verb {
    name: "wait",
    about: "Asks until one job or several have ended; the exit code says how",
    is_for_many: true,
    without_api: Vec::new,
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
    waiting::run(apis, given, &VERB, Log::new)
}

/// Tells what happens on standard error, if anybody wants to know, and in the end how it was.
pub(crate) struct Log {
    tells: bool,
    form: Form,
    troubles: Troubles,
}

impl Log {
    pub(crate) fn new(options: &Options) -> Self {
        Self { tells: options.flag("progress"), form: Form::of(options), troubles: Troubles::default() }
    }
}

impl Viewer for Log {
    fn tick_every(&self) -> Duration {
        if self.tells { troubles::TICK } else { Duration::from_secs(3600) }
    }

    fn change(
        &mut self,
        jobs: &[Live],
        at: usize,
        snapshot: &Snapshot<DynamicResponse>,
    ) -> Result<(), Failure> {
        if self.tells {
            self.tick(jobs)?;
            output::error(&lines::summary(snapshot, lines::name(jobs, at)));
        }
        Ok(())
    }

    fn tick(&mut self, jobs: &[Live]) -> Result<(), Failure> {
        if self.tells {
            output::error(&self.troubles.news(jobs, SystemTime::now()));
        }
        Ok(())
    }

    fn show(&self, waited: &Waited) -> Result<(), Failure> {
        waited.show(self.form)
    }
}
