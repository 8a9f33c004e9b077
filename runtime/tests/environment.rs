//! Credentials in the environment alone.
#![cfg(any(feature = "client", feature = "blocking"))]
#![allow(clippy::unwrap_used, reason = "a failure fails the test, in its helpers too")]

use huaweicloud_jobs_runtime::{Credentials, CredentialsError, Error, ErrorKind};

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
