//! Credentials that a service gives out: what is asked of it, and how its answers are read, without I/O.

#[cfg(any(feature = "client", feature = "blocking"))]
mod metadata;
#[cfg(any(feature = "client", feature = "blocking"))]
mod password;

use std::{
    error::Error as StdError,
    fmt,
    time::{Duration, SystemTime},
};

use http::{Request, Response};

#[cfg(any(feature = "client", feature = "blocking"))]
pub(crate) use self::metadata::ADDRESS as METADATA_ADDRESS;
#[cfg(any(feature = "client", feature = "blocking"))]
pub use self::{metadata::MetadataLogin, password::PasswordLogin};
use crate::{BaseUrl, Lease, RequestError};

/// Obtains credentials with a few HTTP requests, which the client sends: the same login does for the asynchronous and the blocking one.
///
/// A login is a function of what was answered so far. It keeps nothing itself: the client keeps the [`Lease`] that it ends with, shares it
/// between all requests, and logs in again shortly before it expires and once when it is refused.
///
/// `Display` says who logs in, without secrets; it completes the sentence "cannot log in as ...".
///
/// ```
/// use std::{error::Error, fmt};
///
/// use http::{Request, Response};
/// use huaweicloud_jobs_runtime::{Credentials, Login, LoginContext, LoginStep};
///
/// /// Takes the token of another program on this machine.
/// struct Neighbour;
///
/// impl fmt::Display for Neighbour {
///     fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
///         f.write_str("the neighbour")
///     }
/// }
///
/// impl Login for Neighbour {
///     fn next(
///         &self,
///         _: &LoginContext<'_>,
///         answers: &[Response<Vec<u8>>],
///     ) -> Result<LoginStep, Box<dyn Error + Send + Sync>> {
///         Ok(match answers {
///             [] => LoginStep::Send(Request::get("http://127.0.0.1:8200/token").body(Vec::new())?),
///             [answer, ..] => LoginStep::Done(Credentials::token(str::from_utf8(answer.body())?).into()),
///         })
///     }
/// }
///
/// let credentials = Credentials::login(Neighbour);
/// # drop(credentials);
/// ```
pub trait Login: fmt::Display + Send + Sync {
    /// What comes next, given all answers so far: another request, or the credentials. It is asked until these are there, ten times at most.
    ///
    /// Requests need an absolute address. Like all that carries secrets they are sent with TLS, to this machine itself, or to the metadata
    /// service of a cloud server, unless the client allows more. They take the course of all requests: they are sent again, within the
    /// client's time and retry policy, where they may be, and to the next host of the service that gives out tokens where the first cannot be
    /// found. For that `next` is asked once for each of those hosts.
    ///
    /// # Errors
    /// There are no credentials. An [`Error`](crate::Error) is given to the caller as it is; the words of any other become those of one of the kind
    /// [`Credentials`](crate::ErrorKind::Credentials).
    fn next(
        &self,
        context: &LoginContext<'_>,
        answers: &[Response<Vec<u8>>],
    ) -> Result<LoginStep, Box<dyn StdError + Send + Sync>>;

    /// Whether a request may be sent again that came to nothing for a reason that passes: the service was busy, or the answer was lost.
    /// Whoever can log in twice says yes, which is unless told; a code that is good for one time forbids it.
    fn is_repeatable(&self) -> bool {
        true
    }

    /// How long one of its requests may take, if less than the client allows.
    fn timeout(&self) -> Option<Duration> {
        None
    }
}

/// What a [`Login`] wants next. `Debug` shows neither bodies nor secrets.
pub enum LoginStep {
    /// This request is to be sent, and the last answer given back, whatever its status.
    Send(Request<Vec<u8>>),
    /// These are the credentials: a token or keys.
    Done(Lease),
}

impl fmt::Debug for LoginStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Send(request) => write!(f, "Send({} {})", request.method(), request.uri()),
            Self::Done(lease) => f.debug_tuple("Done").field(lease).finish(),
        }
    }
}

/// What a client knows that a [`Login`] may need.
#[derive(Clone, Debug)]
pub struct LoginContext<'a> {
    region: Option<&'a str>,
    identity: Result<BaseUrl, RequestError>,
    now: SystemTime,
}

impl<'a> LoginContext<'a> {
    /// The region that is asked, if there is one; the base URL of the service that gives out tokens; and the time.
    pub fn new(region: Option<&'a str>, identity: Result<BaseUrl, RequestError>, now: SystemTime) -> Self {
        Self { region, identity, now }
    }

    /// The region whose services are asked.
    pub fn region(&self) -> Option<&'a str> {
        self.region
    }

    /// Base URL of the service that gives out tokens.
    ///
    /// # Errors
    /// It is not known, or was not given as a URL.
    pub fn identity(&self) -> Result<&BaseUrl, RequestError> {
        self.identity.as_ref().map_err(Clone::clone)
    }

    /// The time.
    pub fn now(&self) -> SystemTime {
        self.now
    }
}
