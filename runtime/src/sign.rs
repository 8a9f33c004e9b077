//! Signing with an access key and a secret key.

use std::{fmt, time::SystemTime};

use http::{HeaderName, HeaderValue, Request, header};

use crate::{Scheme, Secret, join::join, moment::Moment, scheme::DATE};

const SECURITY_TOKEN: HeaderName = HeaderName::from_static("x-security-token");

/// An access key with its secret, permanent or temporary.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AccessKeys {
    /// The access key (AK), which names the keys and is no secret.
    pub access_key: String,
    /// The secret key (SK). It is never sent.
    pub secret_key: Secret,
    /// What makes temporary keys valid; sent as `X-Security-Token`.
    pub security_token: Option<Secret>,
}

/// Signs a request in the scheme that services expect, SDK-HMAC-SHA256: sets `X-Sdk-Date`, `X-Security-Token` where the keys have one, and `Authorization`.
///
/// All headers that are there are signed, but `Authorization` and those with an underscore in their names. Add `Host` and whatever
/// else must be protected before signing, and what may change on the way after it. A request can be signed again.
///
/// ```
/// use huaweicloud_jobs_runtime::{AccessKeys, sign, verify};
/// use std::time::SystemTime;
///
/// let keys = AccessKeys { access_key: "AK".into(), secret_key: "SK".into(), security_token: None };
/// let mut request = http::Request::get("https://example.com/v1/jobs").header("Host", "example.com").body("")?;
/// sign(&mut request, &keys, SystemTime::now())?;
/// assert!(verify(&request, &keys.secret_key).is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// The keys hold characters that a header cannot carry, or `now` is beyond the calendar.
pub fn sign(
    request: &mut Request<impl AsRef<[u8]>>,
    keys: &AccessKeys,
    now: SystemTime,
) -> Result<(), SignError> {
    sign_with(request, keys, &Scheme::default(), now)
}

/// Signs a request as [`sign`] does, in the scheme of your choice.
///
/// # Errors
/// As for [`sign`]; and the scheme's region or service is not a plain word.
pub fn sign_with(
    request: &mut Request<impl AsRef<[u8]>>,
    keys: &AccessKeys,
    scheme: &Scheme,
    now: SystemTime,
) -> Result<(), SignError> {
    scheme.check()?;
    let date = Moment::of(now).ok_or(SignError::Date)?.compact();
    request.headers_mut().insert(DATE, HeaderValue::from_str(&date).map_err(|_| SignError::Date)?);
    if let Some(token) = &keys.security_token {
        let token = sensitive(token.expose()).ok_or(SignError::Unsendable("security token"))?;
        request.headers_mut().insert(SECURITY_TOKEN, token);
    }
    let mut signed: Vec<HeaderName> = Vec::with_capacity(request.headers().keys_len());
    for name in request.headers().keys() {
        if name != header::AUTHORIZATION && !name.as_str().contains('_') {
            let at = signed.partition_point(|known| known.as_str() < name.as_str());
            signed.insert(at, name.clone());
        }
    }
    let signer = match scheme.scope(request) {
        None => format!("Access={}", keys.access_key),
        Some(scope) => format!("Credential={}/{scope}", keys.access_key),
    };
    let authorization = format!(
        "{} {signer}, SignedHeaders={}, Signature={}",
        scheme.name(),
        join(&signed, ";"),
        scheme.signature(request, &signed, &keys.access_key, &keys.secret_key)
    );
    let authorization = sensitive(&authorization).ok_or(SignError::Unsendable("access key"))?;
    request.headers_mut().insert(header::AUTHORIZATION, authorization);
    Ok(())
}

/// A header value that `Debug` and logs do not show.
pub(crate) fn sensitive(text: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_str(text).ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// Why a request cannot be signed.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum SignError {
    /// A part of the keys holds characters that a header cannot carry. Names the part.
    Unsendable(&'static str),
    /// The time is beyond the calendar.
    Date,
    /// A part of the [`Scheme`] is empty or has a character that cannot stand there. Names the part.
    Scope(&'static str),
}

impl fmt::Display for SignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsendable(part) => write!(f, "the {part} has characters that a header cannot carry"),
            Self::Date => f.write_str("the time of signing is beyond the calendar"),
            Self::Scope(part) => {
                write!(f, "the {part} that a request is signed for must be a word such as \"cn-north-4\"")?;
                match *part {
                    "region" => f.write_str(": give the client a region"),
                    _ => Ok(()),
                }
            }
        }
    }
}

impl std::error::Error for SignError {}
