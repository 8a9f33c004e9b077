//! Requests that are sent again, by both clients over real HTTP. When and how often is tested in virtual time, beside the policy.
#![allow(clippy::unwrap_used, reason = "a failure fails the test, in its helpers too")]

mod common;

use std::{sync::mpsc::Receiver, thread, time::Duration};

use common::{
    COUNTED, PLAIN, POSTED, ShowJob, ShowJobResponse,
    both::{Either, both},
    server::{Then, answer, in_turn, server},
    tasks,
};
use huaweicloud_jobs_runtime::{Client, ErrorKind, Phase, RetryPolicy, WaitPolicy, encode, wait::Outcome};

/// Repeats without pauses.
fn at_once() -> RetryPolicy {
    RetryPolicy::new().delays(Duration::ZERO, Duration::ZERO)
}

/// Each kind of client with a server of its own, that sends these answers one after the other.
fn each(answers: &[String], policy: &RetryPolicy, test: impl Fn(Either, Receiver<String>)) {
    for kind in 0..2 {
        let (url, requests) = server(in_turn(answers.to_vec()));
        let clients = both(Client::builder().endpoint(url).retries(policy.clone()));
        test(clients.into_iter().nth(kind).unwrap(), requests);
    }
}

fn busy() -> String {
    answer("503 Service Unavailable", "")
}

#[test]
fn what_passes_is_sent_again() {
    let done = answer("200 OK", r#"{"job":{"status":"SUCCEEDED"}}"#);
    // No answer at all, and half of one.
    let half = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".to_owned();
    for first in [busy(), answer("429 Too Many Requests", ""), String::new(), half] {
        each(&[first.clone(), first, done.clone()], &at_once(), |client, requests| {
            assert_eq!(client.send(&ShowJob::of(&PLAIN)).unwrap().job().phase, Phase::Succeeded);
            let sent: Vec<_> = requests.try_iter().collect();
            assert!(sent.len() == 3 && sent.iter().all(|request| *request == sent[0]), "{sent:?}");
        });
    }
}

#[test]
fn an_error_says_how_often_it_was_tried() {
    for (policy, attempts) in [(at_once(), 3), (at_once().max_retries(5), 6), (RetryPolicy::none(), 1)] {
        each(&[busy()], &policy, |client, requests| {
            let error = client.send(&ShowJob::of(&PLAIN)).unwrap_err();
            assert_eq!((error.kind(), error.attempts()), (ErrorKind::Unavailable, attempts));
            assert_eq!(requests.try_iter().count(), attempts as usize);
            let notes = if attempts > 1 { format!("r1, after {attempts} attempts") } else { "r1".to_owned() };
            let expected = format!("sample/v1/plain: HTTP 503 Service Unavailable (request id {notes})");
            assert_eq!(error.to_string(), expected);
        });
    }
}

#[test]
fn what_does_not_pass_is_sent_once() {
    for answered in [
        answer("400 Bad Request", ""),
        answer("401 Unauthorized", ""),
        answer("404 Not Found", ""),
        answer("501 Not Implemented", ""),
        answer("200 OK", "<html>"),
    ] {
        each(&[answered], &at_once(), |client, requests| {
            let error = client.send(&ShowJob::of(&PLAIN)).unwrap_err();
            assert_eq!((error.attempts(), requests.try_iter().count()), (1, 1), "{error}");
        });
    }
}

#[test]
fn what_may_not_be_done_twice_is_sent_once() {
    each(&[busy()], &at_once(), |client, requests| {
        assert_eq!(client.send(&ShowJob::of(&POSTED)).unwrap_err().kind(), ErrorKind::Unavailable);
        assert_eq!(requests.try_iter().count(), 1);
    });
}

#[test]
fn a_service_that_wants_a_long_pause_gets_it_from_the_caller() {
    let later = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 3600\r\nConnection: close\r\n\r\n";
    each(&[later.to_owned()], &at_once(), |client, requests| {
        let error = client.send(&ShowJob::of(&PLAIN)).unwrap_err();
        assert_eq!(error.retry_after(), Some(Duration::from_secs(3600)));
        assert_eq!(requests.try_iter().count(), 1);
    });
}

#[test]
fn each_page_is_sent_again() {
    let page = |first, count| {
        let page = ShowJobResponse {
            task_count: Some(4),
            tasks: Some(tasks(first, count)),
            ..ShowJobResponse::default()
        };
        answer("200 OK", &encode(&page))
    };
    let answers = [busy(), page(0, 2), busy(), busy(), page(2, 2)];
    each(&answers, &at_once(), |client, requests| {
        let mut found = Vec::new();
        client.items(&ShowJob::of(&COUNTED).limit(2), |task| found.extend(task.map(Result::unwrap)));
        assert_eq!((found, requests.try_iter().count()), (tasks(0, 4), 5));
    });
    let page = |first| {
        let page = ShowJobResponse { task_count: Some(4), ..ShowJobResponse::default() };
        answer("200 OK", &encode(&ShowJobResponse { tasks: Some(tasks(first, 2)), ..page }))
    };
    each(&[busy(), page(0), busy(), page(2)], &at_once(), |client, requests| {
        assert_eq!(client.send_all(&ShowJob::of(&COUNTED)).unwrap().tasks, Some(tasks(0, 4)));
        assert_eq!(requests.try_iter().count(), 4);
    });
}

#[test]
fn the_polls_of_a_wait_do_not_multiply() {
    each(&[busy()], &at_once(), |client, requests| {
        let policy = WaitPolicy::new().intervals(Duration::ZERO, Duration::ZERO).max_consecutive_errors(3);
        let error = client.wait(&ShowJob::of(&PLAIN), policy).unwrap_err();
        assert_eq!((error.outcome(), error.history().polls()), (Outcome::Refused, 4));
        assert_eq!(requests.try_iter().count(), 4);
    });
}

#[test]
fn a_failing_service_is_asked_little_more_than_by_its_callers() {
    each(&[busy()], &at_once(), |client, requests| {
        for number in 0..20 {
            let error = client.send(&ShowJob::of(&PLAIN)).unwrap_err();
            assert_eq!(
                (error.attempts(), error.budget_spent()),
                if number < 5 { (3, false) } else { (1, true) }
            );
            assert_eq!(error.to_string().contains("no retries left for this host"), number >= 5, "{error}");
        }
        assert_eq!(requests.try_iter().count(), 20 + 10);
    });
    // The last one that there is need not be the first of a request's own.
    each(&[busy()], &at_once().max_retries(4), |client, _requests| {
        let errors = [4, 4, 2].map(|retries| (retries, client.send(&ShowJob::of(&PLAIN)).unwrap_err()));
        for (retries, error) in errors {
            assert_eq!((error.attempts(), error.budget_spent()), (1 + retries, retries < 4));
        }
    });
}

#[test]
fn a_repetition_is_cut_off_when_the_time_for_all_is_over() {
    let check = |kind: usize| {
        let first = in_turn(vec![busy(), String::new()]);
        let (url, requests) = server(move |request| match first(request) {
            Then::Send(sent) if sent.is_empty() => Then::Stall(""),
            then => then,
        });
        let policy = at_once().total(Duration::from_secs(1));
        let builder = Client::builder().endpoint(url).timeout(Duration::from_secs(60)).retries(policy);
        let error = both(builder)[kind].send(&ShowJob::of(&PLAIN)).unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 2), "{error}");
        assert_eq!(requests.try_iter().count(), 2);
    };
    thread::scope(|scope| {
        [0, 1].map(|kind| scope.spawn(move || check(kind))).map(|test| test.join().unwrap())
    });
}
