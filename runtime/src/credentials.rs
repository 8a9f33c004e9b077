//! Who asks: a token, a pair of keys, or somebody who gives one of them.

use std::{fmt, sync::Arc, time::SystemTime};

use http::{HeaderName, HeaderValue, Request, Uri, header};

use crate::{
    AccessKeys, CredentialsError, CredentialsProvider, Login, Scheme, Secret, lease::Source, sign::sensitive,
    sign_with,
};

const TOKEN: HeaderName = HeaderName::from_static("x-auth-token");
const PROJECT: HeaderName = HeaderName::from_static("x-project-id");

/// What proves to a service who is asking. `Debug` shows no secret.
///
/// ```
/// use huaweicloud_jobs_runtime::Credentials;
///
/// let credentials = Credentials::keys("AK", "SK").with_security_token("temporary");
/// assert!(!format!("{credentials:?}").contains("temporary"));
/// ```
#[derive(Clone, Eq, PartialEq)]
pub struct Credentials(Kind);

#[derive(Clone, Eq, PartialEq)]
enum Kind {
    Token(Secret),
    Keys(AccessKeys),
    Source(Source),
}

impl Credentials {
    /// A token, sent as `X-Auth-Token`.
    pub fn token(token: impl Into<Secret>) -> Self {
        Self(Kind::Token(token.into()))
    }

    /// An access key and its secret key, with which requests are signed.
    pub fn keys(access_key: impl Into<String>, secret_key: impl Into<Secret>) -> Self {
        Self(Kind::Keys(AccessKeys {
            access_key: access_key.into(),
            secret_key: secret_key.into(),
            security_token: None,
        }))
    }

    /// Credentials from elsewhere, which a client renews before they expire and when they are refused: see [`CredentialsProvider`].
    ///
    /// A client keeps what it was given, and clones of it share that. Two of these are equal if they are clones of each other.
    pub fn provider(provider: impl CredentialsProvider + 'static) -> Self {
        Self(Kind::Source(Source::Provider(Arc::new(provider))))
    }

    /// Credentials for which the client logs in: with a name and a password (`PasswordLogin`), at the metadata service of a cloud server
    /// (`MetadataLogin`), or with a [`Login`] of one's own.
    ///
    /// A client keeps what it was given, and clones of it share that. Two of these are equal if they are clones of each other.
    pub fn login(login: impl Login + 'static) -> Self {
        Self(Kind::Source(Source::Login(Arc::new(login))))
    }

    /// Adds what makes temporary keys valid. A token needs none and stays as it is, and so does what a provider or a login gives.
    #[must_use]
    pub fn with_security_token(mut self, token: impl Into<Secret>) -> Self {
        if let Kind::Keys(keys) = &mut self.0 {
            keys.security_token = Some(token.into());
        }
        self
    }

    /// What may be wrong with them, where they are not accepted.
    #[cfg(any(feature = "client", feature = "blocking"))]
    pub(crate) fn advice(&self) -> Option<&'static str> {
        match self.0 {
            Kind::Token(_) => Some(
                "check the token: it may have expired, since it is valid for 24 hours, and it is for one region and project",
            ),
            Kind::Keys(_) => Some(
                "check the keys, and the clock of this machine; after more than five wrong signatures in a row, keys are \
                 locked for five minutes",
            ),
            Kind::Source(_) => None,
        }
    }

    /// Adds to a request what proves who asks.
    ///
    /// A token becomes `X-Auth-Token`. With keys, `Host` is added where it is missing and `X-Project-Id` where the project is known,
    /// and the request is [signed](fn@crate::sign): change nothing after that. A provider is asked each time. A login needs a client.
    ///
    /// # Errors
    /// The credentials hold characters that a header cannot carry, or their provider has none.
    pub fn authorize(
        &self,
        request: &mut Request<Vec<u8>>,
        project_id: Option<&str>,
        now: SystemTime,
    ) -> Result<(), CredentialsError> {
        self.authorize_with(request, project_id, &Scheme::default(), now)
    }

    /// Adds what proves who asks as [`authorize`](Self::authorize) does; keys sign in the scheme of your choice.
    ///
    /// ```
    /// use std::time::SystemTime;
    ///
    /// use huaweicloud_jobs_runtime::{Credentials, Scheme};
    ///
    /// let scheme = Scheme::V11HmacSha256 { region: "cn-north-4".into(), service: "demo".into() };
    /// let mut request = http::Request::get("https://example.com/v1/jobs").body(Vec::new())?;
    /// Credentials::keys("AK", "SK").authorize_with(&mut request, None, &scheme, SystemTime::now())?;
    /// assert_eq!(Scheme::of(&request), Some(scheme));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// As for `authorize`; and the scheme's region or service is not a plain word.
    pub fn authorize_with(
        &self,
        request: &mut Request<Vec<u8>>,
        project_id: Option<&str>,
        scheme: &Scheme,
        now: SystemTime,
    ) -> Result<(), CredentialsError> {
        match &self.0 {
            Kind::Token(token) => {
                let token = sensitive(token.expose()).ok_or(CredentialsError::Unsendable("token"))?;
                request.headers_mut().insert(TOKEN, token);
            }
            Kind::Keys(keys) => {
                if let Some(project) = project_id {
                    let project = HeaderValue::from_str(project)
                        .map_err(|_| CredentialsError::Unsendable("project id"))?;
                    request.headers_mut().insert(PROJECT, project);
                }
                if let (false, Some(host)) =
                    (request.headers().contains_key(header::HOST), host(request.uri()))
                {
                    request.headers_mut().insert(header::HOST, host);
                }
                sign_with(request, keys, scheme, now)?;
            }
            Kind::Source(source) => {
                source.ask()?.credentials().authorize_with(request, project_id, scheme, now)?;
            }
        }
        Ok(())
    }

    /// Who gives them, if they are not given yet.
    pub(crate) fn source(&self) -> Option<&Source> {
        match &self.0 {
            Kind::Source(source) => Some(source),
            Kind::Token(_) | Kind::Keys(_) => None,
        }
    }
}

/// `Host` as HTTP clients write it: without the port that the scheme implies.
fn host(uri: &Uri) -> Option<HeaderValue> {
    let host = uri.host()?;
    let implied = match uri.scheme_str() {
        Some("https") => 443,
        _ => 80,
    };
    match uri.port_u16() {
        Some(port) if port != implied => HeaderValue::from_str(&format!("{host}:{port}")).ok(),
        _ => HeaderValue::from_str(host).ok(),
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Token(token) => f.debug_tuple("Token").field(token).finish(),
            Kind::Keys(keys) => keys.fmt(f),
            Kind::Source(source) => source.fmt(f),
        }
    }
}
