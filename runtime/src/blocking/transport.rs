//! From a whole request to a whole answer.

use std::{error::Error as StdError, io, time::Duration};

use http::{Request, Response, StatusCode};
use ureq::{Agent, Body, Timeout};
use zeroize::Zeroizing;

use crate::{
    Error,
    session::{Late, Limits, failure, late, too_large, unreachable},
};

/// More than anybody waits, and not too much to be added to a time.
const LONGEST: Duration = Duration::from_secs(365 * 24 * 3600);

pub(super) struct Transport {
    agent: Agent,
    limits: Limits,
}

impl Transport {
    pub(super) fn new(limits: Limits) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            // The environment decides nothing, as in the asynchronous client.
            .proxy(None)
            .accept_encoding("")
            .timeout_resolve(Some(limits.connect.min(LONGEST)))
            .timeout_connect(Some(limits.connect.min(LONGEST)))
            .timeout_recv_response(Some(limits.first_byte.min(LONGEST)))
            .max_idle_age(Duration::from_secs(90))
            .max_idle_connections(64)
            .max_idle_connections_per_host(64);
        Self { agent: config.build().into(), limits }
    }

    /// Sends a request and takes in the whole answer, all within the given time.
    pub(super) fn send(
        &self,
        request: Request<Vec<u8>>,
        within: Duration,
    ) -> Result<Response<Vec<u8>>, Error> {
        let to = request.uri().authority().map(ToString::to_string).unwrap_or_default();
        // Without a body, the library would begin one of unknown length where the method is one that has a body.
        let is_bare = request.body().is_empty() && request.method().is_safe();
        let sent = if is_bare {
            self.run(request.map(drop), within)
        } else {
            let (head, body) = request.into_parts();
            self.run(Request::from_parts(head, Zeroizing::new(body).as_slice()), within)
        };
        let answer = sent.map_err(|error| match error {
            ureq::Error::Timeout(what) => self.late(what, &to, within),
            error if was_reached(&error) => failure(&format!("no answer from {to}"), None, cause(error)),
            error => unreachable(&to, cause(error)),
        })?;
        let (head, body) = answer.into_parts();
        let body = self.whole(body, head.status, &to, within)?;
        Ok(Response::from_parts(head, body))
    }

    fn run(
        &self,
        request: Request<impl ureq::AsSendBody>,
        within: Duration,
    ) -> Result<Response<Body>, ureq::Error> {
        let configured = self.agent.configure_request(request);
        self.agent.run(configured.timeout_global(Some(within.min(LONGEST))).build())
    }

    fn whole(&self, body: Body, status: StatusCode, from: &str, within: Duration) -> Result<Vec<u8>, Error> {
        let most = self.limits.most_bytes;
        if body.content_length().is_some_and(|length| length > most as u64) {
            return Err(too_large(from, status, most));
        }
        // The library takes a limit that is reached for one that is passed.
        let whole = body.into_with_config().limit((most as u64).saturating_add(1)).read_to_vec();
        whole.map_err(|error| match error {
            ureq::Error::BodyExceedsLimit(_) => too_large(from, status, most),
            ureq::Error::Timeout(what) => self.late(what, from, within),
            error => failure(&format!("the answer of {from} broke off"), Some(status), cause(error)),
        })
    }

    fn late(&self, what: Timeout, host: &str, within: Duration) -> Error {
        match what {
            Timeout::Resolve | Timeout::Connect => late(Late::Connection, host, self.limits.connect),
            Timeout::RecvResponse => late(Late::Beginning, host, self.limits.first_byte),
            _ => late(Late::Answer, host, within),
        }
    }
}

/// Whether something answered, if not as it should.
fn was_reached(error: &ureq::Error) -> bool {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
    match error {
        ureq::Error::Io(error) => {
            matches!(error.kind(), BrokenPipe | ConnectionAborted | ConnectionReset | UnexpectedEof)
        }
        ureq::Error::Protocol(_) | ureq::Error::LargeResponseHeader(..) => true,
        _ => false,
    }
}

/// The error below the library's own, which says no more than where it was.
fn cause(error: ureq::Error) -> Box<dyn StdError + Send + Sync> {
    match error {
        ureq::Error::Io(error) => error.into(),
        ureq::Error::HostNotFound => io::Error::new(io::ErrorKind::NotFound, error).into(),
        // In the form in which errors of TLS come elsewhere.
        ureq::Error::Rustls(error) => io::Error::new(io::ErrorKind::InvalidData, error).into(),
        other => other.into(),
    }
}
