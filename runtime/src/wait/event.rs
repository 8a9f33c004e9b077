use std::time::Duration;

use crate::{Answer, Error, ErrorKind, Job, Structure};

/// What happened, for [`Machine::step`](super::Machine::step).
#[derive(Clone, Debug)]
pub enum Event {
    /// The wait begins.
    Start,
    /// The time has come that the machine wanted to sleep until. To come too early does no harm.
    Timer,
    /// A request was answered.
    Answer(Box<Observation>),
    /// A request was not answered, or refused.
    Error(PollError),
}

impl Event {
    /// What came of a request.
    pub fn of<T: Structure>(result: &Result<Answer<T>, Error>) -> Self {
        match result {
            Ok(answer) => Self::Answer(Box::new(answer.into())),
            Err(error) => Self::Error(error.into()),
        }
    }
}

/// A job as an answer shows it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Observation {
    /// The job.
    pub job: Job,
    /// HTTP status of the answer.
    pub http_status: Option<u16>,
    /// The request's id at the service.
    pub request_id: Option<String>,
}

impl Observation {
    /// A job, and nothing known of the answer that showed it.
    pub fn new(job: Job) -> Self {
        Self { job, http_status: None, request_id: None }
    }
}

impl<T: Structure> From<&Answer<T>> for Observation {
    fn from(answer: &Answer<T>) -> Self {
        Self {
            job: answer.job(),
            http_status: Some(answer.status()),
            request_id: answer.request_id().map(str::to_owned),
        }
    }
}

/// What a wait needs to know of an [`Error`].
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PollError {
    /// What sort of error it is.
    pub kind: ErrorKind,
    /// Whether the same request may succeed later.
    pub retryable: bool,
    /// How long the service asks to wait before the next request.
    pub retry_after: Option<Duration>,
    /// HTTP status of the answer.
    pub http_status: Option<u16>,
    /// The service's error code.
    pub code: Option<String>,
    /// The request's id at the service.
    pub request_id: Option<String>,
}

impl PollError {
    /// An error of a kind, of which nothing more is known.
    pub fn new(kind: ErrorKind) -> Self {
        let retryable = kind.is_transient();
        Self { kind, retryable, retry_after: None, http_status: None, code: None, request_id: None }
    }
}

impl From<&Error> for PollError {
    fn from(error: &Error) -> Self {
        Self {
            kind: error.kind(),
            retryable: error.is_retryable(),
            retry_after: error.retry_after(),
            http_status: error.status(),
            code: error.code().map(str::to_owned),
            request_id: error.request_id().map(str::to_owned),
        }
    }
}
