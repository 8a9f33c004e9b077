use std::{error::Error as StdError, fmt, time::Duration};

use http::{Request, Response, StatusCode};
use serde_json::Value;

use super::{Login, LoginContext, LoginStep};
use crate::{BaseUrl, Credentials, Error, Lease, RequestError, Secret, Time, sign::sensitive};

/// Where a cloud server finds what the cloud tells it about itself: on its own link, so without TLS.
pub(crate) const ADDRESS: &str = "169.254.169.254";
const TOKEN: &str = "x-metadata-token";
const LIFETIME: &str = "x-metadata-token-ttl-seconds";
const HINT: &str =
    "this works on a cloud server that an agency is attached to (Management Information, Agency)";

/// Obtains temporary keys on a cloud server, from its metadata service: those of the agency that is attached to the server.
///
/// The keys are valid for an hour, and the client obtains the next ones in time. Servers where the metadata service wants a token of its own
/// are asked with one.
///
/// ```
/// use huaweicloud_jobs_runtime::{Credentials, MetadataLogin};
///
/// let credentials = Credentials::login(MetadataLogin::new());
/// # drop(credentials);
/// ```
#[derive(Clone, Debug)]
pub struct MetadataLogin {
    base: Option<BaseUrl>,
}

impl MetadataLogin {
    /// Asks at the address that every cloud server knows, `http://169.254.169.254`.
    #[allow(clippy::new_without_default, reason = "it is no default to ask the network")]
    pub fn new() -> Self {
        Self { base: None }
    }

    /// Asks somewhere else.
    ///
    /// # Errors
    /// It is not a base URL.
    pub fn at(url: &str) -> Result<Self, RequestError> {
        Ok(Self { base: Some(url.parse()?) })
    }

    fn address(&self, path: &str) -> String {
        match &self.base {
            Some(base) => format!("{base}{path}"),
            None => format!("http://{ADDRESS}{path}"),
        }
    }
}

impl Login for MetadataLogin {
    fn next(
        &self,
        _: &LoginContext<'_>,
        answers: &[Response<Vec<u8>>],
    ) -> Result<LoginStep, Box<dyn StdError + Send + Sync>> {
        let keys = || Request::get(self.address("/openstack/latest/securitykey"));
        Ok(LoginStep::Send(match answers {
            [] => Request::put(self.address("/meta-data/latest/api/token"))
                .header(LIFETIME, "60")
                .body(Vec::new())?,
            // An older service, which knows no tokens.
            [token] if matches!(token.status(), StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED) => {
                keys().body(Vec::new())?
            }
            [token] if token.status().is_success() => {
                let token = str::from_utf8(token.body()).ok().and_then(|token| sensitive(token.trim()));
                keys().header(TOKEN, token.ok_or("its token is not a text")?).body(Vec::new())?
            }
            [refusal] => return Err(Error::of_answer(refusal).with_hint(HINT).into()),
            [_, answer, ..] => return Ok(LoginStep::Done(lease(answer)?)),
        }))
    }

    fn timeout(&self) -> Option<Duration> {
        // Where there is no such service, mostly nobody answers at all.
        Some(Duration::from_secs(3))
    }
}

fn lease(answer: &Response<Vec<u8>>) -> Result<Lease, Error> {
    if !answer.status().is_success() {
        return Err(Error::of_answer(answer).with_hint(HINT));
    }
    let mut said: Value = serde_json::from_slice(answer.body()).unwrap_or_default();
    // Taken out, not copied: what is left of them is wiped with the secrets.
    let mut take = |name: &str| match said.pointer_mut(&format!("/credential/{name}")).map(Value::take) {
        Some(Value::String(text)) if !text.is_empty() => Some(Secret::from(text)),
        _ => None,
    };
    let (Some(access), Some(secret), Some(token)) = (take("access"), take("secret"), take("securitytoken"))
    else {
        // The answer is not repeated: half of it may be secret.
        let problem = "the answer has no access, secret and securitytoken under credential";
        return Err(Error::unexpected(answer.status(), problem));
    };
    let credentials = Credentials::keys(access.expose(), secret).with_security_token(token);
    let expires =
        take("expires_at").and_then(|time| Time::from(time.expose()).to_system_time().ok().flatten());
    Ok(match expires {
        Some(expires) => Lease::until(credentials, expires),
        None => credentials.into(),
    })
}

impl fmt::Display for MetadataLogin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the agency of this cloud server ({})", self.address(""))
    }
}
