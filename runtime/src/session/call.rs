use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use http::Response;

use super::{Retries, RetryPolicy, Settings, settings::host};
use crate::{Answer, Error, Lease, Request, read_answer};

/// The course of one request, whoever sends and sleeps: what is sent, and whether again.
pub(crate) struct Call<'c, R> {
    settings: &'c Settings,
    request: &'c R,
    /// For each of the hosts, in order; and which one's turn it is.
    ready: Vec<http::Request<Vec<u8>>>,
    at: usize,
    /// Why the hosts before it could not be asked.
    passed: Vec<String>,
    retries: Retries,
    attempts: u32,
    lease: Option<Arc<Lease>>,
    refused: Option<Arc<Lease>>,
}

/// What comes after an attempt.
pub(crate) enum Next<T> {
    /// Another one, after a pause.
    Again(Duration),
    /// Nothing, this is what came of it.
    Done(Result<Answer<T>, Error>),
}

impl<'c, R: Request> Call<'c, R> {
    pub(crate) fn new(settings: &'c Settings, request: &'c R, policy: &RetryPolicy) -> Result<Self, Error> {
        let ready = settings.prepare(request)?;
        let twice = ready.iter().all(|ready| ready.method().is_idempotent());
        let retries = Retries::new(if twice { policy.clone() } else { RetryPolicy::none() });
        let (at, attempts, passed) = (0, 0, Vec::new());
        Ok(Self { settings, request, ready, at, passed, retries, attempts, lease: None, refused: None })
    }

    /// The credentials that were not accepted: it takes others.
    pub(crate) fn refused(&self) -> Option<&Arc<Lease>> {
        self.refused.as_ref()
    }

    /// The request as it is to be sent `now`, the time since the call began, and how long that may take.
    pub(crate) fn attempt(
        &mut self,
        lease: Option<Arc<Lease>>,
        now: Duration,
    ) -> Result<(http::Request<Vec<u8>>, Duration), Error> {
        let ready = self.settings.authorize(self.request, self.ready[self.at].clone(), lease.as_deref())?;
        self.lease = lease;
        self.attempts += 1;
        Ok((ready, self.settings.timeout.min(self.retries.time_left(now))))
    }

    /// Takes note of what came of an attempt.
    pub(crate) fn sent(
        &mut self,
        sent: Result<Response<Vec<u8>>, Error>,
        now: Duration,
    ) -> Next<R::Response> {
        let read = sent.and_then(|answer| read_answer(self.request, answer));
        match (self.again(read.as_ref().err(), now), read) {
            (Some(pause), _) => Next::Again(pause),
            (None, read) => Next::Done(read.map_err(|error| error.after(self.attempts, &self.passed))),
        }
    }

    fn again(&mut self, error: Option<&Error>, now: Duration) -> Option<Duration> {
        let (budget, host) = (&self.settings.budget, host(self.ready[self.at].uri()));
        let Some(error) = error else {
            budget.succeeded(host, self.retries.done());
            return None;
        };
        let leases = self.settings.leases.as_ref().filter(|_| self.refused.is_none());
        if leases.is_some_and(|leases| leases.renew_after(error)) {
            self.refused = self.lease.take();
            return Some(Duration::ZERO);
        }
        if error.is_misled() && self.ready.len() > 1 {
            self.settings.detours.add(host, Instant::now());
            if self.at + 1 < self.ready.len() {
                self.passed.extend(error.problem().map(str::to_owned));
                self.at += 1;
                return Some(Duration::ZERO);
            }
        }
        let pause = self.retries.after(error, now, || budget.withdraw(host))?;
        // From the first host on.
        (self.at, self.passed) = (0, Vec::new());
        Some(pause)
    }
}
