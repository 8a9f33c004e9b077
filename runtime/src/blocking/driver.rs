//! Drives a wait: sends and sleeps as the machine says.

use std::{
    thread,
    time::{Duration, Instant},
};

use super::Client;
use crate::{
    Answer, DynamicResponse, Error, ErrorKind, Request, RetryPolicy, WaitPolicy,
    any_request::AnyRequest,
    session::{Course, Progress},
    wait::{Event, SavedWait, Step},
};

pub(super) struct Driver<'c> {
    client: &'c Client,
    pub(super) course: Course<'c>,
    begun: Option<Instant>,
    next: Option<Step>,
}

impl<'c> Driver<'c> {
    pub(super) fn new(client: &'c Client, request: &'c dyn AnyRequest, policy: WaitPolicy) -> Self {
        Self { client, course: Course::new(request, policy), begun: None, next: None }
    }

    /// Goes on with a wait. Its time runs from now on.
    pub(super) fn resumed(client: &'c Client, request: &'c dyn AnyRequest, saved: &SavedWait) -> Self {
        let (course, begun) = (Course::resumed(request, saved), Some(Instant::now()));
        Self { client, course, begun, next: None }
    }

    pub(super) fn has_begun(&self) -> bool {
        self.begun.is_some()
    }

    /// Since the wait began, which is when it was first driven.
    pub(super) fn elapsed(&self) -> Duration {
        self.begun.map_or(Duration::ZERO, |begun| self.course.elapsed(begun.elapsed()))
    }

    /// On to the next answer, or to the end.
    pub(super) fn drive(&mut self) -> Progress {
        self.begun.get_or_insert_with(Instant::now);
        let span = self.course.begin();
        let _within = span.enter();
        loop {
            let event = match self.next {
                None => Event::Start,
                Some(Step::SleepUntil(time)) => {
                    thread::sleep(time.saturating_sub(self.elapsed()));
                    Event::Timer
                }
                Some(Step::Send) => {
                    let sent = self.send();
                    let (step, progress) = self.course.polled(self.elapsed(), sent);
                    self.next = Some(step);
                    match progress {
                        Some(progress) => return progress,
                        None => continue,
                    }
                }
                Some(Step::Done(_)) => return Progress::Failed,
            };
            self.next = Some(self.course.machine.step(self.elapsed(), event));
        }
    }

    /// On to the end, with the last answer; if it did not end well, the last one that there was.
    pub(super) fn run_to_end(&mut self) -> Result<Answer<DynamicResponse>, Option<Answer<DynamicResponse>>> {
        let mut last = None;
        loop {
            match self.drive() {
                Progress::Seen(answer) => last = Some(answer),
                Progress::Ended(answer) => return Ok(answer),
                Progress::Failed => return Err(last),
            }
        }
    }

    fn send(&self) -> Result<Answer<DynamicResponse>, Error> {
        let within = self.course.time_for_poll(self.elapsed(), self.client.0.settings.timeout);
        let until = Instant::now().checked_add(within);
        // The wait itself bears failures; retries of each poll would multiply them.
        let sent = self.client.pages(self.course.request, &RetryPolicy::none(), until);
        sent.map_err(|error| match until {
            Some(until) if error.kind() == ErrorKind::Timeout && until <= Instant::now() => {
                Course::too_late(self.course.request.api().id)
            }
            _ => error,
        })
    }
}
