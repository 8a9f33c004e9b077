use std::{
    fmt,
    net::IpAddr,
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

use http::{HeaderValue, Uri, header};

use super::{
    Detours, Leases, Limits, Listener, RetryBudget, RetryPolicy, Signing, call::Signer, project::Project,
};
use crate::{
    BaseUrl, CredentialsError, Endpoints, Error, Hosts, Lease, Place, Request, RequestError, Scheme,
    any_request::AnyRequest, login::METADATA_ADDRESS, project,
};

pub(super) const USER_AGENT: HeaderValue =
    HeaderValue::from_static(concat!("huaweicloud-jobs/", env!("CARGO_PKG_VERSION")));

/// What a client was told.
pub(crate) struct Settings {
    pub(super) region: Option<String>,
    pub(super) endpoint: Option<BaseUrl>,
    pub(super) endpoints: Endpoints,
    pub(crate) leases: Option<Arc<Leases>>,
    pub(crate) project: Project,
    /// How long an attempt may take.
    pub(crate) timeout: Duration,
    pub(crate) limits: Limits,
    pub(crate) retries: RetryPolicy,
    pub(super) listener: Option<Listener>,
    pub(super) budget: RetryBudget,
    pub(super) detours: Detours,
    pub(super) allow_http: bool,
    pub(super) signing: Signing,
}

impl Settings {
    /// The request as it goes over the wire, but for what proves who asks. Nothing that must not be seen would be sent in the clear.
    /// There is one for each host that the API can be asked at.
    pub(crate) fn prepare(&self, request: &dyn AnyRequest) -> Result<Vec<http::Request<Vec<u8>>>, Error> {
        let ready = |base| self.safe(request.to_http(&base)?);
        self.bases(request.api().hosts)?.into_iter().map(ready).collect()
    }

    /// The request that looks up the project of the client's region, likewise.
    pub(super) fn prepare_project(&self, identity: &Hosts) -> Result<Vec<http::Request<Vec<u8>>>, Error> {
        let region = self.project_region()?;
        let ready = |base: BaseUrl| self.safe(project::request(&base, region)?);
        self.bases(identity)?.into_iter().map(ready).collect()
    }

    /// How requests to a service are signed.
    pub(super) fn scheme(&self, hosts: &Hosts) -> Scheme {
        self.signing.scheme(self.region().unwrap_or_default(), hosts.service)
    }

    /// How requests to the service that gives out tokens are.
    pub(super) fn identity_scheme(&self) -> Scheme {
        self.signing.identity_scheme()
    }

    /// The region whose project is looked up.
    pub(super) fn project_region(&self) -> Result<&str, RequestError> {
        self.region().ok_or(RequestError::Project { region: None, found: Vec::new() })
    }

    /// Puts the hosts at the end that could not be asked a while ago.
    pub(super) fn order(&self, ready: &mut [http::Request<Vec<u8>>]) {
        if ready.len() > 1 {
            self.detours.order(ready, |ready| host(ready.uri()), Instant::now());
        }
    }

    /// Adds what proves who asks, and who sends.
    pub(super) fn authorize(
        &self,
        mut ready: http::Request<Vec<u8>>,
        signer: Option<&Signer<'_>>,
        lease: Option<&Lease>,
    ) -> Result<http::Request<Vec<u8>>, Error> {
        if let (Some(Signer { project_id, scheme, .. }), Some(lease)) = (signer, lease) {
            lease.credentials().authorize_with(&mut ready, *project_id, scheme, SystemTime::now())?;
        }
        // Not signed: proxies change it.
        ready.headers_mut().insert(header::USER_AGENT, USER_AGENT);
        Ok(ready)
    }

    /// The host, and the port if one is given, that an API is asked at; empty if it cannot be asked.
    #[cfg(feature = "client")]
    pub(crate) fn host(&self, api: &'static crate::Api) -> String {
        let base = self.bases(api.hosts).ok().and_then(|bases| bases.into_iter().next());
        base.and_then(|base| Some(host(&base.as_str().parse().ok()?).to_owned())).unwrap_or_default()
    }

    /// The region whose services are asked.
    pub(super) fn region(&self) -> Option<&str> {
        self.region.as_deref()
    }

    /// Base URLs of the service that gives out tokens, in the order to try them; or why there is none.
    pub(super) fn identities(&self, hosts: Option<&Hosts>) -> Vec<Result<BaseUrl, RequestError>> {
        let unknown = || RequestError::BaseUrl {
            url: "the service that gives out tokens".to_owned(),
            problem: "nothing is known of its hosts",
        };
        match hosts.map(|hosts| self.bases(hosts)) {
            Some(Ok(bases)) => bases.into_iter().map(Ok).collect(),
            Some(Err(error)) => vec![Err(error)],
            None => vec![self.endpoint.clone().ok_or_else(unknown)],
        }
    }

    /// There is at least one.
    fn bases(&self, hosts: &Hosts) -> Result<Vec<BaseUrl>, RequestError> {
        let variable = |name: &str| std::env::var(name).ok();
        match &self.endpoint {
            Some(endpoint) => Ok(vec![endpoint.clone()]),
            None => self.endpoints.candidates(hosts, self.region.as_deref(), variable),
        }
    }

    fn safe(&self, ready: http::Request<Vec<u8>>) -> Result<http::Request<Vec<u8>>, Error> {
        if self.leases.is_some() {
            self.refuse_to_expose(ready.uri())?;
        }
        Ok(ready)
    }

    /// A login may go to the metadata service too, which nothing but the cloud server's own host stands behind.
    pub(super) fn refuse_to_expose_login(&self, uri: &Uri) -> Result<(), CredentialsError> {
        if uri.host() == Some(METADATA_ADDRESS) { Ok(()) } else { self.refuse_to_expose(uri) }
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
pub(super) fn project_id(request: &dyn AnyRequest) -> Option<&str> {
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
            .field("signing", &self.signing)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ClientBuilder;

    #[test]
    fn nothing_but_a_login_goes_to_the_metadata_service_in_the_clear() {
        let settings = ClientBuilder::default().settings().unwrap();
        let metadata = Uri::from_static("http://169.254.169.254/openstack/latest/securitykey");
        assert_eq!(settings.refuse_to_expose_login(&metadata), Ok(()));
        assert!(settings.refuse_to_expose(&metadata).is_err());
        for other in ["http://169.254.169.253/", "http://169.254.169.254.example.com/", "http://example.com/"]
        {
            let refused = settings.refuse_to_expose_login(&Uri::from_static(other));
            assert!(matches!(refused, Err(CredentialsError::Insecure { .. })), "{other}");
        }
    }

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
