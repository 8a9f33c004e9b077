//! Whether and when a single request is sent again.

mod budget;
mod policy;
#[cfg(test)]
mod tests;

use std::time::Duration;

pub(crate) use self::budget::RetryBudget;
pub use self::policy::RetryPolicy;
use crate::{Error, random::Random};

/// The retries of one request. It does no I/O and has no clock: it is told the time and the error, and says how long to pause.
#[derive(Debug)]
pub(crate) struct Retries {
    policy: RetryPolicy,
    random: Random,
    done: u32,
}

impl Retries {
    pub(crate) fn new(policy: RetryPolicy) -> Self {
        Self { random: Random::new(policy.seed), policy, done: 0 }
    }

    /// Has no more than this time for all of it.
    #[cfg(feature = "blocking")]
    pub(crate) fn end_in(&mut self, time: Duration) {
        self.policy.total = self.policy.total.min(time);
    }

    /// How long an attempt that begins now may take, all in all; `now` is the time since the first one began.
    pub(crate) fn time_left(&self, now: Duration) -> Duration {
        if self.done == 0 { Duration::MAX } else { self.policy.total.saturating_sub(now) }
    }

    /// The pause before the request is sent again; `None` if it is not. `withdraw` asks for leave, last of all.
    pub(crate) fn after(
        &mut self,
        error: &Error,
        now: Duration,
        withdraw: impl FnOnce() -> bool,
    ) -> Option<Duration> {
        if !error.is_retryable() || self.done >= self.policy.max_retries {
            return None;
        }
        let pause = self.pause().max(error.retry_after().unwrap_or_default());
        if now.saturating_add(pause) >= self.policy.total || !withdraw() {
            return None;
        }
        self.done += 1;
        Some(pause)
    }

    /// How often the request was sent again.
    pub(crate) fn done(&self) -> u32 {
        self.done
    }

    /// Anything up to a bound that doubles: the retries of many must not come together.
    fn pause(&self) -> Duration {
        let doubled = self.policy.base_delay.saturating_mul(1_u32.checked_shl(self.done).unwrap_or(u32::MAX));
        self.random.up_to(self.done, doubled.min(self.policy.max_delay))
    }
}
