//! What is told of requests and waits while they go on, by both clients; and that no secret is.
#![allow(clippy::unwrap_used, reason = "a failure fails the test, in its helpers too")]

mod common;

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use common::{
    PLAIN, ShowJob,
    both::{Either, both},
    collect::{Collector, Heard},
    server::{Then, answer, in_turn, server},
};
use huaweicloud_jobs_runtime::{
    Client, ClientBuilder, Credentials, DynamicRequest, Endpoints, ErrorKind, Purpose, RetryPolicy,
    WaitPolicy,
};
use tracing::subscriber::with_default;

/// Each kind of client with a server of its own, that sends these answers one after the other; and what is heard meanwhile.
fn each(
    answers: &[String],
    more: impl Fn(ClientBuilder) -> ClientBuilder,
    run: impl Fn(&Either),
    check: impl Fn(&Collector, &str),
) {
    for kind in 0..2 {
        let (url, _requests) = server(in_turn(answers.to_vec()));
        let at_once = RetryPolicy::new().delays(Duration::ZERO, Duration::ZERO);
        let clients = both(more(Client::builder().endpoint(&url).retries(at_once)));
        let collector = Collector::default();
        with_default(collector.clone(), || run(&clients[kind]));
        check(&collector, url.trim_start_matches("http://"));
    }
}

fn busy() -> String {
    answer("503 Service Unavailable", r#"{"error_code":"CODE.1","error_msg":"later"}"#)
}

fn done() -> String {
    answer("200 OK", r#"{"job":{"status":"SUCCEEDED"}}"#)
}

/// That it says just so, beside how long it took.
#[track_caller]
fn says(heard: &Heard, expected: &[(&str, &str)]) {
    assert_eq!(heard.target, "huaweicloud_jobs");
    let mut fields = heard.fields.clone();
    assert!(fields.remove("duration_ms").is_some_and(|time| time.parse::<u64>().is_ok()), "{heard:?}");
    let mut expected: Vec<_> = expected.to_vec();
    expected.sort_unstable();
    let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(fields, expected);
}

#[test]
fn every_attempt_within_its_request() {
    let run = |client: &Either| drop(client.send(&ShowJob::of(&PLAIN)).unwrap());
    each(
        &[busy(), done()],
        |builder| builder,
        run,
        |heard, host| {
            let [request] = &heard.spans("request")[..] else { panic!("{}", heard.all()) };
            let [first, second] = &heard.events("attempt")[..] else { panic!("{}", heard.all()) };
            assert_eq!([&first.within, &second.within], [&Some("request".to_owned()); 2]);
            let api = ("api", "sample/v1/plain");
            let get = ("method", "GET");
            let (host, id) = (("host", host), ("request_id", "r1"));
            let failed =
                [("status", "503"), ("code", "CODE.1"), ("error", "unavailable"), ("again_after_ms", "0")];
            says(first, &[&[api, get, host, id, ("attempt", "1")][..], &failed].concat());
            says(second, &[api, get, host, id, ("attempt", "2"), ("status", "200")]);
            assert_eq!((request.get("attempts"), request.get("status")), (Some("2"), Some("200")));
            assert_eq!((request.get("host"), request.get("request_id")), (Some(host.1), Some("r1")));
        },
    );
}

#[test]
fn every_request_within_its_wait() {
    let policy = || WaitPolicy::new().intervals(Duration::ZERO, Duration::ZERO);
    let run = |client: &Either| drop(client.wait(&ShowJob::of(&PLAIN), policy()).unwrap());
    each(
        &[busy(), done()],
        |builder| builder,
        run,
        |heard, _| {
            let [wait] = &heard.spans("wait")[..] else { panic!("{}", heard.all()) };
            let ended = [("api", "sample/v1/plain"), ("outcome", "succeeded"), ("polls", "2")];
            says(wait, &ended);
            says(&heard.events("wait ended")[0], &ended);
            let requests = heard.spans("request");
            assert_eq!(requests.len(), 2);
            assert!(requests.iter().all(|request| request.within.as_deref() == Some("wait")), "{requests:?}");
        },
    );
}

#[test]
fn a_wait_among_many() {
    let run = |client: &Either| {
        let Either::Async(client, runtime) = client else { return };
        let mut jobs = client.jobs();
        runtime.block_on(async move {
            jobs.add("a", &ShowJob::of(&PLAIN));
            assert!(jobs.join().await.is_success());
        });
    };
    each(
        &[done()],
        |builder| builder,
        run,
        |heard, _| {
            for wait in heard.spans("wait") {
                says(&wait, &[("api", "sample/v1/plain"), ("outcome", "succeeded"), ("polls", "1")]);
                assert_eq!(heard.spans("request")[0].within.as_deref(), Some("wait"));
            }
            assert_eq!(heard.spans("wait").len(), heard.events("wait ended").len());
        },
    );
}

#[test]
fn whoever_wants_to_hears_of_attempts() {
    type Told = (u32, String, Option<u16>, Option<String>, Option<ErrorKind>, bool);
    for kind in 0..2 {
        let (url, _requests) = server(in_turn(vec![busy(), done()]));
        let told: Arc<Mutex<Vec<Told>>> = Arc::default();
        let note = Arc::clone(&told);
        let hosts = ["https://no-such-host.invalid", &url];
        let builder = Client::builder()
            .region("cn-north-4")
            .endpoints(Endpoints::new().service("sample", hosts).unwrap())
            .retries(RetryPolicy::new().delays(Duration::ZERO, Duration::ZERO))
            .on_attempt(move |attempt| {
                assert_eq!((attempt.purpose, attempt.method), (Purpose::Api("sample/v1/plain"), "GET"));
                note.lock().unwrap().push((
                    attempt.number,
                    attempt.host.to_owned(),
                    attempt.status,
                    attempt.code.map(str::to_owned),
                    attempt.error,
                    attempt.again_after.is_some(),
                ));
            });
        both(builder)[kind].send(&ShowJob::of(&PLAIN)).unwrap();
        let host = url.trim_start_matches("http://").to_owned();
        let nowhere = "no-such-host.invalid".to_owned();
        let code = Some("CODE.1".to_owned());
        let expected = [
            (1, nowhere, None, None, Some(ErrorKind::Transport), true),
            (2, host.clone(), Some(503), code, Some(ErrorKind::Unavailable), true),
            (3, host, Some(200), None, None, false),
        ];
        assert_eq!(*told.lock().unwrap(), expected);
    }
}

#[test]
fn that_a_host_has_no_retries_left() {
    for kind in 0..2 {
        let (url, _requests) = server(in_turn(vec![busy()]));
        let told: Arc<Mutex<Vec<bool>>> = Arc::default();
        let note = Arc::clone(&told);
        let at_once = RetryPolicy::new().max_retries(9).delays(Duration::ZERO, Duration::ZERO);
        let builder = Client::builder().endpoint(&url).retries(at_once);
        let clients =
            both(builder.on_attempt(move |attempt| note.lock().unwrap().push(attempt.budget_spent)));
        let collector = Collector::default();
        with_default(collector.clone(), || {
            (0..2).for_each(|_| drop(clients[kind].send(&ShowJob::of(&PLAIN)).unwrap_err()));
        });
        // Ten attempts, of which nine are retries; then one more retry, and no other.
        let expected = [vec![false; 11], vec![true]].concat();
        assert_eq!(*told.lock().unwrap(), expected);
        let heard: Vec<_> =
            collector.events("attempt").iter().map(|event| event.get("budget_spent").is_some()).collect();
        assert_eq!(heard, expected);
    }
}

#[test]
fn no_secret_is_told() {
    let secret = |what: &str| format!("s3cret-{what}");
    let refused = || {
        let said = format!(r#"{{"error_code":"APIGW.0301","error_msg":"no such key: {}"}}"#, secret("body"));
        answer("401 Unauthorized", &said)
    };
    let redirect =
        "HTTP/1.1 302 Found\r\nLocation: https://a.example/?t=s3cret-location\r\nConnection: close\r\n\r\n";
    let keys = || Credentials::keys("s3cret-AK", secret("SK")).with_security_token(secret("ST"));
    for credentials in [Credentials::token(secret("token")), keys()] {
        let run = |client: &Either| {
            let request = DynamicRequest::new(&PLAIN).with("project_id", secret("project")).unwrap();
            let request =
                request.with("job_id", secret("job")).unwrap().with("limit", secret("limit")).unwrap();
            for _ in 0..3 {
                drop(client.send(&request));
            }
            drop(client.wait(&request, WaitPolicy::new()));
        };
        let answers = [busy(), done(), refused(), redirect.to_owned(), done()];
        each(
            &answers,
            |builder| builder.credentials(credentials.clone()),
            run,
            |heard, _| {
                let all = heard.all();
                assert!(heard.events("attempt").len() >= 5 && heard.spans("wait").len() == 1, "{all}");
                assert!(!all.contains("s3cret"), "{all}");
            },
        );
    }
}

#[test]
fn nothing_is_told_of_what_is_not_sent() {
    let (url, _requests) = server(|_| Then::Send(done()));
    for client in both(Client::builder().endpoint(url)) {
        let heard = Collector::default();
        with_default(heard.clone(), || client.send(&DynamicRequest::new(&PLAIN)).unwrap_err());
        assert!(heard.events("attempt").is_empty() && heard.spans("request").is_empty());
    }
}
