//! Where the time of a job went: what a Gantt chart shows, however it is drawn.

use std::time::{Duration, SystemTime};

use huaweicloud_jobs_runtime::{Job, Phase};

use super::{
    job::{name, said, stand},
    plain, time,
};
use crate::observed::{JOB, Observed, Seen, places};

/// A job and its tasks in time.
pub(crate) struct Chart {
    /// The job, then its tasks, each before those inside it.
    pub(crate) rows: Vec<Row>,
    /// From the first moment in it to the last; `None` if no time is known at all.
    pub(crate) range: Option<Range>,
    /// When it was so.
    pub(crate) now: SystemTime,
}

/// One of them.
pub(crate) struct Row {
    pub(crate) name: String,
    /// How many jobs it is inside of.
    pub(crate) depth: usize,
    pub(crate) phase: Phase,
    /// Phase and status.
    pub(crate) stand: String,
    /// What the service says of it.
    pub(crate) said: Option<String>,
    pub(crate) span: Span,
    /// Whether any of its times was only seen while waiting.
    pub(crate) is_observed: bool,
}

/// When it was.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Span {
    /// From a moment to another, or until now.
    Bar { start: SystemTime, end: SystemTime, is_open: bool },
    /// At one moment, and why no more can be said.
    Point(SystemTime, &'static str),
    /// Nobody knows, and why.
    Nowhere(&'static str),
}

impl Chart {
    /// The chart of a job, with what was seen of it where the service does not say. `called` is its name if it has none itself.
    pub(crate) fn of(job: &Job, called: &str, observed: &Observed, now: SystemTime) -> Self {
        let mut chart = Self { rows: Vec::new(), range: None, now };
        chart.push(job, JOB, observed, 0);
        if job.name.is_none() {
            chart.rows[0].name = plain(called);
        }
        let ends = chart.rows.iter().filter_map(|row| row.span.ends());
        chart.range = ends.reduce(around);
        chart
    }

    /// One chart of several; `None` of none.
    pub(crate) fn join(charts: impl Iterator<Item = Self>) -> Option<Self> {
        charts.reduce(|mut all, mut next| {
            all.rows.append(&mut next.rows);
            all.range = [all.range, next.range].into_iter().flatten().reduce(around);
            all.now = all.now.max(next.now);
            all
        })
    }

    /// Whether any time in it was only seen while waiting.
    pub(crate) fn is_observed(&self) -> bool {
        self.rows.iter().any(|row| row.is_observed)
    }

    fn push(&mut self, job: &Job, place: &str, observed: &Observed, depth: usize) {
        let (span, is_observed) = span(job, observed.at(place), self.now);
        let (name, stand, said) = (name(job), stand(job), said(job));
        let at = self.rows.len();
        self.rows.push(Row { name, depth, phase: job.phase, stand, said, span, is_observed });
        for (task, place) in job.tasks.iter().zip(places(place, &job.tasks)) {
            self.push(task, &place, observed, depth + 1);
        }
        let has_own_times = !is_observed && span.ends().is_some();
        if !has_own_times && let Some(around) = self.around(at) {
            self.rows[at].span = around;
            self.rows[at].is_observed = self.rows[at + 1..].iter().any(|row| row.is_observed);
        }
    }

    /// From the first beginning to the last end of the tasks in a job.
    fn around(&self, at: usize) -> Option<Span> {
        let bars = self.rows[at + 1..].iter().filter_map(|row| match row.span {
            Span::Bar { start, end, is_open } => Some((start, end, is_open)),
            _ => None,
        });
        let (start, end, is_open) = bars.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1), a.2 | b.2))?;
        let is_open = is_open && !self.rows[at].phase.is_final();
        Some(Span::Bar { start, end, is_open })
    }
}

type Range = (SystemTime, SystemTime);

fn around((start, end): Range, (from, to): Range) -> Range {
    (start.min(from), end.max(to))
}

impl Span {
    /// How long it was; nothing where that is not known.
    pub(crate) fn duration(self) -> Option<Duration> {
        match self {
            Self::Bar { start, end, .. } => end.duration_since(start).ok(),
            Self::Point(..) | Self::Nowhere(_) => None,
        }
    }

    fn ends(self) -> Option<Range> {
        match self {
            Self::Bar { start, end, .. } => Some((start, end)),
            Self::Point(moment, _) => Some((moment, moment)),
            Self::Nowhere(_) => None,
        }
    }
}

/// When a job was, and whether that was only seen. What the service says wins.
pub(super) fn span(job: &Job, seen: Seen, now: SystemTime) -> (Span, bool) {
    let (started, ended) = (job.started.as_ref(), time::ended(job));
    let cannot_be_read = [started, ended].into_iter().flatten().any(time::is_nonsense);
    let (said_start, said_end) = (started.and_then(time::instant), ended.and_then(time::instant));
    let (start, end) = (said_start.or(seen.started), said_end.or(seen.ended));
    let is_observed = start != said_start || end != said_end;
    let span = match (start, end) {
        (Some(start), Some(end)) if end < start => Span::Point(start, "ended before it began"),
        (Some(start), Some(end)) => Span::Bar { start, end, is_open: false },
        (_, None) if job.phase == Phase::Pending => Span::Nowhere("not begun"),
        (Some(start), None) if job.phase.is_final() => Span::Point(start, "no end is given"),
        (Some(start), None) if now < start => Span::Point(start, "begins in the future"),
        (Some(start), None) => Span::Bar { start, end: now, is_open: true },
        (None, Some(end)) => Span::Point(end, "no beginning is given"),
        (None, None) if cannot_be_read => Span::Nowhere("times cannot be read"),
        (None, None) => Span::Nowhere("no times are given"),
    };
    (span, is_observed)
}
