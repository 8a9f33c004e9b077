//! Credentials that expire: renewed before, or after a refusal, once for all who wait for it.
#![allow(clippy::unwrap_used, reason = "a failure fails the test, in its helpers too")]

mod common;

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    thread,
    time::{Duration, SystemTime},
};

use common::{
    PLAIN, ShowJob,
    both::both,
    server::{Then, answer, server},
};
use huaweicloud_jobs_runtime::{
    Client, ClientBuilder, Credentials, CredentialsProvider, ErrorKind, Lease, WaitPolicy, wait::Outcome,
};

type Words = Box<dyn std::error::Error + Send + Sync>;

/// Gives the tokens `t1`, `t2` and so on, and knows how many it gave.
fn numbered(
    lasting: Option<Duration>,
) -> (impl Fn() -> Result<Lease, Words> + Send + Sync, Arc<AtomicUsize>) {
    let given = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&given);
    let provide = move || {
        // Long enough for everybody else to want one, too.
        thread::sleep(Duration::from_millis(20));
        let token = Credentials::token(format!("t{}", count.fetch_add(1, Ordering::SeqCst) + 1));
        Ok(match lasting {
            Some(time) => Lease::until(token, SystemTime::now() + time),
            None => token.into(),
        })
    };
    (provide, given)
}

/// A server that accepts one token only.
fn accepts(token: &'static str) -> (String, mpsc::Receiver<String>) {
    server(move |request| {
        let sent = request.to_lowercase().contains(&format!("\r\nx-auth-token: {token}\r\n"));
        Then::Send(if sent {
            answer("200 OK", r#"{"job":{"status":"SUCCEEDED"}}"#)
        } else {
            answer(
                "401 Unauthorized",
                r#"{"error_code":"APIGW.0307","error_msg":"The token must be updated."}"#,
            )
        })
    })
}

fn builder(url: &str, provider: impl CredentialsProvider + 'static) -> ClientBuilder {
    Client::builder()
        .endpoint(url)
        .timeout(Duration::from_secs(10))
        .no_retries()
        .credentials(Credentials::provider(provider))
}

#[test]
fn a_refused_token_is_renewed_and_the_request_sent_once_more() {
    let (url, requests) = accepts("t2");
    // Each client has its own lease, so each gets a provider of its own.
    for kind in 0..2 {
        let (provide, given) = numbered(None);
        let client = &both(builder(&url, provide))[kind];
        for sent in [2, 1, 1] {
            assert!(client.send(&ShowJob::of(&PLAIN)).is_ok());
            assert_eq!((requests.try_iter().count(), given.load(Ordering::SeqCst)), (sent, 2));
        }
    }
}

#[test]
fn credentials_that_are_refused_again_are_an_error() {
    let (url, requests) = accepts("none of them");
    for kind in 0..2 {
        let (provide, given) = numbered(None);
        let client = &both(builder(&url, provide))[kind];
        let error = client.wait(&ShowJob::of(&PLAIN), WaitPolicy::new()).unwrap_err();
        assert_eq!(error.outcome(), Outcome::Refused);
        assert_eq!(error.error().unwrap().kind(), ErrorKind::Unauthenticated);
        assert_eq!((requests.try_iter().count(), given.load(Ordering::SeqCst)), (2, 2));
    }
    let fixed = Client::builder().endpoint(&url).credentials(Credentials::token("t1"));
    for client in both(fixed) {
        assert_eq!(client.send(&ShowJob::of(&PLAIN)).unwrap_err().kind(), ErrorKind::Unauthenticated);
        assert_eq!(requests.try_iter().count(), 1, "there is nobody to ask for others");
    }
}

#[test]
fn a_401_that_means_not_found_renews_nothing() {
    let (url, requests) = server(|_| {
        Then::Send(answer(
            "401 Unauthorized",
            r#"{"error_code":"SVCSTG.00100401","error_msg":"no such job"}"#,
        ))
    });
    for kind in 0..2 {
        let (provide, given) = numbered(None);
        let error = both(builder(&url, provide))[kind].send(&ShowJob::of(&PLAIN)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotFound);
        assert_eq!((requests.try_iter().count(), given.load(Ordering::SeqCst)), (1, 1));
    }
}

#[test]
fn a_lease_is_kept_as_long_as_it_is_valid() {
    let (url, _requests) = server(|_| Then::Send(answer("200 OK", "{}")));
    for (lasting, expected) in [(Some(Duration::from_secs(3600)), 1), (None, 1), (Some(Duration::ZERO), 3)] {
        for kind in 0..2 {
            let (provide, given) = numbered(lasting);
            let client = &both(builder(&url, provide))[kind];
            (0..3).for_each(|_| assert!(client.send(&ShowJob::of(&PLAIN)).is_ok()));
            assert_eq!(given.load(Ordering::SeqCst), expected, "{lasting:?}");
        }
    }
}

#[test]
fn a_provider_that_fails_says_why() {
    let (url, requests) = server(|_| Then::Send(answer("200 OK", "{}")));
    let fails = || Err("the login is closed\ntoday".into());
    for client in both(builder(&url, fails)) {
        let error = client.send(&ShowJob::of(&PLAIN)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Credentials);
        assert_eq!(error.to_string(), "sample/v1/plain: no credentials: the login is closed today");
        let error = client.wait(&ShowJob::of(&PLAIN), WaitPolicy::new()).unwrap_err();
        assert_eq!(error.outcome(), Outcome::Refused);
        assert_eq!(requests.try_iter().count(), 0);
    }
}

#[test]
fn a_provider_is_not_asked_where_nothing_could_be_sent() {
    let (provide, given) = numbered(None);
    for client in both(builder("http://192.0.2.1", provide)) {
        let error = client.send(&ShowJob::of(&PLAIN)).unwrap_err();
        assert!(error.to_string().contains("without TLS"), "{error}");
    }
    assert_eq!(given.load(Ordering::SeqCst), 0);
}

/// As many as a stampede has, all at once: the first token is refused, and the second shared.
#[tokio::test]
async fn a_hundred_share_one_renewal() {
    let (url, _requests) = accepts("t2");
    let (provide, given) = numbered(None);
    let client = builder(&url, provide).build().unwrap();
    let mut sends = tokio::task::JoinSet::new();
    for _ in 0..100 {
        let client = client.clone();
        sends.spawn(async move { client.send(&ShowJob::of(&PLAIN)).await });
    }
    assert!(sends.join_all().await.iter().all(Result::is_ok));
    assert_eq!(given.load(Ordering::SeqCst), 2);
}

#[test]
fn a_hundred_threads_share_one_renewal() {
    let (url, _requests) = accepts("t2");
    let (provide, given) = numbered(None);
    let client = builder(&url, provide).build_blocking().unwrap();
    thread::scope(|scope| {
        let sends: Vec<_> = (0..100).map(|_| scope.spawn(|| client.send(&ShowJob::of(&PLAIN)))).collect();
        assert!(sends.into_iter().all(|send| send.join().unwrap().is_ok()));
    });
    assert_eq!(given.load(Ordering::SeqCst), 2);
}

/// Giving up on the one who asks does not make the next one ask again.
#[tokio::test]
async fn an_abandoned_request_for_credentials_is_not_repeated() {
    let (url, _requests) = accepts("t1");
    let (provide, given) = numbered(None);
    let client = builder(&url, provide).build().unwrap();
    let request = ShowJob::of(&PLAIN);
    assert!(tokio::time::timeout(Duration::from_millis(1), client.send(&request)).await.is_err());
    assert!(client.send(&request).await.is_ok());
    assert_eq!(given.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_provider_that_panics_takes_nothing_with_it() {
    #[allow(clippy::panic, reason = "that is what it is about")]
    fn panics() -> Result<Lease, Words> {
        panic!("out of order")
    }
    let client = builder("http://127.0.0.1:1", panics).build().unwrap();
    let error = client.send(&ShowJob::of(&PLAIN)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert!(error.to_string().contains("it panicked"), "{error}");
}
