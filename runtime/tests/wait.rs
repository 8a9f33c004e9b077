//! Waiting over real HTTP on loopback, with intervals of milliseconds: both clients, and what only one of them can do.
#![allow(clippy::unwrap_used, reason = "a failure fails the test, in its helpers too")]

mod common;

use std::{
    future::poll_fn,
    pin::{Pin, pin},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use common::{
    NESTED, PLAIN, ShowJob, ShowJobResponse, TREE,
    both::{Either, both},
    server::{Then, answer, sends, server},
    tasks,
};
use futures_core::{FusedStream as _, Stream};
use huaweicloud_jobs_runtime::{
    Client, DynamicRequest, ErrorKind, Phase, Snapshot, WaitError, WaitPolicy, encode,
    wait::{Budget, ChangeKind, OnUnknownStatus, Outcome},
};

const MILLI: Duration = Duration::from_millis(1);

fn client(url: &str) -> Client {
    Client::builder().endpoint(url).timeout(2000 * MILLI).build().unwrap()
}

fn policy() -> WaitPolicy {
    WaitPolicy::new().intervals(MILLI, 4 * MILLI).timeout(Duration::from_secs(20)).grace_period(5000 * MILLI)
}

fn status(word: &str) -> String {
    answer("200 OK", &format!(r#"{{"job":{{"status":{word:?}}}}}"#))
}

/// A client of each kind, each with a server of its own: they have a course of answers to go through.
fn each(
    server: impl Fn() -> (String, mpsc::Receiver<String>),
) -> impl Iterator<Item = (Either, mpsc::Receiver<String>)> {
    (0..2).map(move |kind| {
        let (url, requests) = server();
        let clients = both(Client::builder().endpoint(url).timeout(2000 * MILLI));
        (clients.into_iter().nth(kind).unwrap(), requests)
    })
}

/// A server that sends these, one a connection, and the last for ever.
fn plays<const N: usize>(answers: [String; N]) -> (String, mpsc::Receiver<String>) {
    let mut at = 0..;
    let next = move || answers[at.next().unwrap_or(N).min(N - 1)].clone();
    let next = std::sync::Mutex::new(next);
    server(move |_| Then::Send(next.lock().unwrap()()))
}

/// Clients whose servers play these.
fn each_plays<const N: usize>(
    answers: [String; N],
) -> impl Iterator<Item = (Either, mpsc::Receiver<String>)> {
    each(move || plays(answers.clone()))
}

#[test]
fn until_it_succeeds_with_all_tasks() {
    let serve = || {
        let polls = std::sync::atomic::AtomicU64::new(0);
        server(move |request| {
            let offset: u64 =
                request.split("offset=").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
            if offset == 0 {
                polls.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            }
            let word =
                if polls.load(std::sync::atomic::Ordering::Relaxed) < 3 { "RUNNING" } else { "SUCCEEDED" };
            let body = ShowJobResponse {
                task_count: Some(70),
                tasks: Some(tasks(offset, (70 - offset).min(50))),
                ..ShowJobResponse::default()
            };
            let body = encode(&body).replacen('{', &format!(r#"{{"job":{{"status":"{word}"}},"#), 1);
            Then::Send(answer("200 OK", &body))
        })
    };
    for (client, requests) in each(serve) {
        let done = client.wait(&ShowJob::of(&TREE), policy()).unwrap();
        assert_eq!((done.job().phase, done.job().tasks.len()), (Phase::Succeeded, 70));
        assert_eq!(done.tasks, Some(tasks(0, 70)));
        assert_eq!(requests.try_iter().count(), 6);
    }
}

#[test]
fn a_failed_job_is_an_error_with_all_there_is() {
    let failed = answer("200 OK", r#"{"job":{"status":"FAILED","message":"no quota"}}"#);
    for (client, _requests) in each_plays([status("RUNNING"), answer("503 Service Unavailable", ""), failed])
    {
        let error = client.wait(&ShowJob::of(&TREE), policy()).unwrap_err();
        assert_eq!(error.outcome(), Outcome::Failed);
        assert_eq!(error.to_string(), "sample/v1/tree: the job failed with status FAILED: no quota");
        assert_eq!(error.failure().unwrap().message.as_deref(), Some("no quota"));
        assert_eq!(error.job().unwrap().phase, Phase::Failed);
        let last = error.answer().unwrap();
        assert_eq!(last.response.job.as_ref().unwrap().message.as_deref(), Some("no quota"));
        assert!(last.body().starts_with(br#"{"job":"#) && error.error().is_none());
        let history: Vec<_> = error
            .history()
            .iter()
            .map(|poll| (poll.status.as_deref(), poll.http_status, poll.error, poll.request_id.as_deref()))
            .collect();
        assert_eq!(
            history,
            [
                (Some("RUNNING"), Some(200), None, Some("r1")),
                (None, Some(503), Some(ErrorKind::Unavailable), Some("r1")),
                (Some("FAILED"), Some(200), None, Some("r1")),
            ]
        );
        let at = || error.history().iter().map(|poll| poll.at);
        assert!(at().zip(at().skip(1)).all(|(one, next)| one < next));
    }
}

#[test]
fn faults_are_borne() {
    let faults = [
        answer("404 Not Found", ""),
        answer("429 Too Many Requests", r#"{"error_code":"APIGW.0308"}"#),
        // The gateway's code says it, whatever the status.
        answer("400 Bad Request", r#"{"error_code":"APIGW.0308"}"#),
        answer("502 Bad Gateway", "<html>"),
        String::new(),
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"job\":{}}".to_owned(),
        answer("200 OK", "<html>login</html>"),
        answer("200 OK", r#"{"job":{"stat"#),
        status("RUNNING"),
        status("NEARLY"),
        status("SUCCEEDED"),
    ];
    for (client, requests) in each_plays(faults) {
        let done = client.wait(&ShowJob::of(&PLAIN), policy()).unwrap();
        assert_eq!(done.job().phase, Phase::Succeeded);
        assert_eq!(requests.try_iter().count(), 11);
    }
}

#[test]
fn refusals_end_it_at_once() {
    for (refusal, kind) in
        [("401 Unauthorized", ErrorKind::Unauthenticated), ("403 Forbidden", ErrorKind::Forbidden)]
    {
        for (client, requests) in each_plays([status("RUNNING"), answer(refusal, "")]) {
            let error = client.wait(&ShowJob::of(&PLAIN), policy()).unwrap_err();
            assert_eq!((error.outcome(), error.error().unwrap().kind()), (Outcome::Refused, kind));
            assert_eq!(error.answer().unwrap().job().phase, Phase::Running, "the last answer is kept");
            assert_eq!(requests.try_iter().count(), 2);
        }
    }
}

#[test]
fn jobs_that_are_not_there() {
    let nothing = || answer("404 Not Found", r#"{"error_code":"X.404","error_msg":"no such job"}"#);
    let policy = || policy().grace_period(200 * MILLI);
    for (client, _requests) in each(move || (sends(nothing()), mpsc::channel().1)) {
        let begun = Instant::now();
        let error = client.wait(&ShowJob::of(&PLAIN), policy()).unwrap_err();
        assert_eq!((error.outcome(), error.error().unwrap().code()), (Outcome::NotFound, Some("X.404")));
        assert!(begun.elapsed() >= 200 * MILLI && error.job().is_none() && error.answer().is_none());
    }
    for (client, requests) in each_plays([status("RUNNING"), nothing()]) {
        let error = client.wait(&ShowJob::of(&PLAIN), policy()).unwrap_err();
        assert_eq!((error.outcome(), requests.try_iter().count()), (Outcome::Vanished, 2));
    }
}

#[test]
fn a_time_out_names_what_it_saw() {
    for (client, _requests) in each_plays([status("NEARLY"), status("RUNNING")]) {
        let begun = Instant::now();
        let error = client.wait(&ShowJob::of(&PLAIN), policy().timeout(100 * MILLI)).unwrap_err();
        assert_eq!(error.outcome(), Outcome::TimedOut);
        assert_eq!(
            error.to_string(),
            "sample/v1/plain: the job did not end within 100 ms; its last status is RUNNING; \
             the status NEARLY was not known"
        );
        assert!(begun.elapsed() >= 100 * MILLI && error.history().last().unwrap().at >= 100 * MILLI);
    }
}

#[test]
fn a_server_that_never_answers_does_not_hold_it() {
    let (url, _requests) = server(|_| Then::Stall(""));
    for client in both(Client::builder().endpoint(url).timeout(150 * MILLI)) {
        let begun = Instant::now();
        let error = client.wait(&ShowJob::of(&PLAIN), policy().timeout(50 * MILLI)).unwrap_err();
        assert_eq!((error.outcome(), error.error().unwrap().kind()), (Outcome::TimedOut, ErrorKind::Timeout));
        assert!(begun.elapsed() < Duration::from_secs(2));
    }
}

#[test]
fn pages_without_end_do_not_hold_it() {
    let (url, _requests) = server(|request| {
        thread::sleep(60 * MILLI);
        let offset = request.split("offset=").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
        let mut page = ShowJobResponse::default();
        page.job.get_or_insert_default().tasks = Some(tasks(offset, 50));
        Then::Send(answer("200 OK", &encode(&page)))
    });
    for client in both(Client::builder().endpoint(url).timeout(300 * MILLI)) {
        let begun = Instant::now();
        let error = client.wait(&ShowJob::of(&NESTED), policy().timeout(100 * MILLI)).unwrap_err();
        assert_eq!(error.outcome(), Outcome::TimedOut);
        let last = error.error().unwrap().to_string();
        assert!(last.contains("not whole when the wait ended"), "{last}");
        assert!(begun.elapsed() < Duration::from_secs(3), "{:?}", begun.elapsed());
    }
}

#[tokio::test]
async fn dropping_it_ends_it() {
    let (url, requests) = plays([status("RUNNING")]);
    let (client, request) = (client(&url), ShowJob::of(&PLAIN));
    let late = tokio::time::timeout(250 * MILLI, client.wait(&request).policy(policy()).into_future()).await;
    assert!(late.is_err());
    tokio::time::sleep(30 * MILLI).await;
    assert!(requests.try_iter().count() > 2);
    tokio::time::sleep(60 * MILLI).await;
    assert_eq!(requests.try_iter().count(), 0);

    drop(client.wait(&request));
    drop(client.watch(&request));
    assert_eq!(requests.try_iter().count(), 0, "nothing happens before it is awaited");
}

/// A snapshot in a form short enough to compare.
fn short(snapshot: &Snapshot<ShowJobResponse>) -> (bool, String) {
    let status = |kind: &ChangeKind| match kind {
        ChangeKind::Status { to, .. } => to.clone(),
        ChangeKind::UnknownStatus { .. } => Some("?".to_owned()),
        ChangeKind::Appeared => Some("+".to_owned()),
        _ => None,
    };
    let told: Vec<_> = snapshot.changes.list.iter().filter_map(|change| status(&change.kind)).collect();
    (snapshot.changes.first, told.join(" "))
}

#[test]
fn snapshots_of_what_changes() {
    let task = answer("200 OK", r#"{"task_count":1,"tasks":[{"name":"build"}],"job":{"status":"NEARLY"}}"#);
    let course = [
        status("RUNNING"),
        status("RUNNING"),
        answer("500 Internal Server Error", ""),
        status("NEARLY"),
        status("NEARLY"),
        task.clone(),
        task,
        status("SUCCEEDED"),
    ];
    for (client, requests) in each_plays(course.clone()) {
        let (said, outcome) = client.watch(&ShowJob::of(&TREE), policy());
        let said: Vec<_> = said.into_iter().map(Result::unwrap).collect();
        assert!(said.iter().all(|snapshot| snapshot.job == snapshot.answer.job()));
        let expected = [(true, "RUNNING"), (false, "NEARLY ?"), (false, "+"), (false, "SUCCEEDED")];
        let told: Vec<_> = said.iter().map(short).collect();
        assert_eq!(told, expected.map(|(first, told)| (first, told.to_owned())));
        assert_eq!((outcome, requests.try_iter().count()), (Some(Outcome::Succeeded), 8));
    }
}

#[tokio::test]
async fn the_first_snapshot_is_there_at_once() {
    let (url, requests) = plays([status("RUNNING"), status("SUCCEEDED")]);
    let (client, request) = (client(&url), ShowJob::of(&TREE));
    let mut watch = client.watch(&request).policy(policy());
    assert!(watch.next().await.is_some());
    assert_eq!(requests.try_iter().count(), 1);
    while watch.next().await.is_some() {}
    assert!(watch.is_terminated());
    assert_eq!(watch.history().polls(), 2);

    let (url, requests) = plays([status("RUNNING"), status("SUCCEEDED")]);
    let client = Client::builder().endpoint(url).build_blocking().unwrap();
    let mut watch = client.watch(&request).policy(policy());
    assert_eq!(requests.try_iter().count(), 0, "nothing happens before it is asked");
    assert!(watch.next().is_some());
    assert_eq!(requests.try_iter().count(), 1);
    assert_eq!((watch.by_ref().count(), watch.next().is_none()), (1, true));
    assert_eq!(watch.history().polls(), 2);
    assert!(format!("{watch:?}").contains("done: true"));
}

#[test]
fn a_watch_ends_with_its_error() {
    for (client, _requests) in each_plays([status("RUNNING"), status("FAILED")]) {
        let (said, outcome) = client.watch(&ShowJob::of(&TREE), policy());
        let ended: Vec<_> = said.into_iter().map(|said| said.map(|snapshot| snapshot.job.phase)).collect();
        let [Ok(Phase::Running), Ok(Phase::Failed), Err(error)] = ended.as_slice() else {
            unreachable!("{ended:?}")
        };
        assert_eq!((error.outcome(), outcome), (Outcome::Failed, Some(Outcome::Failed)));
        assert_eq!(error.answer().unwrap().job().phase, Phase::Failed);
    }
}

#[tokio::test]
async fn a_stream_ends_with_its_error() {
    let (url, _requests) = plays([status("RUNNING"), status("FAILED")]);
    let (client, request) = (client(&url), ShowJob::of(&TREE));
    let mut watch = pin!(client.watch(&request).policy(policy()));
    let mut phases = Vec::new();
    let error = loop {
        match poll_fn(|cx| watch.as_mut().poll_next(cx)).await.unwrap() {
            Ok(snapshot) => phases.push(snapshot.job.phase),
            Err(error) => break error,
        }
    };
    assert_eq!(phases, [Phase::Running, Phase::Failed]);
    assert_eq!(error.outcome(), Outcome::Failed);
    assert_eq!(error.answer().unwrap().job().phase, Phase::Failed);
    assert!(poll_fn(|cx| watch.as_mut().poll_next(cx)).await.is_none());
}

#[tokio::test]
async fn asking_for_the_next_can_be_given_up() {
    let at = std::sync::atomic::AtomicUsize::new(0);
    let (url, requests) = server(move |_| {
        thread::sleep(40 * MILLI);
        let words = ["RUNNING", "NEARLY", "SUCCEEDED"];
        Then::Send(status(words[at.fetch_add(1, std::sync::atomic::Ordering::Relaxed).min(2)]))
    });
    let (client, request) = (client(&url), ShowJob::of(&TREE));
    let mut watch = client.watch(&request).policy(policy());
    let (mut told, mut given_up) = (Vec::new(), 0);
    loop {
        match tokio::time::timeout(5 * MILLI, watch.next()).await {
            Ok(Some(snapshot)) => told.push(short(&snapshot.unwrap()).1),
            Ok(None) => break,
            Err(_) => given_up += 1,
        }
    }
    assert_eq!(told, ["RUNNING", "NEARLY ?", "SUCCEEDED"]);
    assert!(given_up >= 3, "{given_up}");
    assert_eq!(requests.try_iter().count(), 3, "no request is sent twice");
}

#[tokio::test]
async fn a_policy_given_late_changes_nothing() {
    let (url, _requests) = plays([status("RUNNING"), status("NEARLY"), status("SUCCEEDED")]);
    let (client, request) = (client(&url), ShowJob::of(&TREE));
    let mut watch = client.watch(&request).policy(policy());
    assert!(watch.next().await.is_some());
    let mut watch = watch.policy(policy().on_unknown_status(OnUnknownStatus::Fail)).timeout(Duration::ZERO);
    assert!(watch.next().await.unwrap().is_ok() && watch.next().await.unwrap().is_ok());
    assert!(watch.next().await.is_none());
}

#[tokio::test]
async fn everything_can_be_spawned_and_reported() {
    fn can_be_an_error<T: std::error::Error + Send + Sync + 'static>(_: &T) {}
    fn can_be_a_stream<T: Stream + Send + Unpin>(_: &T) {}

    let (url, _requests) = plays([status("RUNNING"), status("FAILED")]);
    let client = client(&url);
    let request = DynamicRequest::new(&TREE).with("project_id", "p").unwrap().with("job_id", "j").unwrap();
    can_be_a_stream(&client.watch(&request));
    assert!(format!("{:?}", client.wait(&request)).contains("job_id"));
    assert!(format!("{:?}", client.watch(&request)).contains("done: false"));
    let waiting = tokio::spawn(async move { client.wait(&request).policy(policy()).await });
    let error: WaitError<_> = waiting.await.unwrap().unwrap_err();
    can_be_an_error(&error);
    assert_eq!(error.outcome(), Outcome::Failed);
    let _: Pin<Box<dyn std::error::Error + Send + Sync>> = Box::pin(error);
}

#[tokio::test]
async fn every_page_takes_its_share_of_the_budget() {
    let (url, requests) = server(|request| {
        let offset = request.split("offset=").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
        let body = ShowJobResponse {
            task_count: Some(500),
            tasks: Some(tasks(offset, 50)),
            ..ShowJobResponse::default()
        };
        let body = encode(&body).replacen('{', r#"{"job":{"status":"SUCCEEDED"},"#, 1);
        Then::Send(answer("200 OK", &body))
    });
    let mut jobs = client(&url).jobs().policy(policy()).budget(Budget::new().per_second(40.0).in_flight(2));
    let begun = Instant::now();
    jobs.add((), &ShowJob::of(&TREE));
    jobs.add((), &ShowJob::of(&TREE));
    let report = jobs.join().await;
    assert!(report.is_success());
    assert!(report.iter().all(|(_, end)| end.job().unwrap().tasks.len() == 500));
    assert_eq!(requests.try_iter().count(), 20);
    // 20 requests at 40 a second: the last one is not sent before this.
    assert!(begun.elapsed() >= 450 * MILLI, "{:?}", begun.elapsed());
}
