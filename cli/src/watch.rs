//! `hwjobs watch`: shows a job to people until it has ended, in place on a terminal, otherwise line by line.

use std::time::{Duration, SystemTime};

use huaweicloud_jobs_runtime::{Api, DynamicResponse, wait::Snapshot};

use crate::{
    failure::Failure,
    live::Live,
    output::{self, print},
    question::{self, Verb},
    render::{frame, gantt, job, lines},
    screen::Screen,
    waiting::{self, Viewer, Waited},
};

/// Columns of a chart that is read later.
const COLUMNS: usize = 100;

pub(crate) const VERB: Verb = Verb {
    name: "watch",
    about: "Shows a job and its tasks until it has ended, and then where the time went",
    options: waiting::options,
};

/// Watches the job that the arguments name.
pub(crate) fn run(apis: &'static [&'static Api], given: &[String]) -> Result<(), Failure> {
    let question = question::read(apis, given, &VERB)?;
    let html = waiting::html_target(&question.matches)?;
    let mut viewer = Watcher { screen: Screen::new(), trouble: None };
    let waited = waiting::wait(&question, VERB.name, given, &mut viewer)?;
    let shown = show(&waited).and_then(|()| waited.write_html(html.as_ref()));
    waited.end(shown)
}

/// The job as it was last seen, and where the time went.
fn show(waited: &Waited) -> Result<(), Failure> {
    let (Some(seen), Some(chart)) = (&waited.live.job, waited.chart()) else { return Ok(()) };
    let columns = output::width();
    Ok(print(&format!("{}\n{}", job::job(seen, columns), gantt::gantt(&chart, columns.unwrap_or(COLUMNS))))?)
}

/// Shows what happens on standard output.
struct Watcher {
    screen: Option<Screen>,
    trouble: Option<String>,
}

impl Viewer for Watcher {
    const TICK: Duration = frame::TICK;

    fn change(&mut self, live: &Live, snapshot: &Snapshot<DynamicResponse>) -> Result<(), Failure> {
        self.tick(live)?;
        if self.screen.is_none() {
            print(&lines::changes(snapshot))?;
        }
        Ok(())
    }

    fn tick(&mut self, live: &Live) -> Result<(), Failure> {
        let now = SystemTime::now();
        match &mut self.screen {
            Some(screen) => {
                let jobs = std::slice::from_ref(live);
                screen.paint(|columns, rows| frame::frame(jobs, columns, rows, now))?;
            }
            None if self.trouble != live.trouble => {
                self.trouble.clone_from(&live.trouble);
                print(&lines::trouble(live, now))?;
            }
            None => {}
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), Failure> {
        Ok(self.screen.as_mut().map_or(Ok(()), Screen::close)?)
    }
}
