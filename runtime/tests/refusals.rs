//! Every shape of error answer that services, gateways and proxies are known to send: what sort of error it is, and what is found in it.
#![allow(clippy::unwrap_used, reason = "a failure fails the test, in its helpers too")]

mod common;

use common::{COUNTED, ShowJob};
use http::Response;
use huaweicloud_jobs_runtime::{
    Error,
    ErrorKind::{self, Forbidden, NotFound, Rejected, Throttled, Unauthenticated, Unavailable},
    read_answer,
};

const NONE: &str = "";

fn refused(status: u16, header: Option<(&str, &str)>, body: &str) -> Error {
    let mut answer = Response::builder().status(status);
    if let Some((name, value)) = header {
        answer = answer.header(name, value);
    }
    read_answer(&ShowJob::of(&COUNTED), answer.body(body.into()).unwrap()).unwrap_err()
}

/// A status, a header that may come along, a body; the kind, whether it may pass, and code, message and request id.
type Row = (u16, Option<(&'static str, &'static str)>, &'static str, ErrorKind, bool, [&'static str; 3]);

const R1: Option<(&str, &str)> = Some(("x-request-id", "r1"));

#[rustfmt::skip] // A table.
const ROWS: &[Row] = &[
    // A service's own.
    (400, R1, r#"{"error_code":"SVCSTG.00100400","error_msg":"Bad."}"#, Rejected, false, ["SVCSTG.00100400", "Bad.", "r1"]),
    (401, R1, r#"{"error_code":"SVCSTG.00100401","error_msg":"Gone."}"#, NotFound, false, ["SVCSTG.00100401", "Gone.", "r1"]),
    (500, R1, r#"{"error_code":"XXX.0001","error_msg":"Some."}"#, Unavailable, true, ["XXX.0001", "Some.", "r1"]),
    (429, R1, r#"{"error_code":"CCE.01429002","error_msg":"Locked."}"#, Throttled, true, ["CCE.01429002", "Locked.", "r1"]),
    // The gateway's, request id in the body, under both of its names and whatever the status.
    (401, None, r#"{"error_msg":"Incorrect IAM authentication information","error_code":"APIGW.0301","request_id":"8080d3"}"#, Unauthenticated, false, ["APIGW.0301", "Incorrect IAM authentication information", "8080d3"]),
    (401, None, r#"{"error_msg":"The token must be updated.","error_code":"APIGW.0307","request_id":"g"}"#, Unauthenticated, false, ["APIGW.0307", "The token must be updated.", "g"]),
    (404, None, r#"{"error_msg":"The API does not exist","error_code":"APIGW.0101","request_id":"g"}"#, Rejected, false, ["APIGW.0101", "The API does not exist", "g"]),
    (404, None, r#"{"message":"API not found","request_id":"g"}"#, Rejected, false, [NONE, "API not found", "g"]),
    (429, None, r#"{"error_msg":"policy user over ratelimit,limit:200,time:1 second","error_code":"APIGW.0308"}"#, Throttled, true, ["APIGW.0308", "policy user over ratelimit,limit:200,time:1 second", NONE]),
    (403, None, r#"{"error_msg":"over ratelimit","error_code":"APIG.0308"}"#, Throttled, true, ["APIG.0308", "over ratelimit", NONE]),
    (405, None, r#"{"error_msg":"The app has been frozen","error_code":"APIGW.0502"}"#, Forbidden, false, ["APIGW.0502", "The app has been frozen", NONE]),
    (403, None, r#"{"error_msg":"forbidden","error_code":"APIGW.0802"}"#, Forbidden, false, ["APIGW.0802", "forbidden", NONE]),
    (500, None, r#"{"error_msg":"Not supported","error_code":"APIGW.0607"}"#, Rejected, false, ["APIGW.0607", "Not supported", NONE]),
    (503, None, r#"{"error_msg":"IAM","error_code":"APIGW.0613"}"#, Unavailable, true, ["APIGW.0613", "IAM", NONE]),
    // One code for many things: the status tells them apart.
    (400, None, r#"{"error_code":"APIGW.0201","error_msg":"API request error"}"#, Rejected, false, ["APIGW.0201", "API request error", NONE]),
    (413, None, r#"{"error_code":"APIGW.0201","error_msg":"Too large"}"#, Rejected, false, ["APIGW.0201", "Too large", NONE]),
    (414, None, r#"{"error_code":"APIGW.0201","error_msg":"Too long"}"#, Rejected, false, ["APIGW.0201", "Too long", NONE]),
    (494, None, r#"{"error_code":"APIGW.0201","error_msg":"Headers"}"#, Rejected, false, ["APIGW.0201", "Headers", NONE]),
    (502, None, r#"{"error_code":"APIGW.0201","error_msg":"Backend unavailable"}"#, Unavailable, true, ["APIGW.0201", "Backend unavailable", NONE]),
    (504, None, r#"{"error_code":"APIGW.0201","error_msg":"Backend timeout"}"#, Unavailable, true, ["APIGW.0201", "Backend timeout", NONE]),
    // The identity service's: an integer code inside, and a header of its own.
    (401, Some(("X-IAM-Trace-Id", "t1")), r#"{"error":{"code":401,"message":"The username or password is wrong.","title":"Unauthorized"}}"#, Unauthenticated, false, ["401", "The username or password is wrong.", "t1"]),
    (403, Some(("X-IAM-Trace-Id", "t1")), r#"{"error_msg":"Policy doesn't allow","error_code":"IAM.0002"}"#, Forbidden, false, ["IAM.0002", "Policy doesn't allow", "t1"]),
    // Other spellings, lists, mixtures.
    (403, R1, r#"{"code":403,"message":"Forbidden"}"#, Forbidden, false, ["403", "Forbidden", "r1"]),
    (404, R1, r#"[{"errorCode":"CSE.0101","errorMessage":"No such engine","detail":"7"}]"#, NotFound, false, ["CSE.0101", "No such engine", "r1"]),
    (404, R1, r#"{"errorCode":"CSE.0101","errorMessage":"No such engine","detail":"7"}"#, NotFound, false, ["CSE.0101", "No such engine", "r1"]),
    (404, None, r#"{"errors":[{"errorCode":"SWR.4040","errorMessage":"No such image","requestId":"77"}]}"#, NotFound, false, ["SWR.4040", "No such image", "77"]),
    (400, R1, r#"{"errCode":"CSS.0001","externalMessage":"Busy"}"#, Rejected, false, ["CSS.0001", "Busy", "r1"]),
    (400, R1, r#"{"errorMsg":"No mesh","errorCode":"ASM.404"}"#, Rejected, false, ["ASM.404", "No mesh", "r1"]),
    (400, R1, r#"{"error_code":"CCE_CM.0201","error_msg":"Request body invalid","message":"invalid ip ","errorCode":"E.CFE.4000201","reason":"Request body invalid"}"#, Rejected, false, ["CCE_CM.0201", "Request body invalid", "r1"]),
    (400, R1, r#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","code":400,"message":"no kind"}"#, Rejected, false, ["400", "no kind", "r1"]),
    (400, R1, r#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","code":400,"reason":"BadRequest"}"#, Rejected, false, ["400", "BadRequest", "r1"]),
    (403, R1, r#"{"encoded_authorization_message":null,"error_code":"CAE.403","error_msg":"No permission"}"#, Forbidden, false, ["CAE.403", "No permission", "r1"]),
    (403, R1, r#"{"error_code":"CAE.403","error_msg":"No permission","encoded_authorization_message":"Egpjbi1ub"}"#, Forbidden, false, ["CAE.403", "No permission", "r1"]),
    (403, R1, r#"{"error":{"code":"XXX.0001","message":"Some.","encoded_authorization_message":"Egpjbi1ub"}}"#, Forbidden, false, ["XXX.0001", "Some.", "r1"]),
    (403, R1, r#"{"encoded_authorization_message":"Egpjbi1ub"}"#, Forbidden, false, [NONE, NONE, "r1"]),
    (400, R1, r#"{"error_code":"A.1","error_msg":"outer","details":[{"code":7,"message":"inner"}]}"#, Rejected, false, ["A.1", "outer", "r1"]),
    (400, R1, r#"{"error_code":"A.1","details":[{"error_code":"B.2","error_msg":"inner"}]}"#, Rejected, false, ["A.1", "inner", "r1"]),
    // No JSON at all, or none that says anything.
    (500, R1, "<html><body>HTTP STATUS: 500 CloudMiddleWareTomcat</body></html>", Unavailable, true, [NONE, NONE, "r1"]),
    (502, None, "", Unavailable, true, [NONE; 3]),
    (405, None, "", Rejected, false, [NONE; 3]),
    (413, None, "<html>", Rejected, false, [NONE; 3]),
    (414, None, "", Rejected, false, [NONE; 3]),
    (400, R1, "invalid json data", Rejected, false, [NONE, NONE, "r1"]),
    (400, R1, r#"{"invalid_key":"invalid_value"}"#, Rejected, false, [NONE, NONE, "r1"]),
];

#[test]
fn every_shape_has_its_kind_code_message_and_request_id() {
    for (status, header, body, kind, passes, expected) in ROWS {
        let error = refused(*status, *header, body);
        let found = [error.code(), error.message(), error.request_id()].map(Option::unwrap_or_default);
        assert_eq!(
            (error.kind(), error.is_retryable(), found),
            (*kind, *passes, *expected),
            "{status} {body}"
        );
        assert_eq!((error.status(), error.body()), (Some(*status), Some(body.as_bytes())));
        let sentence = error.to_string();
        assert!(sentence.contains(&status.to_string()) && !sentence.contains("Egpjbi1ub"), "{sentence}");
    }
}

/// Over HTTP both clients say just what is said without I/O.
#[cfg(all(feature = "client", feature = "blocking"))]
#[test]
fn both_clients_say_the_same() {
    use common::{
        both::clients,
        server::{in_turn, server},
    };
    let answers = ROWS.iter().map(|(status, header, body, ..)| {
        let id = header.map(|(name, value)| format!("{name}: {value}\r\n")).unwrap_or_default();
        let length = body.len();
        format!("HTTP/1.1 {status} Said\r\n{id}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}")
    });
    for kind in 0..2 {
        let (url, _requests) = server(in_turn(answers.clone().collect()));
        let client = &clients(&url)[kind];
        for (status, header, body, ..) in ROWS {
            let (said, expected) =
                (client.send(&ShowJob::of(&COUNTED)).unwrap_err(), refused(*status, *header, body));
            assert_eq!(said.to_string(), expected.to_string());
            assert_eq!(
                (said.kind(), said.code(), said.hint()),
                (expected.kind(), expected.code(), expected.hint())
            );
            assert_eq!((said.request_id(), said.body()), (expected.request_id(), expected.body()));
        }
    }
}

#[test]
fn a_reason_that_only_the_service_can_read() {
    const ALONE: &str = r#"{"encoded_authorization_message":"Egpjbi1ub"}"#;
    const WITHIN: &str = r#"{"error":{"encoded_authorization_message":"Egpjbi1ub","request_id":"g"}}"#;
    const BESIDE: &str =
        r#"{"error_code":"A.1","error_msg":"No.","encoded_authorization_message":"Egpjbi1ub"}"#;
    const NULL: &str = r#"{"error_code":"A.1","error_msg":"No.","encoded_authorization_message":null}"#;
    let id = "HTTP 403 Forbidden: the service says why in encoded form only";
    for (body, says, decoded) in [
        (ALONE, id, true),
        (WITHIN, id, true),
        (BESIDE, "HTTP 403 Forbidden: A.1: No.", true),
        (NULL, "HTTP 403 Forbidden: A.1: No.", false),
    ] {
        let error = refused(403, None, body);
        assert_eq!(error.kind(), Forbidden);
        assert!(error.to_string().contains(says) && !error.to_string().contains("Egpjbi1ub"), "{error}");
        let hint = error.hint().unwrap_or_default();
        assert_eq!(hint.contains("decode-authorization-message"), decoded, "{body}: {hint}");
    }
    assert_eq!(refused(403, None, WITHIN).request_id(), Some("g"));
}

#[test]
fn what_the_documentation_says_of_a_code() {
    for (status, code, meaning, hint) in [
        // The API's own rows.
        (401, "SVCSTG.00100401", Some("The resource does not exist."), Some("check the job id")),
        (400, "SVCSTG.00100400", Some("Invalid parameter."), Some("look at the parameters")),
        // Not for this status: a row without a status is for all of them, one with a status is not.
        (403, "SVCSTG.00100401", None, None),
        // The gateway's.
        (
            404,
            "APIGW.0101",
            Some("There is no such API at this address."),
            Some("check the endpoint and the region"),
        ),
        (401, "APIGW.0307", Some("The token must be renewed."), Some("obtain a new token")),
        (413, "APIGW.0201", Some("The body of the request is too large."), Some("12 MB")),
        (500, "APIGW.0201", None, Some("ask again later")),
        (401, "APIGW.0305", Some("The credentials are not accepted."), Some("check the token or the keys")),
        // Nobody's.
        (401, "X.1", None, Some("check the token or the keys")),
        (400, "APIGW.9999", None, None),
    ] {
        let error = refused(status, None, &format!(r#"{{"error_code":"{code}"}}"#));
        assert_eq!(error.meaning(), meaning, "{status} {code}");
        let told = error.hint().unwrap_or_default();
        assert!(
            told.contains(hint.unwrap_or_default()) && told.is_empty() == hint.is_none(),
            "{status} {code}: {told}"
        );
        // A service that gives no message is spoken for.
        assert!(error.to_string().ends_with(meaning.unwrap_or(code)), "{error}");
    }
    let told = refused(400, None, r#"{"error_code":"SVCSTG.00100400","error_msg":"limit must be a number"}"#);
    assert!(told.to_string().ends_with(": limit must be a number"), "its own words go first: {told}");
}
