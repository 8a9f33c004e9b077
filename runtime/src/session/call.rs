use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use http::Response;
use tracing::Span;
use zeroize::Zeroize as _;

use super::{
    Attempt, Purpose, Retries, RetryPolicy, Settings,
    settings::{host, project_id},
    trace,
};
use crate::{
    Answer, DynamicResponse, Error, ErrorKind, Hosts, Lease, Request, Scheme, answer::request_id,
    any_request::AnyRequest, read_answer,
};

/// The course of one request, whoever sends and sleeps: what is sent, and whether again. What APIs are asked goes this way, and so do
/// logins and the look-up of a project.
pub(crate) struct Call<'c, R> {
    settings: &'c Settings,
    purpose: Purpose,
    ready: Ready,
    /// Whose turn it is of the hosts.
    at: usize,
    /// Why the hosts before it could not be asked.
    passed: Vec<String>,
    retries: Retries,
    /// Whether its host's budget is why it is not sent again.
    budget_spent: bool,
    attempts: u32,
    /// Since when the attempt is under way.
    begun: Duration,
    /// How long an attempt may take.
    timeout: Duration,
    /// When it must be over, if before its retries are.
    over: Duration,
    signer: Option<Signer<'c>>,
    lease: Option<Arc<Lease>>,
    refused: Option<Arc<Lease>>,
    reader: R,
    pub(crate) span: Span,
}

/// The same request for each of the hosts, in order. One of them may be a login, with a password in it.
struct Ready(Vec<http::Request<Vec<u8>>>);

/// With what a request is signed, or given a token.
pub(super) struct Signer<'c> {
    /// Who gives out the credentials.
    pub(super) identity: Option<&'static Hosts>,
    pub(super) project_id: Option<&'c str>,
    pub(super) scheme: Scheme,
}

/// What makes something of an answer.
pub(crate) trait Reader {
    /// What it makes.
    type Kept;

    fn read(&self, answer: Response<Vec<u8>>) -> Result<Self::Kept, Error>;

    /// Why it is not what was wanted, although it is kept.
    fn refusal(_: &mut Self::Kept) -> Option<&mut Error> {
        None
    }
}

/// Reads what an API answers to a request.
pub(crate) struct OfApi<'c>(&'c dyn AnyRequest);

impl Reader for OfApi<'_> {
    type Kept = Answer<DynamicResponse>;

    fn read(&self, answer: Response<Vec<u8>>) -> Result<Answer<DynamicResponse>, Error> {
        read_answer(self.0, answer)
    }
}

/// What comes after an attempt.
pub(crate) enum Next<T> {
    /// Another one, after a pause.
    Again(Duration),
    /// Nothing, this is what came of it.
    Done(Result<T, Error>),
}

/// The course of a request to an API.
pub(crate) fn ask<'c>(
    settings: &'c Settings,
    request: &'c dyn AnyRequest,
    policy: &RetryPolicy,
) -> Result<Call<'c, OfApi<'c>>, Error> {
    let api = request.api();
    let ready = settings.prepare(request)?;
    let twice = ready.iter().all(|ready| ready.method().is_idempotent());
    let policy = if twice { policy.clone() } else { RetryPolicy::none() };
    let scheme = settings.scheme(api.hosts);
    let signer = Signer { identity: api.identity, project_id: project_id(request), scheme };
    Ok(Call::new(settings, Purpose::Api(api.id), ready, policy, OfApi(request)).signed(signer))
}

impl<'c, R: Reader> Call<'c, R> {
    /// A request that goes as it is. There is one for each host, at least one.
    pub(super) fn new(
        settings: &'c Settings,
        purpose: Purpose,
        ready: Vec<http::Request<Vec<u8>>>,
        policy: RetryPolicy,
        reader: R,
    ) -> Self {
        Self {
            settings,
            purpose,
            span: trace::request(purpose, ready[0].method().as_str()),
            ready: Ready(ready),
            at: 0,
            passed: Vec::new(),
            retries: Retries::new(policy),
            budget_spent: false,
            attempts: 0,
            begun: Duration::ZERO,
            timeout: settings.timeout,
            over: Duration::MAX,
            signer: None,
            lease: None,
            refused: None,
            reader,
        }
    }

    /// With what proves who asks.
    pub(super) fn signed(self, signer: Signer<'c>) -> Self {
        Self { signer: Some(signer), ..self }
    }

    /// With less time for an attempt than the client allows.
    pub(super) fn within(self, timeout: Duration) -> Self {
        Self { timeout: self.timeout.min(timeout), ..self }
    }

    /// Ends with the one on whose behalf it is, who has so much time left.
    #[cfg(feature = "blocking")]
    pub(crate) fn over_in(&mut self, left: Duration) {
        self.over = left;
        self.retries.end_in(left);
    }

    /// Who gives out the credentials that it takes, and the ones that were not accepted; `None` if it takes none.
    pub(crate) fn wants(&self) -> Option<(Option<&'static Hosts>, Option<Arc<Lease>>)> {
        self.signer.as_ref().map(|signer| (signer.identity, self.refused.clone()))
    }

    /// How long all of the rest may take; `now` is the time since the call began.
    pub(crate) fn time_left(&self, now: Duration) -> Duration {
        self.retries.time_left(now).min(self.over.saturating_sub(now))
    }

    /// The request as it is to be sent now, and how long that may take.
    pub(crate) fn attempt(
        &mut self,
        lease: Option<Arc<Lease>>,
        now: Duration,
    ) -> Result<(http::Request<Vec<u8>>, Duration), Error> {
        if self.at == 0 {
            self.settings.order(&mut self.ready.0);
        }
        let ready = self.ready.0[self.at].clone();
        let ready = self.settings.authorize(ready, self.signer.as_ref(), lease.as_deref())?;
        self.lease = lease;
        self.attempts += 1;
        self.begun = now;
        Ok((ready, self.timeout.min(self.time_left(now))))
    }

    /// Takes note of what came of an attempt.
    pub(crate) fn sent(&mut self, sent: Result<Response<Vec<u8>>, Error>, now: Duration) -> Next<R::Kept> {
        let answered = sent.as_ref().ok();
        let (status, id) =
            (answered.map(Response::status), answered.and_then(|answer| request_id(answer.headers())));
        let mut read = sent.and_then(|answer| self.reader.read(answer));
        let mut error = match &mut read {
            Ok(kept) => R::refusal(kept),
            Err(error) => Some(error),
        };
        let at = self.at;
        let again = self.again(error.as_deref(), now);
        let ready = &self.ready.0[at];
        // Any other problem may quote the answer.
        let broken = error.as_deref().filter(|error| error.kind() == ErrorKind::Transport);
        let attempt = Attempt {
            purpose: self.purpose,
            method: ready.method().as_str(),
            number: self.attempts,
            host: host(ready.uri()),
            status: status.map(|status| status.as_u16()),
            code: error.as_deref().and_then(Error::code),
            request_id: error.as_deref().and_then(Error::request_id).or(id.as_deref()),
            error: error.as_deref().map(Error::kind),
            problem: broken.and_then(Error::problem),
            duration: now.saturating_sub(self.begun),
            again_after: again,
            budget_spent: self.budget_spent,
        };
        trace::attempt(&self.span, &attempt, now);
        if let Some(listener) = &self.settings.listener {
            listener.tell(&attempt);
        }
        if let Some(error) = &mut error {
            if self.budget_spent {
                error.spend_budget();
            }
            error.note(self.attempts, &self.passed);
            if let Some(lease) = self.lease.as_ref().or(self.refused.as_ref()) {
                error.proved_with(lease.credentials());
            }
        }
        again.map_or_else(|| Next::Done(read), Next::Again)
    }

    fn again(&mut self, error: Option<&Error>, now: Duration) -> Option<Duration> {
        let (budget, host) = (&self.settings.budget, host(self.ready.0[self.at].uri()));
        let Some(error) = error else {
            budget.succeeded(host, self.retries.done());
            return None;
        };
        let leases = self.settings.leases.as_ref().filter(|_| self.refused.is_none());
        if self.lease.is_some() && leases.is_some_and(|leases| leases.renew_after(error)) {
            self.refused = self.lease.take();
            return Some(Duration::ZERO);
        }
        if error.is_misled() && self.ready.0.len() > 1 {
            self.settings.detours.add(host, Instant::now());
            if self.at + 1 < self.ready.0.len() {
                self.passed.extend(error.problem().map(str::to_owned));
                self.at += 1;
                return Some(Duration::ZERO);
            }
        }
        let pause = self.retries.after(error, now, || {
            let paid = budget.withdraw(host);
            self.budget_spent = !paid;
            paid
        })?;
        // All hosts once more.
        (self.at, self.passed) = (0, Vec::new());
        Some(pause)
    }
}

impl Drop for Ready {
    fn drop(&mut self) {
        self.0.iter_mut().for_each(|request| request.body_mut().zeroize());
    }
}
