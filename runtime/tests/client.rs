//! Both clients over real HTTP on loopback, against a server that does as each test says.
#![allow(clippy::unwrap_used, reason = "a failure fails the test, in its helpers too")]

mod common;

use std::{
    env,
    io::{Read as _, Write as _},
    net::TcpListener,
    process::Command,
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use common::{
    COUNTED, PLAIN, ShowJob, ShowJobResponse,
    both::{Either, both, clients},
    server::{Then, answer, sends, server},
    tasks,
};
use http::Request;
use huaweicloud_jobs_runtime::{
    Client, ClientBuilder, Credentials, DynamicRequest, Endpoints, Error, ErrorKind, Phase, encode, verify,
};

fn clients_with(url: &str, more: impl FnOnce(ClientBuilder) -> ClientBuilder) -> [Either; 2] {
    both(more(Client::builder().endpoint(url).timeout(Duration::from_secs(10)).no_retries()))
}

fn refused(client: &Either) -> Error {
    let error = client.send(&ShowJob::of(&PLAIN)).unwrap_err();
    assert_eq!(error.api(), Some("sample/v1/plain"));
    assert!(error.to_string().starts_with("sample/v1/plain: "), "{error}");
    error
}

#[test]
fn success() {
    let (url, requests) = server(|_| Then::Send(answer("200 OK", r#"{"job":{"status":"RUNNING"}}"#)));
    for client in clients(&url) {
        let answer = client.send(&ShowJob::of(&PLAIN).limit(3)).unwrap();
        assert_eq!(
            (answer.job().phase, answer.status(), answer.request_id()),
            (Phase::Running, 200, Some("r1"))
        );
        let request = requests.recv().unwrap().to_lowercase();
        assert!(request.starts_with("get /v1/p1/jobs/j1?limit=3 http/1.1\r\n"), "{request}");
        let mut headers: Vec<_> = request.lines().skip(1).filter(|line| !line.is_empty()).collect();
        headers.sort_unstable();
        let agent = concat!("user-agent: huaweicloud-jobs/", env!("CARGO_PKG_VERSION"));
        let host = format!("host: {}", url.trim_start_matches("http://"));
        assert_eq!(headers, ["accept: application/json", &host, agent]);
    }
}

#[test]
fn the_signature_is_right_for_what_arrives() {
    let (url, requests) = server(|_| Then::Send(answer("200 OK", "{}")));
    let keys = Credentials::keys("AK", "SK").with_security_token("ST");
    for client in clients_with(&url, |builder| builder.credentials(keys)) {
        client.send(&ShowJob::of(&PLAIN).limit(3)).unwrap();
        let arrived = requests.recv().unwrap();
        let mut lines = arrived.lines();
        let mut request = Request::get(lines.next().unwrap().split(' ').nth(1).unwrap());
        for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
            request = request.header(name, value);
        }
        let request = request.body("").unwrap();
        assert_eq!(verify(&request, &"SK".into()), Ok(()), "{arrived}");
        assert_eq!(request.headers()["x-project-id"], "p1");
        assert_eq!(request.headers()["x-security-token"], "ST");
        assert_eq!(request.headers()["host"], url.trim_start_matches("http://"));
        assert_eq!(request.headers().get_all("host").iter().count(), 1);
        let authorization = request.headers()["authorization"].to_str().unwrap();
        assert!(!authorization.contains("user-agent"), "{authorization}");
    }
}

#[test]
fn a_token_is_sent() {
    let (url, requests) = server(|_| Then::Send(answer("200 OK", "{}")));
    for client in clients_with(&url, |builder| builder.credentials(Credentials::token("t0ken"))) {
        client.send(&ShowJob::of(&PLAIN)).unwrap();
        assert!(requests.recv().unwrap().to_lowercase().contains("\r\nx-auth-token: t0ken\r\n"));
    }
}

#[test]
fn a_refusal_is_read() {
    let body = r#"{"error_code":"SVCSTG.00100429","error_msg":"no such job"}"#;
    for client in clients(&sends(answer("404 Not Found", body))) {
        let error = refused(&client);
        assert_eq!((error.kind(), error.status()), (ErrorKind::NotFound, Some(404)));
        assert_eq!(
            (error.code(), error.message(), error.request_id()),
            (Some("SVCSTG.00100429"), Some("no such job"), Some("r1"))
        );
    }
}

#[test]
fn an_answer_that_is_not_json() {
    for client in clients(&sends(answer("200 OK", "<html>login</html>"))) {
        let error = refused(&client);
        assert_eq!(error.kind(), ErrorKind::UnexpectedAnswer);
        assert_eq!(error.body(), Some(&b"<html>login</html>"[..]));
    }
}

#[test]
fn redirects_are_not_followed() {
    let (url, requests) = server(|_| {
        Then::Send(
            "HTTP/1.1 302 Found\r\nLocation: https://me:s3cret@other.example.com/login?ticket=s3cret\r\nContent-Length: 4\r\nConnection: close\r\n\r\nMove"
                .into(),
        )
    });
    for client in clients(&url) {
        let error = refused(&client);
        assert_eq!((error.kind(), error.status()), (ErrorKind::UnexpectedAnswer, Some(302)));
        assert_eq!(error.body(), Some(&b"Move"[..]));
        let said = error.to_string();
        assert!(said.contains("a redirect to https://other.example.com/login is not followed"), "{said}");
        assert!(!said.contains("s3cret"), "{said}");
        assert_eq!(requests.try_iter().count(), 1);
    }
}

/// The same request once more, in a process whose environment names proxies that are not there.
#[test]
fn the_environment_decides_nothing() {
    let mut again = Command::new(env::current_exe().unwrap());
    again.args(["--exact", "success"]).env_remove("NO_PROXY").env_remove("no_proxy");
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
        again.env(name, "http://127.0.0.1:1").env(name.to_lowercase(), "http://127.0.0.1:1");
    }
    let ran = again.output().unwrap();
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success() && said.contains("1 passed"), "{said}");
}

#[test]
fn nobody_listens() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    for client in clients(&format!("http://127.0.0.1:{port}")) {
        let error = refused(&client);
        assert_eq!((error.kind(), error.status(), error.is_retryable()), (ErrorKind::Transport, None, true));
        let said = error.to_string();
        assert!(said.contains(&format!("cannot reach 127.0.0.1:{port}: ")), "{said}");
        assert!(said.to_lowercase().contains("refused"), "{said}");
        assert!(std::error::Error::source(&error).is_some());
    }
}

#[test]
fn no_such_host() {
    for client in clients("http://no-such-host.invalid") {
        let error = refused(&client);
        assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Transport, true));
        assert!(error.to_string().contains("cannot reach no-such-host.invalid: "), "{error}");
    }
}

#[test]
fn the_connection_is_closed_without_an_answer() {
    for client in clients(&sends(String::new())) {
        let error = refused(&client);
        assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Transport, true));
        assert!(error.to_string().contains("no answer from 127.0.0.1:"), "{error}");
    }
}

#[test]
fn what_answers_is_not_http() {
    for client in clients(&sends("220 mail.example.com ESMTP\r\n".into())) {
        let error = refused(&client);
        assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Transport, true));
        assert!(error.to_string().contains("no answer from 127.0.0.1:"), "{error}");
    }
}

#[test]
fn tls_to_a_server_that_speaks_none() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            drop(connection.read(&mut [0; 512]));
            drop(connection.write_all(answer("400 Bad Request", "").as_bytes()));
        }
    });
    for client in clients(&url) {
        let error = refused(&client);
        assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Transport, false), "{error}");
        assert!(error.to_string().contains("cannot reach 127.0.0.1:"), "{error}");
    }
}

#[test]
fn too_late() {
    for start in ["", "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"job\":"] {
        let (url, _requests) = server(move |_| Then::Stall(start));
        for client in clients_with(&url, |builder| builder.timeout(Duration::from_millis(100))) {
            let begun = Instant::now();
            let error = refused(&client);
            assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Timeout, true));
            assert!(error.to_string().ends_with("within 100 ms"), "{error}");
            assert!(begun.elapsed() < Duration::from_secs(5));
        }
    }
}

#[test]
fn late_in_one_way_or_another() {
    let short = Duration::from_millis(100);
    let (stalled, _requests) = server(|_| Then::Stall(""));
    // Nobody takes part in the TLS handshake.
    let silent = stalled.replace("http:", "https:");
    for client in clients_with(&silent, |builder| builder.connect_timeout(short)) {
        let error = refused(&client);
        assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Timeout, true), "{error}");
        assert!(error.to_string().contains("no connection to 127.0.0.1:"), "{error}");
        assert!(error.to_string().ends_with("within 100 ms"), "{error}");
    }
    for client in clients_with(&stalled, |builder| builder.first_byte_timeout(short)) {
        let error = refused(&client);
        assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Timeout, true), "{error}");
        assert!(error.to_string().contains("no beginning of an answer from 127.0.0.1:"), "{error}");
    }
    // The answer has begun, and the connection is there: what is left is the time for all of it.
    let (half, _requests) = server(|_| Then::Stall("HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{"));
    let builder = Client::builder().endpoint(half).timeout(Duration::from_secs(1)).no_retries();
    for client in both(builder.connect_timeout(Duration::MAX).first_byte_timeout(Duration::MAX)) {
        let error = refused(&client);
        assert!(error.to_string().contains("no answer from 127.0.0.1:"), "{error}");
    }
}

#[test]
fn the_size_of_an_answer_can_be_told() {
    let (url, _requests) = server(|_| Then::Send(answer("200 OK", "{    }")));
    for client in clients_with(&url, |builder| builder.max_answer(6)) {
        client.send(&ShowJob::of(&PLAIN)).unwrap();
    }
    for client in clients_with(&url, |builder| builder.max_answer(5)) {
        let error = refused(&client);
        assert_eq!(error.kind(), ErrorKind::UnexpectedAnswer);
        assert!(error.to_string().contains("larger than 5 bytes"), "{error}");
    }
    for client in clients_with(&url, |builder| builder.max_answer(usize::MAX)) {
        client.send(&ShowJob::of(&PLAIN)).unwrap();
    }
}

#[test]
fn time_without_bounds_is_no_mistake() {
    let url = sends(answer("200 OK", "{}"));
    for client in clients_with(&url, |builder| builder.timeout(Duration::MAX)) {
        client.send(&ShowJob::of(&PLAIN)).unwrap();
    }
}

#[test]
fn the_answer_is_cut_off() {
    for client in clients(&sends("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"job\":{}}".into())) {
        let error = refused(&client);
        assert_eq!((error.kind(), error.status()), (ErrorKind::Transport, Some(200)));
        assert!(error.is_retryable());
        assert!(error.to_string().contains("broke off"), "{error}");
    }
}

#[test]
fn the_answer_is_too_large() {
    let chunked = |megas, rest: &str| {
        let mega = " ".repeat(1 << 20);
        let chunks = format!("100000\r\n{mega}\r\n").repeat(megas);
        format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}{rest}0\r\n\r\n")
    };
    let announced = "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n{".to_owned();
    for sent in [announced, chunked(17, ""), chunked(16, "1\r\n \r\n")] {
        for client in clients(&sends(sent.clone())) {
            let error = refused(&client);
            assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::UnexpectedAnswer, false));
            assert_eq!(error.status(), Some(200));
            assert!(error.to_string().contains("larger than 16 MiB"), "{error}");
        }
    }
    // Exactly so much is taken in, and is no JSON.
    for client in clients(&sends(chunked(16, ""))) {
        let error = refused(&client);
        assert!(error.to_string().contains("not valid JSON"), "{error}");
    }
}

#[test]
fn credentials_are_not_sent_in_the_clear() {
    // An address for documentation: nobody is there, and nobody is asked.
    let far = "http://192.0.2.1";
    let short = |builder: ClientBuilder| {
        builder.credentials(Credentials::token("t0ken")).timeout(Duration::from_millis(50))
    };
    for client in clients_with(far, short) {
        let error = refused(&client);
        assert_eq!(error.kind(), ErrorKind::Credentials);
        assert!(error.to_string().contains("not sent to 192.0.2.1 without TLS"), "{error}");
    }
    for allowed in [
        clients_with(far, |builder| short(builder).allow_http(true)),
        clients_with(far, |builder| builder.timeout(Duration::from_millis(50))),
    ]
    .iter()
    .flatten()
    {
        let kind = refused(allowed).kind();
        assert!(
            matches!(kind, ErrorKind::Timeout | ErrorKind::Transport | ErrorKind::Unavailable),
            "{kind:?}"
        );
    }
}

#[test]
fn a_service_somewhere_else() {
    let (url, requests) = server(|_| Then::Send(answer("200 OK", "{}")));
    let endpoints = Endpoints::new().service("sample", [&url]).unwrap();
    for client in both(Client::builder().region("cn-north-4").endpoints(endpoints)) {
        client.send(&ShowJob::of(&PLAIN)).unwrap();
        assert!(requests.recv().unwrap().starts_with("GET /v1/p1/jobs/j1"));
    }
}

#[test]
fn neither_region_nor_endpoint() {
    for client in both(Client::builder()) {
        let error = client.send(&ShowJob::of(&PLAIN)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        assert!(error.to_string().contains("neither a region nor an endpoint"), "{error}");
    }
    for builder in [
        Client::builder().region("cn north"),
        Client::builder().region("x.attacker.example/"),
        Client::builder().region(""),
        Client::builder().endpoint("example.com"),
    ] {
        assert_eq!(builder.clone().build().unwrap_err().kind(), ErrorKind::InvalidRequest);
        assert_eq!(builder.build_blocking().unwrap_err().kind(), ErrorKind::InvalidRequest);
    }
}

/// A server with so many tasks, that answers to limit and offset.
fn with_tasks(total: u64) -> (String, mpsc::Receiver<String>) {
    server(move |request| {
        let number = |name| request.split_once(name)?.1.split(['&', ' ']).next()?.parse::<u64>().ok();
        let offset = number("offset=").unwrap_or(0);
        let count = number("limit=").unwrap_or(20).min(total.saturating_sub(offset));
        let page = ShowJobResponse {
            task_count: Some(total as i64),
            tasks: Some(tasks(offset, count)),
            ..ShowJobResponse::default()
        };
        Then::Send(answer("200 OK", &encode(&page)))
    })
}

#[test]
fn all_pages_as_one_answer() {
    let (url, requests) = with_tasks(120);
    for client in clients(&url) {
        let whole = client.send_all(&ShowJob::of(&COUNTED)).unwrap();
        assert_eq!(whole.tasks, Some(tasks(0, 120)));
        assert_eq!(requests.try_iter().count(), 3);

        let request =
            DynamicRequest::new(&COUNTED).with("project_id", "p").unwrap().with("job_id", "j").unwrap();
        let whole = client.send_all(&request).unwrap();
        assert!(encode(&whole.response).contains("task 119"));
        assert_eq!(requests.try_iter().count(), 3);
    }
}

#[test]
fn one_request_where_the_caller_wants_a_page_or_there_is_none() {
    let (url, requests) = with_tasks(120);
    for client in clients(&url) {
        for (request, expected) in [
            (ShowJob::of(&COUNTED).limit(7), tasks(0, 7)),
            (ShowJob::of(&COUNTED).offset(110), tasks(110, 10)),
            (ShowJob::of(&PLAIN), tasks(0, 20)),
        ] {
            assert_eq!(client.send_all(&request).unwrap().tasks, Some(expected));
            assert_eq!(requests.try_iter().count(), 1);
        }
    }
}

#[test]
fn items_of_all_pages() {
    let (url, requests) = with_tasks(7);
    for client in clients(&url) {
        let (mut found, mut ends) = (Vec::new(), 0);
        client.items(&ShowJob::of(&COUNTED).limit(3), |item| match item {
            Some(task) => {
                found.push(task.unwrap());
                assert_eq!(
                    requests.try_iter().count(),
                    usize::from(found.len() % 3 == 1),
                    "only when needed"
                );
            }
            None => ends += 1,
        });
        assert_eq!((found, ends), (tasks(0, 7), 2));
    }
}

#[test]
fn items_end_with_an_error() {
    for client in clients(&sends(answer("403 Forbidden", ""))) {
        let mut said = Vec::new();
        client.items(&ShowJob::of(&COUNTED), |item| said.push(item.map(|item| item.unwrap_err().kind())));
        assert_eq!(said, [Some(ErrorKind::Forbidden), None, None]);
    }
}

#[test]
fn no_secret_is_printed_and_all_can_move() {
    fn can_move<T: Send>(_: T) {}

    let builder = Client::builder()
        .region("cn-north-4")
        .credentials(Credentials::keys("AK", "s3cret").with_security_token("s3cret"));
    assert!(!format!("{builder:?}").contains("s3cret"));
    for client in both(builder.clone()) {
        assert!(!format!("{client:?}").contains("s3cret"));
    }

    let (client, blocking) = (builder.clone().build().unwrap(), builder.build_blocking().unwrap());
    let request = ShowJob::of(&COUNTED);
    can_move(client.send(&request));
    can_move(client.send_all(&request));
    can_move(client.items(&request).next());
    can_move(blocking.watch(&request));
    can_move(blocking.items(&request));
    can_move(blocking);
}
