//! Who asks: a token, a pair of keys, or somebody who gives one of them.

use std::{fmt, time::SystemTime};

use http::{HeaderName, HeaderValue, Request, Uri, header};

use crate::{AccessKeys, CredentialsProvider, Secret, SignError, lease::Source, sign, sign::sensitive};

const TOKEN: HeaderName = HeaderName::from_static("x-auth-token");
const PROJECT: HeaderName = HeaderName::from_static("x-project-id");

/// Pairs of keys in the environment, in the order they are looked for: access key, secret key, security token.
const KEYS: [[&str; 3]; 2] = [
    ["HUAWEICLOUD_SDK_AK", "HUAWEICLOUD_SDK_SK", "HUAWEICLOUD_SDK_SECURITY_TOKEN"],
    ["HW_ACCESS_KEY", "HW_SECRET_KEY", "HW_SECURITY_TOKEN"],
];
/// Tokens in the environment.
const TOKENS: [&str; 2] = ["OS_TOKEN", "HW_AUTH_TOKEN"];

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
    Provider(Source),
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
        Self(Kind::Provider(Source::new(provider)))
    }

    /// Adds what makes temporary keys valid. A token needs none and stays as it is, and so does a provider.
    #[must_use]
    pub fn with_security_token(mut self, token: impl Into<Secret>) -> Self {
        if let Kind::Keys(keys) = &mut self.0 {
            keys.security_token = Some(token.into());
        }
        self
    }

    /// The credentials in the environment: the first found of
    ///
    /// 1. `HUAWEICLOUD_SDK_AK` and `HUAWEICLOUD_SDK_SK`, perhaps with `HUAWEICLOUD_SDK_SECURITY_TOKEN`;
    /// 2. `HW_ACCESS_KEY` and `HW_SECRET_KEY`, perhaps with `HW_SECURITY_TOKEN`;
    /// 3. `OS_TOKEN`, or `HW_AUTH_TOKEN`.
    ///
    /// An empty variable counts as none.
    ///
    /// # Errors
    /// None of them is set, or only one of a pair.
    pub fn from_env() -> Result<Self, CredentialsError> {
        Self::from_variables(|name| std::env::var(name).ok())
    }

    /// Like [`from_env`](Self::from_env), with variables from elsewhere.
    ///
    /// ```
    /// use huaweicloud_jobs_runtime::Credentials;
    ///
    /// let credentials = Credentials::from_variables(|name| (name == "OS_TOKEN").then(|| "MII".to_owned()))?;
    /// assert_eq!(credentials, Credentials::token("MII"));
    /// # Ok::<(), huaweicloud_jobs_runtime::CredentialsError>(())
    /// ```
    ///
    /// # Errors
    /// None of the variables is set, or only one of a pair.
    pub fn from_variables(lookup: impl Fn(&str) -> Option<String>) -> Result<Self, CredentialsError> {
        let lookup = |name| lookup(name).filter(|value| !value.is_empty());
        for [access_key, secret_key, security_token] in KEYS {
            let half = |given, missing| Err(CredentialsError::Half { given, missing });
            match (lookup(access_key), lookup(secret_key).map(Secret::from)) {
                (Some(ak), Some(sk)) => {
                    let keys = Self::keys(ak, sk);
                    return Ok(match lookup(security_token) {
                        Some(token) => keys.with_security_token(token),
                        None => keys,
                    });
                }
                (Some(_), None) => return half(access_key, secret_key),
                (None, Some(_)) => return half(secret_key, access_key),
                (None, None) => {}
            }
        }
        TOKENS.into_iter().find_map(lookup).map(Self::token).ok_or(CredentialsError::NoneSet)
    }

    /// Adds to a request what proves who asks.
    ///
    /// A token becomes `X-Auth-Token`. With keys, `Host` is added where it is missing and `X-Project-Id` where the project is known,
    /// and the request is [signed](fn@sign): change nothing after that. A provider is asked each time.
    ///
    /// # Errors
    /// The credentials hold characters that a header cannot carry, or their provider has none.
    pub fn authorize(
        &self,
        request: &mut Request<Vec<u8>>,
        project_id: Option<&str>,
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
                if let Some(host) = host(request.uri()) {
                    request.headers_mut().entry(header::HOST).or_insert(host);
                }
                sign(request, keys, now)?;
            }
            Kind::Provider(source) => source.ask()?.credentials().authorize(request, project_id, now)?,
        }
        Ok(())
    }

    /// Who gives them, if they are not given yet.
    pub(crate) fn source(&self) -> Option<&Source> {
        match &self.0 {
            Kind::Provider(source) => Some(source),
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
            Kind::Provider(source) => source.fmt(f),
        }
    }
}

/// Why there are no credentials, or none that can be used. `Debug` says it in words, as programs print it that end with it.
#[derive(Clone, Eq, PartialEq)]
#[non_exhaustive]
pub enum CredentialsError {
    /// None of the environment variables is set.
    NoneSet,
    /// Of a pair of environment variables only one is set.
    Half {
        /// The one that is set.
        given: &'static str,
        /// The one that is missing.
        missing: &'static str,
    },
    /// A part of the credentials holds characters that a header cannot carry. Names the part.
    Unsendable(&'static str),
    /// The request cannot be signed.
    Sign(SignError),
    /// Who was to give them did not. Says why, in his words.
    Provider(String),
    /// Credentials are not sent in the clear, unless to this machine itself.
    Insecure {
        /// The host they would have gone to.
        host: String,
    },
}

impl From<SignError> for CredentialsError {
    fn from(error: SignError) -> Self {
        Self::Sign(error)
    }
}

impl fmt::Display for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoneSet => {
                f.write_str("no credentials in the environment: set ")?;
                for [access_key, secret_key, _] in KEYS {
                    write!(f, "{access_key} and {secret_key}, or ")?;
                }
                f.write_str(&TOKENS.join(", or "))
            }
            Self::Half { given, missing } => write!(f, "{given} is set, but {missing} is not"),
            Self::Unsendable(part) => write!(f, "the {part} has characters that a header cannot carry"),
            Self::Sign(error) => error.fmt(f),
            Self::Provider(why) => write!(f, "no credentials from their provider: {why}"),
            Self::Insecure { host } => {
                write!(
                    f,
                    "credentials are not sent to {host} without TLS: use https, or allow http explicitly"
                )
            }
        }
    }
}

impl fmt::Debug for CredentialsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CredentialsError({self})")
    }
}

impl std::error::Error for CredentialsError {}
