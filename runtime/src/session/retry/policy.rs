use std::time::Duration;

/// How a client sends a request again that came to nothing for a reason that passes: it was throttled, the service was not able to
/// answer, it could not be reached, or did not answer in time; see [`Error::is_retryable`](crate::Error::is_retryable).
///
/// It holds for single requests and each of their pages, and for what the client sends of its own accord: logins and the look-up of a
/// project. Only methods are repeated for which twice is as good as once, such as GET, and [logins that may be](crate::Login::is_repeatable). Waits
/// do not use it: a poll that fails is made up for by the next one, and [`WaitPolicy`](crate::WaitPolicy) says how many may fail.
///
/// Before each repetition there is a pause, drawn at random between nothing and a bound that doubles, and never shorter than the service
/// asks for. A client also keeps a budget for each host, so that a failing service is not asked still more: ten repetitions, then one for
/// every ten requests that went well. One that went well costs nothing. Where that is why a request is not sent again,
/// [`Error::budget_spent`](crate::Error::budget_spent) says so.
///
/// ```
/// use std::time::Duration;
///
/// use huaweicloud_jobs_runtime::RetryPolicy;
///
/// let policy = RetryPolicy::new().max_retries(4).total(Duration::from_secs(90));
/// assert_eq!(policy.max_delay, Duration::from_secs(2));
/// assert_eq!(RetryPolicy::none().max_retries, 0);
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RetryPolicy {
    /// How often a request is repeated at most. 2 unless told.
    pub max_retries: u32,
    /// The longest pause before the first repetition. 200 milliseconds unless told.
    pub base_delay: Duration,
    /// The longest pause before any, unless the service asks for a longer one. 2 seconds unless told.
    pub max_delay: Duration,
    /// The time for all of it, from the first attempt's beginning. No repetition begins later, and it cuts off one that is under way. The
    /// first attempt is bounded by the client's timeout alone. 30 seconds unless told.
    pub total: Duration,
    /// Makes the pauses the same in every run, for tests. Random unless told.
    pub seed: Option<u64>,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            max_retries: 2,
            base_delay: Duration::from_millis(200),
            max_delay: Duration::from_secs(2),
            total: Duration::from_secs(30),
            seed: None,
        }
    }
}

impl RetryPolicy {
    /// The defaults.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Every request is sent once.
    #[must_use]
    pub fn none() -> Self {
        Self::default().max_retries(0)
    }

    /// How often a request is repeated at most.
    #[must_use]
    pub fn max_retries(mut self, count: u32) -> Self {
        self.max_retries = count;
        self
    }

    /// The longest pause before the first repetition, and before any. The bound doubles from the one to the other.
    #[must_use]
    pub fn delays(mut self, base: Duration, max: Duration) -> Self {
        self.base_delay = base;
        self.max_delay = max;
        self
    }

    /// The time for all attempts and pauses together.
    #[must_use]
    pub fn total(mut self, time: Duration) -> Self {
        self.total = time;
        self
    }

    /// Makes the pauses the same in every run, for tests.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = Some(seed);
        self
    }
}
