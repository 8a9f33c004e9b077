//! The client over real HTTP on loopback, against a server that does as each test says.
#![allow(clippy::unwrap_used, reason = "a failure fails the test, in its helpers too")]

mod common;

use std::{
    io::{Read as _, Write as _},
    net::TcpListener,
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use common::{
    COUNTED, PLAIN, ShowJob, ShowJobResponse,
    server::{Then, answer, sends, server},
    tasks,
};
use http::Request;
use huaweicloud_jobs_runtime::{
    Client, ClientBuilder, Credentials, DynamicRequest, Error, ErrorKind, Phase, encode, verify,
};

fn client(url: &str) -> Client {
    client_with(url, |builder| builder)
}

fn client_with(url: &str, more: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Client {
    more(Client::builder().endpoint(url).timeout(Duration::from_secs(10))).build().unwrap()
}

async fn refused(client: &Client) -> Error {
    let error = client.send(&ShowJob::of(&PLAIN)).await.unwrap_err();
    assert_eq!(error.api(), Some("sample/v1/plain"));
    assert!(error.to_string().starts_with("sample/v1/plain: "), "{error}");
    error
}

#[tokio::test]
async fn success() {
    let (url, requests) = server(|_| Then::Send(answer("200 OK", r#"{"job":{"status":"RUNNING"}}"#)));
    let answer = client(&url).send(&ShowJob::of(&PLAIN).limit(3)).await.unwrap();
    assert_eq!((answer.job().phase, answer.status(), answer.request_id()), (Phase::Running, 200, Some("r1")));
    let request = requests.recv().unwrap().to_lowercase();
    assert!(request.starts_with("get /v1/p1/jobs/j1?limit=3 http/1.1\r\n"), "{request}");
    assert!(request.contains("\r\naccept: application/json\r\n"), "{request}");
    assert!(request.contains("\r\nuser-agent: huaweicloud-jobs/"), "{request}");
    assert!(!request.contains("authorization"), "{request}");
}

#[tokio::test]
async fn the_signature_is_right_for_what_arrives() {
    let (url, requests) = server(|_| Then::Send(answer("200 OK", "{}")));
    let keys = Credentials::keys("AK", "SK").with_security_token("ST");
    client_with(&url, |builder| builder.credentials(keys)).send(&ShowJob::of(&PLAIN).limit(3)).await.unwrap();

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
    let authorization = request.headers()["authorization"].to_str().unwrap();
    assert!(!authorization.contains("user-agent"), "{authorization}");
}

#[tokio::test]
async fn a_token_is_sent() {
    let (url, requests) = server(|_| Then::Send(answer("200 OK", "{}")));
    let client = client_with(&url, |builder| builder.credentials(Credentials::token("t0ken")));
    client.send(&ShowJob::of(&PLAIN)).await.unwrap();
    assert!(requests.recv().unwrap().to_lowercase().contains("\r\nx-auth-token: t0ken\r\n"));
}

#[tokio::test]
async fn a_refusal_is_read() {
    let url = sends(answer("404 Not Found", r#"{"error_code":"SVCSTG.00100429","error_msg":"no such job"}"#));
    let error = refused(&client(&url)).await;
    assert_eq!((error.kind(), error.status()), (ErrorKind::NotFound, Some(404)));
    assert_eq!(
        (error.code(), error.message(), error.request_id()),
        (Some("SVCSTG.00100429"), Some("no such job"), Some("r1"))
    );
}

#[tokio::test]
async fn an_answer_that_is_not_json() {
    let error = refused(&client(&sends(answer("200 OK", "<html>login</html>")))).await;
    assert_eq!(error.kind(), ErrorKind::UnexpectedAnswer);
    assert_eq!(error.body(), Some(&b"<html>login</html>"[..]));
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let (url, requests) = server(|_| {
        Then::Send(
            "HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".into(),
        )
    });
    let error = refused(&client(&url)).await;
    assert_eq!((error.kind(), error.status()), (ErrorKind::UnexpectedAnswer, Some(302)));
    assert_eq!(requests.try_iter().count(), 1);
}

#[tokio::test]
async fn nobody_listens() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let error = refused(&client(&format!("http://127.0.0.1:{port}"))).await;
    assert_eq!((error.kind(), error.status(), error.is_retryable()), (ErrorKind::Transport, None, true));
    let said = error.to_string();
    assert!(said.contains(&format!("cannot reach 127.0.0.1:{port}: ")), "{said}");
    assert!(said.to_lowercase().contains("refused"), "{said}");
    assert!(std::error::Error::source(&error).is_some());
}

#[tokio::test]
async fn the_connection_is_closed_without_an_answer() {
    let error = refused(&client(&sends(String::new()))).await;
    assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Transport, true));
    assert!(error.to_string().contains("no answer from 127.0.0.1:"), "{error}");
}

#[tokio::test]
async fn what_answers_is_not_http() {
    let error = refused(&client(&sends("220 mail.example.com ESMTP\r\n".into()))).await;
    assert_eq!(error.kind(), ErrorKind::Transport);
}

#[tokio::test]
async fn tls_to_a_server_that_speaks_none() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        let mut connection = listener.accept().unwrap().0;
        drop(connection.read(&mut [0; 512]));
        drop(connection.write_all(answer("400 Bad Request", "").as_bytes()));
    });
    let error = refused(&client(&url)).await;
    assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Transport, false), "{error}");
}

#[tokio::test]
async fn too_late() {
    for start in ["", "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{\"job\":"] {
        let (url, _requests) = server(move |_| Then::Stall(start));
        let client = client_with(&url, |builder| builder.timeout(Duration::from_millis(100)));
        let begun = Instant::now();
        let error = refused(&client).await;
        assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::Timeout, true));
        assert!(error.to_string().ends_with("within 100ms"), "{error}");
        assert!(begun.elapsed() < Duration::from_secs(5));
    }
}

#[tokio::test]
async fn the_answer_is_cut_off() {
    let url = sends("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"job\":{}}".into());
    let error = refused(&client(&url)).await;
    assert_eq!((error.kind(), error.status()), (ErrorKind::Transport, Some(200)));
    assert!(error.is_retryable());
    assert!(error.to_string().contains("broke off"), "{error}");
}

#[tokio::test]
async fn the_answer_is_too_large() {
    let announced = "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n{".to_owned();
    let mega = " ".repeat(1 << 20);
    let streamed = format!(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{}0\r\n\r\n",
        format!("100000\r\n{mega}\r\n").repeat(17)
    );
    for sent in [announced, streamed] {
        let error = refused(&client(&sends(sent))).await;
        assert_eq!((error.kind(), error.is_retryable()), (ErrorKind::UnexpectedAnswer, false));
        assert!(error.to_string().contains("larger than 16 MiB"), "{error}");
    }
}

#[tokio::test]
async fn credentials_are_not_sent_in_the_clear() {
    // An address for documentation: nobody is there, and nobody is asked.
    let far = "http://192.0.2.1";
    let short = |builder: ClientBuilder| {
        builder.credentials(Credentials::token("t0ken")).timeout(Duration::from_millis(50))
    };
    let error = refused(&client_with(far, short)).await;
    assert_eq!(error.kind(), ErrorKind::Credentials);
    assert!(error.to_string().contains("not sent to 192.0.2.1 without TLS"), "{error}");

    for allowed in [
        client_with(far, |builder| short(builder).allow_http(true)),
        client_with(far, |builder| builder.timeout(Duration::from_millis(50))),
    ] {
        let kind = refused(&allowed).await.kind();
        assert!(
            matches!(kind, ErrorKind::Timeout | ErrorKind::Transport | ErrorKind::Unavailable),
            "{kind:?}"
        );
    }
}

#[tokio::test]
async fn neither_region_nor_endpoint() {
    let error = Client::builder().build().unwrap().send(&ShowJob::of(&PLAIN)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
    assert!(error.to_string().contains("neither a region nor an endpoint"), "{error}");
    for builder in [
        Client::builder().region("cn north"),
        Client::builder().region("x.attacker.example/"),
        Client::builder().region(""),
        Client::builder().endpoint("example.com"),
    ] {
        assert_eq!(builder.build().unwrap_err().kind(), ErrorKind::InvalidRequest);
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

#[tokio::test]
async fn all_pages_as_one_answer() {
    let (url, requests) = with_tasks(120);
    let client = client(&url);
    let whole = client.send_all(&ShowJob::of(&COUNTED)).await.unwrap();
    assert_eq!(whole.tasks, Some(tasks(0, 120)));
    assert_eq!(requests.try_iter().count(), 3);

    let request = DynamicRequest::new(&COUNTED).with("project_id", "p").unwrap().with("job_id", "j").unwrap();
    let whole = client.send_all(&request).await.unwrap();
    assert!(encode(&whole.response).contains("task 119"));
    assert_eq!(requests.try_iter().count(), 3);
}

#[tokio::test]
async fn one_request_where_the_caller_wants_a_page_or_there_is_none() {
    let (url, requests) = with_tasks(120);
    let client = client(&url);
    for (request, expected) in [
        (ShowJob::of(&COUNTED).limit(7), tasks(0, 7)),
        (ShowJob::of(&COUNTED).offset(110), tasks(110, 10)),
        (ShowJob::of(&PLAIN), tasks(0, 20)),
    ] {
        assert_eq!(client.send_all(&request).await.unwrap().tasks, Some(expected));
        assert_eq!(requests.try_iter().count(), 1);
    }
}

#[tokio::test]
async fn items_of_all_pages() {
    let (url, requests) = with_tasks(7);
    let client = client(&url);
    let request = ShowJob::of(&COUNTED).limit(3);
    let mut items = client.items(&request);
    let mut found = Vec::new();
    while let Some(task) = items.next().await {
        found.push(task.unwrap());
        assert_eq!(requests.try_iter().count(), usize::from(found.len() % 3 == 1), "only when needed");
    }
    assert_eq!(found, tasks(0, 7));
    assert!(items.next().await.is_none());
}

#[tokio::test]
async fn items_end_with_an_error() {
    let client = client(&sends(answer("403 Forbidden", "")));
    let request = ShowJob::of(&COUNTED);
    let mut items = client.items(&request);
    assert_eq!(items.next().await.unwrap().unwrap_err().kind(), ErrorKind::Forbidden);
    assert!(items.next().await.is_none());
}

#[test]
fn no_secret_is_printed_and_futures_can_be_spawned() {
    fn can_move<T: Send>(_: T) {}

    let builder = Client::builder()
        .region("cn-north-4")
        .credentials(Credentials::keys("AK", "s3cret").with_security_token("s3cret"));
    assert!(!format!("{builder:?}").contains("s3cret"));
    let client = builder.build().unwrap();
    assert!(!format!("{client:?}").contains("s3cret"));

    let request = ShowJob::of(&COUNTED);
    can_move(client.send(&request));
    can_move(client.send_all(&request));
    can_move(client.items(&request).next());
}
