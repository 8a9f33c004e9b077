use std::{fmt, future::poll_fn, pin::Pin, sync::Arc, time::Duration};

use super::{Client, driver::Driver};
use crate::{Answer, Request, WaitError, WaitPolicy, session::Asked};

/// Waits for a job, from [`Client::wait`]. Nothing happens until it is awaited.
#[must_use = "a wait does nothing unless it is awaited"]
pub struct Wait<'c, R> {
    client: &'c Client,
    request: &'c R,
    policy: WaitPolicy,
}

/// A wait that goes on; dropping it ends it, and the request that is under way.
pub type WaitFuture<'c, T> = Pin<Box<dyn Future<Output = Result<Answer<T>, WaitError<T>>> + Send + 'c>>;

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
}

impl<'c, R: Request> IntoFuture for Wait<'c, R> {
    type Output = Result<Answer<R::Response>, WaitError<R::Response>>;
    type IntoFuture = WaitFuture<'c, R::Response>;

    fn into_future(self) -> Self::IntoFuture {
        let request = self.request;
        let (mut driver, mut last) = (Driver::new(self.client, request, self.policy), None);
        Box::pin(poll_fn(move |cx| {
            driver.poll_end(&mut last, cx).map(|answer| match answer {
                Some(answer) => Ok(answer.typed(request)),
                None => {
                    let last = last.take().map(|answer| Arc::new(answer.typed(request)));
                    Err(driver.course.wait_error(driver.elapsed(), last))
                }
            })
        }))
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
