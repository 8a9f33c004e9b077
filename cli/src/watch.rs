//! `hwjobs watch`: shows jobs to people until they have ended, in place on a terminal, otherwise line by line.

use std::time::{Duration, SystemTime};

use huaweicloud_jobs_runtime::{Api, DynamicResponse, wait::Snapshot};

use crate::{
    failure::Failure,
    follow::{Start, Viewer},
    live::Live,
    options::Options,
    output::{Form, print},
    question::Verb,
    render::{frame, lines},
    save,
    screen::Screen,
    stop::Again,
    waiting,
};

pub(crate) const VERB: Verb = Verb {
    name: "watch",
    about: "Shows one job or several, with their tasks, until they have ended, and then where the time went",
    is_for_many: true,
    options: waiting::options,
};

/// Watches the jobs that the arguments name.
pub(crate) fn run(apis: &'static [&'static Api], given: &[String]) -> Result<(), Failure> {
    let (options, starts) = waiting::read(apis, given, &VERB)?;
    let save = options.get::<String>("save").map(String::as_str);
    save.map_or(Ok(()), |file| save::refuse_to_overwrite(apis, file))?;
    go(starts, &options, save, Again::verb(VERB.name, given, save))
}

/// Watches to the end, and shows where the time went.
pub(crate) fn go(
    starts: Vec<Start>,
    options: &Options,
    save: Option<&str>,
    again: Again,
) -> Result<(), Failure> {
    let html = waiting::html_target(options)?;
    let mut viewer = Watcher { screen: Screen::new(), troubles: vec![None; starts.len()] };
    let waited = waiting::go(starts, options, save, again, &mut viewer)?;
    let shown = waited.show(Form::Table).and_then(|()| print("\n").map_err(Failure::from));
    let shown = shown.and_then(|()| waited.show_chart()).and_then(|()| waited.write_html(html.as_ref()));
    waited.end(shown)
}

/// Shows what happens on standard output.
struct Watcher {
    screen: Option<Screen>,
    /// What was told of each job.
    troubles: Vec<Option<String>>,
}

impl Watcher {
    /// A line for each trouble that is new, or over.
    fn troubles(&mut self, jobs: &[Live]) -> Result<(), Failure> {
        for (at, (live, told)) in jobs.iter().zip(&mut self.troubles).enumerate() {
            if *told != live.trouble && live.end.is_none() {
                told.clone_from(&live.trouble);
                print(&lines::trouble(live, lines::name(jobs, at), SystemTime::now()))?;
            }
        }
        Ok(())
    }
}

impl Viewer for Watcher {
    const TICK: Duration = frame::TICK;

    fn change(
        &mut self,
        jobs: &[Live],
        at: usize,
        snapshot: &Snapshot<DynamicResponse>,
    ) -> Result<(), Failure> {
        if self.screen.is_none() {
            self.troubles(jobs)?;
            print(&lines::changes(snapshot, lines::name(jobs, at)))?;
        }
        Ok(())
    }

    fn tick(&mut self, jobs: &[Live]) -> Result<(), Failure> {
        match &mut self.screen {
            Some(screen) => {
                let now = SystemTime::now();
                Ok(screen.paint(|columns, rows| frame::frame(jobs, columns, rows, now))?)
            }
            None => self.troubles(jobs),
        }
    }

    fn close(&mut self) -> Result<(), Failure> {
        Ok(self.screen.as_mut().map_or(Ok(()), Screen::close)?)
    }
}
