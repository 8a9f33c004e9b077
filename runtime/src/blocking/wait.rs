use std::{fmt, sync::Arc, time::Duration};

use super::{Client, driver::Driver};
use crate::{Answer, Request, WaitError, WaitPolicy, session::Asked};

/// Waits for a job, from [`Client::wait`]. Nothing happens until it is [`run`](Self::run).
#[must_use = "a wait does nothing unless it is run"]
pub struct Wait<'c, R> {
    client: &'c Client,
    request: &'c R,
    policy: WaitPolicy,
}

impl<'c, R: Request> Wait<'c, R> {
    pub(super) fn new(client: &'c Client, request: &'c R) -> Self {
        Self { client, request, policy: WaitPolicy::of(request.api()) }
    }

    /// How long to wait. [`WaitPolicy::DEFAULT_TIMEOUT`], 30 minutes, unless told, or longer where the API's jobs are known to take long:
    /// see [`WaitPolicy::of`].
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.policy.timeout = timeout;
        self
    }

    /// How to wait, in place of all that was told before, the timeout included.
    pub fn policy(mut self, policy: WaitPolicy) -> Self {
        self.policy = policy;
        self
    }

    /// Waits, and gives the last answer.
    ///
    /// # Errors
    /// The job failed or was cancelled, the time is over, there is no such job any more, or a request was refused: see
    /// [`Outcome`](crate::wait::Outcome).
    pub fn run(self) -> Result<Answer<R::Response>, WaitError<R::Response>> {
        let mut driver = Driver::new(self.client, self.request, self.policy);
        driver.run_to_end().map(|answer| answer.typed(self.request)).map_err(|last| {
            let last = last.map(|answer| Arc::new(answer.typed(self.request)));
            driver.course.wait_error(driver.elapsed(), last)
        })
    }
}

impl<R: Request> fmt::Debug for Wait<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wait")
            .field("request", &Asked(self.request))
            .field("policy", &self.policy)
            .finish_non_exhaustive()
    }
}
