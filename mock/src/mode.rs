use huaweicloud_jobs_runtime::Phase;

/// What the mock's answers say.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub enum Mode {
    /// The page's own example, byte for byte; a generated answer where the page has none.
    #[default]
    Examples,
    /// A job that goes on with every request for it, from documented status to documented status.
    Lifecycle(Lifecycle),
}

/// How a job goes on: through each documented pending status, then a running one, then to its end.
///
/// ```
/// use huaweicloud_jobs_mock::{Lifecycle, Mode};
/// use huaweicloud_jobs_runtime::Phase;
///
/// let fails_late = Mode::Lifecycle(Lifecycle::default().running(5).outcome(Phase::Failed));
/// # let _ = fails_late;
/// ```
#[derive(Clone, Debug)]
pub struct Lifecycle {
    pub(crate) running: u32,
    pub(crate) outcome: Phase,
}

impl Default for Lifecycle {
    /// One answer says that the job is running; the next, that it succeeded.
    fn default() -> Self {
        Self { running: 1, outcome: Phase::Succeeded }
    }
}

impl Lifecycle {
    /// How many answers say that the job is running.
    #[must_use]
    pub fn running(mut self, answers: u32) -> Self {
        self.running = answers;
        self
    }

    /// How the job ends. A service without such a status lets it fail, or succeed where even that is not documented.
    #[must_use]
    pub fn outcome(mut self, outcome: Phase) -> Self {
        self.outcome = outcome;
        self
    }
}
