//! What the mock does not let pass.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::net::{Ipv4Addr, TcpStream};

use common::{builder, by_token, raw, send, wait};
use huaweicloud_jobs::apis;
use huaweicloud_jobs_mock::{ACCESS_KEY, SECRET_KEY, TOKEN, sample_request, sample_value};
use huaweicloud_jobs_runtime::{
    AccessKeys, Api, Credentials, ErrorKind, Need, Place, Request, Scheme, sign_with,
};

#[test]
fn wrong_credentials_get_the_gateways_401() {
    let mock = builder().start().unwrap();
    for api in apis() {
        let request = sample_request(api).unwrap();
        for (credentials, says) in [
            (Credentials::token("wrong"), "decrypt token fail"),
            (Credentials::keys(ACCESS_KEY, "wrong"), "verify aksk signature fail"),
            (Credentials::keys("wrong", SECRET_KEY), "ak not exist"),
        ] {
            let error = send(&mock, credentials, &request).unwrap_err();
            assert_eq!(error.status(), Some(401), "{error}");
            assert_eq!(error.code(), Some("APIGW.0301"));
            assert!(error.message().unwrap().contains(says), "{error}");
            assert!(error.request_id().is_some());
        }
        let answer = raw(&mock, &head(api, "GET", None));
        assert!(answer.contains("401") && answer.contains("x-auth-token not found"), "{answer}");
    }
}

#[test]
fn derived_signatures_are_checked_too() {
    let mock = builder().start().unwrap();
    let request = sample_request(apis()[0]).unwrap();
    let scheme = Scheme::V11HmacSha256 { region: "cn-north-4".into(), service: "demo".into() };
    for (secret_key, status) in [(SECRET_KEY, "200"), ("wrong", "401")] {
        let keys =
            AccessKeys { access_key: ACCESS_KEY.into(), secret_key: secret_key.into(), security_token: None };
        let mut sent = request.to_http(&mock.url_of(apis()[0]).parse().unwrap()).unwrap();
        sign_with(&mut sent, &keys, &scheme, std::time::SystemTime::now()).unwrap();
        let mut head = format!("{} {} HTTP/1.1", sent.method(), sent.uri().path_and_query().unwrap());
        for (name, value) in sent.headers() {
            head.push_str(&format!("\r\n{name}: {}", value.to_str().unwrap()));
        }
        let answer = raw(&mock, &head);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{answer}");
    }
}

#[test]
fn other_credentials_can_be_accepted() {
    let mock = builder().token("other").keys("AK", "SK").start().unwrap();
    let request = sample_request(apis()[0]).unwrap();
    assert!(send(&mock, Credentials::token("other"), &request).is_ok());
    assert!(send(&mock, Credentials::keys("AK", "SK"), &request).is_ok());
    assert!(send(&mock, by_token(), &request).is_err());
}

#[test]
fn unknown_paths_and_methods_get_the_gateways_answer() {
    let mock = builder().start().unwrap();
    let answer = raw(&mock, &format!("GET /nowhere HTTP/1.1\r\nx-auth-token: {TOKEN}"));
    assert!(answer.starts_with("HTTP/1.1 404 "), "{answer}");
    for part in ["\"error_code\":\"APIGW.0101\"", "\"error_msg\":", "\"request_id\":\"", "x-request-id: "] {
        assert!(answer.contains(part), "{part} in {answer}");
    }
    for api in apis() {
        let answer = raw(&mock, &head(api, "TRACE", None));
        assert!(answer.starts_with("HTTP/1.1 405 "), "{answer}");
        assert!(answer.contains(&format!("allow: {}", api.method)), "{answer}");
        // A slash at the end is another path to the gateway.
        let path = api.uri.replace(['{', '}'], "");
        let answer = raw(&mock, &format!("{} {path}/ HTTP/1.1", api.method));
        assert!(answer.starts_with("HTTP/1.1 404 "), "{answer}");
    }
}

#[test]
fn what_is_missing_is_named() {
    let mock = builder().start().unwrap();
    for api in apis() {
        assert!(raw(&mock, &head(api, api.method, None)).contains(" 401 "));
        for parameter in api.parameters {
            let needed = matches!(parameter.need, Need::Mandatory | Need::Default(_) | Need::Fixed(_));
            if needed && parameter.place != Place::Path {
                let head =
                    format!("{}\r\nx-auth-token: {TOKEN}", head(api, api.method, Some(parameter.name)));
                let answer = raw(&mock, &head);
                assert!(answer.starts_with("HTTP/1.1 400 ") && answer.contains(parameter.name), "{answer}");
            }
        }
    }
}

#[test]
fn integers_in_the_query_are_checked() {
    let mock = builder().start().unwrap();
    for api in apis() {
        let query = api.parameters.iter().filter(|parameter| parameter.place == Place::Query);
        for parameter in query.filter(|parameter| parameter.kind == "Integer") {
            let separator = if head(api, "GET", None).contains('?') { '&' } else { '?' };
            let head = head(api, api.method, Some(parameter.name));
            let wrong = format!("{separator}{}=x HTTP/1.1", parameter.name);
            let head = head.replacen(" HTTP/1.1", &wrong, 1);
            let answer = raw(&mock, &format!("{head}\r\nx-auth-token: {TOKEN}"));
            assert!(answer.starts_with("HTTP/1.1 400 ") && answer.contains(parameter.name), "{answer}");
        }
    }
}

#[test]
fn only_loopback_is_served() {
    let Err(error) = builder().bind((Ipv4Addr::UNSPECIFIED, 0)).start() else {
        panic!("it serves all networks")
    };
    assert_eq!(error.kind(), std::io::ErrorKind::InvalidInput);
}

#[test]
fn dropping_the_mock_stops_it() {
    let mock = builder().start().unwrap();
    let address = mock.address();
    assert!(TcpStream::connect(address).is_ok());
    drop(mock);
    assert!(TcpStream::connect(address).is_err());
}

#[test]
fn it_can_be_started_and_stopped_inside_a_runtime() {
    wait(async {
        let mock = builder().start().unwrap();
        let client = common::client(&mock.url_of(apis()[0]), by_token());
        let kind = client.send(&sample_request(apis()[0]).unwrap()).await.err().map(|error| error.kind());
        assert_eq!(kind, None::<ErrorKind>);
    });
}

#[test]
fn requests_are_recorded_without_secrets() {
    let (seen, seer) = (std::sync::Arc::new(std::sync::Mutex::new(Vec::new())), std::sync::Arc::clone);
    let observed = seer(&seen);
    let observer =
        move |request: &huaweicloud_jobs_mock::Recorded| observed.lock().unwrap().push(request.status);
    let mock = builder().on_request(observer).start().unwrap();
    let keys = Credentials::keys(ACCESS_KEY, SECRET_KEY).with_security_token("a temporary secret");
    for credentials in [by_token(), Credentials::token("a wrong secret"), keys] {
        let _ = send(&mock, credentials, &sample_request(apis()[0]).unwrap());
    }
    let requests = mock.requests();
    let statuses: Vec<_> = requests.iter().map(|request| request.status).collect();
    assert_eq!(statuses, [200, 401, 200]);
    assert_eq!(*seen.lock().unwrap(), statuses);
    assert_eq!(requests[0].header("x-auth-token"), Some("(redacted)"));
    assert_eq!(requests[0].header("accept"), Some("application/json"));
    let told = format!("{requests:?}");
    for secret in [TOKEN, SECRET_KEY, "secret", "Signature="] {
        assert!(!told.contains(secret), "{secret} in {told}");
    }
}

/// Request line and headers of an API's sample request, without credentials, and without one of the parameters.
fn head(api: &'static Api, method: &str, without: Option<&str>) -> String {
    let request = sample_request(api).unwrap().to_http(&"http://localhost".parse().unwrap()).unwrap();
    let mut target = request.uri().path().to_owned();
    let mut separator = '?';
    let query = api.parameters.iter().filter(|p| p.place == Place::Query && p.need == Need::Mandatory);
    for parameter in query.filter(|parameter| Some(parameter.name) != without) {
        target.push_str(&format!("{separator}{}={}", parameter.name, sample_value(parameter)));
        separator = '&';
    }
    let mut head = format!("{method} {target} HTTP/1.1");
    for (name, value) in request.headers() {
        if without.is_none_or(|without| !name.as_str().eq_ignore_ascii_case(without)) {
            head.push_str(&format!("\r\n{name}: {}", value.to_str().unwrap()));
        }
    }
    head
}
