//! Drives a wait: sends and sleeps as the machine says.

use std::{
    pin::Pin,
    task::{self, Context, Poll},
    time::Duration,
};

use tokio::time::{Instant, sleep, timeout};

use super::Client;
use crate::{
    Answer, DynamicResponse, Error, Request, WaitPolicy,
    any_request::AnyRequest,
    session::{Course, Progress},
    wait::{Event, SavedWait, Step},
};

/// What a wait is doing: nothing but this is dropped with it.
type Doing<'c> = Pin<Box<dyn Future<Output = Done> + Send + 'c>>;

enum Done {
    Slept,
    Sent(Result<Answer<DynamicResponse>, Error>),
}

pub(super) struct Driver<'c> {
    client: &'c Client,
    pub(super) course: Course<'c>,
    begun: Option<Instant>,
    doing: Option<Doing<'c>>,
}

impl<'c> Driver<'c> {
    pub(super) fn new(client: &'c Client, request: &'c dyn AnyRequest, policy: WaitPolicy) -> Self {
        Self { client, course: Course::new(request, policy), begun: None, doing: None }
    }

    /// Goes on with a wait. Its time runs from now on.
    pub(super) fn resumed(client: &'c Client, request: &'c dyn AnyRequest, saved: &SavedWait) -> Self {
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
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Progress> {
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

    /// On to the end, with the last answer; if it did not end well, the last one that there was.
    pub(super) fn poll_end(
        &mut self,
        last: &mut Option<Answer<DynamicResponse>>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Answer<DynamicResponse>>> {
        loop {
            match task::ready!(self.poll(cx)) {
                Progress::Seen(answer) => *last = Some(answer),
                Progress::Ended(answer) => return Poll::Ready(Some(answer)),
                Progress::Failed => return Poll::Ready(None),
            }
        }
    }

    fn begin(&self, step: Step, now: Duration) -> Option<Doing<'c>> {
        let (client, request) = (self.client, self.course.request);
        match step {
            Step::Send => {
                let within = self.course.time_for_poll(now, client.0.settings.timeout);
                Some(Box::pin(async move {
                    let sent = timeout(within, client.poll(request, None)).await;
                    Done::Sent(sent.unwrap_or_else(|_| Err(Course::too_late(request.api().id))))
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
