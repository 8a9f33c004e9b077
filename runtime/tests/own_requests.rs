//! What clients send of their own accord, logins and the look-up of a project: it takes the same course as what they are asked to send.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failure fails the test, in its helpers too")]

mod common;

use std::{
    fmt,
    sync::{Arc, Mutex, mpsc::Receiver},
    time::Duration,
};

use common::{
    HOSTS, PLAIN, ShowJob,
    both::{Either, both},
    collect::Collector,
    server::{Then, answer, in_turn, server},
};
use huaweicloud_jobs_runtime::{
    Client, ClientBuilder, Credentials, Endpoints, Error, ErrorKind, Login, LoginContext, LoginStep,
    PasswordLogin, Purpose, RetryPolicy, WaitPolicy, wait::Outcome,
};
use tracing::subscriber::with_default;

/// What is sent, with what credentials, its method, and how it is answered if all is well.
struct Own {
    purpose: Purpose,
    credentials: fn() -> Credentials,
    method: &'static str,
    well: String,
    /// What stands before the error.
    topic: &'static str,
}

fn password() -> Credentials {
    Credentials::login(PasswordLogin::new("robot", "s3cret-password", "acme"))
}

/// Both end with the project's id: a login says itself which one it is for.
fn all() -> [Own; 2] {
    let body = r#"{"token":{"project":{"id":"p1"}}}"#;
    let token =
        answer("201 Created", body).replace("X-Request", "X-Subject-Token: s3cret-token\r\nX-Request");
    [
        Own {
            purpose: Purpose::Login,
            credentials: password,
            method: "POST",
            well: token,
            topic: r#"cannot log in as the IAM user "robot" of the account "acme""#,
        },
        Own {
            purpose: Purpose::ProjectLookUp,
            credentials: || Credentials::token("s3cret-given"),
            method: "GET",
            well: answer("200 OK", r#"{"projects":[{"id":"p1"}]}"#),
            topic: "looking up the region's project",
        },
    ]
}

/// Repeats without pauses.
fn at_once() -> RetryPolicy {
    RetryPolicy::new().delays(Duration::ZERO, Duration::ZERO)
}

/// Each kind of client with a server of its own, that gives these answers one after the other.
fn each(
    own: &Own,
    answers: &[String],
    more: impl Fn(ClientBuilder) -> ClientBuilder,
    test: impl Fn(Either, Receiver<String>),
) {
    for kind in 0..2 {
        let (url, requests) = server(in_turn(answers.to_vec()));
        let builder = Client::builder().region("cn-north-4").endpoint(url).retries(at_once());
        let clients = both(more(builder.credentials((own.credentials)())));
        test(clients.into_iter().nth(kind).unwrap(), requests);
    }
}

fn busy() -> String {
    answer("503 Service Unavailable", r#"{"error_code":"CODE.1","error_msg":"later"}"#)
}

#[test]
fn what_passes_is_sent_again() {
    let half = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".to_owned();
    for own in all() {
        for first in [busy(), answer("429 Too Many Requests", ""), String::new(), half.clone()] {
            each(
                &own,
                &[first.clone(), first, own.well.clone()],
                |builder| builder,
                |client, requests| {
                    assert_eq!(client.project_id(&HOSTS).unwrap(), "p1");
                    let sent: Vec<_> = requests.try_iter().collect();
                    assert!(sent.len() == 3 && sent.iter().all(|request| *request == sent[0]), "{sent:?}");
                },
            );
        }
    }
}

#[test]
fn what_does_not_pass_is_sent_once_and_an_error_says_what_it_was_for() {
    for own in all() {
        for (status, kind, sent) in [
            ("400 Bad Request", ErrorKind::Rejected, 1),
            ("403 Forbidden", ErrorKind::Forbidden, 1),
            ("404 Not Found", ErrorKind::Rejected, 1),
            ("503 Service Unavailable", ErrorKind::Unavailable, 3),
        ] {
            each(
                &own,
                &[answer(status, "")],
                |builder| builder,
                |client, requests| {
                    let error = client.project_id(&HOSTS).unwrap_err();
                    assert_eq!(
                        (error.kind(), error.attempts(), requests.try_iter().count()),
                        (kind, sent, sent as usize)
                    );
                    assert_eq!(error.is_login(), own.purpose == Purpose::Login);
                    let tried = if sent > 1 { ", after 3 attempts" } else { "" };
                    assert_eq!(
                        error.to_string(),
                        format!("{}: HTTP {status} (request id r1{tried})", own.topic)
                    );
                },
            );
        }
    }
}

#[test]
fn a_pause_that_is_too_long_and_an_empty_budget_end_it() {
    let later = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 3600\r\nConnection: close\r\n\r\n";
    for own in all() {
        each(
            &own,
            &[later.to_owned()],
            |builder| builder,
            |client, requests| {
                assert_eq!(
                    client.project_id(&HOSTS).unwrap_err().retry_after(),
                    Some(Duration::from_secs(3600))
                );
                assert_eq!(requests.try_iter().count(), 1);
            },
        );
        each(
            &own,
            &[busy()],
            |builder| builder,
            |client, requests| {
                (0..20).for_each(|_| drop(client.project_id(&HOSTS).unwrap_err()));
                assert_eq!(requests.try_iter().count(), 20 + 10);
            },
        );
        each(&own, &[busy()], ClientBuilder::no_retries, |client, requests| {
            drop(client.project_id(&HOSTS).unwrap_err());
            assert_eq!(requests.try_iter().count(), 1);
        });
    }
}

#[test]
fn the_next_host_is_asked_where_the_first_cannot_be_found() {
    for own in all() {
        for kind in 0..2 {
            let (url, requests) = server(in_turn(vec![own.well.clone()]));
            let hosts = ["https://no-such-host.invalid", &url];
            let builder =
                Client::builder().region("cn-north-4").credentials((own.credentials)()).no_retries();
            let builder = builder.endpoints(Endpoints::new().service("sample", hosts).unwrap());
            assert_eq!(both(builder)[kind].project_id(&HOSTS).unwrap(), "p1");
            assert_eq!(requests.try_iter().count(), 1);
        }
    }
}

#[test]
fn every_attempt_is_told_of_and_no_secret_is() {
    for own in all() {
        let told: Arc<Mutex<Vec<String>>> = Arc::default();
        let note = Arc::clone(&told);
        let listen = |builder: ClientBuilder| {
            let note = Arc::clone(&note);
            builder.on_attempt(move |attempt| note.lock().unwrap().push(format!("{attempt:?}")))
        };
        each(&own, &[busy(), own.well.clone()], listen, |client, _| {
            let heard = Collector::default();
            with_default(heard.clone(), || client.project_id(&HOSTS).unwrap());
            let [first, second] = &heard.events("attempt")[..] else { panic!("{}", heard.all()) };
            let of = |name| [first.get(name), second.get(name)];
            assert_eq!(of("purpose"), [Some(own.purpose.as_str()); 2]);
            assert_eq!((of("method"), of("api")), ([Some(own.method); 2], [None; 2]));
            assert_eq!(
                (of("attempt"), of("status")),
                ([Some("1"), Some("2")], [Some("503"), own.well.get(9..12)])
            );
            assert_eq!((of("error"), of("code")), ([Some("unavailable"), None], [Some("CODE.1"), None]));
            assert_eq!(of("request_id"), [Some("r1"); 2]);
            assert!(of("duration_ms").iter().all(Option::is_some));
            assert!(!heard.all().contains("s3cret"), "{}", heard.all());
        });
        let told = told.lock().unwrap();
        assert!(
            told.len() == 4 && told.iter().all(|attempt| attempt.contains(&format!("{:?}", own.purpose)))
        );
        assert!(!told.concat().contains("s3cret"), "{told:?}");
    }
}

/// The request's own span says what the login was for.
#[test]
fn a_login_is_told_of_within_the_request_that_needs_it() {
    let login = &all()[0];
    each(
        login,
        &[login.well.clone(), answer("200 OK", "{}")],
        |builder| builder,
        |client, _| {
            let heard = Collector::default();
            with_default(heard.clone(), || client.send(&ShowJob::of(&PLAIN)).unwrap());
            let spans = heard.spans("request");
            let said = |name| spans.iter().map(|span| span.get(name)).collect::<Vec<_>>();
            assert_eq!(said("purpose"), [None, Some("login")]);
            assert_eq!(said("api"), [Some("sample/v1/plain"), None]);
            assert_eq!(spans[1].within.as_deref(), Some("request"));
        },
    );
}

/// Sends this much to this address, once, and takes whatever is answered for well.
struct OneTime(String, &'static [u8]);

impl fmt::Display for OneTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("whoever has the code")
    }
}

impl Login for OneTime {
    fn next(&self, _: &LoginContext<'_>, answers: &[http::Response<Vec<u8>>]) -> Result<LoginStep, Words> {
        Ok(match answers {
            [] => LoginStep::Send(http::Request::put(&self.0).body(self.1.to_vec())?),
            [answer, ..] => LoginStep::Done(Credentials::token(answer.status().as_str()).into()),
        })
    }

    fn is_repeatable(&self) -> bool {
        false
    }

    fn timeout(&self) -> Option<Duration> {
        Some(Duration::from_millis(300))
    }
}

#[test]
fn a_login_that_may_not_be_repeated_is_not_and_decides_itself_what_an_answer_means() {
    for (kind, body) in [(0, &b"123456"[..]), (1, b"123456"), (0, b""), (1, b"")] {
        let (url, requests) = server(in_turn(vec![busy(), answer("200 OK", "{}")]));
        let credentials = Credentials::login(OneTime(format!("{url}/code"), body));
        let clients = both(Client::builder().endpoint(&url).retries(at_once()).credentials(credentials));
        clients[kind].send(&ShowJob::of(&PLAIN)).unwrap();
        let sent: Vec<_> = requests.try_iter().collect();
        assert!(sent.len() == 2 && sent[1].contains("x-auth-token: 503\r\n"), "{sent:?}");
        assert!(!sent[0].contains("chunked"), "how long the body is, is known: {sent:?}");
    }
}

#[test]
fn a_login_has_its_own_limit_for_each_request() {
    for kind in 0..2 {
        let (url, requests) = silent();
        let credentials = Credentials::login(OneTime(url, b"123456"));
        let builder = Client::builder().endpoint("http://127.0.0.1:1").credentials(credentials);
        let builder = builder.timeout(Duration::from_secs(600));
        let error = both(builder)[kind].send(&ShowJob::of(&PLAIN)).unwrap_err();
        assert!(
            error.kind() == ErrorKind::Timeout && error.to_string().ends_with("within 300 ms"),
            "{error}"
        );
        assert_eq!(requests.try_iter().count(), 1);
    }
}

type Words = Box<dyn std::error::Error + Send + Sync>;

/// A login that is a closure of the answers so far.
struct Odd<F>(F);

impl<F> fmt::Display for Odd<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("somebody odd")
    }
}

impl<F: Fn(&[http::Response<Vec<u8>>]) -> Result<LoginStep, Words> + Send + Sync> Login for Odd<F> {
    fn next(&self, _: &LoginContext<'_>, answers: &[http::Response<Vec<u8>>]) -> Result<LoginStep, Words> {
        (self.0)(answers)
    }
}

/// Why a login fails, which does this when it was answered, and how many requests it sent.
fn odd(
    then: impl Fn(&str, &[http::Response<Vec<u8>>]) -> Result<LoginStep, Words> + Clone + Send + Sync + 'static,
) -> Vec<(Error, usize)> {
    let fails = |kind: usize| {
        let told = answer("200 OK", "s3cret-body")
            .replace("X-Request", "X-Subject-Token: s3cret-token\r\nX-Request");
        let (url, requests) = server(in_turn(vec![told]));
        let (at, then) = (url.clone(), then.clone());
        let login = move |answers: &[http::Response<Vec<u8>>]| match answers {
            [] => Ok(LoginStep::Send(http::Request::get(&at).body(Vec::new())?)),
            answers => then(&at, answers),
        };
        let clients = both(Client::builder().endpoint(&url).credentials(Credentials::login(Odd(login))));
        (clients[kind].send(&ShowJob::of(&PLAIN)).unwrap_err(), requests.try_iter().count())
    };
    (0..2).map(fails).collect()
}

#[test]
fn a_login_that_goes_wrong_says_so_itself() {
    let says = |error: &Error, why: &str| {
        assert_eq!(error.to_string(), format!("sample/v1/plain: cannot log in as somebody odd: {why}"));
    };
    for (error, sent) in odd(|_, _| Err("it is\nMonday".into())) {
        says(&error, "no credentials: it is Monday");
        assert_eq!((error.kind(), sent), (ErrorKind::Credentials, 1));
    }
    for (error, _) in odd(|_, answers| Err(Error::of_answer(&answers[0]).into())) {
        assert_eq!((error.kind(), error.request_id()), (ErrorKind::UnexpectedAnswer, Some("r1")));
    }
    for (error, sent) in odd(|at, _| Ok(LoginStep::Send(http::Request::get(at).body(Vec::new())?))) {
        says(&error, "no credentials: it does not come to an end");
        assert_eq!(sent, 10);
    }
    for (error, _) in odd(|_, _| Ok(LoginStep::Done(password().into()))) {
        says(&error, "no credentials: it gave another provider in place of credentials");
    }
    for (error, sent) in
        odd(|_, _| Ok(LoginStep::Send(http::Request::get("http://192.0.2.1").body(Vec::new())?)))
    {
        assert!(error.to_string().contains("credentials are not sent to 192.0.2.1 without TLS"), "{error}");
        assert_eq!(sent, 1);
    }
    // Whoever prints an answer shows nothing of its headers.
    for (error, _) in odd(|_, answers| Err(format!("{:?}", answers[0].headers()).into())) {
        assert!(error.to_string().contains("Sensitive") && !error.to_string().contains("s3cret"), "{error}");
    }
}

/// A server that takes requests and never answers.
fn silent() -> (String, Receiver<String>) {
    server(|_| Then::Stall(""))
}

/// The last poll of a wait has as long as one request.
#[test]
fn a_login_ends_with_the_wait_that_needs_it() {
    for kind in 0..2 {
        let (url, requests) = silent();
        let builder = Client::builder().region("cn-north-4").endpoint(&url).credentials(password());
        let builder = builder.timeout(Duration::from_secs(1)).retries(at_once().max_retries(20));
        let policy = WaitPolicy::new().timeout(Duration::ZERO);
        let error = both(builder)[kind].wait(&ShowJob::of(&PLAIN), policy).unwrap_err();
        assert_eq!(error.outcome(), Outcome::TimedOut);
        let cause = error.error().unwrap().to_string();
        assert_eq!(cause, "sample/v1/plain: the answer was not whole when the wait ended");
        assert_eq!(requests.try_iter().count(), 1, "the login is not tried again");
    }
}
