//! From HTTP answers to typed answers and errors.
#![allow(clippy::unwrap_used, reason = "a failure fails the test, in its helpers too")]

mod common;

use std::{error::Error as _, time::Duration};

use common::{COUNTED, ShowJob, ShowJobResponse};
use http::Response;
use huaweicloud_jobs_runtime::{
    Answer, DecodeError, DynamicRequest, Error, ErrorKind, Phase, Request as _, RequestError, read_answer,
};

fn read(status: u16, body: &str) -> Result<Answer<ShowJobResponse>, Error> {
    let answer = Response::builder().status(status).header("X-Request-Id", "r1");
    read_answer(&ShowJob::of(&COUNTED), answer.body(body.into()).unwrap())
}

fn refused(status: u16, body: &str) -> Error {
    read(status, body).unwrap_err()
}

#[test]
fn success() {
    let sent = r#"{"job":{"status":"RUNNING"},"tasks":[{"name":"a"}],"new":1}"#;
    let answer = read(200, sent).unwrap();
    assert_eq!(answer.tasks.as_ref().map(Vec::len), Some(1), "the response's fields are at hand");
    assert_eq!(answer.job().phase, Phase::Running);
    assert_eq!((answer.status(), answer.request_id()), (200, Some("r1")));
    assert_eq!(answer.body(), sent.as_bytes());
    assert_eq!(answer.api().id, "sample/v1/counted");
    assert_eq!(answer.into_inner().task_count, None);
}

#[test]
fn an_api_chosen_at_run_time() {
    let request = DynamicRequest::new(&COUNTED);
    let answer = Response::new(br#"{"job":{"status":"SUCCEEDED"}}"#.to_vec());
    assert_eq!(read_answer(&request, answer).unwrap().job().phase, Phase::Succeeded);
}

#[test]
fn kinds_of_refusal() {
    use ErrorKind::{
        Forbidden, NotFound, Rejected, Throttled, Unauthenticated, Unavailable, UnexpectedAnswer,
    };
    for (status, body, kind, retryable) in [
        (400, r#"{"error_code":"SVCSTG.00100400"}"#, Rejected, false),
        (401, r#"{"error_code":"APIGW.0301"}"#, Unauthenticated, false),
        (401, r#"{"error_code":"SVCSTG.00100401"}"#, NotFound, false),
        (400, r#"{"error_code":"SVCSTG.00100401"}"#, Rejected, false),
        (403, "", Forbidden, false),
        (404, "", NotFound, false),
        (404, r#"{"error_code":"SVCSTG.00100400"}"#, NotFound, false),
        (409, "", Rejected, false),
        (404, r#"{"error_code":"APIGW.0101"}"#, Rejected, false),
        (404, r#"{"error_code":"APIGW.0103"}"#, Rejected, false),
        (404, r#"{"error_code":"CSE.0101"}"#, NotFound, false),
        (429, "", Throttled, true),
        (429, r#"{"error_code":"APIGW.0308"}"#, Throttled, true),
        (400, r#"{"error_code":"APIGW.0308"}"#, Throttled, true),
        (503, r#"{"error_code":"APIG.0308"}"#, Throttled, true),
        (400, r#"{"error_code":"X.0308"}"#, Rejected, false),
        (403, r#"{"error_code":"APIGW.0307"}"#, Unauthenticated, false),
        (400, r#"{"error_code":"APIGW.0301"}"#, Unauthenticated, false),
        (403, r#"{"error_code":"APIGW.0302"}"#, Forbidden, false),
        (502, r#"{"error_code":"APIGW.0201"}"#, Unavailable, true),
        (500, "<html>", Unavailable, true),
        (501, "", Unavailable, false),
        (504, "", Unavailable, true),
        (302, "", UnexpectedAnswer, false),
        (700, "", UnexpectedAnswer, false),
    ] {
        let error = refused(status, body);
        assert_eq!((error.kind(), error.is_retryable()), (kind, retryable), "{status} {body}");
        assert_eq!(error.status(), Some(status));
        assert_eq!(error.api(), Some("sample/v1/counted"));
        assert_eq!(error.body(), Some(body.as_bytes()));
    }
}

#[test]
fn the_error_says_all_there_is_to_say() {
    for (status, body, expected) in [
        (
            401,
            r#"{"error_code":"SVCSTG.00100401","error_msg":"no such job"}"#,
            "sample/v1/counted: HTTP 401 Unauthorized: SVCSTG.00100401: no such job (request id r1)",
        ),
        (503, "", "sample/v1/counted: HTTP 503 Service Unavailable (request id r1)"),
        (
            500,
            "<html>\r\n  HTTP STATUS: 500\u{1b}[2J</html>",
            "sample/v1/counted: HTTP 500 Internal Server Error: HTTP STATUS: 500 [2J (request id r1)",
        ),
        (
            302,
            "",
            "sample/v1/counted: HTTP 302 Found: a redirect is not followed, since the credentials are for the host that was asked (request id r1)",
        ),
        (
            502,
            "<p>Bad <b>gateway</b>",
            "sample/v1/counted: HTTP 502 Bad Gateway: Bad gateway (request id r1)",
        ),
        (400, "a < b", "sample/v1/counted: HTTP 400 Bad Request: a < b (request id r1)"),
        (
            401,
            r#"{"error":{"code":401,"message":"The username or password is wrong."}}"#,
            "sample/v1/counted: HTTP 401 Unauthorized: The username or password is wrong. (request id r1)",
        ),
        (799, "", "sample/v1/counted: HTTP 799 (request id r1)"),
        (
            200,
            r#"{"tasks":[{"index":1},{"index":"x"}]}"#,
            "sample/v1/counted: HTTP 200 OK: tasks[1].index: expected an integer, found \"x\" (request id r1)",
        ),
    ] {
        let error = refused(status, body);
        assert_eq!(error.to_string(), expected);
        assert!(format!("{error:?}").contains("kind"));
    }
}

#[test]
fn a_long_answer_is_cut() {
    let error = refused(500, &"é".repeat(10_000));
    assert!(error.to_string().chars().count() < 400);
    assert_eq!(error.body().map(<[u8]>::len), Some(20_000), "but kept whole");
}

#[test]
fn an_answer_that_is_not_what_was_documented() {
    let page = refused(200, "<html>login</html>");
    assert_eq!((page.kind(), page.path(), page.is_retryable()), (ErrorKind::UnexpectedAnswer, None, false));
    assert_eq!(page.body(), Some(&b"<html>login</html>"[..]));
    assert!(page.to_string().contains("not valid JSON"), "{page}");
    assert!(page.to_string().contains(": login ("), "{page}");

    let wrong = refused(200, r#"{"job":{"status":[]}}"#);
    assert_eq!((wrong.kind(), wrong.path()), (ErrorKind::UnexpectedAnswer, Some("job.status")));
    assert!(wrong.source().unwrap().is::<DecodeError>());

    assert_eq!(refused(204, "").kind(), ErrorKind::UnexpectedAnswer);
}

#[test]
fn bytes_that_are_no_text_are_told_where_they_are_read_and_only_there() {
    let read = |body: &[u8]| read_answer(&ShowJob::of(&COUNTED), Response::new(body.to_vec()));
    let unread = read(b"{\"new\":\"\xff\",\"job\":{\"status\":\"RUNNING\"}}").unwrap();
    assert_eq!(unread.job().phase, Phase::Running);
    let wrong = read(b"{\"tasks\":[{},{\"name\":\"\xff\"}]}").unwrap_err();
    assert_eq!(wrong.path(), Some("tasks[1].name"));
    assert!(wrong.to_string().contains("expected a string, found bytes that are not UTF-8"), "{wrong}");
}

#[test]
fn the_request_id_may_be_in_the_body() {
    let answer =
        Response::builder().status(404).body(br#"{"message":"API not found","request_id":"1f2e"}"#.to_vec());
    let error = read_answer(&ShowJob::of(&COUNTED), answer.unwrap()).unwrap_err();
    assert_eq!((error.request_id(), error.message()), (Some("1f2e"), Some("API not found")));
}

#[test]
fn retry_after() {
    for (value, date, expected) in [
        ("7", None, Some(7)),
        ("Wed, 21 Oct 2015 07:28:30 GMT", Some("Wed, 21 Oct 2015 07:28:00 GMT"), Some(30)),
        ("Wed, 21 Oct 2015 07:28:00 GMT", Some("Wed, 21 Oct 2015 07:28:30 GMT"), Some(0)),
        ("Wed, 21 Oct 2015 07:28:00 GMT", None, None),
        ("soon", Some("Wed, 21 Oct 2015 07:28:00 GMT"), None),
        ("-1", None, None),
        ("99999999999999999999999", None, None),
    ] {
        let mut answer = Response::builder().status(429).header("Retry-After", value);
        if let Some(date) = date {
            answer = answer.header("Date", date);
        }
        let error = read_answer(&ShowJob::of(&COUNTED), answer.body(Vec::new()).unwrap()).unwrap_err();
        assert_eq!(error.retry_after(), expected.map(Duration::from_secs), "{value}");
    }
}

#[test]
fn errors_before_anything_is_sent() {
    let base = "https://example.com".parse().unwrap();
    let error = Error::from(DynamicRequest::new(&COUNTED).to_http(&base).unwrap_err());
    assert_eq!((error.kind(), error.api()), (ErrorKind::InvalidRequest, Some("sample/v1/counted")));
    assert_eq!(error.to_string(), "sample/v1/counted needs the mandatory parameters project_id, job_id");
    assert!(error.source().unwrap().is::<RequestError>());
    assert!(!error.is_retryable());
}
