//! What stands in line at one host.

use std::{collections::VecDeque, time::Duration};

use super::{Budget, Event, pace::Pace};
use crate::ErrorKind;

/// One host of a set: its pace, what is under way, and who stands in line.
#[derive(Debug)]
pub(super) struct Host {
    pub(super) name: String,
    pub(super) pace: Pace,
    slots: usize,
    /// How many polls are under way. Each has one request under way at most.
    pub(super) in_flight: usize,
    /// Entries whose polls are due, first come first served.
    pub(super) line: VecDeque<usize>,
    /// Entries whose polls are under way and need a further request. They have their place already.
    pub(super) more: VecDeque<usize>,
    /// Whether it is among those at which something may have become possible.
    pub(super) is_ready: bool,
    /// Whether it is to be looked after once it may be sent more.
    pub(super) has_alarm: bool,
}

impl Host {
    pub(super) fn new(name: &str, budget: Budget) -> Self {
        Self {
            name: name.to_owned(),
            pace: Pace::new(budget),
            slots: budget.slots(),
            in_flight: 0,
            line: VecDeque::new(),
            more: VecDeque::new(),
            is_ready: false,
            has_alarm: false,
        }
    }

    /// Whether somebody in line has a place. What is begun is finished first.
    pub(super) fn has_next(&self) -> bool {
        !self.more.is_empty() || (!self.line.is_empty() && self.in_flight < self.slots)
    }

    pub(super) fn take_next(&mut self, now: Duration) -> Option<usize> {
        let next = match self.more.pop_front() {
            Some(number) => number,
            None => {
                let number = self.line.pop_front()?;
                self.in_flight += 1;
                number
            }
        };
        self.pace.sent(now);
        Some(next)
    }

    pub(super) fn poll_ended(&mut self, now: Duration, event: &Event) {
        self.in_flight -= 1;
        match event {
            Event::Answer(_) => self.pace.answered(now),
            Event::Error(error) if error.kind == ErrorKind::Throttled => {
                self.pace.throttled(now, error.retry_after);
            }
            Event::Error(_) | Event::Start | Event::Timer => {}
        }
    }
}
