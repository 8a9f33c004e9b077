//! The canonical form of a request, over which signatures are computed.

use std::fmt::Write as _;

use hmac_sha256::Hash;
use http::{HeaderName, Request};
use percent_encoding::{AsciiSet, percent_decode_str, percent_encode};

use crate::uri::RESERVED;

/// In a path the separators stay.
const RESERVED_IN_PATH: &AsciiSet = &RESERVED.remove(b'/');

/// A header that says what stands for the body's hash, and the one value with a meaning: the body is not signed.
const CONTENT_HASH: &str = "x-sdk-content-sha256";
const UNSIGNED: &[u8] = b"UNSIGNED-PAYLOAD";

/// The canonical request. Header values are bytes, so it is too.
pub(crate) fn canonical<B: AsRef<[u8]>>(request: &Request<B>, signed: &[HeaderName]) -> Vec<u8> {
    let mut out = format!(
        "{}\n{}\n{}\n",
        request.method(),
        path(request.uri().path()),
        query(request.uri().query().unwrap_or_default())
    )
    .into_bytes();
    for name in signed {
        let mut values: Vec<_> =
            request.headers().get_all(name).iter().map(|value| value.as_bytes().trim_ascii()).collect();
        values.sort_unstable();
        for value in values {
            out.extend([name.as_str().as_bytes(), b":", value, b"\n"].concat());
        }
    }
    out.push(b'\n');
    out.extend(join(signed).as_bytes());
    out.push(b'\n');
    match request.headers().get(CONTENT_HASH) {
        Some(hash) if hash.as_bytes() == UNSIGNED => out.extend(UNSIGNED),
        _ => out.extend(hex(&Hash::hash(request.body().as_ref())).as_bytes()),
    }
    out
}

/// Names of signed headers as the `Authorization` header lists them.
pub(crate) fn join(signed: &[HeaderName]) -> String {
    signed.iter().map(HeaderName::as_str).collect::<Vec<_>>().join(";")
}

/// Lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// Decoded and encoded again, so that any spelling of the same path is signed alike, and always with a slash at its end; the
/// address itself is sent as it is.
fn path(sent: &str) -> String {
    let decoded: Vec<u8> = percent_decode_str(sent).collect();
    let mut path = percent_encode(&decoded, RESERVED_IN_PATH).to_string();
    if !path.ends_with('/') {
        path.push('/');
    }
    path
}

/// Pairs sorted by key and then value, both before they are encoded again.
fn query(sent: &str) -> String {
    let decode = |text: &str| percent_decode_str(&text.replace('+', " ")).collect::<Vec<u8>>();
    let mut pairs: Vec<_> = sent
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(key, value)| (decode(key), decode(value)))
        .collect();
    pairs.sort_unstable();
    let encoded = pairs
        .iter()
        .map(|(key, value)| format!("{}={}", percent_encode(key, RESERVED), percent_encode(value, RESERVED)));
    encoded.collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_example() {
        let request = Request::get(
            "https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs/\
             ?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0",
        )
        .header("host", "service.region.example.com")
        .header("content-type", "application/json")
        .header("x-sdk-date", "20191115T033655Z")
        .body("")
        .unwrap();
        let signed = ["content-type", "host", "x-sdk-date"].map(HeaderName::from_static);
        assert_eq!(
            hex(&Hash::hash(&canonical(&request, &signed))),
            "b25362e603ee30f4f25e7858e8a7160fd36e803bb2dfe206278659d71a9bcd7a"
        );
    }

    #[test]
    fn paths() {
        for (sent, expected) in [
            ("/", "/"),
            ("/v1/jobs", "/v1/jobs/"),
            ("/v1/jobs/", "/v1/jobs/"),
            ("/a%20b", "/a%20b/"),
            ("/a%2fb~", "/a/b~/"),
            ("/%7E!'()*", "/~%21%27%28%29%2A/"),
            ("/100%", "/100%25/"),
        ] {
            assert_eq!(path(sent), expected, "{sent}");
        }
    }

    #[test]
    fn queries() {
        for (sent, expected) in [
            ("", ""),
            ("limit=2", "limit=2"),
            ("b=1&a=2&a=1", "a=1&a=2&b=1"),
            ("flag", "flag="),
            ("flag&&x=1=2", "flag=&x=1%3D2"),
            ("q=a+b%2Bc%20d", "q=a%20b%2Bc%20d"),
            // Published with the Go SDK's signer.
            (
                "test=%E4%B8%80%20(%26%3D%3F!%23%25.*)&path=/tmp/123&multi=1&multi=2&multi=3&limit=1&enable=true",
                "enable=true&limit=1&multi=1&multi=2&multi=3&path=%2Ftmp%2F123\
                 &test=%E4%B8%80%20%28%26%3D%3F%21%23%25.%2A%29",
            ),
            // Sorted as decoded: 'b' comes before '~'.
            ("%7E=1&b=1", "b=1&~=1"),
        ] {
            assert_eq!(query(sent), expected, "{sent}");
        }
    }

    #[test]
    fn an_unsigned_body_is_not_hashed() {
        let request = Request::post("/").header(CONTENT_HASH, "UNSIGNED-PAYLOAD").body("x").unwrap();
        assert!(canonical(&request, &[]).ends_with(b"\nUNSIGNED-PAYLOAD"));
        let lie = Request::post("/").header(CONTENT_HASH, "0000").body("x").unwrap();
        assert!(canonical(&lie, &[]).ends_with(hex(&Hash::hash(b"x")).as_bytes()));
    }
}
