//! From a whole request to a whole answer.

use std::{sync::Arc, time::Duration};

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

use crate::{
    Error,
    session::{MOST_BYTES, failure, no_answer, too_large},
};

pub(super) struct Transport(Http<HttpsConnector<HttpConnector>, Full<Bytes>>);

impl Transport {
    pub(super) fn new() -> Result<Self, Error> {
        let mut tcp = HttpConnector::new();
        tcp.enforce_http(false);
        tcp.set_nodelay(true);
        // The provider is named: rustls' choice of a default panics where another crate has turned on a second one.
        let tls = HttpsConnectorBuilder::new()
            .with_provider_and_webpki_roots(Arc::new(ring::default_provider()))
            .map_err(|error| failure("TLS cannot be set up", None, error.into()))?
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
        let answer = tokio::time::timeout(within, self.exchange(request, &to)).await;
        answer.unwrap_or_else(|_| Err(no_answer(&to, within)))
    }

    async fn exchange(&self, request: Request<Vec<u8>>, to: &str) -> Result<Response<Vec<u8>>, Error> {
        let answer = self.0.request(request.map(|body| Full::new(body.into()))).await.map_err(|error| {
            let problem = if error.is_connect() { "cannot reach" } else { "no answer from" };
            failure(&format!("{problem} {to}"), None, error.into())
        })?;
        let (head, body) = answer.into_parts();
        let body = whole(body, head.status, to).await?;
        Ok(Response::from_parts(head, body))
    }
}

async fn whole(body: Incoming, status: StatusCode, from: &str) -> Result<Vec<u8>, Error> {
    if body.size_hint().lower() > MOST_BYTES as u64 {
        return Err(too_large(from, status));
    }
    match Limited::new(body, MOST_BYTES).collect().await {
        Ok(body) => Ok(body.to_bytes().into()),
        Err(error) if error.is::<LengthLimitError>() => Err(too_large(from, status)),
        Err(error) => Err(failure(&format!("the answer of {from} broke off"), Some(status), error)),
    }
}
