//! When a host may be sent its next request.

use std::time::Duration;

use super::Budget;

/// Timers come late by a millisecond or more. So much lost time is made good, and no more: a longer burst would be one.
const SLACK: Duration = Duration::from_millis(20);

/// Requests take unevenly long on their way, and a host counts them when they arrive. So much of that cannot overrun the budget there.
const UNEVEN: Duration = Duration::from_millis(40);

/// A host that says "too many requests" and not for how long is left alone for this long.
const PAUSE: Duration = Duration::from_secs(1);

/// After "too many requests", each second that brings an answer gives back this part of the budget.
const RECOVERY: f64 = 0.05;

/// However often it says so, this part of the budget is left.
const LEAST: f64 = 0.01;

/// Paces the requests to one host: evenly, slower while the host says that they are too many, and never faster than the budget.
#[derive(Clone, Debug)]
pub(super) struct Pace {
    budget: f64,
    rate: f64,
    /// When the next request is due if all go out evenly.
    next: Duration,
    paused_until: Duration,
    recovered: Duration,
}

impl Pace {
    pub(super) fn new(budget: Budget) -> Self {
        let budget = budget.rate();
        let never = Duration::ZERO;
        Self { budget, rate: budget, next: never, paused_until: never, recovered: never }
    }

    /// From when on a request may be sent.
    pub(super) fn ready_at(&self) -> Duration {
        self.next.saturating_sub(SLACK).max(self.paused_until)
    }

    /// A request is sent.
    pub(super) fn sent(&mut self, now: Duration) {
        // If n requests arrive in less than a second, they are sent in less than that and what is uneven, and the last is sent after
        // n - 1 of these intervals less the slack. So n - 1 is less than the rate.
        let interval = (Duration::from_secs(1) + SLACK + UNEVEN).div_f64(self.rate) + Duration::from_nanos(1);
        self.next = self.next.max(now).saturating_add(interval);
    }

    /// The host has answered.
    pub(super) fn answered(&mut self, now: Duration) {
        if self.rate < self.budget && now >= self.recovered.saturating_add(Duration::from_secs(1)) {
            self.rate = (self.rate + self.budget * RECOVERY).min(self.budget);
            self.recovered = now;
        }
    }

    /// The host says that there are too many requests.
    pub(super) fn throttled(&mut self, now: Duration, retry_after: Option<Duration>) {
        // Several requests may be under way when it becomes too much: they say it several times, but it is one occasion.
        if now >= self.paused_until {
            self.rate = (self.rate / 2.0).max(self.budget * LEAST);
        }
        self.paused_until = self.paused_until.max(now.saturating_add(retry_after.unwrap_or(PAUSE)));
        self.recovered = self.paused_until;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    /// When requests are sent if there is always one waiting, and each timer is late by this.
    fn sent(pace: &mut Pace, from: Duration, until: Duration, late: Duration) -> Vec<Duration> {
        let mut now = from;
        let mut sent = Vec::new();
        while now < until {
            if now < pace.ready_at() {
                now = pace.ready_at() + late;
                continue;
            }
            pace.sent(now);
            sent.push(now);
        }
        sent
    }

    #[test]
    fn as_many_as_allowed_and_never_more() {
        for rate in [0.0005, 0.3, 1.0, 7.5, 10.0, 333.0, 5000.0] {
            for late in [0, 1, 19, 45] {
                let mut pace = Pace::new(Budget::new().per_second(rate));
                let sent = sent(&mut pace, Duration::ZERO, 20 * SECOND, Duration::from_millis(late));
                let most = rate.ceil() as usize;
                assert!(sent.windows(most + 1).all(|these| these[most] - these[0] >= SECOND), "{rate}");
                // Timers that are a little late cost nothing.
                if late < 20 {
                    assert!(sent.len() as f64 >= 20.0 * rate * 0.94, "{} of {rate}, {late} late", sent.len());
                }
            }
        }
    }

    #[test]
    fn rates_that_are_none() {
        for rate in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0, 0.0] {
            let mut pace = Pace::new(Budget::new().per_second(rate));
            pace.sent(SECOND);
            assert!(pace.next > SECOND && pace.next < 2000 * SECOND, "{rate}");
        }
    }

    #[test]
    fn slower_and_back_again() {
        let mut pace = Pace::new(Budget::new().per_second(100.0));
        pace.throttled(SECOND, Some(5 * SECOND));
        pace.throttled(2 * SECOND, None);
        assert_eq!((pace.rate, pace.ready_at()), (50.0, 6 * SECOND), "one occasion, and the longest pause");
        pace.throttled(6 * SECOND, None);
        assert_eq!((pace.rate, pace.ready_at()), (25.0, 7 * SECOND));
        let mut rates = Vec::new();
        for half in 14..60 {
            pace.answered(half * SECOND / 2);
            rates.push(pace.rate);
        }
        assert_eq!(rates[..5], [25.0, 25.0, 30.0, 30.0, 35.0]);
        assert_eq!(rates.last(), Some(&100.0), "and never above the budget");
        for again in 0..100 {
            pace.throttled((100 + again * 10) * SECOND, None);
        }
        assert_eq!(pace.rate, 1.0, "never to a standstill");
    }
}
