//! From a whole request to a whole answer.

use std::{error::Error as StdError, io, net::IpAddr, sync::Arc, time::Duration};

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use hyper::body::{Body as _, Incoming};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client as Http, connect::HttpConnector},
    rt::{TokioExecutor, TokioTimer},
};
use rustls::crypto::ring;

use crate::{Error, ErrorKind, error::Inner};

/// No answer about a job is anywhere near this large.
const MOST_BYTES: usize = 16 << 20;

pub(super) struct Transport(Http<HttpsConnector<HttpConnector>, Full<Bytes>>);

impl Transport {
    pub(super) fn new() -> Result<Self, Error> {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        // The provider is named: rustls' choice of a default panics where another crate has turned on a second one.
        let tls = HttpsConnectorBuilder::new()
            .with_provider_and_webpki_roots(Arc::new(ring::default_provider()))
            .map_err(|error| failure(ErrorKind::Transport, "TLS cannot be set up", error.into()))?
            .https_or_http()
            .enable_http1()
            .wrap_connector(tcp);
        Ok(Self(Http::builder(TokioExecutor::new()).pool_timer(TokioTimer::new()).build(tls)))
    }

    /// Sends a request and takes in the whole answer, all within the given time.
    pub(super) async fn send(
        &self,
        request: Request<Vec<u8>>,
        within: Duration,
    ) -> Result<Response<Vec<u8>>, Error> {
        let to = request.uri().authority().map(ToString::to_string).unwrap_or_default();
        match tokio::time::timeout(within, self.exchange(request, &to)).await {
            Ok(result) => result,
            Err(_) => {
                let problem = Some(format!("no answer from {to} within {within:?}"));
                Err(Inner { problem, ..Inner::new(ErrorKind::Timeout) }.into())
            }
        }
    }

    async fn exchange(&self, request: Request<Vec<u8>>, to: &str) -> Result<Response<Vec<u8>>, Error> {
        let answer = self.0.request(request.map(|body| Full::new(body.into()))).await.map_err(|error| {
            let problem = if error.is_connect() { "cannot reach" } else { "no answer from" };
            failure(ErrorKind::Transport, &format!("{problem} {to}"), error.into())
        })?;
        let (head, body) = answer.into_parts();
        let body = whole(body, head.status, to).await?;
        Ok(Response::from_parts(head, body))
    }
}

async fn whole(body: Incoming, status: StatusCode, from: &str) -> Result<Vec<u8>, Error> {
    let too_large = || {
        let problem = Some(format!("the answer of {from} is larger than {} MiB", MOST_BYTES >> 20));
        Inner { problem, ..Inner::new(ErrorKind::UnexpectedAnswer) }
    };
    let mut inner = if body.size_hint().lower() > MOST_BYTES as u64 {
        too_large()
    } else {
        match Limited::new(body, MOST_BYTES).collect().await {
            Ok(body) => return Ok(body.to_bytes().into()),
            Err(error) if error.is::<LengthLimitError>() => too_large(),
            Err(error) => failure(ErrorKind::Transport, &format!("the answer of {from} broke off"), error),
        }
    };
    inner.status = Some(status.as_u16());
    Err(inner.into())
}

/// An error with its causes in words: the sentence alone must say why.
fn failure(kind: ErrorKind, what: &str, error: Box<dyn StdError + Send + Sync>) -> Inner {
    let mut causes: Vec<String> = chain(&*error).map(ToString::to_string).collect();
    if causes.len() > 1 {
        // The outermost says no more than that the HTTP client failed.
        causes.remove(0);
    }
    causes.dedup();
    let lasting = chain(&*error).any(is_lasting);
    let problem = Some(format!("{what}: {}", causes.join(": ")));
    Inner { problem, lasting, source: Some(error), ..Inner::new(kind) }
}

fn chain<'a>(error: &'a (dyn StdError + 'static)) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |&error| error.source())
}

/// A certificate that is not trusted, or a server that speaks no TLS, will be the same a moment later. They come as invalid data,
/// sometimes wrapped once more.
fn is_lasting(cause: &(dyn StdError + 'static)) -> bool {
    cause.downcast_ref::<io::Error>().is_some_and(|error| {
        error.kind() == io::ErrorKind::InvalidData || error.get_ref().is_some_and(|inner| is_lasting(inner))
    })
}

/// Whether a host is this machine itself.
pub(super) fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn which_hosts_are_this_machine() {
        for host in ["localhost", "LocalHost", "127.0.0.1", "127.9.9.9", "[::1]", "::1"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in
            ["", "localhost.example.com", "127.0.0.1.example.com", "10.0.0.1", "[2001:db8::1]", "0.0.0.0"]
        {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
