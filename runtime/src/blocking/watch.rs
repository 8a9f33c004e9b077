use std::{fmt, iter::FusedIterator, sync::Arc, time::Duration};

use super::{Client, driver::Driver};
use crate::{
    Answer, Request, WaitError, WaitPolicy,
    session::Progress,
    wait::{History, Outcome, SavedWait, Snapshot},
};

/// Watches a job until it ends, from [`Client::watch`]: an iterator over snapshots, one for each answer that shows something new.
///
/// The first comes with the first answer. A job that ends well ends the iterator after its last snapshot. Every other end of the wait
/// is one error, after the snapshot that shows it, and then the end.
///
/// The wait begins when the first snapshot is asked for, and goes on only while the next one is. Dropping it ends the wait.
#[must_use = "a watch does nothing unless it is iterated over"]
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
    /// see [`WaitPolicy::of`]. It has no effect on a watch that has begun or was resumed.
    pub fn timeout(self, timeout: Duration) -> Self {
        let policy = self.driver.course.machine.policy().clone();
        self.policy(policy.timeout(timeout))
    }

    /// How to wait, in place of all that was told before, the timeout included. It has no effect on a watch that has begun or was resumed.
    pub fn policy(mut self, policy: WaitPolicy) -> Self {
        if !self.driver.has_begun() {
            self.driver = Driver::new(self.client, self.request, policy);
        }
        self
    }

    /// The wait as it can be written to a file and [resumed](Client::resume) by another process, or by this one. What the snapshots so
    /// far have told is not told again.
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

impl<R: Request> Iterator for Watch<'_, R> {
    type Item = Result<Snapshot<R::Response>, WaitError<R::Response>>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.done {
            let answer = match self.driver.drive() {
                Progress::Seen(answer) => answer,
                Progress::Ended(answer) => {
                    self.done = true;
                    answer
                }
                Progress::Failed => {
                    self.done = true;
                    let (elapsed, last) = (self.driver.elapsed(), self.last.take());
                    return Some(Err(self.driver.course.wait_error(elapsed, last)));
                }
            };
            let answer = self.last.insert(Arc::new(answer.typed(self.request)));
            if let Some(snapshot) = self.driver.course.snapshot(self.driver.elapsed(), answer) {
                return Some(Ok(snapshot));
            }
        }
        None
    }
}

impl<R: Request> FusedIterator for Watch<'_, R> {}

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
