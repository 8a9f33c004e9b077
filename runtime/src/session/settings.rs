use std::{
    fmt,
    net::IpAddr,
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

use http::{HeaderValue, Uri, header};

use super::{Detours, Leases, Limits, Listener, RetryBudget, RetryPolicy};
use crate::{Api, BaseUrl, CredentialsError, Endpoints, Error, Lease, Place, Request, RequestError};

const USER_AGENT: HeaderValue =
    HeaderValue::from_static(concat!("huaweicloud-jobs/", env!("CARGO_PKG_VERSION")));

/// What a client was told.
pub(crate) struct Settings {
    pub(super) region: Option<String>,
    pub(super) endpoint: Option<BaseUrl>,
    pub(super) endpoints: Endpoints,
    pub(crate) leases: Option<Arc<Leases>>,
    /// How long an attempt may take.
    pub(crate) timeout: Duration,
    pub(crate) limits: Limits,
    pub(crate) retries: RetryPolicy,
    pub(super) listener: Option<Listener>,
    pub(super) budget: RetryBudget,
    pub(super) detours: Detours,
    pub(super) allow_http: bool,
}

impl Settings {
    /// The request as it goes over the wire, but for what proves who asks. Nothing that must not be seen would be sent in the clear.
    /// There is one for each host that the API can be asked at.
    pub(crate) fn prepare<R: Request>(&self, request: &R) -> Result<Vec<http::Request<Vec<u8>>>, Error> {
        let ready = |base| {
            let ready = request.to_http(&base)?;
            if self.leases.is_some() {
                self.refuse_to_expose(ready.uri())?;
            }
            Ok(ready)
        };
        self.bases(request.api())?.into_iter().map(ready).collect()
    }

    /// Puts the hosts at the end that could not be asked a while ago.
    pub(super) fn order(&self, ready: &mut [http::Request<Vec<u8>>]) {
        if ready.len() > 1 {
            self.detours.order(ready, |ready| host(ready.uri()), Instant::now());
        }
    }

    /// Adds what proves who asks, and who sends.
    pub(crate) fn authorize<R: Request>(
        &self,
        request: &R,
        mut ready: http::Request<Vec<u8>>,
        lease: Option<&Lease>,
    ) -> Result<http::Request<Vec<u8>>, Error> {
        if let Some(lease) = lease {
            lease.credentials().authorize(&mut ready, project_id(request), SystemTime::now())?;
        }
        // Not signed: proxies change it.
        ready.headers_mut().insert(header::USER_AGENT, USER_AGENT);
        Ok(ready)
    }

    /// The host, and the port if one is given, that an API is asked at; empty if it cannot be asked.
    #[cfg(feature = "client")]
    pub(crate) fn host(&self, api: &'static Api) -> String {
        let base = self.bases(api).ok().and_then(|bases| bases.into_iter().next());
        base.and_then(|base| Some(host(&base.as_str().parse().ok()?).to_owned())).unwrap_or_default()
    }

    /// There is at least one.
    fn bases(&self, api: &'static Api) -> Result<Vec<BaseUrl>, RequestError> {
        let variable = |name: &str| std::env::var(name).ok();
        match &self.endpoint {
            Some(endpoint) => Ok(vec![endpoint.clone()]),
            None => self.endpoints.candidates(api.hosts, self.region.as_deref(), variable),
        }
    }

    fn refuse_to_expose(&self, uri: &Uri) -> Result<(), CredentialsError> {
        let host = uri.host().unwrap_or_default();
        if uri.scheme_str() == Some("https") || self.allow_http || is_loopback(host) {
            return Ok(());
        }
        Err(CredentialsError::Insecure { host: host.to_owned() })
    }
}

/// The host of an address, and the port if one is given.
pub(super) fn host(uri: &Uri) -> &str {
    uri.authority().map_or("", |authority| authority.as_str())
}

/// The project that a request asks about, which signed requests name in a header too.
fn project_id<R: Request>(request: &R) -> Option<&str> {
    let (at, parameter) = request.api().parameter("project_id")?;
    request.values().get(at)?.as_deref().filter(|_| parameter.place == Place::Path)
}

/// Whether a host is this machine itself.
fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || bare.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("region", &self.region)
            .field("endpoint", &self.endpoint)
            .field("endpoints", &self.endpoints)
            .field("credentials", &self.leases)
            .field("timeout", &self.timeout)
            .field("limits", &self.limits)
            .field("retries", &self.retries)
            .finish_non_exhaustive()
    }
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
