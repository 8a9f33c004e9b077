//! Every kind of credentials end to end, over HTTP and through both clients.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failure fails the test, in its helpers too")]

mod common;

use std::{thread, time::Duration};

use common::both::{Either, both};
use huaweicloud_jobs::{apis, iam};
use huaweicloud_jobs_mock::{
    ACCOUNT, Builder, JobScript, Mock, PASSWORD, PROJECT_ID, Script, Step, USER, sample_request,
};
use huaweicloud_jobs_runtime::{
    Api, Client, ClientBuilder, Credentials, DynamicRequest, Error, ErrorKind, MetadataLogin, PasswordLogin,
    Scheme, Signing,
};

const REGION: &str = "cn-north-4";

fn api() -> &'static Api {
    apis()[0]
}

fn request() -> DynamicRequest {
    sample_request(api()).unwrap()
}

fn mock() -> Builder {
    Mock::builder().apis(apis())
}

fn login(password: &str) -> Credentials {
    Credentials::login(PasswordLogin::new(USER, password, ACCOUNT))
}

fn metadata(mock: &Mock) -> Credentials {
    Credentials::login(MetadataLogin::at(&mock.url()).unwrap())
}

fn settings(mock: &Mock, credentials: Credentials) -> ClientBuilder {
    let builder = Client::builder().region(REGION).endpoint(mock.url_of(api())).credentials(credentials);
    builder.timeout(Duration::from_secs(10))
}

fn clients(mock: &Mock, credentials: Credentials) -> [Either; 2] {
    both(settings(mock, credentials))
}

/// How often a path was asked, whatever stands before it.
fn asked(mock: &Mock, path: &str) -> usize {
    mock.requests().iter().filter(|request| request.uri.path().ends_with(path)).count()
}

const TOKENS: &str = "/v3/auth/tokens";
const PROJECTS: &str = "/v3/projects";
const KEYS: &str = "/openstack/latest/securitykey";

fn refused(client: &Either) -> Error {
    client.send(&request()).unwrap_err()
}

#[test]
fn a_login_serves_all_requests() {
    let mock = mock().start().unwrap();
    for (logins, client) in (1..).zip(clients(&mock, login(PASSWORD))) {
        for _ in 0..3 {
            client.send(&request()).unwrap();
        }
        assert_eq!(client.project_id(iam::HOSTS).unwrap(), PROJECT_ID);
        assert_eq!(asked(&mock, TOKENS), logins);
    }
    assert_eq!(asked(&mock, PROJECTS), 0, "the login says which project it is for");
}

#[test]
fn a_token_that_has_expired_when_it_comes_is_no_loop() {
    let mock = mock().token_lifetime(Duration::ZERO).start().unwrap();
    for client in clients(&mock, login(PASSWORD)) {
        let before = asked(&mock, TOKENS);
        assert_eq!(refused(&client).code(), Some("APIGW.0307"));
        assert_eq!(asked(&mock, TOKENS) - before, 2, "once before the request, once since it was refused");
    }
}

#[test]
fn a_token_that_expired_is_replaced_once() {
    let script = || Script::new().job(JobScript::new([Step::expire_token(), Step::status(status())]));
    for kind in 0..2 {
        let mock = mock().script(script()).start().unwrap();
        clients(&mock, login(PASSWORD))[kind].send(&request()).unwrap();
        assert_eq!(asked(&mock, TOKENS), 2);
    }
}

fn status() -> &'static str {
    api().job.statuses.values().next().unwrap().value
}

#[test]
fn a_wrong_password_is_said_once_and_explained() {
    let mock = mock().start().unwrap();
    for (logins, client) in (1..).zip(clients(&mock, login("s3cret"))) {
        let error = refused(&client);
        assert_eq!((error.kind(), error.status()), (ErrorKind::Unauthenticated, Some(401)));
        let says = error.to_string();
        let who = r#"cannot log in as the IAM user "mock-user" of the account "mock-account""#;
        assert!(says.contains(who) && says.contains("The username or password is wrong."), "{says}");
        assert!(error.request_id().is_some(), "{says}");
        assert!(error.hint().unwrap().contains("HUAWEI ID"), "{:?}", error.hint());
        assert_eq!(asked(&mock, TOKENS), logins, "it is not tried again");
    }
}

#[test]
fn what_a_login_cannot_find_is_not_the_job() {
    let mock = mock().projects([("p1", "another")]).start().unwrap();
    for client in clients(&mock, login(PASSWORD)) {
        let error = refused(&client);
        assert_eq!((error.kind(), error.status()), (ErrorKind::Rejected, Some(404)), "{error}");
    }
}

#[test]
fn a_password_needs_tls() {
    let mock = mock().start().unwrap();
    for client in both(settings(&mock, login(PASSWORD)).endpoint("http://192.0.2.1")) {
        assert!(refused(&client).to_string().contains("without TLS"));
    }
}

/// What is asked for once, and with which credentials.
fn shared() -> [(Credentials, &'static str); 2] {
    [(login(PASSWORD), TOKENS), (common::by_keys(), PROJECTS)]
}

/// As many as a stampede has, all at once.
#[tokio::test]
async fn a_thousand_tasks_share_one_login_and_one_look_up() {
    for (credentials, path) in shared() {
        let mock = mock().start().unwrap();
        let client = settings(&mock, credentials).build().unwrap();
        let mut all = tokio::task::JoinSet::new();
        for number in 0..2000 {
            let client = client.clone();
            all.spawn(async move {
                match number % 2 {
                    0 => client.project_id(iam::HOSTS).await.map(drop),
                    _ => client.send(&request()).await.map(drop),
                }
            });
        }
        assert!(all.join_all().await.iter().all(Result::is_ok));
        assert_eq!(asked(&mock, path), 1, "{path}");
    }
}

#[test]
fn a_hundred_threads_share_one_login_and_one_look_up() {
    for (credentials, path) in shared() {
        let mock = mock().start().unwrap();
        let client = settings(&mock, credentials).build_blocking().unwrap();
        thread::scope(|scope| {
            let ask = || client.project_id(iam::HOSTS).and_then(|_| client.send(&request()));
            let all: Vec<_> = (0..100).map(|_| scope.spawn(ask)).collect();
            assert!(all.into_iter().all(|one| one.join().unwrap().is_ok()));
        });
        assert_eq!(asked(&mock, path), 1, "{path}");
    }
}

#[test]
fn temporary_keys_of_a_cloud_server() {
    let mock = mock().start().unwrap();
    for (logins, client) in (1..).zip(clients(&mock, metadata(&mock))) {
        client.send(&request()).unwrap();
        client.send(&request()).unwrap();
        assert_eq!(asked(&mock, KEYS), logins);
        assert_eq!(client.project_id(iam::HOSTS).unwrap(), PROJECT_ID);
    }
    let requests = mock.requests();
    let signed = requests.iter().filter(|request| request.api.is_some());
    assert!(signed.into_iter().all(|request| request.header("x-security-token") == Some("(redacted)")));
    let keys = requests.iter().find(|request| request.uri.path() == KEYS).unwrap();
    assert_eq!(keys.header("x-metadata-token"), Some("(redacted)"));
}

#[test]
fn a_project_is_looked_up_once() {
    let mock = mock().projects([("p1", REGION), ("p2", "cn-north-9")]).start().unwrap();
    for (look_ups, client) in (1..).zip(clients(&mock, common::by_keys())) {
        for _ in 0..2 {
            assert_eq!(client.project_id(iam::HOSTS).unwrap(), "p1");
        }
        assert_eq!(asked(&mock, PROJECTS), look_ups);
    }
    let requests = mock.requests();
    assert!(requests.iter().all(|request| request.header("x-project-id").is_none()));
    assert_eq!(requests[0].uri.query(), Some("name=cn-north-4"));
    for client in both(settings(&mock, common::by_keys()).project_id("told")) {
        assert_eq!(client.project_id(iam::HOSTS).unwrap(), "told");
    }
    assert_eq!(mock.requests().len(), requests.len());
}

/// APIs are asked in the scheme that was chosen; the identity service knows no derived keys.
#[test]
fn keys_sign_as_the_client_is_told() {
    let derived = |service: &str| Scheme::V11HmacSha256 { region: REGION.into(), service: service.into() };
    let plain = || Scheme::SdkHmacSha256;
    for (signing, of_api, of_identity) in [
        (Signing::Plain, plain(), plain()),
        (Signing::Derived, derived(api().hosts.service), plain()),
        (Signing::DerivedAs("other".to_owned()), derived("other"), plain()),
        (Signing::Sm3, Scheme::SdkHmacSm3, Scheme::SdkHmacSm3),
    ] {
        let mock = mock().start().unwrap();
        for credentials in [common::by_keys(), metadata(&mock)] {
            for client in both(settings(&mock, credentials).signing(signing.clone())) {
                let before = mock.requests().len();
                client.send(&request()).unwrap();
                client.project_id(iam::HOSTS).unwrap();
                let requests = mock.requests();
                let signed: Vec<_> =
                    requests[before..].iter().filter_map(|sent| sent.signed.as_ref()).collect();
                assert_eq!(signed, [&of_api, &of_identity]);
            }
        }
    }
    let mock = mock().start().unwrap();
    let nowhere = Client::builder().endpoint(mock.url_of(api())).credentials(common::by_keys());
    for client in both(nowhere.signing(Signing::Derived)) {
        let error = refused(&client);
        assert_eq!(error.kind(), ErrorKind::Credentials);
        assert!(error.to_string().contains("give the client a region"), "{error}");
    }
}

#[test]
fn no_project_and_several_are_errors_that_say_what_to_do() {
    for (projects, says) in [
        (
            vec![],
            "there is no project of the region cn-north-4 for these credentials: check the region and the account",
        ),
        (
            vec![("p1", REGION), ("p2", REGION)],
            "the region cn-north-4 has several projects: give the project id, one of p1, p2",
        ),
    ] {
        let mock = mock().projects(projects).start().unwrap();
        for client in clients(&mock, common::by_token()) {
            let error = client.project_id(iam::HOSTS).unwrap_err();
            assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::InvalidRequest, says));
        }
    }
    let mock = mock().start().unwrap();
    for client in both(Client::builder().endpoint(mock.url()).credentials(common::by_token())) {
        let error = client.project_id(iam::HOSTS).unwrap_err();
        assert!(error.to_string().contains("give the client a region"), "{error}");
    }
    for client in clients(&mock, Credentials::token("none")) {
        let error = client.project_id(iam::HOSTS).unwrap_err();
        assert!(error.to_string().contains("looking up the region's project"), "{error}");
        assert_eq!(error.kind(), ErrorKind::Unauthenticated);
    }
}

#[test]
fn a_clock_that_is_wrong_is_told_of() {
    let minute = Duration::from_secs(60);
    for (ahead, accepted) in [(14 * minute, true), (16 * minute, false)] {
        let mock = mock().clock_ahead(ahead).start().unwrap();
        for client in clients(&mock, common::by_keys()) {
            match client.send(&request()) {
                Ok(_) => assert!(accepted, "{ahead:?}"),
                Err(error) => {
                    assert!(!accepted, "{error}");
                    assert_eq!(error.kind(), ErrorKind::Unauthenticated);
                    assert!(error.to_string().contains("Signature expired, signature time:"), "{error}");
                    assert!(error.hint().unwrap().contains("clock"), "{:?}", error.hint());
                }
            }
        }
    }
}

/// Everything that can be printed, in good times and in bad, with secrets that are known.
#[test]
fn nothing_that_is_printed_is_a_secret() {
    const SECRETS: [&str; 6] = [
        "s3cret-sk",
        "s3cret-st",
        "s3cret-token",
        "s3cret-password",
        "mock-given-token",
        "mock-temporary-secret",
    ];
    let good = mock().user("u", "s3cret-password", "a").token("s3cret-token").keys("AK", "s3cret-sk");
    let mocks = [good.start().unwrap(), mock().token("another").start().unwrap()];
    let mut shown = String::new();
    for mock in &mocks {
        for credentials in [
            Credentials::keys("AK", "s3cret-sk"),
            Credentials::keys("AK", "s3cret-sk").with_security_token("s3cret-st"),
            Credentials::token("s3cret-token"),
            Credentials::token("s3cret-token\n"),
            Credentials::login(PasswordLogin::new("u", "s3cret-password", "a")),
            metadata(mock),
        ] {
            shown += &format!("{credentials:?} {:#?}", settings(mock, credentials.clone()));
            for client in clients(mock, credentials) {
                let sent = client.send(&request());
                let project = client.project_id(iam::HOSTS);
                shown += &format!("{client:?} {sent:?} {project:#?}");
                let errors = [sent.err(), project.err()];
                for error in errors.iter().flatten() {
                    let body = String::from_utf8_lossy(error.body().unwrap_or_default()).into_owned();
                    shown += &format!("{error} {error:#?} {body} {:?}", std::error::Error::source(error));
                }
            }
        }
        shown += &format!("{:#?}", mock.requests());
    }
    for secret in SECRETS {
        assert!(!shown.contains(secret), "{secret}");
    }
    assert!(shown.contains("cannot log in as") && shown.contains("(redacted)"), "it tests what it should");
}

#[test]
fn a_lease_outlives_who_asked_for_it() {
    let mock = mock().start().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let client = settings(&mock, login(PASSWORD)).build().unwrap();
        let abandoned = tokio::spawn({
            let client = client.clone();
            async move { client.send(&request()).await }
        });
        while asked(&mock, TOKENS) == 0 {
            tokio::task::yield_now().await;
        }
        abandoned.abort();
        client.send(&request()).await.unwrap();
    });
    assert_eq!(asked(&mock, TOKENS), 1);
}
