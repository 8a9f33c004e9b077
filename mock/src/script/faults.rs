use std::time::Duration;

use super::Step;

/// Faults that are mixed in at random: in place of an answer, or on its way.
///
/// Whether a poll meets a fault, and which, depends on the seed, the job and the number of the poll alone: the same seed gives the same
/// faults. An answer that a fault has kept from the client is given at the next poll, so no step of a script is lost.
///
/// ```
/// use huaweicloud_jobs_mock::{Faults, Step};
///
/// let faults = Faults::new(42).rate(0.3).kinds([Step::reset(), Step::error(429).retry_after(1)]).in_a_row(2);
/// # drop(faults);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Faults {
    seed: u64,
    rate: f64,
    pub(super) kinds: Vec<Step>,
    in_a_row: u32,
}

impl Faults {
    /// One poll in five meets something that a client should survive: a reset, a body cut off, a slow body, HTML with 502, 429, 500
    /// or 503.
    pub fn new(seed: u64) -> Self {
        let kinds = vec![
            Step::reset(),
            Step::here().truncate(),
            Step::here().drip(64, Duration::from_millis(1)),
            Step::html(502),
            Step::error(429),
            Step::error(500),
            Step::error(503),
        ];
        Self { seed, rate: 0.2, kinds, in_a_row: u32::MAX }
    }

    /// How many of the polls meet a fault: from 0 for none to 1 for all. With 1 and no [`in_a_row`](Self::in_a_row) a job may never be
    /// told of.
    #[must_use]
    pub fn rate(mut self, rate: f64) -> Self {
        self.rate = rate;
        self
    }

    /// The faults, each as likely as the others. A step without a status leaves the job as it stands; `repeat` does not matter.
    #[must_use]
    pub fn kinds(mut self, kinds: impl IntoIterator<Item = Step>) -> Self {
        self.kinds = kinds.into_iter().collect();
        self
    }

    /// No more than so many lost answers in a row for a job.
    #[must_use]
    pub fn in_a_row(mut self, most: u32) -> Self {
        self.in_a_row = most;
        self
    }

    /// The fault that a poll meets when so many answers just before it were lost.
    pub(crate) fn at(&self, job: &str, poll: u32, lost: u32) -> Option<&Step> {
        // The number of a poll comes last: FNV-1a is weak there, and the mixing makes up for it.
        let hash = job.bytes().fold(0xcbf2_9ce4_8422_2325_u64 ^ self.seed, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let chance = mixed(mixed(hash).wrapping_add(u64::from(poll)));
        if lost >= self.in_a_row || self.kinds.is_empty() || unit(chance) >= self.rate {
            return None;
        }
        let kind = unit(mixed(chance)) * self.kinds.len() as f64;
        self.kinds.get(kind as usize)
    }
}

/// The last part of splitmix64: every bit of the result depends on every bit of the number.
fn mixed(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// From 0 to just below 1.
fn unit(number: u64) -> f64 {
    (number >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_depend_on_seed_job_and_poll_alone() {
        let met = |seed, job: &str| {
            let faults = Faults::new(seed).rate(0.5);
            (0..64).map(|poll| faults.at(job, poll, 0).cloned()).collect::<Vec<_>>()
        };
        assert_eq!(met(1, "a"), met(1, "a"));
        assert_ne!(met(1, "a"), met(2, "a"));
        assert_ne!(met(1, "a"), met(1, "b"));
    }

    #[test]
    fn the_rate_is_kept_and_every_kind_is_met() {
        for rate in [0.0, 0.1, 0.5, 1.0] {
            let faults = Faults::new(3).rate(rate);
            let met: Vec<_> =
                (0..100).flat_map(|job| (0..100).map(move |poll| (format!("job-{job}"), poll))).collect();
            let met: Vec<_> = met.iter().filter_map(|(job, poll)| faults.at(job, *poll, 0)).collect();
            assert!((met.len() as f64 / 10_000.0 - rate).abs() < 0.02, "{rate}: {}", met.len());
            assert!(rate == 0.0 || faults.kinds.iter().all(|kind| met.contains(&kind)));
        }
    }

    #[test]
    fn a_row_of_faults_ends() {
        let faults = Faults::new(3).rate(1.0).in_a_row(2);
        assert!(faults.at("a", 7, 1).is_some());
        assert!(faults.at("a", 7, 2).is_none());
    }
}
