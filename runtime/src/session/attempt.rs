use std::{fmt, sync::Arc, time::Duration};

use crate::{Answer, Error, ErrorKind};

/// One attempt at a request, once it is over, as [`ClientBuilder::on_attempt`](crate::ClientBuilder::on_attempt) hears of it: a request
/// is several of them where it is sent again, with other credentials or to another host. No secret is in it, and no value of a parameter.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Attempt<'a> {
    /// Id of the API, as in [`Api::id`](crate::Api::id).
    pub api: &'static str,
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
    /// From the request's sending to the last byte of its answer, connecting included.
    pub duration: Duration,
    /// The pause after which there is another attempt; `None` if it was the last.
    pub again_after: Option<Duration>,
}

impl<'a> Attempt<'a> {
    pub(super) fn new<T>(read: &'a Result<Answer<T>, Error>, api: &'static str, host: &'a str) -> Self {
        let (status, code, request_id, error) = match read {
            Ok(answer) => (Some(answer.status()), None, answer.request_id(), None),
            Err(error) => (error.status(), error.code(), error.request_id(), Some(error.kind())),
        };
        let (number, duration, again_after) = (0, Duration::ZERO, None);
        Self { api, number, host, status, code, request_id, error, duration, again_after }
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
