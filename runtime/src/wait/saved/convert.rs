//! Between a saved wait and its form.

use std::time::Duration;

use super::{
    SavedWait, SavedWaitError, VERSION,
    form::{JobForm, PolicyForm, PollForm, WaitForm},
    words::Count,
};
use crate::{
    Job,
    wait::{Changes, History, Machine, PollRecord, WaitPolicy, changes::Tracker, random::SLOWEST},
};

impl From<&SavedWait> for WaitForm {
    fn from(saved: &SavedWait) -> Self {
        let machine = &saved.machine;
        let told = machine.tracker.told.as_ref();
        let news = |seen: &&Job| told.is_none_or(|told| !Changes::between(Some(told), seen).is_empty());
        let untold = machine.job.as_ref().filter(news);
        // What is not worth telling is worth keeping: the times, the message.
        let job = if untold.is_none() { machine.job.as_ref() } else { told };
        let statuses = machine.tracker.unknown.iter().map(|status| status.clone().unwrap_or_default());
        Self {
            version: Some(VERSION),
            api: Some(saved.api.clone()),
            parameters: Some(saved.parameters.clone()),
            began: Some(saved.began.into()),
            elapsed: Some(saved.elapsed.as_secs_f64()),
            outcome: machine.outcome,
            policy: Some((&machine.policy).into()),
            next_poll: Some(machine.next_poll.as_secs_f64()),
            first_poll: machine.first_poll.map(|time| time.as_secs_f64()),
            errors_in_a_row: Some(Count(machine.errors_in_a_row.into())),
            intervals: Some(Count(machine.intervals.drawn.into())),
            slowness: Some(Count(machine.intervals.slowness.into())),
            job: job.map(JobForm::from),
            untold: untold.map(JobForm::from),
            unknown_status: machine.unknown_status.clone(),
            unknown_statuses: Some(statuses.collect()),
            history: Some(machine.history.iter().map(PollForm::from).collect()),
            omitted: Some(Count(machine.history.omitted())),
        }
    }
}

impl WaitForm {
    pub(super) fn read(self) -> Result<SavedWait, SavedWaitError> {
        let missing = |key: &str| SavedWaitError::unreadable(key, "it is missing");
        let began = self.began.ok_or_else(|| missing("began"))?;
        let began = began
            .to_system_time()
            .map_err(|error| SavedWaitError::unreadable("began", error.to_string()))?
            .ok_or_else(|| SavedWaitError::unreadable("began", format!("{:?} is no time", began.as_str())))?;
        let elapsed = seconds("elapsed", self.elapsed.unwrap_or_default())?;

        let policy = self.policy.unwrap_or_default().read()?;
        let mut machine = Machine::new(policy);
        machine.outcome = self.outcome;
        if let Some(next) = self.next_poll {
            machine.next_poll = seconds("next_poll", next)?;
        }
        machine.first_poll = self.first_poll.map(|time| seconds("first_poll", time)).transpose()?;
        machine.errors_in_a_row = count(self.errors_in_a_row).unwrap_or_default();
        machine.intervals.drawn = count(self.intervals).unwrap_or_default();
        machine.intervals.slowness = count(self.slowness).unwrap_or(1).clamp(1, SLOWEST);

        let told = self.job.map(Job::from);
        machine.job = self.untold.map(Job::from).or_else(|| told.clone());
        let unknown = self.unknown_statuses.unwrap_or_default();
        let unknown = unknown.into_iter().map(|status| Some(status).filter(|status| !status.is_empty()));
        machine.tracker = Tracker { told, unknown: unknown.collect() };
        machine.unknown_status = self.unknown_status;

        let polls = self.history.unwrap_or_default().into_iter().enumerate();
        let polls = polls.map(|(at, poll)| poll.read(at)).collect::<Result<Vec<_>, _>>()?;
        machine.history = History::new(machine.policy.history_limit);
        polls.into_iter().for_each(|poll| machine.history.push(poll));
        let omitted = self.omitted.map_or(0, |omitted| omitted.0);
        machine.history.omitted = machine.history.omitted.saturating_add(omitted);

        Ok(SavedWait {
            api: self.api.ok_or_else(|| missing("api"))?,
            parameters: self.parameters.unwrap_or_default(),
            began,
            elapsed,
            machine,
        })
    }
}

impl From<&WaitPolicy> for PolicyForm {
    fn from(policy: &WaitPolicy) -> Self {
        Self {
            timeout: Some(policy.timeout.as_secs_f64()),
            initial_delay: Some(policy.initial_delay.as_secs_f64()),
            min_interval: Some(policy.min_interval.as_secs_f64()),
            max_interval: Some(policy.max_interval.as_secs_f64()),
            max_consecutive_errors: Some(Count(policy.max_consecutive_errors.into())),
            grace_period: Some(policy.grace_period.as_secs_f64()),
            on_unknown_status: Some(policy.on_unknown_status),
            on_open_tasks: Some(policy.on_open_tasks),
            history_limit: Some(Count(policy.history_limit as u64)),
            seed: policy.seed.map(u64::cast_signed),
        }
    }
}

impl PolicyForm {
    /// What is not said is as in every policy.
    fn read(self) -> Result<WaitPolicy, SavedWaitError> {
        let known = WaitPolicy::new();
        let time = |name: &str, said: Option<f64>, known: Duration| {
            said.map_or(Ok(known), |said| seconds(&format!("policy.{name}"), said))
        };
        Ok(WaitPolicy {
            timeout: time("timeout", self.timeout, known.timeout)?,
            initial_delay: time("initial_delay", self.initial_delay, known.initial_delay)?,
            min_interval: time("min_interval", self.min_interval, known.min_interval)?,
            max_interval: time("max_interval", self.max_interval, known.max_interval)?,
            max_consecutive_errors: count(self.max_consecutive_errors)
                .unwrap_or(known.max_consecutive_errors),
            grace_period: time("grace_period", self.grace_period, known.grace_period)?,
            on_unknown_status: self.on_unknown_status.unwrap_or(known.on_unknown_status),
            on_open_tasks: self.on_open_tasks.unwrap_or(known.on_open_tasks),
            history_limit: count(self.history_limit).unwrap_or(known.history_limit),
            seed: self.seed.map(i64::cast_unsigned),
        })
    }
}

impl From<&Job> for JobForm {
    fn from(job: &Job) -> Self {
        let Job { id, name, kind, phase, status, status_name, progress, code, message, .. } = job.clone();
        let Job { started, updated, ended, expected, total, tasks, .. } = job;
        Self {
            id,
            name,
            kind,
            phase: Some(phase),
            status,
            status_name,
            progress,
            code,
            message,
            started: started.clone(),
            updated: updated.clone(),
            ended: ended.clone(),
            expected: expected.clone(),
            total: total.map(Count),
            tasks: Some(tasks.iter().map(Self::from).collect()).filter(|tasks: &Vec<_>| !tasks.is_empty()),
        }
    }
}

impl From<JobForm> for Job {
    fn from(form: JobForm) -> Self {
        Self {
            id: form.id,
            name: form.name,
            kind: form.kind,
            phase: form.phase.unwrap_or_default(),
            status: form.status,
            status_name: form.status_name,
            progress: form.progress,
            code: form.code,
            message: form.message,
            started: form.started,
            updated: form.updated,
            ended: form.ended,
            expected: form.expected,
            total: form.total.map(|total| total.0),
            tasks: form.tasks.unwrap_or_default().into_iter().map(Self::from).collect(),
        }
    }
}

impl From<&PollRecord> for PollForm {
    fn from(poll: &PollRecord) -> Self {
        Self {
            at: Some(poll.at.as_secs_f64()),
            status: poll.status.clone(),
            phase: poll.phase,
            http_status: poll.http_status.map(|status| Count(status.into())),
            error: poll.error,
            code: poll.code.clone(),
            request_id: poll.request_id.clone(),
        }
    }
}

impl PollForm {
    fn read(self, position: usize) -> Result<PollRecord, SavedWaitError> {
        Ok(PollRecord {
            at: seconds(&format!("history[{position}].at"), self.at.unwrap_or_default())?,
            status: self.status,
            phase: self.phase,
            http_status: count(self.http_status),
            error: self.error,
            code: self.code,
            request_id: self.request_id,
        })
    }
}

/// More than there can be is as much as there can be.
fn seconds(path: &str, seconds: f64) -> Result<Duration, SavedWaitError> {
    if seconds < 0.0 {
        let problem = format!("expected seconds, zero or more, found {seconds}");
        return Err(SavedWaitError::unreadable(path, problem));
    }
    Ok(Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX))
}

fn count<T: TryFrom<u64>>(count: Option<Count>) -> Option<T> {
    T::try_from(count?.0).ok()
}
