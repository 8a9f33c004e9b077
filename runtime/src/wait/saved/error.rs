use std::fmt;

use crate::{DecodeError, RequestError};

/// Why a saved wait cannot be read or resumed.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum SavedWaitError {
    /// It is not JSON, or a value cannot be what it should.
    Unreadable {
        /// Path to the value: `policy.timeout`. Empty for the text as a whole.
        path: String,
        /// What is wrong there.
        problem: String,
    },
    /// It has another version of the format.
    Version {
        /// The version that it has.
        found: i64,
    },
    /// It is of an API that is not among those asked.
    UnknownApi {
        /// The API's id.
        api: String,
    },
    /// It is of another API than the request.
    OtherApi {
        /// The saved wait's API.
        saved: String,
        /// The request's API.
        given: &'static str,
    },
    /// A parameter has another value than in the request.
    OtherParameter {
        /// The API's id.
        api: &'static str,
        /// Name of the parameter.
        parameter: String,
        /// The saved wait's value, if it has one.
        saved: Option<String>,
        /// The request's value, if it has one.
        given: Option<String>,
    },
    /// Its parameters do not fit its API.
    Request(RequestError),
}

impl SavedWaitError {
    pub(super) fn unreadable(path: impl Into<String>, problem: impl Into<String>) -> Self {
        Self::Unreadable { path: path.into(), problem: problem.into() }
    }
}

impl From<DecodeError> for SavedWaitError {
    fn from(error: DecodeError) -> Self {
        match error.is_syntax() {
            true => Self::unreadable("", format!("it is {}", error.problem())),
            false => Self::unreadable(error.path(), error.problem()),
        }
    }
}

impl fmt::Display for SavedWaitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted = |value: &Option<String>| value.as_ref().map_or("none".to_owned(), |v| format!("{v:?}"));
        match self {
            Self::Unreadable { path, problem } if path.is_empty() => {
                write!(f, "this is no saved wait: {problem}")
            }
            Self::Unreadable { path, problem } => {
                write!(f, "the saved wait cannot be read: {path}: {problem}")
            }
            Self::Version { found } => {
                let known = super::VERSION;
                write!(f, "the saved wait has version {found} of the format, and this program reads {known}")
            }
            Self::UnknownApi { api } => {
                write!(f, "the saved wait is of {api:?}, an API that this program does not have")
            }
            Self::OtherApi { saved, given } => {
                write!(f, "the saved wait is of {saved:?}, the request is of {given:?}")
            }
            Self::OtherParameter { api, parameter, saved, given } => {
                write!(
                    f,
                    "the saved wait is of another job of {api}: there {parameter} is {}",
                    quoted(saved)
                )?;
                write!(f, ", in the request {}", quoted(given))
            }
            Self::Request(error) => write!(f, "the saved wait does not fit its API: {error}"),
        }
    }
}

impl std::error::Error for SavedWaitError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Request(error) => Some(error),
            _ => None,
        }
    }
}
