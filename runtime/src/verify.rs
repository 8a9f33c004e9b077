//! Checking signatures, as a server does.

use std::fmt;

use http::{HeaderName, Request, header};

use crate::{Scheme, Secret, scheme::DATE};

/// Checks the signature of a request, whichever [`Scheme`] it is in. How old the request is remains for the caller to judge by
/// `X-Sdk-Date`, and [`Scheme::of`] tells which region and service it was signed for.
///
/// # Errors
/// The request is not signed in a scheme that is known here, or the signature is not right.
pub fn verify(request: &Request<impl AsRef<[u8]>>, secret_key: &Secret) -> Result<(), VerifyError> {
    if !request.headers().contains_key(header::AUTHORIZATION) {
        return Err(VerifyError::Unsigned);
    }
    let claim = Claim::of(request).ok_or(VerifyError::Malformed)?;
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
    let expected = claim.scheme.signature(request, &signed, claim.access_key, secret_key);
    // The day that the credential names is that of the date, or one of the two is a lie.
    let is_in_scope = claim.scheme.scope(request).as_deref() == claim.scope;
    if is_in_scope && same(expected.as_bytes(), claim.signature.as_bytes()) {
        Ok(())
    } else {
        Err(VerifyError::Mismatch)
    }
}

/// The access key that a request is signed with.
pub fn access_key<B>(request: &Request<B>) -> Option<&str> {
    Some(Claim::of(request)?.access_key)
}

/// What an `Authorization` header says.
pub(crate) struct Claim<'a> {
    pub(crate) scheme: Scheme,
    access_key: &'a str,
    scope: Option<&'a str>,
    signed_headers: &'a str,
    signature: &'a str,
}

impl<'a> Claim<'a> {
    pub(crate) fn of<B>(request: &'a Request<B>) -> Option<Self> {
        Self::read(request.headers().get(header::AUTHORIZATION)?.to_str().ok()?)
    }

    fn read(authorization: &'a str) -> Option<Self> {
        let (name, parts) = authorization.split_once(' ')?;
        let part = |name| {
            let mut parts = parts.split(',').filter_map(|part| part.trim().split_once('='));
            parts.find_map(|(key, value)| (key == name).then_some(value))
        };
        let (access_key, scope, scheme) = match name {
            "SDK-HMAC-SHA256" => (part("Access")?, None, Scheme::SdkHmacSha256),
            #[cfg(feature = "sm3")]
            "SDK-HMAC-SM3" => (part("Access")?, None, Scheme::SdkHmacSm3),
            "V11-HMAC-SHA256" => {
                let credential = part("Credential")?;
                let (end, _) = credential.rmatch_indices('/').nth(2)?;
                let (access_key, scope) = (&credential[..end], &credential[end + 1..]);
                let [_, region, service] = scope.split('/').collect::<Vec<_>>().try_into().ok()?;
                let (region, service) = (region.to_owned(), service.to_owned());
                (access_key, Some(scope), Scheme::V11HmacSha256 { region, service })
            }
            _ => return None,
        };
        let (signed_headers, signature) = (part("SignedHeaders")?, part("Signature")?);
        Some(Self { scheme, access_key, scope, signed_headers, signature })
    }
}

/// Compares in a time that does not depend on where the two differ.
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
}

/// Why a signature is not accepted.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum VerifyError {
    /// There is no `Authorization` header.
    Unsigned,
    /// The `Authorization` header is of no [`Scheme`].
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
            Self::Malformed => f.write_str(
                "the Authorization header is of no scheme that is known here, such as SDK-HMAC-SHA256",
            ),
            Self::Undated => f.write_str("X-Sdk-Date is not among the signed headers"),
            Self::HeaderMissing(name) => write!(f, "the signed header {name} is not there"),
            Self::Mismatch => f.write_str("the signature does not match the request"),
        }
    }
}

impl std::error::Error for VerifyError {}
