//! Waits for many jobs, and the asynchronous client's own waits, over HTTP: what their drivers keep, give up and tell.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a failure fails the test, in its helpers too")]

mod common;

use std::{
    sync::mpsc::Receiver,
    time::{Duration, SystemTime},
};

use common::{
    PLAIN, ShowJob,
    server::{Then, answer, in_turn, server},
};
use futures_core::FusedStream as _;
use huaweicloud_jobs_runtime::{
    Client, ErrorKind, News, WaitPolicy,
    wait::{Budget, Machine, Outcome, SavedWait},
};
use tokio::time::timeout;

const SOON: Duration = Duration::from_secs(10);
const LONG: Duration = Duration::from_secs(3600);

fn status(word: &str) -> String {
    answer("200 OK", &format!(r#"{{"job":{{"status":{word:?}}}}}"#))
}

fn busy() -> String {
    answer("503 Service Unavailable", "")
}

fn client(url: &str) -> Client {
    Client::builder().endpoint(url).build().unwrap()
}

fn job() -> ShowJob {
    ShowJob::of(&PLAIN)
}

/// Asks at once, as often as the budget allows.
fn eager() -> WaitPolicy {
    WaitPolicy::new().intervals(Duration::ZERO, Duration::ZERO)
}

fn silent() -> (String, Receiver<String>) {
    server(|_| Then::Stall(""))
}

#[tokio::test]
async fn the_last_error_is_known_until_there_is_an_answer() {
    let (url, _requests) = server(in_turn(vec![busy(), status("RUNNING"), busy()]));
    let mut jobs = client(&url).jobs().policy(eager().max_consecutive_errors(3));
    jobs.add((), &job());
    assert!(matches!(jobs.next().await.unwrap().news, News::Snapshot(_)) && jobs.error(0).is_none());
    let end = jobs.next().await.unwrap();
    let News::Ended(end) = end.news else { panic!("{end:?}") };
    assert_eq!(end.error().unwrap().error().unwrap().kind(), ErrorKind::Unavailable);
    assert!(jobs.error(0).is_none(), "its wait is over");
}

#[tokio::test]
async fn what_has_passed_before_counts() {
    let (url, _requests) = server(in_turn(vec![status("RUNNING")]));
    let client = client(&url);
    let mut jobs = client.jobs();
    jobs.add_machine(&client, (), &job(), Machine::new(WaitPolicy::new().timeout(3 * LONG)), LONG);
    let update = jobs.next().await.unwrap();
    let News::Snapshot(snapshot) = update.news else { panic!("{update:?}") };
    assert!(snapshot.elapsed >= LONG);
    assert!(jobs.save(0).unwrap().began() <= SystemTime::now() - LONG);
}

#[tokio::test]
async fn a_budget_that_comes_late_changes_nothing() {
    let mut jobs = client("http://127.0.0.1:1").jobs();
    jobs.add((), &job());
    assert_eq!(jobs.budget(Budget::new()).open(), 1);
}

#[tokio::test]
async fn who_stops_gives_up_what_is_under_way_and_tells_all_of_it() {
    let (url, _requests) = server(in_turn(vec![status("FAILED")]));
    let (stalled, _requests) = silent();
    let mut jobs = client(&url).jobs().stop_at_first_failure();
    jobs.add_with(&client(&stalled), eager(), "stalled", &job());
    jobs.add("failed", &job());
    loop {
        let update = timeout(SOON, jobs.next()).await.unwrap().unwrap();
        if let News::Ended(end) = update.news {
            assert_eq!((update.key, end.outcome()), ("failed", Outcome::Failed));
            break;
        }
    }
    assert!(format!("{jobs:?}").contains("under_way: 0"), "{jobs:?}");
    assert!(!jobs.is_terminated(), "there is news still");
    let update = jobs.next().await.unwrap();
    assert!(matches!(update.news, News::Ended(end) if end.outcome() == Outcome::Abandoned));
    assert!(jobs.is_terminated() && jobs.next().await.is_none());
}

/// One request at a time to each host, and both hosts never answer.
#[tokio::test]
async fn a_budget_is_each_hosts_own() {
    let both = [silent(), silent()];
    let mut jobs = client(&both[0].0).jobs().budget(Budget::new().in_flight(1));
    for (number, (url, _)) in both.iter().enumerate() {
        jobs.add_with(&client(url), WaitPolicy::new(), number, &job());
        jobs.add_with(&client(url), WaitPolicy::new(), number, &job());
    }
    let waiting = tokio::spawn(jobs.join());
    for (_, requests) in both {
        let first = move || (requests.recv_timeout(SOON).is_ok(), requests.try_iter().count());
        assert_eq!(tokio::task::spawn_blocking(first).await.unwrap(), (true, 0));
    }
    waiting.abort();
}

#[tokio::test]
async fn a_panic_of_who_listens_is_not_swallowed() {
    let (url, _requests) = server(in_turn(vec![status("SUCCEEDED")]));
    let panics = Client::builder().endpoint(&url).on_attempt(|_| panic!("out of order")).build().unwrap();
    let mut jobs = panics.jobs();
    jobs.add((), &job());
    let joined = timeout(SOON, tokio::spawn(jobs.join())).await.unwrap();
    assert!(joined.unwrap_err().is_panic());
}

#[tokio::test]
async fn a_wait_sleeps_between_its_polls() {
    let (url, requests) = server(in_turn(vec![status("RUNNING")]));
    let (client, request) = (client(&url), job());
    let mut watch =
        client.watch(&request).policy(WaitPolicy::new().intervals(LONG, LONG).seed(1).timeout(9 * LONG));
    assert!(watch.next().await.unwrap().is_ok());
    assert!(timeout(Duration::from_millis(100), watch.next()).await.is_err());
    assert_eq!(requests.try_iter().count(), 1);
}

/// Before its first poll, too.
#[tokio::test]
async fn a_wait_that_is_resumed_goes_on_at_once() {
    let (client, request) = (client("http://127.0.0.1:1"), job());
    let machine = Machine::new(WaitPolicy::new().timeout(3 * LONG));
    let saved = SavedWait::new(&request, &machine, SystemTime::now() - LONG, LONG);
    let watch = client.resume(&request, &saved).unwrap().policy(WaitPolicy::new().timeout(SOON));
    assert!(watch.save().elapsed() >= LONG);
    assert!(!format!("{watch:?}").contains("timeout: 10s"), "it is no new wait: {watch:?}");
}
