//! The schemes of Huawei Cloud's signatures: which key signs what text, and how `Authorization` says so.

use hmac_sha256::HKDF;
use http::{HeaderName, HeaderValue, Request};
use zeroize::Zeroizing;

use crate::{
    Secret, SignError,
    canonical::canonical,
    hashing::{Hashing, hex},
    verify::Claim,
};

pub(crate) const DATE: HeaderName = HeaderName::from_static("x-sdk-date");

/// How a request is signed.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub enum Scheme {
    /// SDK-HMAC-SHA256: the secret key itself signs. Services expect it unless their documentation says otherwise.
    #[default]
    SdkHmacSha256,
    /// V11-HMAC-SHA256: a key signs that is derived from the secret key and good for one day, one region and one service.
    V11HmacSha256 {
        /// The region, such as `cn-north-4`.
        region: String,
        /// The service, as its documentation names it for this purpose.
        service: String,
    },
    /// SDK-HMAC-SM3: as SDK-HMAC-SHA256, with the hash of the Chinese standard GB/T 32905 in place of SHA-256. With the feature `sm3`.
    #[cfg(feature = "sm3")]
    SdkHmacSm3,
}

impl Scheme {
    /// The scheme that a request is signed in.
    ///
    /// ```
    /// use huaweicloud_jobs_runtime::{AccessKeys, Scheme, sign_with};
    ///
    /// let keys = AccessKeys { access_key: "AK".into(), secret_key: "SK".into(), security_token: None };
    /// let scheme = Scheme::V11HmacSha256 { region: "cn-north-4".into(), service: "demo".into() };
    /// let mut request = http::Request::get("https://example.com/v1/jobs").body("")?;
    /// sign_with(&mut request, &keys, &scheme, std::time::SystemTime::now())?;
    /// assert_eq!(Scheme::of(&request), Some(scheme));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of<B>(request: &Request<B>) -> Option<Self> {
        Some(Claim::of(request)?.scheme)
    }

    /// The name that `Authorization` begins with.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::SdkHmacSha256 => "SDK-HMAC-SHA256",
            Self::V11HmacSha256 { .. } => "V11-HMAC-SHA256",
            #[cfg(feature = "sm3")]
            Self::SdkHmacSm3 => "SDK-HMAC-SM3",
        }
    }

    fn hashing(&self) -> Hashing {
        match self {
            Self::SdkHmacSha256 | Self::V11HmacSha256 { .. } => Hashing::Sha256,
            #[cfg(feature = "sm3")]
            Self::SdkHmacSm3 => Hashing::Sm3,
        }
    }

    /// Parts of the scope are told apart by slashes, and stand in a header whose parts are told apart by commas.
    pub(crate) fn check(&self) -> Result<(), SignError> {
        let Self::V11HmacSha256 { region, service } = self else { return Ok(()) };
        let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '/' | ',');
        match [("region", region), ("service", service)]
            .iter()
            .find(|(_, text)| text.is_empty() || !text.chars().all(plain))
        {
            Some((part, _)) => Err(SignError::Scope(part)),
            None => Ok(()),
        }
    }

    /// What the derived key is good for: `20060102/cn-north-4/demo`.
    pub(crate) fn scope<B>(&self, request: &Request<B>) -> Option<String> {
        let Self::V11HmacSha256 { region, service } = self else { return None };
        let date = String::from_utf8_lossy(date(request));
        Some(format!("{}/{region}/{service}", date.split('T').next().unwrap_or_default()))
    }

    /// The signature over a request with an `X-Sdk-Date` header, in lower-case hexadecimal.
    pub(crate) fn signature(
        &self,
        request: &Request<impl AsRef<[u8]>>,
        signed: &[HeaderName],
        access_key: &str,
        secret_key: &Secret,
    ) -> String {
        let hashing = self.hashing();
        let digest = hashing.hash(&canonical(request, signed, hashing));
        let scope = self.scope(request);
        let derived;
        let key = match &scope {
            None => secret_key.expose(),
            Some(scope) => {
                derived = derive(access_key, secret_key, scope);
                &derived
            }
        };
        let mut text = [self.name().as_bytes(), b"\n", date(request), b"\n"].concat();
        if let Some(scope) = &scope {
            text.extend_from_slice(scope.as_bytes());
            text.push(b'\n');
        }
        text.extend_from_slice(digest.as_bytes());
        hashing.mac(key.as_bytes(), &text)
    }
}

fn date<B>(request: &Request<B>) -> &[u8] {
    request.headers().get(DATE).map(HeaderValue::as_bytes).unwrap_or_default()
}

/// The key that signs in a scope: its hexadecimal text, not its bytes.
fn derive(access_key: &str, secret_key: &Secret, scope: &str) -> Zeroizing<String> {
    let mut key = Zeroizing::new([0; 32]);
    HKDF::expand(&mut *key, HKDF::extract(access_key, secret_key.expose()), scope);
    Zeroizing::new(hex(&*key))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Published with the Go SDK's signer.
    #[test]
    fn the_derived_key() {
        assert_eq!(
            *derive("AccessKey", &"SecretKey".into(), "20060102/test-region-1/demo"),
            "fded840bf50eb1da840c631cec6649d58c4df22167c366bce4534ec85997f429"
        );
    }
}
