/// How many requests one host may be sent by a [`Set`](super::Set): so many in any second, and so many at a time.
///
/// Every HTTP request counts, each page of a long answer too.
///
/// ```
/// use huaweicloud_jobs_runtime::wait::Budget;
///
/// let budget = Budget::new().per_second(25.0).in_flight(16);
/// assert_eq!((budget.per_second, budget.in_flight), (25.0, 16));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Budget {
    /// The most requests in any second, a part of one rounded up. 10 unless told; less than one in 1,000 seconds is taken for that,
    /// more than a million for a million.
    pub per_second: f64,
    /// The most requests under way at a time. 8 unless told; none is taken for one.
    pub in_flight: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { per_second: 10.0, in_flight: 8 }
    }
}

impl Budget {
    /// The defaults.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The most requests in any second.
    #[must_use]
    pub fn per_second(mut self, requests: f64) -> Self {
        self.per_second = requests;
        self
    }

    /// The most requests under way at a time.
    #[must_use]
    pub fn in_flight(mut self, requests: usize) -> Self {
        self.in_flight = requests;
        self
    }

    /// The rate as it is kept.
    pub(super) fn rate(self) -> f64 {
        // What is no number is no leave to ask often.
        if self.per_second.is_nan() { 0.001 } else { self.per_second.clamp(0.001, 1e6) }
    }

    /// The number under way as it is kept.
    pub(super) fn slots(self) -> usize {
        self.in_flight.max(1)
    }
}
