use std::{sync::Arc, time::Duration};

use super::{Client, Inner, transport::Transport};
use crate::{Credentials, Error, uri::check_region};

/// What a [`Client`] is to be like.
#[derive(Clone, Debug)]
pub struct ClientBuilder {
    region: Option<String>,
    endpoint: Option<String>,
    credentials: Option<Credentials>,
    timeout: Duration,
    allow_http: bool,
}

impl Default for ClientBuilder {
    fn default() -> Self {
        Self {
            region: None,
            endpoint: None,
            credentials: None,
            timeout: Duration::from_secs(30),
            allow_http: false,
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

    /// Who asks. Without credentials requests are sent as they are.
    #[must_use]
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// How long a request may take, from looking up the host to the last byte of the answer. 30 seconds unless told.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sends credentials without TLS, too. Otherwise they are refused to an `http://` endpoint, unless it is this machine.
    #[must_use]
    pub fn allow_http(mut self, allow: bool) -> Self {
        self.allow_http = allow;
        self
    }

    /// The client. Nothing is connected yet.
    ///
    /// # Errors
    /// The endpoint is not a base URL, or the region cannot be part of a host name.
    pub fn build(self) -> Result<Client, Error> {
        let endpoint = self.endpoint.map(|url| url.parse()).transpose()?;
        if let Some(region) = &self.region {
            check_region(region)?;
        }
        Ok(Client(Arc::new(Inner {
            region: self.region,
            endpoint,
            credentials: self.credentials,
            timeout: self.timeout,
            allow_http: self.allow_http,
            transport: Transport::new()?,
        })))
    }
}
