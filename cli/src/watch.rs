//! `hwjobs watch`: shows jobs to people until they have ended, in place on a terminal, otherwise line by line.

use std::time::{Duration, SystemTime};

use huaweicloud_jobs_runtime::{Api, DynamicResponse, wait::Snapshot};

use crate::{
    failure::Failure,
    follow::Viewer,
    live::Live,
    output::{self, Form, print},
    question::Verb,
    render::{frame, lines},
    screen::Screen,
    troubles::{self, Troubles},
    waited::Waited,
    waiting,
};

pub(crate) const VERB: Verb = Verb {
    name: "watch",
    about: "Shows one job or several, with their tasks, until they have ended, and then where the time went",
    is_for_many: true,
    without_api: Vec::new,
    options: waiting::options,
};

/// Watches the jobs that the arguments name.
pub(crate) fn run(apis: &'static [&'static Api], given: &[String]) -> Result<(), Failure> {
    waiting::run(apis, given, &VERB, |_| Watcher::new())
}

/// Shows what happens on standard output, and in the end where the time went.
pub(crate) struct Watcher {
    screen: Option<Screen>,
    troubles: Troubles,
}

impl Watcher {
    pub(crate) fn new() -> Self {
        Self { screen: Screen::new(), troubles: Troubles::default() }
    }
}

impl Viewer for Watcher {
    fn tick_every(&self) -> Duration {
        if self.screen.is_some() { frame::TICK } else { troubles::TICK }
    }

    fn change(
        &mut self,
        jobs: &[Live],
        at: usize,
        snapshot: &Snapshot<DynamicResponse>,
    ) -> Result<(), Failure> {
        if self.screen.is_none() {
            print(&self.troubles.news(jobs, SystemTime::now()))?;
            print(&lines::changes(snapshot, lines::name(jobs, at)))?;
        }
        Ok(())
    }

    fn tick(&mut self, jobs: &[Live]) -> Result<(), Failure> {
        let now = SystemTime::now();
        match &mut self.screen {
            Some(screen) => screen.paint(|columns, rows| frame::frame(jobs, columns, rows, now))?,
            None if output::is_unread() => return Err(Failure::Unread),
            None => print(&self.troubles.news(jobs, now))?,
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), Failure> {
        Ok(self.screen.as_mut().map_or(Ok(()), Screen::close)?)
    }

    fn show(&self, waited: &Waited) -> Result<(), Failure> {
        waited.show(Form::Table)?;
        print("\n")?;
        waited.show_chart()
    }
}
