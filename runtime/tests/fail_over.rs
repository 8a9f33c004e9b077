//! Services with several hosts, and which of them both clients ask.
#![allow(clippy::unwrap_used, reason = "a failure fails the test, in its helpers too")]

mod common;

use std::{
    env,
    io::{Read as _, Write as _},
    net::TcpListener,
    process::Command,
    sync::mpsc,
    thread,
};

use common::{
    PLAIN, ShowJob,
    both::{Either, both},
    server::{Then, answer, server},
};
use huaweicloud_jobs_runtime::{Client, ClientBuilder, Endpoints, ErrorKind, WaitPolicy};

const NOWHERE: &str = "https://no-such-host.invalid";

/// What clients are told that find the service at these base URLs.
fn asking(urls: &[&str]) -> ClientBuilder {
    let endpoints = Endpoints::new().service("sample", urls).unwrap();
    Client::builder().region("cn-north-4").endpoints(endpoints).no_retries()
}

/// Clients of each kind, each with a server that answers all is well.
fn each(test: impl Fn(&str, &dyn Fn(ClientBuilder) -> Either, mpsc::Receiver<String>)) {
    for kind in 0..2 {
        let (url, requests) = server(|_| Then::Send(answer("200 OK", r#"{"job":{"status":"SUCCEEDED"}}"#)));
        test(&url, &|builder| both(builder).into_iter().nth(kind).unwrap(), requests);
    }
}

/// A server that speaks no TLS, and tells of each connection.
fn without_tls() -> (String, mpsc::Receiver<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let (note, connections) = mpsc::channel();
    thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            let _ = note.send(());
            drop(connection.read(&mut [0; 512]));
            drop(connection.write_all(answer("400 Bad Request", "").as_bytes()));
        }
    });
    (url, connections)
}

#[test]
fn a_name_that_leads_nowhere() {
    each(|url, client, requests| {
        let client = client(asking(&[NOWHERE, url]));
        (0..2).for_each(|_| drop(client.send(&ShowJob::of(&PLAIN)).unwrap()));
        client.wait(&ShowJob::of(&PLAIN), WaitPolicy::new()).unwrap();
        assert_eq!(requests.try_iter().count(), 3);
    });
}

#[test]
fn a_server_that_speaks_no_tls_is_passed_over_for_a_while() {
    each(|url, client, requests| {
        let (silent, connections) = without_tls();
        let client = client(asking(&[&silent, url]));
        (0..3).for_each(|_| drop(client.send(&ShowJob::of(&PLAIN)).unwrap()));
        assert_eq!((requests.try_iter().count(), connections.try_iter().count()), (3, 1));
    });
}

#[test]
fn a_server_that_is_there_is_not_passed_over() {
    each(|url, client, requests| {
        let closed = format!("http://{}", TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap());
        let (busy, _) = server(|_| Then::Send(answer("503 Service Unavailable", "")));
        for (first, kind) in [(closed, ErrorKind::Transport), (busy, ErrorKind::Unavailable)] {
            let error = client(asking(&[&first, url])).send(&ShowJob::of(&PLAIN)).unwrap_err();
            assert_eq!((error.kind(), error.attempts()), (kind, 1), "{error}");
        }
        assert_eq!(requests.try_iter().count(), 0);
    });
}

#[test]
fn no_host_at_all() {
    each(|_, client, _| {
        let (silent, _connections) = without_tls();
        let client = client(asking(&[NOWHERE, &silent]));
        // The second time in another order: the names are found missing again.
        for _ in 0..2 {
            let error = client.send(&ShowJob::of(&PLAIN)).unwrap_err();
            assert_eq!((error.kind(), error.attempts()), (ErrorKind::Transport, 2));
            let said = error.to_string();
            assert_eq!(said.matches("cannot reach ").count(), 2, "{said}");
            assert!(said.contains("no-such-host.invalid") && said.ends_with(" (after 2 attempts)"), "{said}");
        }
    });
}

#[test]
fn credentials_go_to_none_of_them_in_the_clear() {
    each(|_, client, _| {
        let far = asking(&[NOWHERE, "http://192.0.2.1"]);
        let client = client(far.credentials(huaweicloud_jobs_runtime::Credentials::token("t0ken")));
        let error = client.send(&ShowJob::of(&PLAIN)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Credentials, "{error}");
    });
}

/// The same test once more, in a process whose environment names the hosts.
#[test]
fn the_environment_names_hosts() {
    const VARIABLE: &str = "HUAWEICLOUD_SDK_REGION_SAMPLE_CN_NORTH_4";
    if env::var_os(VARIABLE).is_some() {
        for client in both(Client::builder().region("cn-north-4")) {
            client.send(&ShowJob::of(&PLAIN)).unwrap();
        }
        return;
    }
    let (url, requests) = server(|_| Then::Send(answer("200 OK", "{}")));
    let mut again = Command::new(env::current_exe().unwrap());
    again.args(["--exact", "the_environment_names_hosts"]).env(VARIABLE, format!("{NOWHERE},{url}"));
    let ran = again.output().unwrap();
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success() && said.contains("1 passed"), "{said}");
    assert_eq!(requests.try_iter().count(), 2);
}
