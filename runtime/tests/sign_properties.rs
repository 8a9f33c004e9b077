//! What the canonical form of a request passes over, and what it does not, for requests of any kind.
#![allow(clippy::unwrap_used, reason = "a failure fails the test, in its helpers too")]

use std::time::{Duration, SystemTime};

use http::{HeaderName, HeaderValue, Request};
use huaweicloud_jobs_runtime::{AccessKeys, Scheme, VerifyError, access_key, sign_with, verify};
use proptest::{collection::vec, prelude::*, sample::select};

fn keys() -> AccessKeys {
    AccessKeys { access_key: "AK".to_owned(), secret_key: "SK".into(), security_token: None }
}

fn scheme() -> impl Strategy<Value = Scheme> {
    let derived = ("[a-z]{1,5}-[0-9]", "[a-z]{1,9}")
        .prop_map(|(region, service)| Scheme::V11HmacSha256 { region, service });
    #[cfg(feature = "sm3")]
    let derived = prop_oneof![derived, Just(Scheme::SdkHmacSm3)];
    prop_oneof![Just(Scheme::SdkHmacSha256), derived]
}

/// Bytes of a path's segment or a query's part, as they are meant.
fn word() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![select(b"aZ09-._~ /+%&=?#:@!$'()*,;<>[]".as_slice()), any::<u8>()];
    vec(byte, 0..8)
}

/// A byte spelt in one of the ways that say the same.
fn spell(byte: u8, spelling: u8) -> String {
    match (byte, spelling % 3) {
        (b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~', 0) => {
            char::from(byte).to_string()
        }
        (_, 2) => format!("%{byte:02x}"),
        _ => format!("%{byte:02X}"),
    }
}

fn spelt(word: &[u8], spelling: u8) -> String {
    word.iter().enumerate().map(|(at, byte)| spell(*byte, spelling.wrapping_add(at as u8))).collect()
}

/// The address of a path and a query.
fn address(path: &[Vec<u8>], query: &[(Vec<u8>, Vec<u8>)], spelling: u8) -> String {
    let mut address = "https://example.com".to_owned();
    for segment in path {
        address.push('/');
        address.push_str(&spelt(segment, spelling));
    }
    if path.is_empty() {
        address.push('/');
    }
    for (at, (key, value)) in query.iter().enumerate() {
        address.push(if at == 0 { '?' } else { '&' });
        address.push_str(&format!("{}={}", spelt(key, spelling), spelt(value, spelling)));
    }
    address
}

fn request(address: &str, headers: &[(&str, &str)], body: &[u8]) -> Request<Vec<u8>> {
    let mut request = Request::post(address).body(body.to_vec()).unwrap();
    for (name, value) in headers {
        let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
        request.headers_mut().append(name, HeaderValue::from_str(value).unwrap());
    }
    request
}

/// What `Authorization` says of a request that was signed at a fixed time.
fn signed(mut request: Request<Vec<u8>>, scheme: &Scheme) -> HeaderValue {
    sign_with(&mut request, &keys(), scheme, SystemTime::UNIX_EPOCH + Duration::from_secs(1_136_214_245))
        .unwrap();
    request.headers()["authorization"].clone()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_signed_is_verified(
        scheme in scheme(),
        path in vec(word(), 0..4),
        query in vec((word(), word()), 0..4),
        headers in vec(("[a-z][a-z0-9_-]{0,8}", "[ -~]{0,12}"), 0..4),
        body in vec(any::<u8>(), 0..40),
        seconds in 0_u64..4_000_000_000,
    ) {
        let headers: Vec<_> = headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let mut request = request(&address(&path, &query, 0), &headers, &body);
        sign_with(&mut request, &keys(), &scheme, SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).unwrap();
        prop_assert_eq!(verify(&request, &keys().secret_key), Ok(()));
        prop_assert_eq!(access_key(&request), Some("AK"));
        prop_assert_eq!(Scheme::of(&request), Some(scheme));
        prop_assert_eq!(verify(&request, &"KS".into()), Err(VerifyError::Mismatch));
        request.body_mut().push(0);
        prop_assert_eq!(verify(&request, &keys().secret_key), Err(VerifyError::Mismatch));
    }

    #[test]
    fn spelling_and_order_do_not_matter(
        scheme in scheme(),
        path in vec(word(), 0..4),
        (query, shuffled) in vec((word(), word()), 0..5).prop_flat_map(|query| (Just(query.clone()), Just(query).prop_shuffle())),
        (one, other) in any::<(u8, u8)>(),
    ) {
        let one = signed(request(&address(&path, &query, one), &[], b""), &scheme);
        let other = signed(request(&address(&path, &shuffled, other), &[], b""), &scheme);
        prop_assert_eq!(one, other);
    }

    #[test]
    fn another_query_is_signed_otherwise(
        scheme in scheme(),
        query in vec((word(), word()), 1..4),
        at in any::<prop::sample::Index>(),
        more in 1_u8..=255,
    ) {
        let mut other = query.clone();
        let (key, value) = at.get(&query);
        other[at.index(query.len())] = (key.clone(), [value.as_slice(), &[more]].concat());
        let one = signed(request(&address(&[], &query, 0), &[], b""), &scheme);
        prop_assert_ne!(one, signed(request(&address(&[], &other, 0), &[], b""), &scheme));
    }

    #[test]
    fn the_slash_at_the_end_is_signed_whether_it_is_sent_or_not(scheme in scheme(), path in vec("[a-z0-9]{1,5}", 1..4)) {
        let sent = format!("https://example.com/{}", path.join("/"));
        let one = signed(request(&sent, &[], b""), &scheme);
        prop_assert_eq!(&one, &signed(request(&format!("{sent}/"), &[], b""), &scheme));
        // Signing leaves the address as it is.
        let mut request = request(&sent, &[], b"");
        sign_with(&mut request, &keys(), &scheme, SystemTime::UNIX_EPOCH).unwrap();
        prop_assert_eq!(request.uri().to_string(), sent);
    }

    #[test]
    fn blanks_around_header_values_and_the_order_of_several_do_not_matter(
        scheme in scheme(),
        (values, shuffled) in vec("[!-~]{1,6}", 1..4).prop_flat_map(|values| (Just(values.clone()), Just(values).prop_shuffle())),
        blanks in "[ \t]{0,3}",
        cased in any::<bool>(),
    ) {
        let plain: Vec<_> = values.iter().map(|value| ("x-many", value.as_str())).collect();
        let padded: Vec<String> = shuffled.iter().map(|value| format!("{blanks}{value}{blanks}")).collect();
        let name = if cased { "X-MANY" } else { "x-many" };
        let padded: Vec<_> = padded.iter().map(|value| (name, value.as_str())).collect();
        let address = "https://example.com/";
        let one = signed(request(address, &plain, b""), &scheme);
        prop_assert_eq!(&one, &signed(request(address, &padded, b""), &scheme));
        // One value more or less does matter.
        prop_assert_ne!(&one, &signed(request(address, &plain[1..], b""), &scheme));
    }
}
