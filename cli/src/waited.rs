//! Waits that are over: what is shown of them, and the exit code.

use std::{sync::Arc, time::SystemTime};

use huaweicloud_jobs_runtime::{Ended, InWords, wait::Outcome};

use crate::{
    failure::Failure,
    file::Target,
    live::Live,
    output::{self, Form, print},
    render::{
        BOLD,
        chart::Chart,
        columns::columns,
        document, gantt,
        html::{self, Page},
        job, plain,
    },
};

/// Columns of a chart that is read later.
const COLUMNS: usize = 100;

/// The jobs, and how each wait ended.
pub(crate) struct Waited {
    lives: Vec<Live>,
    ended: Vec<Arc<Ended>>,
}

impl Waited {
    pub(crate) fn new(lives: Vec<Live>, ended: Vec<Arc<Ended>>) -> Self {
        Self { lives, ended }
    }

    /// What was seen last, and in the forms for programs everything that was.
    pub(crate) fn show(&self, form: Form) -> Result<(), Failure> {
        let pairs = || self.lives.iter().zip(&self.ended);
        let document = || match self.lives.as_slice() {
            [live] => document::wait(live, &self.ended[0]),
            _ => document::list(pairs().map(|(live, ended)| document::wait(live, ended))),
        };
        let text = match form {
            Form::Json => document::json(&document()),
            Form::Yaml => document::yaml(&document()),
            _ => self.table(),
        };
        Ok(print(&text)?)
    }

    /// Where the time went.
    pub(crate) fn show_chart(&self) -> Result<(), Failure> {
        show_chart(&self.lives, SystemTime::now())
    }

    /// Writes the charts where `--html` wants them.
    pub(crate) fn write_html(&self, target: Option<&Target>) -> Result<(), Failure> {
        target.map_or(Ok(()), |target| write_html(&self.lives, SystemTime::now(), target))
    }

    /// How it ended, as the command's own end: as the first wait that did not end well. That is told even if it could not all be shown.
    pub(crate) fn end(self, shown: Result<(), Failure>) -> Result<(), Failure> {
        let is_only = self.lives.len() == 1;
        let failed = self.lives.iter().zip(&self.ended);
        let failed = failed.filter_map(|(live, ended)| Some((live.asked.as_str(), ended.error()?)));
        // Those that were given up are not the reason for it.
        let reasons: Vec<_> = failed.filter(|(_, error)| error.outcome() != Outcome::Abandoned).collect();
        if reasons.is_empty() {
            return shown;
        }
        if let Err(failure) = shown {
            failure.report();
        }
        Err(Failure::of_waits(reasons.into_iter().map(|(name, error)| ((!is_only).then_some(name), error))))
    }

    /// One job as it is; of several a line each, and those that did not end well.
    fn table(&self) -> String {
        let seen =
            |live: &Live| live.job.as_ref().map(|seen| job::job(seen, output::width())).unwrap_or_default();
        if let [live] = self.lives.as_slice() {
            return seen(live);
        }
        let rows: Vec<_> = self.lives.iter().zip(&self.ended).map(|(live, ended)| row(live, ended)).collect();
        let mut text =
            columns(&["JOB", "OUTCOME", "STATUS", "WAITED", "TASKS", "API"], &rows, output::width());
        let failed = self.lives.iter().zip(&self.ended).filter(|(_, ended)| {
            matches!(ended.outcome(), Outcome::Failed | Outcome::Cancelled | Outcome::OpenTasks)
        });
        failed.for_each(|(live, _)| {
            text.push_str(&format!("\n{BOLD}{}{BOLD:#}: {}", plain(&live.asked), seen(live)));
        });
        text
    }
}

fn row(live: &Live, ended: &Ended) -> Vec<String> {
    let of_job =
        |text: fn(&huaweicloud_jobs_runtime::Job) -> Option<String>| live.job.as_ref().and_then(text);
    vec![
        live.asked.clone(),
        ended.outcome().to_string(),
        of_job(|job| job.status.clone()).unwrap_or_default(),
        InWords(ended.elapsed()).to_string(),
        of_job(job::count).unwrap_or_default(),
        live.api.id.to_owned(),
    ]
}

fn charts(lives: &[Live], now: SystemTime) -> impl Iterator<Item = (&Live, Chart)> {
    lives.iter().filter_map(move |live| Some((live, live.chart(now)?)))
}

/// Shows where the time of jobs went, in the terminal.
pub(crate) fn show_chart(lives: &[Live], now: SystemTime) -> Result<(), Failure> {
    let Some(chart) = Chart::join(charts(lives, now).map(|(_, chart)| chart)) else { return Ok(()) };
    Ok(print(&gantt::gantt(&chart, output::width().unwrap_or(COLUMNS)))?)
}

/// Writes where the time of jobs went, for browsers.
pub(crate) fn write_html(lives: &[Live], now: SystemTime, target: &Target) -> Result<(), Failure> {
    let pages = charts(lives, now).filter_map(|(live, chart)| {
        Some(Page { api: live.api, asked: &live.asked, job: live.job.as_ref()?, chart })
    });
    target.write(&html::html(&pages.collect::<Vec<_>>()))
}
