use std::{fmt, sync::Arc, time::Duration};

use crate::ErrorKind;

/// One attempt at a request, once it is over, as [`ClientBuilder::on_attempt`](crate::ClientBuilder::on_attempt) hears of it: a request
/// is several of them where it is sent again, with other credentials or to another host. No secret is in it, and no value of a parameter.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Attempt<'a> {
    /// What the request is for.
    pub purpose: Purpose,
    /// HTTP method in upper case.
    pub method: &'a str,
    /// Which attempt at the request it is; the first is 1.
    pub number: u32,
    /// The host that was asked, and the port if one is given.
    pub host: &'a str,
    /// HTTP status of the answer.
    pub status: Option<u16>,
    /// The service's error code.
    pub code: Option<&'a str>,
    /// The request's id at the service.
    pub request_id: Option<&'a str>,
    /// What went wrong, if anything did.
    pub error: Option<ErrorKind>,
    /// Why there was no connection, or why it broke, in words.
    pub problem: Option<&'a str>,
    /// From the request's sending to the last byte of its answer, connecting included.
    pub duration: Duration,
    /// The pause after which there is another attempt; `None` if it was the last.
    pub again_after: Option<Duration>,
    /// Whether there would be another attempt, had the host not failed so often that its budget is used up: see
    /// [`RetryPolicy`](crate::RetryPolicy).
    pub budget_spent: bool,
}

/// What a client sends a request for. `Display` is the API's id, `login` or `project look-up`.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Purpose {
    /// To ask the API with this id, as in [`Api::id`](crate::Api::id).
    Api(&'static str),
    /// To obtain credentials.
    Login,
    /// To look up the region's project.
    ProjectLookUp,
}

impl Purpose {
    /// The API's id, if it is to ask one.
    pub const fn api(self) -> Option<&'static str> {
        match self {
            Self::Api(id) => Some(id),
            Self::Login | Self::ProjectLookUp => None,
        }
    }

    /// The API's id, `login` or `project look-up`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Api(id) => id,
            Self::Login => "login",
            Self::ProjectLookUp => "project look-up",
        }
    }
}

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Who hears of attempts.
#[derive(Clone)]
pub(crate) struct Listener(Arc<dyn Fn(&Attempt<'_>) + Send + Sync>);

impl Listener {
    pub(super) fn new(listen: impl Fn(&Attempt<'_>) + Send + Sync + 'static) -> Self {
        Self(Arc::new(listen))
    }

    pub(super) fn tell(&self, attempt: &Attempt<'_>) {
        (self.0)(attempt);
    }
}

impl fmt::Debug for Listener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Listener(..)")
    }
}
