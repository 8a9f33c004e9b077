use std::time::Duration;

use super::JobState;

/// One answer of a script, or several that are alike.
///
/// A step that names no status shows the job as it was: `Step::here().truncate()` cuts off what the step before has shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub(crate) what: What,
    pub(crate) repeat: u32,
    pub(crate) delay: Duration,
    pub(crate) truncate: Option<Cut>,
    pub(crate) drip: Option<Drip>,
}

/// What a step answers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum What {
    Job(JobState),
    Error { status: u16, code: Option<String>, message: Option<String>, retry_after: Option<String> },
    NotFound,
    Html(u16),
    Reset,
    ExpireToken,
}

/// How much of a body is sent before it breaks off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Cut {
    Half,
    After(usize),
}

/// A body that comes little by little.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Drip {
    pub(crate) bytes: usize,
    pub(crate) every: Duration,
}

impl Default for Drip {
    fn default() -> Self {
        Self { bytes: 16, every: Duration::from_millis(10) }
    }
}

impl Step {
    pub(crate) fn new(what: What) -> Self {
        Self { what, repeat: 1, delay: Duration::ZERO, truncate: None, drip: None }
    }

    /// The job has this status: any word, documented or not, or a number where the API has numbers.
    pub fn status(status: impl ToString) -> Self {
        Self::state(JobState::new(status))
    }

    /// The job stands like this.
    pub fn state(state: impl Into<JobState>) -> Self {
        Self::new(What::Job(state.into()))
    }

    /// The job stands as in the step before; at the beginning, it is pending.
    pub fn here() -> Self {
        Self::state(JobState::default())
    }

    /// An error with this HTTP status, from 400 to 599, and the gateway's usual words for it. Any other number counts as 500.
    pub fn error(status: u16) -> Self {
        let status = if (400..=599).contains(&status) { status } else { 500 };
        Self::new(What::Error { status, code: None, message: None, retry_after: None })
    }

    /// What the API's page documents for a job that does not exist.
    pub fn not_found() -> Self {
        Self::new(What::NotFound)
    }

    /// A page of HTML with this HTTP status: 200, or an error's as from a proxy. Any other number counts as 502.
    pub fn html(status: u16) -> Self {
        Self::new(What::Html(if status == 200 || (400..=599).contains(&status) { status } else { 502 }))
    }

    /// No answer: the connection is reset.
    pub fn reset() -> Self {
        Self::new(What::Reset)
    }

    /// From now on the request's token has expired: it gets 401 and `APIGW.0307`, whatever it is used for, and any other token is
    /// accepted. A signed request has no token to expire and gets the job as it stands.
    pub fn expire_token() -> Self {
        Self::new(What::ExpireToken)
    }

    /// The second status, where the API has one that decides how a job ended.
    #[must_use]
    pub fn result(self, result: impl ToString) -> Self {
        self.stating(|state| state.result(result))
    }

    /// How far the job is, in percent.
    #[must_use]
    pub fn progress(self, percent: f64) -> Self {
        self.stating(|state| state.progress(percent))
    }

    /// The tasks: exactly these, in this order. A word is the status of a task.
    #[must_use]
    pub fn tasks(self, tasks: impl IntoIterator<Item = impl Into<JobState>>) -> Self {
        self.stating(|state| state.tasks(tasks))
    }

    /// The code of the error, or of the job's outcome.
    #[must_use]
    pub fn code(mut self, code: impl Into<String>) -> Self {
        match &mut self.what {
            What::Error { code: place, .. } | What::Job(JobState { code: place, .. }) => {
                *place = Some(code.into());
            }
            What::NotFound | What::Html(_) | What::Reset | What::ExpireToken => {}
        }
        self
    }

    /// The message of the error, or what the service says of the job.
    #[must_use]
    pub fn message(mut self, message: impl Into<String>) -> Self {
        match &mut self.what {
            What::Error { message: place, .. } | What::Job(JobState { message: place, .. }) => {
                *place = Some(message.into());
            }
            What::NotFound | What::Html(_) | What::Reset | What::ExpireToken => {}
        }
        self
    }

    /// The `Retry-After` header of an error: seconds, or any other text.
    #[must_use]
    pub fn retry_after(mut self, value: impl ToString) -> Self {
        if let What::Error { retry_after, .. } = &mut self.what {
            *retry_after = Some(value.to_string());
        }
        self
    }

    /// So many answers like this, one after the other; 0 counts as 1. The last step of a script goes on for ever.
    #[must_use]
    pub fn repeat(mut self, times: u32) -> Self {
        self.repeat = times.max(1);
        self
    }

    /// How long the answer, or the reset, is waited for.
    #[must_use]
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// The connection ends after half of the body, although `Content-Length` promises all of it.
    #[must_use]
    pub fn truncate(mut self) -> Self {
        self.truncate = Some(Cut::Half);
        self
    }

    /// The same after so many bytes, but never after the last.
    #[must_use]
    pub fn truncate_after(mut self, bytes: usize) -> Self {
        self.truncate = Some(Cut::After(bytes));
        self
    }

    /// The body comes slowly: so many bytes in every interval.
    #[must_use]
    pub fn drip(mut self, bytes: usize, every: Duration) -> Self {
        self.drip = Some(Drip { bytes: bytes.max(1), every });
        self
    }

    fn stating(mut self, change: impl FnOnce(JobState) -> JobState) -> Self {
        if let What::Job(state) = &mut self.what {
            *state = change(std::mem::take(state));
        }
        self
    }

    /// Whether it says what is answered, and not only how.
    pub(crate) fn answers_itself(&self) -> bool {
        !matches!(&self.what, What::Job(state) if *state == JobState::default())
    }

    /// Whether a fault like this keeps from the client what the job has to say.
    pub(crate) fn loses_the_answer(&self) -> bool {
        self.truncate.is_some() || self.answers_itself()
    }
}
