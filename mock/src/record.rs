//! What was asked, without the secrets.

use std::{
    sync::{Mutex, PoisonError},
    time::Instant,
};

use http::{HeaderMap, HeaderName, Method, Request, Uri};
use huaweicloud_jobs_runtime::{Api, Scheme};

const REDACTED: &str = "(redacted)";
const SECRETS: [&str; 6] = [
    "authorization",
    "cookie",
    "proxy-authorization",
    "x-auth-token",
    "x-metadata-token",
    "x-security-token",
];

/// A request that the mock got. What could be a secret is replaced by `(redacted)`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Recorded {
    /// HTTP method.
    pub method: Method,
    /// Path and query.
    pub uri: Uri,
    /// Headers in the order of arrival, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The API that was asked; `None` if there is none at this address.
    pub api: Option<&'static str>,
    /// How it is signed, if it is.
    pub signed: Option<Scheme>,
    /// HTTP status of the answer; 0 if there was none, since the connection was reset.
    pub status: u16,
    /// When it was received.
    pub at: Instant,
    /// How many requests were then being answered, with this one.
    pub in_flight: usize,
}

impl Recorded {
    pub(crate) fn new(
        request: &Request<Vec<u8>>,
        api: Option<&'static Api>,
        status: u16,
        in_flight: usize,
    ) -> Self {
        Self {
            method: request.method().clone(),
            uri: request.uri().clone(),
            headers: headers(request.headers(), api),
            api: api.map(|api| api.id),
            signed: Scheme::of(request),
            status,
            at: Instant::now(),
            in_flight,
        }
    }

    /// The value of a header, if it was sent. The name is in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(header, _)| header == name).map(|(_, value)| value.as_str())
    }
}

fn headers(headers: &HeaderMap, api: Option<&'static Api>) -> Vec<(String, String)> {
    let secret = |name: &HeaderName| {
        let credential = api.and_then(|api| {
            let mut parameters = api.parameters.iter();
            parameters.find(|parameter| parameter.name.eq_ignore_ascii_case(name.as_str()))
        });
        SECRETS.contains(&name.as_str()) || credential.is_some_and(|p| !p.need.is_settable())
    };
    let shown = headers.iter().map(|(name, value)| {
        let value = if secret(name) { REDACTED.into() } else { String::from_utf8_lossy(value.as_bytes()) };
        (name.as_str().to_owned(), value.into_owned())
    });
    shown.collect()
}

/// Called with each request.
pub(crate) type Observer = dyn Fn(&Recorded) + Send + Sync;

/// All requests so far.
#[derive(Default)]
pub(crate) struct Log {
    pub(crate) observer: Option<Box<Observer>>,
    recorded: Mutex<Vec<Recorded>>,
}

impl Log {
    pub(crate) fn add(&self, recorded: Recorded) {
        if let Some(observer) = &self.observer {
            observer(&recorded);
        }
        self.recorded.lock().unwrap_or_else(PoisonError::into_inner).push(recorded);
    }

    pub(crate) fn all(&self) -> Vec<Recorded> {
        self.recorded.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
