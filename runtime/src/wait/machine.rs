use std::time::Duration;

use super::{
    Changes, Event, History, Observation, OnOpenTasks, OnUnknownStatus, OpenTasks, Outcome, PollError,
    PollRecord, WaitPolicy, changes::Tracker, random::Intervals,
};
use crate::{ErrorKind, Job, Phase};

/// What to do next.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Step {
    /// Send the request once, and report what came of it. Whoever sends bounds the time that it may take.
    Send,
    /// Sleep until this time since the wait began, and report [`Event::Timer`]. While a request is under way, it is
    /// [`Duration::MAX`].
    SleepUntil(Duration),
    /// The wait is over.
    Done(Outcome),
}

/// A wait for one job, without I/O. See [the module](super) for an example.
///
/// Whatever happens, the wait is over by its deadline, or once the poll is answered that is under way then. That last poll is sent at
/// the deadline, unless one was sent before and is not answered yet. Between an answer and the next poll there is never less than
/// the policy's least interval, except before the poll at the deadline.
#[derive(Clone, Debug)]
pub struct Machine {
    pub(super) policy: WaitPolicy,
    pub(super) intervals: Intervals,
    pub(super) next_poll: Duration,
    pub(super) under_way: bool,
    pub(super) first_poll: Option<Duration>,
    pub(super) errors_in_a_row: u32,
    pub(super) job: Option<Job>,
    pub(super) unknown_status: Option<String>,
    pub(super) tracker: Tracker,
    pub(super) history: History,
    pub(super) outcome: Option<Outcome>,
}

impl Machine {
    /// A wait that has not begun.
    pub fn new(policy: WaitPolicy) -> Self {
        Self {
            intervals: Intervals::new(policy.seed),
            next_poll: policy.initial_delay,
            under_way: false,
            first_poll: None,
            errors_in_a_row: 0,
            job: None,
            unknown_status: None,
            tracker: Tracker::default(),
            history: History::new(policy.history_limit),
            outcome: None,
            policy,
        }
    }

    /// Says what to do next. `now` is the time since the wait began, `event` what has happened.
    pub fn step(&mut self, now: Duration, event: Event) -> Step {
        if self.outcome.is_none() {
            self.outcome = match event {
                Event::Start | Event::Timer => return self.wake(now),
                Event::Answer(seen) => self.answered(now, *seen),
                Event::Error(error) => self.went_wrong(now, &error),
            };
        }
        match self.outcome {
            Some(outcome) => Step::Done(outcome),
            None => Step::SleepUntil(self.next_poll),
        }
    }

    /// What differs in the last answer from the one for which this was last called; `None` if nothing does.
    ///
    /// Called after each answer, it tells of each change exactly once, beginning with the whole of the first answer.
    pub fn changes(&mut self) -> Option<Changes> {
        self.tracker.changes(self.job.as_ref()?)
    }

    /// When the next poll is due, since the wait began; `None` while a request is under way, and after the end.
    pub fn next_poll(&self) -> Option<Duration> {
        let is_idle = !self.under_way && self.outcome.is_none();
        is_idle.then(|| self.due())
    }

    /// The job as it was last seen.
    pub fn job(&self) -> Option<&Job> {
        self.job.as_ref()
    }

    /// The last status that was not known, as the service spells it.
    pub fn unknown_status(&self) -> Option<&str> {
        self.unknown_status.as_deref()
    }

    /// What each poll brought.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// How it waits.
    pub fn policy(&self) -> &WaitPolicy {
        &self.policy
    }

    /// How the wait ended, once it has.
    pub fn outcome(&self) -> Option<Outcome> {
        self.outcome
    }

    /// When the next poll is due, if none is under way.
    pub(super) fn due(&self) -> Duration {
        self.next_poll.min(self.policy.timeout)
    }

    /// Ends the wait, unless it is over, without a last poll.
    pub(super) fn give_up(&mut self, outcome: Outcome) {
        self.outcome.get_or_insert(outcome);
    }

    fn wake(&mut self, now: Duration) -> Step {
        if self.under_way {
            return Step::SleepUntil(Duration::MAX);
        }
        let next = self.due();
        if now < next {
            return Step::SleepUntil(next);
        }
        self.under_way = true;
        self.first_poll.get_or_insert(now);
        Step::Send
    }

    fn answered(&mut self, now: Duration, seen: Observation) -> Option<Outcome> {
        self.under_way = false;
        self.errors_in_a_row = 0;
        self.intervals.speed_up();
        self.history.push(PollRecord::answer(now, &seen));
        let job = self.job.insert(seen.job);
        let end = match job.phase {
            Phase::Pending | Phase::Running => None,
            Phase::Succeeded => match (self.policy.on_open_tasks, OpenTasks::despite_success(job)) {
                (OnOpenTasks::Accept, _) | (_, None) => Some(Outcome::Succeeded),
                (OnOpenTasks::KeepPolling, _) => None,
                (OnOpenTasks::Fail, _) => Some(Outcome::OpenTasks),
            },
            Phase::Skipped => Some(Outcome::Skipped),
            Phase::Failed => Some(Outcome::Failed),
            Phase::Cancelled => Some(Outcome::Cancelled),
            Phase::Unknown => {
                if job.status.is_some() {
                    self.unknown_status.clone_from(&job.status);
                }
                match self.policy.on_unknown_status {
                    OnUnknownStatus::KeepPolling => None,
                    OnUnknownStatus::Fail => Some(Outcome::UnknownStatus),
                    OnUnknownStatus::Stop => Some(Outcome::Stopped),
                }
            }
        };
        end.or_else(|| self.poll_again(now, None))
    }

    fn went_wrong(&mut self, now: Duration, error: &PollError) -> Option<Outcome> {
        self.under_way = false;
        self.history.push(PollRecord::error(now, error));
        match error.kind {
            ErrorKind::NotFound if self.job.is_some() => Some(Outcome::Vanished),
            ErrorKind::NotFound => self.not_there(now, error.retry_after),
            ErrorKind::Throttled => {
                self.intervals.slow_down();
                self.poll_again(now, error.retry_after)
            }
            // Gateways in trouble answer with pages for people and with half a body.
            kind if error.retryable || kind == ErrorKind::UnexpectedAnswer => {
                self.errors_in_a_row = self.errors_in_a_row.saturating_add(1);
                if self.errors_in_a_row > self.policy.max_consecutive_errors {
                    return Some(Outcome::Refused);
                }
                self.poll_again(now, error.retry_after)
            }
            _ => Some(Outcome::Refused),
        }
    }

    /// A job that was begun a moment ago may not be known everywhere yet. The last look is at the end of the grace period.
    fn not_there(&mut self, now: Duration, retry_after: Option<Duration>) -> Option<Outcome> {
        self.errors_in_a_row = 0;
        let grace_ends = self.first_poll.unwrap_or(now).saturating_add(self.policy.grace_period);
        if now >= grace_ends || now >= self.policy.timeout {
            return Some(Outcome::NotFound);
        }
        let end = self.poll_again(now, retry_after);
        if retry_after.is_none() {
            let earliest = now.saturating_add(self.policy.least_interval());
            self.next_poll = self.next_poll.min(grace_ends.max(earliest)).min(self.policy.timeout);
        }
        end
    }

    fn poll_again(&mut self, now: Duration, retry_after: Option<Duration>) -> Option<Outcome> {
        if now >= self.policy.timeout {
            return Some(Outcome::TimedOut);
        }
        let interval = self.intervals.next(&self.policy, retry_after);
        self.next_poll = now.saturating_add(interval).min(self.policy.timeout);
        None
    }
}
