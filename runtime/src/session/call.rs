use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use http::Response;
use tracing::Span;

use super::{
    Attempt, Retries, RetryPolicy, Settings,
    settings::{host, project_id},
    trace,
};
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
    /// Since when the attempt is under way.
    begun: Duration,
    lease: Option<Arc<Lease>>,
    refused: Option<Arc<Lease>>,
    pub(crate) span: Span,
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
        Ok(Self {
            settings,
            request,
            ready,
            at: 0,
            passed: Vec::new(),
            retries,
            attempts: 0,
            begun: Duration::ZERO,
            lease: None,
            refused: None,
            span: trace::request(request.api().id),
        })
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
        if self.at == 0 {
            self.settings.order(&mut self.ready);
        }
        let ready = self.settings.authorize(
            self.ready[self.at].clone(),
            project_id(self.request),
            lease.as_deref(),
        )?;
        self.lease = lease;
        self.attempts += 1;
        self.begun = now;
        Ok((ready, self.settings.timeout.min(self.retries.time_left(now))))
    }

    /// Takes note of what came of an attempt.
    pub(crate) fn sent(
        &mut self,
        sent: Result<Response<Vec<u8>>, Error>,
        now: Duration,
    ) -> Next<R::Response> {
        let read = sent.and_then(|answer| read_answer(self.request, answer));
        let at = self.at;
        let again = self.again(read.as_ref().err(), now);
        let attempt = Attempt {
            number: self.attempts,
            duration: now.saturating_sub(self.begun),
            again_after: again,
            ..Attempt::new(&read, self.request.api().id, host(self.ready[at].uri()))
        };
        trace::attempt(&self.span, &attempt, now);
        if let Some(listener) = &self.settings.listener {
            listener.tell(&attempt);
        }
        match (again, read) {
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
        // All hosts once more.
        (self.at, self.passed) = (0, Vec::new());
        Some(pause)
    }
}
