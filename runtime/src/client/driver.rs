//! Drives a wait: sends and sleeps as the machine says.

use std::{
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
    time::Duration,
};

use tokio::time::{Instant, sleep, timeout};

use super::Client;
use crate::{
    Answer, Error, ErrorKind, Request, WaitError, WaitPolicy,
    error::Inner,
    wait::{Event, Machine, Step},
};

/// What a wait is doing: nothing but this is dropped with it.
type Doing<'c, T> = Pin<Box<dyn Future<Output = Done<T>> + Send + 'c>>;

enum Done<T> {
    Slept,
    Sent(Result<Answer<T>, Error>),
}

pub(super) enum Progress<T> {
    /// The job was seen; the wait goes on, or ends with an error next time.
    Seen(Answer<T>),
    /// The wait ended well.
    Ended(Answer<T>),
    /// The wait ended with an error.
    Failed,
}

pub(super) struct Driver<'c, R: Request> {
    client: &'c Client,
    request: &'c R,
    pub(super) machine: Machine,
    begun: Option<Instant>,
    doing: Option<Doing<'c, R::Response>>,
    error: Option<Error>,
}

impl<'c, R: Request + Sync> Driver<'c, R> {
    pub(super) fn new(client: &'c Client, request: &'c R, policy: WaitPolicy) -> Self {
        Self { client, request, machine: Machine::new(policy), begun: None, doing: None, error: None }
    }

    pub(super) fn has_begun(&self) -> bool {
        self.begun.is_some()
    }

    /// Since the wait began, which is when it was first polled.
    pub(super) fn elapsed(&self) -> Duration {
        self.begun.map(|begun| begun.elapsed()).unwrap_or_default()
    }

    /// On to the next answer, or to the end.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Progress<R::Response>> {
        self.begun.get_or_insert_with(Instant::now);
        while self.machine.outcome().is_none() {
            let Some(doing) = &mut self.doing else {
                self.tell(Event::Start);
                continue;
            };
            match ready!(doing.as_mut().poll(cx)) {
                Done::Slept => self.tell(Event::Timer),
                Done::Sent(Err(error)) => {
                    self.tell(Event::Error((&error).into()));
                    self.error = Some(error);
                }
                Done::Sent(Ok(answer)) => {
                    self.tell(Event::Answer(Box::new((&answer).into())));
                    self.error = None;
                    let well = self.machine.outcome().is_some_and(|outcome| outcome.is_success());
                    return Poll::Ready(if well { Progress::Ended(answer) } else { Progress::Seen(answer) });
                }
            }
        }
        Poll::Ready(Progress::Failed)
    }

    fn tell(&mut self, event: Event) {
        let now = self.elapsed();
        let (client, request) = (self.client, self.request);
        self.doing = match self.machine.step(now, event) {
            Step::Send => {
                // With pages a poll is many requests, and a slow server could draw it out far beyond the deadline.
                let deadline = self.machine.policy().timeout.max(now).saturating_add(client.0.timeout);
                let within = deadline.saturating_sub(now);
                Some(Box::pin(async move {
                    let sent = timeout(within, client.send_all(request)).await;
                    Done::Sent(sent.unwrap_or_else(|_| Err(too_late(request.api().id))))
                }))
            }
            Step::SleepUntil(time) => {
                let sleep = sleep(time.saturating_sub(now));
                Some(Box::pin(async move {
                    sleep.await;
                    Done::Slept
                }))
            }
            Step::Done(_) => None,
        };
    }

    pub(super) fn wait_error(&mut self, last: Option<Arc<Answer<R::Response>>>) -> WaitError<R::Response> {
        let machine = self.machine.clone();
        WaitError::new(self.request.api(), machine, self.elapsed(), last, self.error.take())
    }
}

fn too_late(api: &'static str) -> Error {
    let problem = Some("the answer was not whole when the wait ended".to_owned());
    Inner { api: Some(api), problem, ..Inner::new(ErrorKind::Timeout) }.into()
}
