use std::time::Duration;

use crate::Api;

/// How to wait: for how long, how often to ask, and what to bear.
///
/// ```
/// use std::time::Duration;
///
/// use huaweicloud_jobs_runtime::{WaitPolicy, wait::OnUnknownStatus};
///
/// let policy = WaitPolicy::new()
///     .timeout(Duration::from_secs(3600))
///     .intervals(Duration::from_secs(5), Duration::from_secs(60))
///     .on_unknown_status(OnUnknownStatus::Fail);
/// assert_eq!(policy.max_interval, Duration::from_secs(60));
/// assert_eq!(WaitPolicy::default().timeout, WaitPolicy::DEFAULT_TIMEOUT);
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct WaitPolicy {
    /// How long to wait, from the wait's beginning. A last poll is made when it is over. 30 minutes unless told.
    pub timeout: Duration,
    /// How long to wait before the first poll. None unless told.
    pub initial_delay: Duration,
    /// The least time between an answer and the next poll. 2 seconds unless told; less than a millisecond is taken for one.
    pub min_interval: Duration,
    /// The most time between an answer and the next poll, unless the service asks for less traffic. 30 seconds unless told; less than
    /// [`min_interval`](Self::min_interval) is taken for that.
    pub max_interval: Duration,
    /// How many polls in a row may fail for a reason that passes; one more ends the wait. 5 unless told.
    pub max_consecutive_errors: u32,
    /// How long after the first poll there may be no such job yet. 10 seconds unless told.
    pub grace_period: Duration,
    /// What to do at a status that is absent, not documented, or documented as unknown.
    pub on_unknown_status: OnUnknownStatus,
    /// What to do when the job succeeded while tasks of it are unfinished or failed.
    pub on_open_tasks: OnOpenTasks,
    /// How many polls the history keeps. 64 unless told.
    pub history_limit: usize,
    /// Makes the intervals the same in every run, for tests. Random unless told.
    pub seed: Option<u64>,
}

/// What to do at a status that is absent, not documented, or documented as unknown.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum OnUnknownStatus {
    /// Poll on. Each such status is reported once, and an error names the last one. The default: a new word for "nearly done" must
    /// not end a wait.
    #[default]
    KeepPolling,
    /// End the wait with an error, [`Outcome::UnknownStatus`](super::Outcome::UnknownStatus).
    Fail,
    /// End the wait without an error; the caller looks at the answer himself.
    Stop,
}

/// What to do when the job says that it succeeded while tasks of it are unfinished or failed.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum OnOpenTasks {
    /// Believe the job. What is open is reported with the last snapshot, and can be counted at any time with
    /// [`OpenTasks::of`](super::OpenTasks::of). The default.
    #[default]
    Accept,
    /// Poll on until no task is open. A failed task that nobody repeats makes that a time-out.
    KeepPolling,
    /// End the wait with an error, [`Outcome::OpenTasks`](super::Outcome::OpenTasks).
    Fail,
}

impl OnUnknownStatus {
    /// What to do, in lower case: `keep polling`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::KeepPolling => "keep polling",
            Self::Fail => "fail",
            Self::Stop => "stop",
        }
    }
}

impl OnOpenTasks {
    /// What to do, in lower case: `keep polling`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::KeepPolling => "keep polling",
            Self::Fail => "fail",
        }
    }
}

impl Default for WaitPolicy {
    fn default() -> Self {
        Self {
            timeout: Self::DEFAULT_TIMEOUT,
            initial_delay: Duration::ZERO,
            min_interval: Duration::from_secs(2),
            max_interval: Duration::from_secs(30),
            max_consecutive_errors: 5,
            grace_period: Duration::from_secs(10),
            on_unknown_status: OnUnknownStatus::default(),
            on_open_tasks: OnOpenTasks::default(),
            history_limit: 64,
            seed: None,
        }
    }
}

impl WaitPolicy {
    /// How long to wait unless told: 30 minutes.
    pub const DEFAULT_TIMEOUT: Duration = Duration::from_secs(30 * 60);

    /// The defaults.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The defaults for an API: what its schema says of how long its jobs take, and [`new`](Self::new) for the rest.
    ///
    /// The first poll comes after the initial delay. If the typical duration is known, the least interval is a hundredth of it, but
    /// 1 second at least and 10 at most; the greatest is a twentieth of it, but 5 seconds at least and 60 at most; and the timeout is
    /// three times as long as it, but 30 minutes at least.
    ///
    /// ```
    /// # use huaweicloud_jobs_runtime::Api;
    /// use huaweicloud_jobs_runtime::WaitPolicy;
    ///
    /// fn a_day(api: &Api) -> WaitPolicy {
    ///     WaitPolicy::of(api).timeout(std::time::Duration::from_secs(86_400))
    /// }
    /// ```
    #[must_use]
    pub fn of(api: &Api) -> Self {
        let mut policy = Self::default();
        let Some(known) = &api.waiting else { return policy };
        policy.initial_delay = known.initial_delay.unwrap_or_default();
        if let Some(typical) = known.typical_duration {
            let seconds = Duration::from_secs;
            policy.min_interval = (typical / 100).clamp(seconds(1), seconds(10));
            policy.max_interval = (typical / 20).clamp(seconds(5), seconds(60));
            policy.timeout = typical.saturating_mul(3).max(Self::DEFAULT_TIMEOUT);
        }
        policy
    }

    /// How long to wait, from the wait's beginning. With zero there is one poll.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long to wait before the first poll.
    #[must_use]
    pub fn initial_delay(mut self, delay: Duration) -> Self {
        self.initial_delay = delay;
        self
    }

    /// The least and the most time between an answer and the next poll. The time is drawn at random from the least to a bound
    /// that doubles with each poll, from twice the least up to the most.
    #[must_use]
    pub fn intervals(mut self, min: Duration, max: Duration) -> Self {
        self.min_interval = min;
        self.max_interval = max;
        self
    }

    /// How many polls in a row may fail for a reason that passes: 5xx, no connection, no answer in time, an answer cut off or not
    /// to be read. With zero the first such error ends the wait.
    #[must_use]
    pub fn max_consecutive_errors(mut self, count: u32) -> Self {
        self.max_consecutive_errors = count;
        self
    }

    /// How long after the first poll there may be no such job yet. With zero the job must be there at once.
    #[must_use]
    pub fn grace_period(mut self, period: Duration) -> Self {
        self.grace_period = period;
        self
    }

    /// What to do at a status that is absent, not documented, or documented as unknown.
    #[must_use]
    pub fn on_unknown_status(mut self, what: OnUnknownStatus) -> Self {
        self.on_unknown_status = what;
        self
    }

    /// What to do when the job succeeded while tasks of it are unfinished or failed.
    #[must_use]
    pub fn on_open_tasks(mut self, what: OnOpenTasks) -> Self {
        self.on_open_tasks = what;
        self
    }

    /// How many polls the history keeps.
    #[must_use]
    pub fn history_limit(mut self, polls: usize) -> Self {
        self.history_limit = polls;
        self
    }

    /// Makes the intervals the same in every run, for tests.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = Some(seed);
        self
    }

    /// The least interval as it is kept.
    pub(super) fn least_interval(&self) -> Duration {
        self.min_interval.max(Duration::from_millis(1))
    }
}
