//! Intervals: exponential with full jitter, so that the polls of many waits do not bunch.

use std::time::Duration;

use super::WaitPolicy;
use crate::random::Random;

/// A service that is asked for less traffic by 429 after 429 is asked this much less often, at most.
pub(super) const SLOWEST: u32 = 8;

/// Draws the time between an answer and the next poll.
#[derive(Clone, Debug)]
pub(super) struct Intervals {
    random: Random,
    /// How often it was drawn.
    pub(super) drawn: u32,
    /// Both bounds are multiplied by this.
    pub(super) slowness: u32,
}

impl Intervals {
    pub(super) fn new(seed: Option<u64>) -> Self {
        Self { random: Random::new(seed), drawn: 0, slowness: 1 }
    }

    /// The service has too much to do.
    pub(super) fn slow_down(&mut self) {
        self.slowness = (self.slowness * 2).min(SLOWEST);
    }

    /// The service answers.
    pub(super) fn speed_up(&mut self) {
        self.slowness = (self.slowness / 2).max(1);
    }

    /// The next interval. What the service asked for wins, as long as it is not less than the least.
    pub(super) fn next(&mut self, policy: &WaitPolicy, retry_after: Option<Duration>) -> Duration {
        let least = policy.least_interval();
        self.drawn = self.drawn.saturating_add(1);
        if let Some(asked) = retry_after {
            return asked.max(least);
        }
        let doubled = least.saturating_mul(1_u32.checked_shl(self.drawn).unwrap_or(u32::MAX).max(2));
        let most = doubled.min(policy.max_interval).max(least);
        let (least, most) = (least.saturating_mul(self.slowness), most.saturating_mul(self.slowness));
        least.saturating_add(self.random.up_to(self.drawn, most - least))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn drawn(policy: &WaitPolicy, count: usize) -> Vec<Duration> {
        let mut intervals = Intervals::new(policy.seed);
        (0..count).map(|_| intervals.next(policy, None)).collect()
    }

    #[test]
    fn between_bounds_that_double() {
        let policy = WaitPolicy::new().intervals(SECOND, 20 * SECOND);
        let mut highest = [Duration::ZERO; 8];
        for seed in 0..500 {
            for (at, interval) in drawn(&policy.clone().seed(seed), 8).into_iter().enumerate() {
                let most = [2, 4, 8, 16, 20, 20, 20, 20][at] * SECOND;
                assert!((SECOND..=most).contains(&interval), "{at}: {interval:?}");
                highest[at] = highest[at].max(interval);
            }
        }
        // The whole range is used.
        assert!(highest[0] > SECOND * 19 / 10 && highest[7] > 19 * SECOND, "{highest:?}");
    }

    #[test]
    fn seeds_and_their_absence() {
        let policy = WaitPolicy::new().seed(7);
        assert_eq!(drawn(&policy, 20), drawn(&policy, 20));
        assert_ne!(drawn(&policy, 20), drawn(&policy.clone().seed(8), 20));
        assert_ne!(drawn(&WaitPolicy::new(), 20), drawn(&WaitPolicy::new(), 20));
    }

    #[test]
    fn slower_and_faster() {
        let policy = WaitPolicy::new().intervals(SECOND, SECOND).seed(1);
        let mut intervals = Intervals::new(policy.seed);
        for expected in [2, 4, 8, 8] {
            intervals.slow_down();
            assert_eq!(intervals.next(&policy, None), expected * SECOND);
        }
        for expected in [4, 2, 1, 1] {
            intervals.speed_up();
            assert_eq!(intervals.next(&policy, None), expected * SECOND);
        }
    }

    #[test]
    fn extremes() {
        for (min, max) in [
            (Duration::ZERO, Duration::ZERO),
            (Duration::MAX, Duration::ZERO),
            (Duration::ZERO, Duration::MAX),
            (Duration::MAX, Duration::MAX),
        ] {
            let policy = WaitPolicy::new().intervals(min, max).seed(3);
            for interval in drawn(&policy, 100) {
                assert!(interval >= min.max(Duration::from_millis(1)));
            }
        }
        let mut intervals = Intervals::new(Some(0));
        let policy = WaitPolicy::new();
        assert_eq!(intervals.next(&policy, Some(Duration::MAX)), Duration::MAX);
        assert_eq!(intervals.next(&policy, Some(Duration::ZERO)), policy.min_interval);
    }
}
