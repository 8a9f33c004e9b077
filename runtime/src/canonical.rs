//! The canonical form of a request, over which signatures are computed.

use std::borrow::Cow;

use http::{HeaderName, Request};
use percent_encoding::{AsciiSet, percent_decode_str, percent_encode};

use crate::{hashing::Hashing, join::join, uri::RESERVED};

/// In a path the separators stay.
const RESERVED_IN_PATH: &AsciiSet = &RESERVED.remove(b'/');

/// What a header says in place of the body's hash if the body is not signed.
const UNSIGNED: &[u8] = b"UNSIGNED-PAYLOAD";

/// The canonical request. Header values are bytes, so it is too.
pub(crate) fn canonical<B: AsRef<[u8]>>(
    request: &Request<B>,
    signed: &[HeaderName],
    hashing: Hashing,
) -> Vec<u8> {
    // Most requests fit, so that the text is not moved while it grows.
    let mut out = String::with_capacity(1024);
    out.push_str(request.method().as_str());
    out.push('\n');
    path(request.uri().path(), &mut out);
    out.push('\n');
    query(request.uri().query().unwrap_or_default(), &mut out);
    out.push('\n');
    let mut out = out.into_bytes();
    for name in signed {
        let mut values = Vec::new();
        for value in request.headers().get_all(name) {
            insert(&mut values, value.as_bytes().trim_ascii());
        }
        for value in values {
            for part in [name.as_str().as_bytes(), b":", value, b"\n"] {
                out.extend_from_slice(part);
            }
        }
    }
    out.push(b'\n');
    out.extend_from_slice(join(signed, ";").as_bytes());
    out.push(b'\n');
    match request.headers().get(hashing.content_header()) {
        Some(hash) if hash.as_bytes() == UNSIGNED => out.extend_from_slice(UNSIGNED),
        _ => out.extend_from_slice(hashing.hash(request.body().as_ref()).as_bytes()),
    }
    out
}

/// Decoded and encoded again, so that any spelling of the same path is signed alike, and always with a slash at its end; the
/// address itself is sent as it is.
fn path(sent: &str, out: &mut String) {
    let decoded: Cow<'_, [u8]> = percent_decode_str(sent).into();
    out.extend(percent_encode(&decoded, RESERVED_IN_PATH));
    if !decoded.ends_with(b"/") {
        out.push('/');
    }
}

/// Pairs sorted by key and then value, both before they are encoded again.
fn query(sent: &str, out: &mut String) {
    let mut pairs = Vec::new();
    for pair in sent.split('&').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        insert(&mut pairs, (decoded(key), decoded(value)));
    }
    for (at, (key, value)) in pairs.iter().enumerate() {
        if at > 0 {
            out.push('&');
        }
        out.extend(percent_encode(key, RESERVED));
        out.push('=');
        out.extend(percent_encode(value, RESERVED));
    }
}

/// Keeps a list in order. These are short, and a sort is long to compile.
fn insert<T: Ord>(list: &mut Vec<T>, item: T) {
    let at = list.partition_point(|known| *known < item);
    list.insert(at, item);
}

/// A part of a query string, in which a plus sign is a blank.
fn decoded(part: &str) -> Cow<'_, [u8]> {
    if part.contains('+') {
        return percent_decode_str(&part.replace('+', " ")).collect();
    }
    percent_decode_str(part).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHA256: Hashing = Hashing::Sha256;

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
            SHA256.hash(&canonical(&request, &signed, SHA256)),
            "b25362e603ee30f4f25e7858e8a7160fd36e803bb2dfe206278659d71a9bcd7a"
        );
    }

    fn said(write: fn(&str, &mut String), sent: &str) -> String {
        let mut out = String::new();
        write(sent, &mut out);
        out
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
            assert_eq!(said(path, sent), expected, "{sent}");
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
            assert_eq!(said(query, sent), expected, "{sent}");
        }
    }

    #[test]
    fn an_unsigned_body_is_not_hashed() {
        let request =
            Request::post("/").header(SHA256.content_header(), "UNSIGNED-PAYLOAD").body("x").unwrap();
        assert!(canonical(&request, &[], SHA256).ends_with(b"\nUNSIGNED-PAYLOAD"));
        let lie = Request::post("/").header(SHA256.content_header(), "0000").body("x").unwrap();
        assert!(canonical(&lie, &[], SHA256).ends_with(SHA256.hash(b"x").as_bytes()));
    }
}
