//! Credentials that do not last, and who gives new ones.

use std::{error::Error as StdError, fmt, sync::Arc, time::SystemTime};

use crate::{Credentials, CredentialsError, Login, join::join};

/// Gives credentials whenever the client needs new ones: a token from one's own login service, temporary keys, a file that another
/// program keeps up to date.
///
/// A client asks when it sends its first request, shortly before the credentials expire, and once when a service does not accept them
/// any more; see [`Lease`]. It asks for one lease at a time and all its requests share it.
///
/// [`provide`](Self::provide) may block: the asynchronous client calls it where that does no harm. It has to come to an end by itself, since
/// what it takes is not part of a request's timeout.
///
/// A closure does, too:
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// use huaweicloud_jobs_runtime::{Credentials, Lease};
///
/// let credentials = Credentials::provider(|| {
///     let token = std::fs::read_to_string("/run/secrets/token")?;
///     Ok(Lease::until(Credentials::token(token.trim()), SystemTime::now() + Duration::from_secs(3600)))
/// });
/// # drop(credentials);
/// ```
pub trait CredentialsProvider: Send + Sync {
    /// New credentials. They must be a token or keys, and no provider again.
    ///
    /// # Errors
    /// There are none. The words become those of an error of the kind [`Credentials`](crate::ErrorKind::Credentials).
    fn provide(&self) -> Result<Lease, Box<dyn StdError + Send + Sync>>;
}

impl<F> CredentialsProvider for F
where
    F: Fn() -> Result<Lease, Box<dyn StdError + Send + Sync>> + Send + Sync,
{
    fn provide(&self) -> Result<Lease, Box<dyn StdError + Send + Sync>> {
        self()
    }
}

/// Credentials, and until when they are valid. `Debug` shows no secret.
///
/// A client asks for the next ones five minutes before these expire, or when a tenth of their time is left if that is later. Should that
/// fail, it uses these while they are valid and asks again ten seconds later at the earliest.
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// use huaweicloud_jobs_runtime::{Credentials, Lease};
///
/// let lasting: Lease = Credentials::keys("AK", "SK").into();
/// assert_eq!(lasting.expires(), None);
/// let lease = Lease::until(Credentials::token("MII"), SystemTime::now() + Duration::from_secs(24 * 3600));
/// assert!(!format!("{lease:?}").contains("MII"));
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Lease {
    credentials: Credentials,
    expires: Option<SystemTime>,
    project_id: Option<String>,
}

impl Lease {
    /// Credentials that are valid until this moment.
    pub fn until(credentials: Credentials, expires: SystemTime) -> Self {
        Self { expires: Some(expires), ..credentials.into() }
    }

    /// Says which project the credentials are for, so that a client need not look it up.
    #[must_use]
    pub fn with_project_id(self, id: impl Into<String>) -> Self {
        Self { project_id: Some(id.into()), ..self }
    }

    /// The credentials.
    pub fn credentials(&self) -> &Credentials {
        &self.credentials
    }

    /// When they expire, if that is known.
    pub fn expires(&self) -> Option<SystemTime> {
        self.expires
    }

    /// Which project they are for, if that is known.
    pub fn project_id(&self) -> Option<&str> {
        self.project_id.as_deref()
    }
}

impl From<Credentials> for Lease {
    /// Credentials of which it is not known when they expire: a client keeps them until they are refused.
    fn from(credentials: Credentials) -> Self {
        Self { credentials, expires: None, project_id: None }
    }
}

/// Who gives credentials that are not there yet.
#[derive(Clone)]
pub(crate) enum Source {
    Provider(Arc<dyn CredentialsProvider>),
    /// Needs somebody who sends requests.
    Login(Arc<dyn Login>),
}

impl Source {
    /// Asks a provider.
    pub(crate) fn ask(&self) -> Result<Lease, CredentialsError> {
        match self {
            Self::Provider(provider) => provider
                .provide()
                .map_err(|error| CredentialsError::Provider(words(&*error)))
                .and_then(proper),
            Self::Login(login) => Err(CredentialsError::NeedsClient(login.to_string())),
        }
    }
}

/// Holds what was given against what was promised.
pub(crate) fn proper(lease: Lease) -> Result<Lease, CredentialsError> {
    match lease.credentials.source() {
        None => Ok(lease),
        Some(_) => {
            Err(CredentialsError::Provider("it gave another provider in place of credentials".to_owned()))
        }
    }
}

/// An error with all its causes.
pub(crate) fn words(error: &(dyn StdError + 'static)) -> String {
    let mut said = vec![error.to_string()];
    let mut below = error.source();
    while let Some(cause) = below {
        let words = cause.to_string();
        // Some errors repeat their cause in their own words.
        if !said.last().is_some_and(|error| error.contains(&words)) {
            said.push(words);
        }
        below = cause.source();
    }
    join(said, ": ")
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Provider(a), Self::Provider(b)) => Arc::ptr_eq(a, b),
            (Self::Login(a), Self::Login(b)) => Arc::ptr_eq(a, b),
            _ => false,
        }
    }
}

impl Eq for Source {}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Provider(_) => f.write_str("Provider(..)"),
            Self::Login(login) => write!(f, "Login({login})"),
        }
    }
}
