//! Credentials: into requests, and never into print.

use std::time::SystemTime;

use http::Request;
use huaweicloud_jobs_runtime::{AccessKeys, Credentials, Secret};

#[test]
fn a_token_is_a_header() {
    let mut request = Request::get("https://example.com/").body(Vec::new()).unwrap();
    Credentials::token("s3cret").authorize(&mut request, Some("p1"), SystemTime::now()).unwrap();
    assert_eq!(request.headers().len(), 1);
    assert_eq!(request.headers()["x-auth-token"], "s3cret");
    assert!(!format!("{request:?}").contains("s3cret"));
}

#[test]
fn keys_add_what_they_sign() {
    for (url, host) in [
        ("https://example.com/", "example.com"),
        ("https://example.com:443/", "example.com"),
        ("https://example.com:8443/", "example.com:8443"),
        ("http://127.0.0.1:80/", "127.0.0.1"),
        ("http://[::1]:8080/", "[::1]:8080"),
    ] {
        let mut request = Request::get(url).body(Vec::new()).unwrap();
        let keys = Credentials::keys("AK", "s3cret").with_security_token("t0ken");
        keys.authorize(&mut request, Some("p1"), SystemTime::now()).unwrap();
        assert_eq!(request.headers()["host"], host);
        assert_eq!(request.headers()["x-project-id"], "p1");
        assert_eq!(request.headers()["x-security-token"], "t0ken");
        let authorization = request.headers()["authorization"].to_str().unwrap().to_owned();
        assert!(authorization.contains("SignedHeaders=host;x-project-id;x-sdk-date;x-security-token,"));
        let signature = authorization.rsplit('=').next().unwrap();
        for secret in ["s3cret", "t0ken", signature] {
            assert!(!format!("{request:?}").contains(secret));
        }
    }
}

#[test]
fn what_a_header_cannot_carry_is_an_error_without_the_secret() {
    for (credentials, part) in [
        (Credentials::token("s3cret\n"), "token"),
        (Credentials::keys("s3cret\n", "sk"), "access key"),
        (Credentials::keys("ak", "sk").with_security_token("s3cret\r\n"), "security token"),
    ] {
        let mut request = Request::get("https://example.com/").body(Vec::new()).unwrap();
        let error = credentials.authorize(&mut request, None, SystemTime::now()).unwrap_err();
        assert_eq!(error.to_string(), format!("the {part} has characters that a header cannot carry"));
        assert!(!format!("{error:?}").contains("s3cret"));
    }
}

#[test]
fn debug_shows_no_secret() {
    let keys = AccessKeys {
        access_key: "AK".to_owned(),
        secret_key: "s3cret".into(),
        security_token: Some("s3cret".into()),
    };
    for shown in [
        format!("{:?}", Secret::new("s3cret")),
        format!("{:#?}", Secret::from("s3cret".to_owned())),
        format!("{keys:?}"),
        format!("{:?}", Credentials::token("s3cret")),
        format!("{:#?}", Credentials::keys("AK", "s3cret").with_security_token("s3cret")),
    ] {
        assert!(!shown.contains("s3cret"), "{shown}");
        assert!(shown.contains("Secret(..)"), "{shown}");
    }
}
