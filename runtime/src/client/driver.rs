//! Drives a wait: sends and sleeps as the machine says.

use std::{
    future::ready,
    pin::Pin,
    task::{self, Context, Poll},
    time::Duration,
};

use tokio::time::{Instant, sleep, timeout};

use super::Client;
use crate::{
    Answer, Error, Request, WaitPolicy,
    session::{Course, Progress},
    wait::{Event, SavedWait, Step},
};

/// What a wait is doing: nothing but this is dropped with it.
type Doing<'c, T> = Pin<Box<dyn Future<Output = Done<T>> + Send + 'c>>;

enum Done<T> {
    Slept,
    Sent(Result<Answer<T>, Error>),
}

pub(super) struct Driver<'c, R: Request> {
    client: &'c Client,
    pub(super) course: Course<'c, R>,
    begun: Option<Instant>,
    doing: Option<Doing<'c, R::Response>>,
}

impl<'c, R: Request + Sync> Driver<'c, R> {
    pub(super) fn new(client: &'c Client, request: &'c R, policy: WaitPolicy) -> Self {
        Self { client, course: Course::new(request, policy), begun: None, doing: None }
    }

    /// Goes on with a wait. Its time runs from now on.
    pub(super) fn resumed(client: &'c Client, request: &'c R, saved: &SavedWait) -> Self {
        let (course, begun) = (Course::resumed(request, saved), Some(Instant::now()));
        Self { client, course, begun, doing: None }
    }

    pub(super) fn has_begun(&self) -> bool {
        self.begun.is_some()
    }

    /// Since the wait began, which is when it was first polled.
    pub(super) fn elapsed(&self) -> Duration {
        self.begun.map_or(Duration::ZERO, |begun| self.course.elapsed(begun.elapsed()))
    }

    /// On to the next answer, or to the end.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Progress<R::Response>> {
        self.begun.get_or_insert_with(Instant::now);
        let span = self.course.begin();
        let _within = span.enter();
        while self.course.machine.outcome().is_none() {
            let event = match &mut self.doing {
                None => Event::Start,
                Some(doing) => match task::ready!(doing.as_mut().poll(cx)) {
                    Done::Slept => Event::Timer,
                    Done::Sent(sent) => {
                        let now = self.elapsed();
                        let (step, progress) = self.course.polled(now, sent);
                        self.doing = self.begin(step, now);
                        match progress {
                            Some(progress) => return Poll::Ready(progress),
                            None => continue,
                        }
                    }
                },
            };
            let now = self.elapsed();
            let step = self.course.machine.step(now, event);
            self.doing = self.begin(step, now);
        }
        Poll::Ready(Progress::Failed)
    }

    fn begin(&self, step: Step, now: Duration) -> Option<Doing<'c, R::Response>> {
        let (client, request) = (self.client, self.course.request);
        match step {
            Step::Send => {
                let within = self.course.time_for_poll(now, client.0.settings.timeout);
                Some(Box::pin(async move {
                    let sent = timeout(within, client.poll(request, || ready(()))).await;
                    Done::Sent(sent.unwrap_or_else(|_| Err(Course::<R>::too_late(request.api().id))))
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
        }
    }
}
