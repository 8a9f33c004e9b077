//! Logins without I/O: what is sent, and what is made of the answers.
#![cfg(any(feature = "client", feature = "blocking"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failure fails the test, in its helpers too")]

use std::time::{Duration, SystemTime};

use http::{Request, Response};
use huaweicloud_jobs_runtime::{
    Credentials, Error, ErrorKind, Json, Lease, Login, LoginContext, LoginStep, MetadataLogin, PasswordLogin,
};

fn context(region: Option<&str>) -> LoginContext<'_> {
    LoginContext::new(region, "https://iam.example.com".parse(), SystemTime::now())
}

fn sent(login: &dyn Login, region: Option<&str>, answers: &[Response<Vec<u8>>]) -> Request<Vec<u8>> {
    match login.next(&context(region), answers).unwrap() {
        LoginStep::Send(request) => request,
        LoginStep::Done(lease) => panic!("{lease:?}"),
    }
}

fn ended(login: &dyn Login, answers: &[Response<Vec<u8>>]) -> Result<Lease, Error> {
    match login.next(&context(Some("r1")), answers) {
        Ok(LoginStep::Done(lease)) => Ok(lease),
        Ok(LoginStep::Send(request)) => panic!("{request:?}"),
        Err(error) => Err(*error.downcast().unwrap()),
    }
}

fn answer(status: u16, body: &str) -> Response<Vec<u8>> {
    Response::builder().status(status).body(body.into()).unwrap()
}

fn password() -> PasswordLogin {
    PasswordLogin::new("al\"ice", "s3\"cr\\et\n\u{1}ß", "acme")
}

#[test]
fn a_password_is_sent_as_json_with_what_the_token_is_for() {
    for (login, region, scope) in [
        (password(), Some("r1"), r#"{"project":{"name":"r1"}}"#),
        (password().project_name("r1_sub"), Some("r1"), r#"{"project":{"name":"r1_sub"}}"#),
        (password().project_id("p1"), None, r#"{"project":{"id":"p1"}}"#),
        (password().account_wide(), None, r#"{"domain":{"name":"acme"}}"#),
    ] {
        let request = sent(&login, region, &[]);
        assert_eq!(request.uri(), "https://iam.example.com/v3/auth/tokens?nocatalog=true");
        assert_eq!(
            (request.method().as_str(), &request.headers()["content-type"]),
            ("POST", &http::HeaderValue::from_static("application/json;charset=utf8"))
        );
        let body: Json = serde_json::from_slice(request.body()).unwrap();
        assert_eq!(body["auth"]["scope"].to_string(), scope);
        assert_eq!(body["auth"]["identity"]["methods"].to_string(), r#"["password"]"#);
        let user = &body["auth"]["identity"]["password"]["user"];
        assert_eq!((user["name"].as_str(), user["domain"]["name"].as_str()), (Some("al\"ice"), Some("acme")));
        assert_eq!(user["password"].as_str(), Some("s3\"cr\\et\n\u{1}ß"));
    }
    let error = password().next(&context(None), &[]).unwrap_err();
    assert!(error.to_string().contains("give the client a region"), "{error}");
}

#[test]
fn a_token_is_read_with_its_end_and_its_project() {
    let mut granted = answer(
        201,
        r#"{"token":{"expires_at":"2017-06-03T02:19:49.000000Z","project":{"id":"p1","name":"r1"}}}"#,
    );
    granted.headers_mut().insert("X-Subject-Token", "t1".parse().unwrap());
    let lease = ended(&password(), std::slice::from_ref(&granted)).unwrap();
    assert_eq!(lease.credentials(), &Credentials::token("t1"));
    assert_eq!(lease.expires(), Some(SystemTime::UNIX_EPOCH + Duration::from_secs(1_496_456_389)));
    assert_eq!(lease.project_id(), Some("p1"));
    for unclear in ["", "{}", r#"{"token":{"expires_at":"soon"}}"#] {
        *granted.body_mut() = unclear.into();
        let lease = ended(&password(), std::slice::from_ref(&granted)).unwrap();
        assert_eq!((lease.expires(), lease.project_id()), (None, None), "{unclear}");
    }
    granted.headers_mut().clear();
    let error = ended(&password(), &[granted]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::UnexpectedAnswer);
    assert_eq!(error.to_string(), "HTTP 201 Created: the answer has no token in X-Subject-Token");
}

#[test]
fn a_refused_password_says_whose_names_are_meant() {
    let body =
        r#"{"error":{"code":401,"message":"The username or password is wrong.","title":"Unauthorized"}}"#;
    let mut refused = answer(401, body);
    refused.headers_mut().insert("X-IAM-Trace-Id", "trace-1".parse().unwrap());
    let error = ended(&password(), &[refused]).unwrap_err();
    assert_eq!((error.kind(), error.request_id()), (ErrorKind::Unauthenticated, Some("trace-1")));
    for word in ["IAM user", "account", "HUAWEI ID", "access keys"] {
        assert!(error.hint().unwrap().contains(word), "{:?}", error.hint());
    }
}

const KEYS: &str = r#"{"credential":{"access":"AK","expires_at":"2017-06-03T02:19:49.000000Z","secret":"sk","securitytoken":"st"}}"#;

#[test]
fn temporary_keys_are_asked_for_with_the_services_own_token_where_it_has_one() {
    let login = MetadataLogin::new();
    assert_eq!(login.timeout(), Some(Duration::from_secs(3)));
    let first = sent(&login, None, &[]);
    assert_eq!(first.method(), "PUT");
    assert_eq!(first.uri(), "http://169.254.169.254/meta-data/latest/api/token");
    assert!(first.headers().contains_key("x-metadata-token-ttl-seconds"));
    for (status, token) in [(200, Some("mt")), (404, None), (405, None)] {
        let request = sent(&login, None, &[answer(status, "mt")]);
        assert_eq!(
            (request.method().as_str(), request.uri().path()),
            ("GET", "/openstack/latest/securitykey")
        );
        let header = request.headers().get("x-metadata-token").map(|token| token.to_str().unwrap());
        assert_eq!(header, token, "{status}");
        assert!(!format!("{request:?}").contains("\"mt\""), "it is a secret");
    }
    let lease = ended(&login, &[answer(200, "mt"), answer(200, KEYS)]).unwrap();
    assert_eq!(lease.credentials(), &Credentials::keys("AK", "sk").with_security_token("st"));
    assert!(lease.expires().is_some());
}

#[test]
fn a_server_without_an_agency_is_told_of_agencies() {
    let login = MetadataLogin::at("http://127.0.0.1:1").unwrap();
    for answers in [vec![answer(500, "")], vec![answer(404, ""), answer(404, "")]] {
        let error = ended(&login, &answers).unwrap_err();
        assert!(error.hint().unwrap().contains("agency"), "{error}");
    }
    for half in [
        "{}",
        "",
        r#"{"credential":{"access":"AK","secret":"s3cret"}}"#,
        r#"{"credential":{"secret":"s3cret"}}"#,
    ] {
        let error = ended(&login, &[answer(404, ""), answer(200, half)]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::UnexpectedAnswer, "{half}");
        assert!(!format!("{error}{error:?}{:?}", error.body()).contains("s3cret"), "{error}");
    }
}

#[test]
fn nothing_in_print_is_a_secret() {
    let step = password().next(&context(Some("r1")), &[]).unwrap();
    let shown = format!("{step:?} {:?} {}", password(), password());
    assert!(!shown.contains("s3"), "{shown}");
    let mut request = Request::get("https://example.com").body(Vec::new()).unwrap();
    let error = Credentials::login(password()).authorize(&mut request, None, SystemTime::now()).unwrap_err();
    assert_eq!(
        error.to_string(),
        r#"only a client can log in as the IAM user "al\"ice" of the account "acme""#
    );
}
