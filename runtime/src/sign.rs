//! Signing with an access key and a secret key: SDK-HMAC-SHA256, the scheme of Huawei Cloud's API gateway.

use std::{fmt, time::SystemTime};

use hmac_sha256::{HMAC, Hash};
use http::{HeaderName, HeaderValue, Request, header};
use jiff::Timestamp;

use crate::{
    Secret,
    canonical::{canonical, hex, join},
};

const ALGORITHM: &str = "SDK-HMAC-SHA256";
const DATE: HeaderName = HeaderName::from_static("x-sdk-date");
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

/// Signs a request: sets `X-Sdk-Date`, `X-Security-Token` where the keys have one, and `Authorization`.
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
    let date = Timestamp::try_from(now).map_err(|_| SignError::Date)?.strftime("%Y%m%dT%H%M%SZ").to_string();
    request.headers_mut().insert(DATE, HeaderValue::from_str(&date).map_err(|_| SignError::Date)?);
    if let Some(token) = &keys.security_token {
        let token = sensitive(token.expose()).ok_or(SignError::Unsendable("security token"))?;
        request.headers_mut().insert(SECURITY_TOKEN, token);
    }
    let mut signed: Vec<HeaderName> = request
        .headers()
        .keys()
        .filter(|&name| name != header::AUTHORIZATION && !name.as_str().contains('_'))
        .cloned()
        .collect();
    signed.sort_unstable_by(|a, b| a.as_str().cmp(b.as_str()));
    let authorization = format!(
        "{ALGORITHM} Access={}, SignedHeaders={}, Signature={}",
        keys.access_key,
        join(&signed),
        signature(request, &signed, &keys.secret_key)
    );
    let authorization = sensitive(&authorization).ok_or(SignError::Unsendable("access key"))?;
    request.headers_mut().insert(header::AUTHORIZATION, authorization);
    Ok(())
}

/// The signature over a request with an `X-Sdk-Date` header, in lower-case hexadecimal. Building block of [`sign`] and [`verify`].
pub fn signature(
    request: &Request<impl AsRef<[u8]>>,
    signed_headers: &[HeaderName],
    secret_key: &Secret,
) -> String {
    let date = request.headers().get(DATE).map(HeaderValue::as_bytes).unwrap_or_default();
    let digest = hex(&Hash::hash(&canonical(request, signed_headers)));
    let text = [ALGORITHM.as_bytes(), b"\n", date, b"\n", digest.as_bytes()].concat();
    hex(&HMAC::mac(text, secret_key.expose().as_bytes()))
}

/// Checks the signature of a request, as a server does. How old the request is remains for the caller to judge by `X-Sdk-Date`.
///
/// # Errors
/// The request is not signed in this scheme, or the signature is not right.
pub fn verify(request: &Request<impl AsRef<[u8]>>, secret_key: &Secret) -> Result<(), VerifyError> {
    let authorization = request.headers().get(header::AUTHORIZATION).ok_or(VerifyError::Unsigned)?;
    let claim = authorization.to_str().ok().and_then(Claim::read).ok_or(VerifyError::Malformed)?;
    let mut signed = Vec::new();
    for name in claim.signed_headers.split(';') {
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| VerifyError::Malformed)?;
        if !request.headers().contains_key(&name) {
            return Err(VerifyError::HeaderMissing(name));
        }
        signed.push(name);
    }
    if !signed.contains(&DATE) {
        return Err(VerifyError::Undated);
    }
    let expected = signature(request, &signed, secret_key);
    if same(expected.as_bytes(), claim.signature.as_bytes()) { Ok(()) } else { Err(VerifyError::Mismatch) }
}

/// The access key that a request is signed with.
pub fn access_key<B>(request: &Request<B>) -> Option<&str> {
    let authorization = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
    Some(Claim::read(authorization)?.access_key)
}

/// A header value that `Debug` and logs do not show.
pub(crate) fn sensitive(text: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_str(text).ok()?;
    value.set_sensitive(true);
    Some(value)
}

/// What an `Authorization` header says.
struct Claim<'a> {
    access_key: &'a str,
    signed_headers: &'a str,
    signature: &'a str,
}

impl<'a> Claim<'a> {
    fn read(authorization: &'a str) -> Option<Self> {
        let parts = authorization.strip_prefix(ALGORITHM)?.strip_prefix(' ')?;
        let part = |name| {
            let mut parts = parts.split(',').filter_map(|part| part.trim().split_once('='));
            parts.find_map(|(key, value)| (key == name).then_some(value))
        };
        Some(Self {
            access_key: part("Access")?,
            signed_headers: part("SignedHeaders")?,
            signature: part("Signature")?,
        })
    }
}

/// Compares in a time that does not depend on where the two differ.
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
}

/// Why a request cannot be signed.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum SignError {
    /// A part of the keys holds characters that a header cannot carry. Names the part.
    Unsendable(&'static str),
    /// The time is beyond the calendar.
    Date,
}

impl fmt::Display for SignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsendable(part) => write!(f, "the {part} has characters that a header cannot carry"),
            Self::Date => f.write_str("the time of signing is beyond the calendar"),
        }
    }
}

impl std::error::Error for SignError {}

/// Why a signature is not accepted.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum VerifyError {
    /// There is no `Authorization` header.
    Unsigned,
    /// The `Authorization` header is not of this scheme.
    Malformed,
    /// `X-Sdk-Date` is not among the signed headers.
    Undated,
    /// A header that should be signed is not there.
    HeaderMissing(HeaderName),
    /// The signature is not that of this request with this secret key.
    Mismatch,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsigned => f.write_str("the request has no Authorization header"),
            Self::Malformed => write!(f, "the Authorization header is not of the scheme {ALGORITHM}"),
            Self::Undated => f.write_str("X-Sdk-Date is not among the signed headers"),
            Self::HeaderMissing(name) => write!(f, "the signed header {name} is not there"),
            Self::Mismatch => f.write_str("the signature does not match the request"),
        }
    }
}

impl std::error::Error for VerifyError {}
