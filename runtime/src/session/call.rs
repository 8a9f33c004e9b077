use std::{sync::Arc, time::Duration};

use http::Response;

use super::{Retries, RetryPolicy, Settings};
use crate::{Answer, Error, Lease, Request, read_answer};

/// The course of one request, whoever sends and sleeps: what is sent, and whether again.
pub(crate) struct Call<'c, R> {
    settings: &'c Settings,
    request: &'c R,
    ready: http::Request<Vec<u8>>,
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
        let policy = if ready.method().is_idempotent() { policy.clone() } else { RetryPolicy::none() };
        let retries = Retries::new(policy);
        Ok(Self { settings, request, ready, retries, attempts: 0, lease: None, refused: None })
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
        let ready = self.settings.authorize(self.request, self.ready.clone(), lease.as_deref())?;
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
            (None, read) => Next::Done(read.map_err(|error| error.after(self.attempts))),
        }
    }

    fn again(&mut self, error: Option<&Error>, now: Duration) -> Option<Duration> {
        let (budget, host) = (&self.settings.budget, self.ready.uri().authority());
        let host = host.map_or("", |authority| authority.as_str());
        let Some(error) = error else {
            budget.succeeded(host, self.retries.done());
            return None;
        };
        let leases = self.settings.leases.as_ref().filter(|_| self.refused.is_none());
        if leases.is_some_and(|leases| leases.renew_after(error)) {
            self.refused = self.lease.take();
            return Some(Duration::ZERO);
        }
        self.retries.after(error, now, || budget.withdraw(host))
    }
}
