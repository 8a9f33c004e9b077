//! The hashes that signatures are made with, in lower-case hexadecimal.

/// One of them.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Hashing {
    Sha256,
    #[cfg(feature = "sm3")]
    Sm3,
}

impl Hashing {
    pub(crate) fn hash(self, bytes: &[u8]) -> String {
        match self {
            Self::Sha256 => hex(&hmac_sha256::Hash::hash(bytes)),
            #[cfg(feature = "sm3")]
            Self::Sm3 => hex(&<sm3::Sm3 as sm3::Digest>::digest(bytes)),
        }
    }

    /// HMAC with this hash.
    pub(crate) fn mac(self, key: &[u8], text: &[u8]) -> String {
        match self {
            Self::Sha256 => hex(&hmac_sha256::HMAC::mac(text, key)),
            #[cfg(feature = "sm3")]
            Self::Sm3 => sm3_mac(key, text),
        }
    }

    /// The header that can say that the body is not signed.
    pub(crate) const fn content_header(self) -> &'static str {
        match self {
            Self::Sha256 => "x-sdk-content-sha256",
            #[cfg(feature = "sm3")]
            Self::Sm3 => "x-sdk-content-sm3",
        }
    }
}

#[cfg(feature = "sm3")]
fn sm3_mac(key: &[u8], text: &[u8]) -> String {
    use hmac::{KeyInit as _, Mac as _};
    // A key of any length will do, so there is no error.
    let mac = hmac::Hmac::<sm3::Sm3>::new_from_slice(key).map(|mac| mac.chain_update(text));
    mac.map(|mac| hex(&mac.finalize().into_bytes())).unwrap_or_default()
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from(b"0123456789abcdef"[usize::from(half)]);
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.push(digit(byte >> 4));
        text.push(digit(byte & 15));
    }
    text
}
