//! Waits that go on in another process, with the mock on the other side.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::time::{Duration, SystemTime};

use common::request;
use huaweicloud_jobs::{
    Api, Client, Credentials, DynamicRequest, Phase, WaitPolicy, apis,
    runtime::{
        Request as _, blocking,
        wait::{ChangeKind, Outcome, SavedWait},
    },
};
use huaweicloud_jobs_mock::{Course, Faults, JobScript, Mock, Script, Step, TOKEN, lifecycles};

fn policy() -> WaitPolicy {
    let millisecond = Duration::from_millis(1);
    WaitPolicy::new().timeout(Duration::from_secs(60)).intervals(millisecond, millisecond)
}

fn client(mock: &Mock, api: &'static Api) -> Client {
    let client = Client::builder().endpoint(mock.url_of(api)).credentials(Credentials::token(TOKEN));
    client.timeout(Duration::from_secs(5)).build().unwrap()
}

fn blocking(mock: &Mock, api: &'static Api) -> blocking::Client {
    let client = Client::builder().endpoint(mock.url_of(api)).credentials(Credentials::token(TOKEN));
    client.build_blocking().unwrap()
}

fn plays(course: &Course, seed: u64) -> Mock {
    let script = Script::new().job(course.script()).faults(Faults::new(seed).rate(0.3).in_a_row(4));
    Mock::builder().apis(apis()).script(script).start().unwrap()
}

fn in_phase(api: &Api, phase: Phase) -> Step {
    let listed = api.job.statuses.values().find(|listed| listed.phase == Some(phase));
    Step::status(listed.unwrap().value)
}

/// Whatever is told of the job's own status, and how the wait ends. After `each` snapshots the process ends and another goes on.
async fn told(mock: &Mock, api: &'static Api, each: usize) -> (Vec<Option<String>>, Outcome) {
    let (mut told, mut file) = (Vec::new(), None::<String>);
    loop {
        let client = client(mock, api);
        let saved = file.as_deref().map(|file| SavedWait::from_json(file).unwrap());
        let request = saved.as_ref().map_or_else(|| request(api), |saved| saved.request(apis()).unwrap());
        let mut watch = match &saved {
            None => client.watch(&request).policy(policy()),
            Some(saved) => client.resume(&request, saved).unwrap(),
        };
        for _ in 0..each {
            match watch.next().await {
                None => return (told, watch.outcome().unwrap()),
                Some(Err(error)) => return (told, error.outcome()),
                Some(Ok(snapshot)) => told.extend(snapshot.changes.list.iter().filter_map(|change| {
                    let own = change.task.is_none();
                    match &change.kind {
                        ChangeKind::Status { to, .. } if own => Some(to.clone()),
                        _ => None,
                    }
                })),
            }
        }
        let json = watch.save().to_json();
        assert!(!json.contains(TOKEN), "{json}");
        file = Some(json);
    }
}

#[tokio::test]
async fn another_process_goes_on_where_the_first_one_stopped() {
    let mut seed = 0;
    for &api in apis() {
        for course in lifecycles(api) {
            seed += 1;
            let whole = told(&plays(&course, seed), api, usize::MAX).await;
            let in_pieces = told(&plays(&course, seed), api, 1).await;
            assert_eq!(in_pieces, whole, "{}: {} with seed {seed}", api.id, course.name);
            assert!(!whole.0.is_empty());
        }
    }
}

#[tokio::test]
async fn a_request_that_is_cut_off_is_sent_again() {
    let api = apis()[0];
    let late = in_phase(api, Phase::Running).delay(Duration::from_secs(60));
    let script = JobScript::new([in_phase(api, Phase::Running), late, in_phase(api, Phase::Succeeded)]);
    let mock = Mock::builder().apis(apis()).script(Script::new().job(script)).start().unwrap();

    let request = request(api);
    let first = client(&mock, api);
    let mut watch = first.watch(&request).policy(policy());
    assert_eq!(watch.next().await.unwrap().unwrap().job.phase, Phase::Running);
    while mock.requests().len() < 2 {
        let _ = tokio::time::timeout(Duration::from_millis(5), watch.next()).await;
    }
    let json = watch.save().to_json();
    drop(watch);
    drop(first);

    let client = client(&mock, api);
    let mut watch = client.resume(&request, &SavedWait::from_json(&json).unwrap()).unwrap();
    let snapshot = watch.next().await.unwrap().unwrap();
    assert!(snapshot.job.phase == Phase::Succeeded && !snapshot.changes.first);
    assert!(watch.next().await.is_none());
    assert_eq!((watch.history().polls(), mock.requests().len()), (2, 3));
}

#[test]
fn the_blocking_client_goes_on_too() {
    let api = apis()[0];
    let course = lifecycles(api).into_iter().find(|course| course.outcome == Phase::Failed).unwrap();
    let (mock, request) = (plays(&course, 1), request(api));
    let mut file = None::<String>;
    let mut told = Vec::new();
    let error = loop {
        let client = blocking(&mock, api);
        let saved = file.as_deref().map(|file| SavedWait::from_json(file).unwrap());
        let mut watch = match &saved {
            None => client.watch(&request).policy(policy()),
            Some(saved) => client.resume(&request, saved).unwrap(),
        };
        match watch.next().unwrap() {
            Ok(snapshot) => told.push(snapshot.changes.first),
            Err(error) => break error,
        }
        file = Some(watch.save().to_json());
    };
    assert_eq!(error.outcome(), Outcome::Failed);
    assert!(told[0] && told[1..].iter().all(|first| !first));
}

#[tokio::test]
async fn what_has_ended_sends_nothing() {
    let api = apis()[0];
    for course in lifecycles(api) {
        let mock = plays(&course, 1);
        let (client, request) = (client(&mock, api), request(api));
        let mut watch = client.watch(&request).policy(policy());
        while watch.next().await.is_some() {}
        let saved = watch.save();
        let asked = mock.requests().len();

        let mut watch = client.resume(&request, &saved).unwrap();
        match watch.next().await {
            None => assert!(matches!(course.outcome, Phase::Succeeded | Phase::Skipped)),
            Some(result) => {
                let error = result.unwrap_err();
                assert_eq!(Some(error.outcome()), saved.outcome());
                assert_eq!(error.job(), saved.job());
            }
        }
        assert!(watch.next().await.is_none());
        assert_eq!((watch.outcome(), mock.requests().len()), (saved.outcome(), asked));
    }
}

#[tokio::test]
async fn a_deadline_that_has_passed_leaves_one_poll() {
    let api = apis()[0];
    let script = JobScript::new([in_phase(api, Phase::Running)]);
    let mock = Mock::builder().apis(apis()).script(Script::new().job(script)).start().unwrap();
    let (client, request) = (client(&mock, api), request(api));
    let mut watch = client.watch(&request).policy(policy());
    watch.next().await.unwrap().unwrap();
    let json = watch.save().to_json();
    let asked = mock.requests().len();

    let began = serde_json::from_str::<serde_json::Value>(&json).unwrap()["began"].clone();
    let long_ago = json.replace(began.as_str().unwrap(), "2001-01-01T00:00:00Z");
    let saved = SavedWait::from_json(&long_ago).unwrap();
    assert!(saved.began() < SystemTime::now() - Duration::from_secs(1));
    let mut watch = client.resume(&request, &saved).unwrap();
    let end = watch.next().await;
    assert!(matches!(end, Some(Err(error)) if error.outcome() == Outcome::TimedOut));
    assert_eq!(mock.requests().len(), asked + 1);
}

#[tokio::test]
async fn of_another_job_it_is_refused() {
    let api = apis()[0];
    let client = Client::builder().endpoint("http://127.0.0.1:9").build().unwrap();
    let request = request(api);
    let saved = client.watch(&request).save();
    assert!(client.resume(&request, &saved).is_ok());
    let other: DynamicRequest = request.clone().with("job_id", "another").unwrap();
    let error = client.resume(&other, &saved).unwrap_err().to_string();
    assert!(error.contains("job_id") && error.contains("another"), "{error}");
    let error = client.resume(&common::request(apis()[1]), &saved).unwrap_err().to_string();
    assert!(error.contains(api.id) && error.contains(apis()[1].id), "{error}");
    assert_eq!(saved.request(apis()).unwrap().values(), request.values());
}
