//! Credentials: from the environment, into requests, and never into print.

use std::time::SystemTime;

use http::Request;
use huaweicloud_jobs_runtime::{AccessKeys, Credentials, CredentialsError, Error, ErrorKind, Secret};

fn found(variables: &[(&str, &str)]) -> Result<Credentials, CredentialsError> {
    Credentials::from_variables(|name| {
        variables.iter().find(|(variable, _)| *variable == name).map(|(_, value)| (*value).to_owned())
    })
}

#[test]
fn from_the_environment() {
    let keys = || Credentials::keys("ak", "sk");
    for (variables, expected) in [
        (&[("HUAWEICLOUD_SDK_AK", "ak"), ("HUAWEICLOUD_SDK_SK", "sk")][..], keys()),
        (
            &[
                ("HUAWEICLOUD_SDK_AK", "ak"),
                ("HUAWEICLOUD_SDK_SK", "sk"),
                ("HUAWEICLOUD_SDK_SECURITY_TOKEN", "st"),
                ("HW_SECURITY_TOKEN", "of another pair"),
            ],
            keys().with_security_token("st"),
        ),
        (&[("HW_ACCESS_KEY", "ak"), ("HW_SECRET_KEY", "sk")], keys()),
        (
            &[("HW_ACCESS_KEY", "ak"), ("HW_SECRET_KEY", "sk"), ("HW_SECURITY_TOKEN", "st")],
            keys().with_security_token("st"),
        ),
        (
            &[
                ("OS_TOKEN", "t"),
                ("HW_ACCESS_KEY", "no"),
                ("HW_SECRET_KEY", "no"),
                ("HUAWEICLOUD_SDK_AK", "ak"),
                ("HUAWEICLOUD_SDK_SK", "sk"),
            ],
            keys(),
        ),
        (&[("OS_TOKEN", "t")], Credentials::token("t")),
        (&[("HW_AUTH_TOKEN", "t")], Credentials::token("t")),
        (&[("HW_AUTH_TOKEN", "2"), ("OS_TOKEN", "1")], Credentials::token("1")),
        (
            &[("HUAWEICLOUD_SDK_AK", ""), ("HUAWEICLOUD_SDK_SK", ""), ("OS_TOKEN", "t")],
            Credentials::token("t"),
        ),
    ] {
        // Not by `assert_eq`: it would have nothing to print but the names.
        assert!(found(variables) == Ok(expected), "{variables:?}");
    }
}

#[test]
fn half_a_pair_names_the_missing_half() {
    for (given, missing) in [
        ("HUAWEICLOUD_SDK_AK", "HUAWEICLOUD_SDK_SK"),
        ("HUAWEICLOUD_SDK_SK", "HUAWEICLOUD_SDK_AK"),
        ("HW_ACCESS_KEY", "HW_SECRET_KEY"),
        ("HW_SECRET_KEY", "HW_ACCESS_KEY"),
    ] {
        let error = found(&[(given, "s3cret"), (missing, ""), ("OS_TOKEN", "t")]).unwrap_err();
        assert_eq!(error, CredentialsError::Half { given, missing });
        assert_eq!(error.to_string(), format!("{given} is set, but {missing} is not"));
    }
}

#[test]
fn nothing_found_says_what_was_looked_for() {
    let error = Error::from(found(&[]).unwrap_err());
    assert_eq!(error.kind(), ErrorKind::Credentials);
    let nowhere = CredentialsError::NoneFound { file: Some("/home/me/.huaweicloud/credentials".into()) };
    assert!(
        Error::from(nowhere).to_string().ends_with("below [basic] into /home/me/.huaweicloud/credentials")
    );
    assert_eq!(
        error.to_string(),
        "no credentials in the environment: set HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, or HW_ACCESS_KEY and \
         HW_SECRET_KEY, or OS_TOKEN, or HW_AUTH_TOKEN, or HW_USER_NAME, HW_USER_PASSWORD and HW_DOMAIN_NAME, or \
         OS_USERNAME, OS_PASSWORD and OS_USER_DOMAIN_NAME or OS_DOMAIN_NAME"
    );
}

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
