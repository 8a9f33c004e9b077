use std::{
    fmt,
    future::poll_fn,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
    time::Duration,
};

use futures_core::{FusedStream, Stream};

use super::{Client, driver::Driver};
use crate::{
    Answer, Request, WaitError, WaitPolicy,
    session::Progress,
    wait::{History, Outcome, SavedWait, Snapshot},
};

/// Watches a job until it ends, from [`Client::watch`]: a stream of snapshots, one for each answer that shows something new.
///
/// The first comes with the first answer. A job that ends well ends the stream after its last snapshot. Every other end of the wait is
/// one error, after the snapshot that shows it, and then the end.
///
/// The wait begins when it is first polled. It goes on only while it is polled; to stop polling in the middle of a request loses
/// nothing, so [`next`](Self::next) can stand in a `select!`. Dropping it ends the wait and the request that is under way.
#[must_use = "a watch does nothing unless it is polled"]
pub struct Watch<'c, R: Request> {
    driver: Driver<'c>,
    client: &'c Client,
    request: &'c R,
    last: Option<Arc<Answer<R::Response>>>,
    done: bool,
}

impl<'c, R: Request> Watch<'c, R> {
    pub(super) fn new(client: &'c Client, request: &'c R) -> Self {
        let driver = Driver::new(client, request, WaitPolicy::of(request.api()));
        Self { driver, client, request, last: None, done: false }
    }

    pub(super) fn resumed(client: &'c Client, request: &'c R, saved: &SavedWait) -> Self {
        let driver = Driver::resumed(client, request, saved);
        let done = saved.outcome().is_some_and(Outcome::is_success);
        Self { driver, client, request, last: None, done }
    }

    /// How long to wait. [`WaitPolicy::DEFAULT_TIMEOUT`], 30 minutes, unless told, or longer where the API's jobs are known to take long:
    /// see [`WaitPolicy::of`]. It has no effect on a watch that was polled or
    /// resumed.
    pub fn timeout(self, timeout: Duration) -> Self {
        let policy = self.driver.course.machine.policy().clone();
        self.policy(policy.timeout(timeout))
    }

    /// How to wait, in place of all that was told before, the timeout included. It has no effect on a watch that was polled or resumed.
    pub fn policy(mut self, policy: WaitPolicy) -> Self {
        if !self.driver.has_begun() {
            self.driver = Driver::new(self.client, self.request, policy);
        }
        self
    }

    /// The next snapshot; `None` after the end.
    ///
    /// # Errors
    /// The wait did not end well; see [`WaitError`].
    pub async fn next(&mut self) -> Option<Result<Snapshot<R::Response>, WaitError<R::Response>>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// The wait as it can be written to a file and [resumed](Client::resume) by another process, or by this one.
    ///
    /// It can be saved at any time; of a poll that is under way nothing is kept. What the snapshots so far have told is not told again.
    pub fn save(&self) -> SavedWait {
        self.driver.course.save(self.driver.elapsed())
    }

    /// What each poll brought so far.
    pub fn history(&self) -> &History {
        self.driver.course.machine.history()
    }

    /// How the wait ended, once it has.
    pub fn outcome(&self) -> Option<Outcome> {
        self.driver.course.machine.outcome()
    }
}

impl<R: Request> Stream for Watch<'_, R> {
    type Item = Result<Snapshot<R::Response>, WaitError<R::Response>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let watch = &mut *self;
        while !watch.done {
            let answer = match ready!(watch.driver.poll(cx)) {
                Progress::Seen(answer) => answer,
                Progress::Ended(answer) => {
                    watch.done = true;
                    answer
                }
                Progress::Failed => {
                    watch.done = true;
                    let last = watch.last.take();
                    let elapsed = watch.driver.elapsed();
                    return Poll::Ready(Some(Err(watch.driver.course.wait_error(elapsed, last))));
                }
            };
            let answer = watch.last.insert(Arc::new(answer.typed(watch.request)));
            if let Some(snapshot) = watch.driver.course.snapshot(watch.driver.elapsed(), answer) {
                return Poll::Ready(Some(Ok(snapshot)));
            }
        }
        Poll::Ready(None)
    }
}

impl<R: Request> FusedStream for Watch<'_, R> {
    fn is_terminated(&self) -> bool {
        self.done
    }
}

impl<R: Request> fmt::Debug for Watch<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let machine = &self.driver.course.machine;
        f.debug_struct("Watch")
            .field("policy", machine.policy())
            .field("outcome", &machine.outcome())
            .field("polls", &machine.history().polls())
            .field("done", &self.done)
            .finish_non_exhaustive()
    }
}
