//! When tasks were seen to begin and to end, for services that do not say.

use std::{collections::BTreeMap, time::SystemTime};

use huaweicloud_jobs_runtime::{Job, Phase};

/// What was seen of a job and its tasks, by their places.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Observed(pub(crate) BTreeMap<String, Seen>);

/// What was seen of one of them.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Seen {
    /// When it was first seen at work.
    pub(crate) started: Option<SystemTime>,
    /// When it was first seen at its end, if it was seen before that.
    pub(crate) ended: Option<SystemTime>,
    /// Whether it had ended when it was last seen.
    pub(crate) done: bool,
}

/// The place of a job itself.
pub(crate) const JOB: &str = "";

impl Observed {
    /// Looks at a job and its tasks.
    pub(crate) fn see(&mut self, job: &Job, now: SystemTime) {
        let is_first = self.0.is_empty();
        self.visit(JOB, job, now, is_first);
    }

    /// What was seen at a place.
    pub(crate) fn at(&self, place: &str) -> Seen {
        self.0.get(place).copied().unwrap_or_default()
    }

    fn visit(&mut self, place: &str, job: &Job, now: SystemTime, is_first: bool) {
        let seen = self.0.entry(place.to_owned()).or_default();
        if job.phase == Phase::Running {
            seen.started.get_or_insert(now);
            seen.ended = None;
        } else if job.phase.is_final() && job.phase != Phase::Skipped && !seen.done && !is_first {
            // What had ended before anybody looked may have ended at any time.
            seen.ended = Some(now);
        }
        seen.done = job.phase.is_final();
        for (task, place) in job.tasks.iter().zip(places(place, &job.tasks)) {
            self.visit(&place, task, now, is_first);
        }
    }
}

/// The places of tasks within that of their job. They hold while the list grows: a task is told by its name, and by how many
/// of that name come before it.
pub(crate) fn places(inside: &str, tasks: &[Job]) -> Vec<String> {
    let mut before = BTreeMap::new();
    let place = |task: &Job| {
        let name = task.name.as_deref().or(task.id.as_deref()).unwrap_or_default().to_owned();
        let count = before.entry(name.clone()).and_modify(|count| *count += 1).or_insert(1_usize);
        format!("{inside}/{name}#{count}")
    };
    tasks.iter().map(place).collect()
}
