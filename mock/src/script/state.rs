/// What an answer says of a job, or of one of its tasks. What is left out goes by the status, as far as the API's page tells what the
/// status means.
///
/// ```
/// use huaweicloud_jobs_mock::JobState;
///
/// let task = JobState::new("FAILED").name("Build").code("ECC00011").message("Building failed.");
/// assert_ne!(task, JobState::from("FAILED"));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JobState {
    pub(crate) status: Option<String>,
    pub(crate) result: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) progress: Option<f64>,
    pub(crate) code: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) tasks: Option<Vec<JobState>>,
}

impl JobState {
    /// A job with this status: any word, documented or not. It is sent as an integer or a boolean where the API has those and the
    /// word is one, or the page's name for one; otherwise as text.
    pub fn new(status: impl ToString) -> Self {
        Self { status: Some(status.to_string()), ..Self::default() }
    }

    /// The second status, where the API has one that decides how a job ended.
    #[must_use]
    pub fn result(mut self, result: impl ToString) -> Self {
        self.result = Some(result.to_string());
        self
    }

    /// The name.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// How far it is, in percent. An API that has no place for it does not send it.
    #[must_use]
    pub fn progress(mut self, percent: f64) -> Self {
        self.progress = Some(percent);
        self
    }

    /// The service's code for the outcome.
    #[must_use]
    pub fn code(mut self, code: impl Into<String>) -> Self {
        self.code = Some(code.into());
        self
    }

    /// What the service says of it: why it failed.
    #[must_use]
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.message = Some(message.into());
        self
    }

    /// The tasks: exactly these, in this order.
    #[must_use]
    pub fn tasks(mut self, tasks: impl IntoIterator<Item = impl Into<JobState>>) -> Self {
        self.tasks = Some(tasks.into_iter().map(Into::into).collect());
        self
    }

    /// What is said after `before` was: without a status of its own, the job has not moved.
    pub(crate) fn after(&self, before: &Self) -> Self {
        if self.status.is_some() || self.result.is_some() {
            return self.clone();
        }
        let own = self.clone();
        Self {
            status: before.status.clone(),
            result: before.result.clone(),
            name: own.name.or_else(|| before.name.clone()),
            progress: own.progress.or(before.progress),
            code: own.code.or_else(|| before.code.clone()),
            message: own.message.or_else(|| before.message.clone()),
            tasks: own.tasks.or_else(|| before.tasks.clone()),
        }
    }
}

impl From<&str> for JobState {
    fn from(status: &str) -> Self {
        Self::new(status)
    }
}

impl From<String> for JobState {
    fn from(status: String) -> Self {
        Self::new(status)
    }
}

impl From<i64> for JobState {
    fn from(status: i64) -> Self {
        Self::new(status)
    }
}
