use std::{
    fmt,
    sync::Arc,
    time::{Duration, SystemTime},
};

use tracing::Span;

use super::trace;
use crate::{
    Answer, DynamicResponse, Error, ErrorKind, Request, Snapshot, WaitError, WaitPolicy,
    any_request::AnyRequest,
    debug_request,
    error::Inner,
    wait::{Event, Machine, SavedWait, Step},
};

/// The course of one wait, whoever sends and sleeps: its machine, and the error that it may end with.
pub(crate) struct Course<'r> {
    pub(crate) request: &'r dyn AnyRequest,
    pub(crate) machine: Machine,
    error: Option<Error>,
    /// When the wait began.
    began: Option<SystemTime>,
    /// What it is told within, once it is driven here.
    span: Option<Span>,
    /// How long it had lasted when it was resumed here.
    head_start: Duration,
}

/// What a poll has brought.
pub(crate) enum Progress {
    /// The job was seen; the wait goes on, or ends with an error next time.
    Seen(Answer<DynamicResponse>),
    /// The wait ended well.
    Ended(Answer<DynamicResponse>),
    /// The wait ended with an error.
    Failed,
}

impl<'r> Course<'r> {
    pub(crate) fn new(request: &'r dyn AnyRequest, policy: WaitPolicy) -> Self {
        Self {
            request,
            machine: Machine::new(policy),
            error: None,
            began: None,
            span: None,
            head_start: Duration::ZERO,
        }
    }

    pub(crate) fn resumed(request: &'r dyn AnyRequest, saved: &SavedWait) -> Self {
        let (machine, head_start) = saved.machine(SystemTime::now());
        Self { request, machine, error: None, began: Some(saved.began()), span: None, head_start }
    }

    /// Notes when the wait began; a second time does nothing. Gives what it is told within.
    pub(crate) fn begin(&mut self) -> Span {
        self.began.get_or_insert_with(SystemTime::now);
        self.span.get_or_insert_with(|| trace::wait(self.request.api().id)).clone()
    }

    /// How long the wait has lasted, of which so long here.
    pub(crate) fn elapsed(&self, here: Duration) -> Duration {
        self.head_start.saturating_add(here)
    }

    pub(crate) fn save(&self, elapsed: Duration) -> SavedWait {
        let began = self.began.unwrap_or_else(SystemTime::now);
        SavedWait::new(self.request, &self.machine, began, elapsed)
    }

    /// How long a poll that begins now may take. With pages it is many requests, and a slow server could draw it out far beyond the
    /// deadline.
    pub(crate) fn time_for_poll(&self, now: Duration, timeout: Duration) -> Duration {
        time_for_poll(&self.machine, now, timeout)
    }

    /// Takes note of what a poll has brought. The progress is for the caller, unless it is an error with which the wait goes on.
    pub(crate) fn polled(
        &mut self,
        now: Duration,
        sent: Result<Answer<DynamicResponse>, Error>,
    ) -> (Step, Option<Progress>) {
        let step = self.machine.step(now, Event::of(&sent));
        if let Some(span) = &self.span {
            trace::waited(span, self.request.api().id, &self.machine, now);
        }
        match sent {
            Ok(answer) => {
                self.error = None;
                let well = self.machine.outcome().is_some_and(|outcome| outcome.is_success());
                (step, Some(if well { Progress::Ended(answer) } else { Progress::Seen(answer) }))
            }
            Err(error) => {
                self.error = Some(error);
                (step, None)
            }
        }
    }

    /// What an answer shows, if it is new.
    pub(crate) fn snapshot<T>(&mut self, elapsed: Duration, answer: &Arc<Answer<T>>) -> Option<Snapshot<T>> {
        let changes = self.machine.changes()?;
        let job = self.machine.job()?.clone();
        Some(Snapshot { answer: Arc::clone(answer), job, changes, elapsed })
    }

    /// Why the wait did not end well.
    pub(crate) fn wait_error<T>(&mut self, elapsed: Duration, last: Option<Arc<Answer<T>>>) -> WaitError<T> {
        WaitError::new(self.request.api(), self.machine.clone(), elapsed, last, self.error.take())
    }

    /// The poll at the end was not over in [time](Self::time_for_poll).
    pub(crate) fn too_late(api: &'static str) -> Error {
        let problem = Some("the answer was not whole when the wait ended".to_owned());
        Inner { api: Some(api), problem, ..Inner::new(ErrorKind::Timeout) }.into()
    }
}

/// See [`Course::time_for_poll`].
pub(crate) fn time_for_poll(machine: &Machine, now: Duration, timeout: Duration) -> Duration {
    machine.policy().timeout.max(now).saturating_add(timeout).saturating_sub(now)
}

/// A request in print, without its secrets.
pub(crate) struct Asked<'a, R>(pub(crate) &'a R);

impl<R: Request> fmt::Debug for Asked<'_, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_request(self.0, f)
    }
}
