//! A job that is being waited for, as it stands.

use std::time::{Duration, SystemTime};

use huaweicloud_jobs_runtime::{Api, Job, wait::Outcome};

use crate::{observed::Observed, render::chart::Chart};

/// What is known of it.
pub(crate) struct Live {
    pub(crate) api: &'static Api,
    /// What the caller knows it by.
    pub(crate) asked: String,
    pub(crate) began: SystemTime,
    /// The job as it was last seen.
    pub(crate) job: Option<Job>,
    pub(crate) observed: Observed,
    /// How many questions were asked.
    pub(crate) polls: u64,
    /// When the next question is due; `None` while one is under way.
    pub(crate) next_poll: Option<SystemTime>,
    /// What went wrong with the last question.
    pub(crate) trouble: Option<String>,
    /// How the wait ended, and when.
    pub(crate) end: Option<(Outcome, SystemTime)>,
}

impl Live {
    /// A wait that begins.
    pub(crate) fn new(api: &'static Api, asked: String, began: SystemTime) -> Self {
        Self {
            api,
            asked,
            began,
            job: None,
            observed: Observed::default(),
            polls: 0,
            next_poll: None,
            trouble: None,
            end: None,
        }
    }

    /// The job was seen, and something is new.
    pub(crate) fn look(&mut self, job: Job, now: SystemTime) {
        self.observed.see(&job, now);
        self.job = Some(job);
    }

    /// How long the wait is, or was.
    pub(crate) fn elapsed(&self, now: SystemTime) -> Duration {
        let now = self.end.map_or(now, |(_, ended)| ended);
        now.duration_since(self.began).unwrap_or_default()
    }

    /// The chart of what was seen; until it ended, or until now.
    pub(crate) fn chart(&self, now: SystemTime) -> Option<Chart> {
        let now = self.end.map_or(now, |(_, ended)| ended);
        Some(Chart::of(self.job.as_ref()?, &self.asked, &self.observed, now))
    }

    /// The job's own name, if it has another one than the caller's.
    pub(crate) fn name(&self) -> Option<&str> {
        let own = self.job.as_ref()?.name.as_deref()?;
        (own != self.asked).then_some(own)
    }
}
