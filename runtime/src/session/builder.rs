use std::{sync::Arc, time::Duration};

use super::{
    Attempt, Detours, Leases, Limits, Listener, RetryBudget, RetryPolicy, Settings, Signing, project::Project,
};
#[cfg(feature = "client")]
use crate::Client;
#[cfg(feature = "blocking")]
use crate::blocking;
use crate::{Credentials, Endpoints, Error, uri::check_region};

/// What a client is to be like, the asynchronous one or the blocking one.
#[derive(Clone, Debug)]
pub struct ClientBuilder {
    region: Option<String>,
    endpoint: Option<String>,
    endpoints: Endpoints,
    credentials: Option<Credentials>,
    project_id: Option<String>,
    timeout: Duration,
    limits: Limits,
    retries: RetryPolicy,
    listener: Option<Listener>,
    allow_http: bool,
    signing: Signing,
}

impl Default for ClientBuilder {
    fn default() -> Self {
        Self {
            region: None,
            endpoint: None,
            endpoints: Endpoints::new(),
            credentials: None,
            project_id: None,
            timeout: Duration::from_secs(30),
            limits: Limits::default(),
            retries: RetryPolicy::new(),
            listener: None,
            allow_http: false,
            signing: Signing::default(),
        }
    }
}

impl ClientBuilder {
    /// The region whose services are asked, such as `cn-north-4`.
    #[must_use]
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// A base URL to send all requests to, instead of the services' documented ones.
    #[must_use]
    pub fn endpoint(mut self, url: impl AsRef<str>) -> Self {
        self.endpoint = Some(url.as_ref().to_owned());
        self
    }

    /// Where services are, if not where their documentation says: under another domain, or one of them somewhere else. The client
    /// asks the first of the [candidates](Endpoints::candidates), for which it looks at the environment's variables, too. If its name leads to
    /// no address, or what answers there does not prove by TLS to be it, the client asks the next, and goes on there for five minutes.
    #[must_use]
    pub fn endpoints(mut self, endpoints: Endpoints) -> Self {
        self.endpoints = endpoints;
        self
    }

    /// Who asks. Without credentials requests are sent as they are; those of a [provider](Credentials::provider)
    /// or a [login](Credentials::login) are renewed.
    #[must_use]
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// How requests are signed, where the credentials are keys. [`Signing::Plain`] unless told.
    #[must_use]
    pub fn signing(mut self, signing: Signing) -> Self {
        self.signing = signing;
        self
    }

    /// The project, which a client's `project_id` then need not look up. Requests name theirs themselves.
    #[must_use]
    pub fn project_id(mut self, id: impl Into<String>) -> Self {
        self.project_id = Some(id.into());
        self
    }

    /// How long one attempt at a request may take, from looking up the host to the last byte of the answer. 30 seconds unless told.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// How long it may take to connect, within the [`timeout`](Self::timeout): from looking up the host to the end of the TLS handshake.
    /// 10 seconds unless told. The blocking client allows as much for the looking up, and again for the rest.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.limits.connect = timeout;
        self
    }

    /// How long an answer may take to begin once there is a connection, within the [`timeout`](Self::timeout). 30 seconds unless told, so
    /// that it is of no effect unless the timeout is longer.
    #[must_use]
    pub fn first_byte_timeout(mut self, timeout: Duration) -> Self {
        self.limits.first_byte = timeout;
        self
    }

    /// The size of an answer that is taken in, in bytes. A larger one is an error, and not read to its end. 16 MiB unless told.
    #[must_use]
    pub fn max_answer(mut self, bytes: usize) -> Self {
        self.limits.most_bytes = bytes;
        self
    }

    /// How a request is sent again that came to nothing for a reason that passes. Twice at most unless told; see [`RetryPolicy`].
    #[must_use]
    pub fn retries(mut self, policy: RetryPolicy) -> Self {
        self.retries = policy;
        self
    }

    /// Sends every request once.
    #[must_use]
    pub fn no_retries(self) -> Self {
        self.retries(RetryPolicy::none())
    }

    /// Hears of every attempt at a request once it is over, those of waits, logins and the look-up of a project too: for metrics, say. It is called before the caller goes on, so
    /// it should be quick. The same is told to the subscribers of `tracing`, at the level of debugging and with the target
    /// `huaweicloud_jobs`, within a span for each request and each wait.
    ///
    /// ```
    /// use std::sync::{
    ///     Arc,
    ///     atomic::{AtomicU64, Ordering},
    /// };
    ///
    /// use huaweicloud_jobs_runtime::{Attempt, ClientBuilder};
    ///
    /// let repeated = Arc::new(AtomicU64::new(0));
    /// let count = Arc::clone(&repeated);
    /// let builder = ClientBuilder::default().region("cn-north-4").on_attempt(move |attempt: &Attempt<'_>| {
    ///     if attempt.again_after.is_some() {
    ///         count.fetch_add(1, Ordering::Relaxed);
    ///     }
    /// });
    /// ```
    #[must_use]
    pub fn on_attempt(mut self, listen: impl Fn(&Attempt<'_>) + Send + Sync + 'static) -> Self {
        self.listener = Some(Listener::new(listen));
        self
    }

    /// Sends credentials without TLS, too. Otherwise they are refused to an `http://` endpoint, unless it is this machine.
    #[must_use]
    pub fn allow_http(mut self, allow: bool) -> Self {
        self.allow_http = allow;
        self
    }

    /// The asynchronous client. Nothing is connected yet.
    ///
    /// # Errors
    /// The endpoint is not a base URL, or the region cannot be part of a host name.
    #[cfg(feature = "client")]
    pub fn build(self) -> Result<Client, Error> {
        Client::new(self.settings()?)
    }

    /// The blocking client. Nothing is connected yet.
    ///
    /// # Errors
    /// The endpoint is not a base URL, or the region cannot be part of a host name.
    #[cfg(feature = "blocking")]
    pub fn build_blocking(self) -> Result<blocking::Client, Error> {
        Ok(blocking::Client::new(self.settings()?))
    }

    pub(super) fn settings(self) -> Result<Settings, Error> {
        let endpoint = self.endpoint.map(|url| url.parse()).transpose()?;
        if let Some(region) = &self.region {
            check_region(region)?;
        }
        Ok(Settings {
            region: self.region,
            endpoint,
            endpoints: self.endpoints,
            leases: self.credentials.map(|credentials| Arc::new(Leases::new(credentials))),
            project: Project::new(self.project_id),
            timeout: self.timeout,
            limits: self.limits,
            retries: self.retries,
            listener: self.listener,
            budget: RetryBudget::default(),
            detours: Detours::default(),
            allow_http: self.allow_http,
            signing: self.signing,
        })
    }
}
