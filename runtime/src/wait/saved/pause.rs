//! What a wait is after a pause.

use std::time::Duration;

use crate::wait::{Machine, Outcome};

impl Machine {
    /// The machine as it is once this process has ended: nothing is under way, and the least interval holds.
    pub(in crate::wait) fn interrupted(&self, now: Duration) -> Self {
        let mut machine = self.clone();
        if std::mem::take(&mut machine.under_way) {
            machine.next_poll = now.saturating_add(machine.policy.least_interval());
        }
        machine
    }

    /// Another deadline. A wait that timed out before it goes on.
    pub(in crate::wait) fn extend(&mut self, timeout: Duration) {
        if timeout > self.policy.timeout && self.outcome == Some(Outcome::TimedOut) {
            self.outcome = None;
            let last = self.history.last().map_or(self.policy.timeout, |poll| poll.at);
            self.next_poll = last.saturating_add(self.policy.least_interval());
        }
        self.policy.timeout = timeout;
    }
}
