//! Error answers in every shape that services and gateways are known to send.

use huaweicloud_jobs_runtime::error_body;

const NONE: &str = "";

/// What is seen, what is sent, and the code, message and request id to be found in it.
const SHAPES: &[(&str, &str, [&str; 3])] = &[
    (
        "a: services",
        r#"{"error_code":"SVCSTG.00100400","error_msg":"Invalid parameter."}"#,
        ["SVCSTG.00100400", "Invalid parameter.", NONE],
    ),
    (
        "b: gateway, request id in the body",
        r#"{"error_msg":"Incorrect IAM authentication information","error_code":"APIGW.0301","request_id":"8080d3"}"#,
        ["APIGW.0301", "Incorrect IAM authentication information", "8080d3"],
    ),
    (
        "c: identity service, integer code inside",
        r#"{"error":{"code":401,"message":"The request you have made requires authentication.","title":"Unauthorized"}}"#,
        ["401", "The request you have made requires authentication.", NONE],
    ),
    ("d: integer code at the top", r#"{"code":403,"message":"Forbidden"}"#, ["403", "Forbidden", NONE]),
    (
        "d: old gateway, no code",
        r#"{"message":"API not found","request_id":"1f2e"}"#,
        [NONE, "API not found", "1f2e"],
    ),
    (
        "e: other spelling",
        r#"{"errorCode":"CSE.0101","errorMessage":"No such engine","detail":"engine 7"}"#,
        ["CSE.0101", "No such engine", NONE],
    ),
    (
        "e: in an array",
        r#"[{"errorCode":"CSE.0101","errorMessage":"No such engine"},{"errorCode":"CSE.0102"}]"#,
        ["CSE.0101", "No such engine", NONE],
    ),
    (
        "e: in `errors`",
        r#"{"errors":[{"errorCode":"SVCSTG.SWR.4040","errorMessage":"No such image","requestId":"77"}]}"#,
        ["SVCSTG.SWR.4040", "No such image", "77"],
    ),
    (
        "f: mixture of service and backend",
        r#"{"error_code":"CCE_CM.0201","error_msg":"Request body invalid","message":"invalid primary fixedIp ",
            "errorCode":"E.CFE.4000201","reason":"Request body invalid"}"#,
        ["CCE_CM.0201", "Request body invalid", NONE],
    ),
    (
        "f: Kubernetes status",
        r#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","code":400,"message":"no kind"}"#,
        ["400", "no kind", NONE],
    ),
    (
        "f: Kubernetes status that gives a reason only",
        r#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","code":400,"reason":"BadRequest"}"#,
        ["400", "BadRequest", NONE],
    ),
    ("g: external message", r#"{"errCode":"CSS.0001","externalMessage":"Busy"}"#, ["CSS.0001", "Busy", NONE]),
    ("g: short", r#"{"errorMsg":"No mesh","errorCode":"ASM.404"}"#, ["ASM.404", "No mesh", NONE]),
    ("h: page", "<html><body>HTTP STATUS: 500 CloudMiddleWareTomcat</body></html>", [NONE; 3]),
    ("h: empty", "", [NONE; 3]),
    ("h: cut off", r#"{"error_code":"SVCSTG.001"#, [NONE; 3]),
    (
        "i: authorization message is not the message",
        r#"{"error_code":"CAE.403","error_msg":"No permission","encoded_authorization_message":"EwAA"}"#,
        ["CAE.403", "No permission", NONE],
    ),
    (
        "i: authorization message is null",
        r#"{"encoded_authorization_message":null,"error_code":"CAE.403","error_msg":"No permission"}"#,
        ["CAE.403", "No permission", NONE],
    ),
    (
        "i: details do not hide the error",
        r#"{"details":[{"error_code":"IAM.1","error_msg":"inner"}],"error_code":"CAE.400","error_msg":"outer"}"#,
        ["CAE.400", "outer", NONE],
    ),
    (
        "i: details tell what the error leaves out",
        r#"{"error_code":"CAE.400","error_msg":"","details":[{},{"code":7,"message":"inner"}]}"#,
        ["CAE.400", "inner", NONE],
    ),
    ("an error that is a text", r#"{"error":"invalid_token"}"#, [NONE, "invalid_token", NONE]),
    ("a text", r#""upstream connect error""#, [NONE, "upstream connect error", NONE]),
    ("a wrapper nobody has seen", r#"{"fault":{"code":"X.1","message":"no"}}"#, ["X.1", "no", NONE]),
    ("a job is not an error", r#"{"spec":{"status":"running"},"list":["running"]}"#, [NONE; 3]),
    ("values of other types", r#"{"error_code":true,"error_msg":{"code":1},"code":null}"#, ["1", NONE, NONE]),
];

#[test]
fn every_shape() {
    for (what, sent, expected) in SHAPES {
        let found = error_body::parse(sent.as_bytes());
        let found = [found.code, found.message, found.request_id].map(Option::unwrap_or_default);
        assert_eq!(found, *expected, "{what}");
    }
}

#[test]
fn depth_is_no_danger() {
    let deep = "[".repeat(100_000);
    assert_eq!(error_body::parse(deep.as_bytes()), error_body::parse(b""));
    let nested = format!("{}\"x\"{}", "{\"error\":".repeat(100), "}".repeat(100));
    assert_eq!(error_body::parse(nested.as_bytes()).message.as_deref(), Some("x"));
}
