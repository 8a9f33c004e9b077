//! From a whole request to a whole answer.

use std::{future::poll_fn, pin::pin, sync::Arc, task::Poll, time::Duration};

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use hyper::body::{Body as _, Incoming};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{
        Client as Http,
        connect::{HttpConnector, capture_connection},
    },
    rt::{TokioExecutor, TokioTimer},
};
use rustls::crypto::ring;
use tokio::time::{sleep, timeout};
use zeroize::Zeroizing;

use crate::{
    Error,
    session::{Late, Limits, failure, late, too_large, unreachable},
};

pub(super) struct Transport {
    http: Http<HttpsConnector<HttpConnector>, Full<Bytes>>,
    limits: Limits,
}

impl Transport {
    pub(super) fn new(limits: Limits) -> Result<Self, Error> {
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
        let http = Http::builder(TokioExecutor::new()).pool_timer(TokioTimer::new()).build(tls);
        Ok(Self { http, limits })
    }

    /// Sends a request and takes in the whole answer, all within the given time.
    pub(super) async fn send(
        &self,
        request: Request<Vec<u8>>,
        within: Duration,
    ) -> Result<Response<Vec<u8>>, Error> {
        let to = request.uri().authority().map(ToString::to_string).unwrap_or_default();
        let answer = timeout(within, self.exchange(request, &to)).await;
        answer.unwrap_or_else(|_| Err(late(Late::Answer, &to, within)))
    }

    async fn exchange(&self, request: Request<Vec<u8>>, to: &str) -> Result<Response<Vec<u8>>, Error> {
        let (head, body) = self.head(request, to).await?.into_parts();
        let body = whole(body, head.status, to, self.limits.most_bytes).await?;
        Ok(Response::from_parts(head, body))
    }

    /// The answer as far as its body, unless that is late.
    async fn head(&self, request: Request<Vec<u8>>, to: &str) -> Result<Response<Incoming>, Error> {
        let mut request = request.map(|body| Full::new(Bytes::from_owner(Zeroizing::new(body))));
        let mut connection = capture_connection(&mut request);
        let mut answer = pin!(self.http.request(request));
        let Limits { connect, first_byte, .. } = self.limits;
        let mut clock = pin!(async {
            if timeout(connect, connection.wait_for_connection_metadata()).await.is_err() {
                return late(Late::Connection, to, connect);
            }
            sleep(first_byte).await;
            late(Late::Beginning, to, first_byte)
        });
        let answer = poll_fn(|cx| match answer.as_mut().poll(cx) {
            Poll::Ready(answer) => Poll::Ready(Ok(answer)),
            Poll::Pending => clock.as_mut().poll(cx).map(Err),
        });
        answer.await?.map_err(|error| {
            if error.is_connect() {
                unreachable(to, error.into())
            } else {
                failure(&format!("no answer from {to}"), None, error.into())
            }
        })
    }
}

async fn whole(body: Incoming, status: StatusCode, from: &str, most: usize) -> Result<Vec<u8>, Error> {
    if body.size_hint().lower() > most as u64 {
        return Err(too_large(from, status, most));
    }
    match Limited::new(body, most).collect().await {
        Ok(body) => Ok(body.to_bytes().into()),
        Err(error) if error.is::<LengthLimitError>() => Err(too_large(from, status, most)),
        Err(error) => Err(failure(&format!("the answer of {from} broke off"), Some(status), error)),
    }
}
