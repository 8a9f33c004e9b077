//! Signatures against every vector that is published or was made with an official signer.
#![allow(clippy::unwrap_used, reason = "a failure fails the test, in its helpers too")]

use std::time::{Duration, SystemTime};

use http::Request;
use huaweicloud_jobs_runtime::{
    AccessKeys, Credentials, Scheme, Secret, SignError, VerifyError, access_key, sign, sign_with, verify,
};

/// 2006-01-02T15:04:05Z
const GO: u64 = 1_136_214_245;
/// 2019-11-15T03:36:55Z
const DOCUMENT: u64 = 1_573_789_015;

fn at(seconds: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

fn keys(access_key: &str, secret_key: &str) -> AccessKeys {
    AccessKeys { access_key: access_key.to_owned(), secret_key: secret_key.into(), security_token: None }
}

/// Signs, and checks who signed what, in which scheme, with which result.
#[track_caller]
fn check_with(scheme: &Scheme, mut request: Request<Vec<u8>>, keys: &AccessKeys, now: u64, expected: &str) {
    sign_with(&mut request, keys, scheme, at(now)).unwrap();
    assert_eq!(request.headers()["authorization"], expected);
    assert_eq!(verify(&request, &keys.secret_key), Ok(()));
    assert_eq!(access_key(&request), Some(&*keys.access_key));
    assert_eq!(Scheme::of(&request).as_ref(), Some(scheme));
}

#[track_caller]
fn check(request: Request<Vec<u8>>, keys: &AccessKeys, now: u64, signed: &str, signature: &str) {
    let expected =
        format!("SDK-HMAC-SHA256 Access={}, SignedHeaders={signed}, Signature={signature}", keys.access_key);
    check_with(&Scheme::SdkHmacSha256, request, keys, now, &expected);
}

fn derived(region: &str, service: &str) -> Scheme {
    Scheme::V11HmacSha256 { region: region.to_owned(), service: service.to_owned() }
}

#[test]
fn the_documented_vector() {
    let request = Request::get(
        "https://service.region.example.com/v1/77b6a44cba5143ab91d13ab9a8ff44fd/vpcs/\
         ?limit=2&marker=13551d6b-755d-4757-b956-536f674975c0",
    )
    .header("Host", "service.region.example.com")
    .header("Content-Type", "application/json")
    .body(Vec::new())
    .unwrap();
    check(
        request,
        &keys("QTWAOYTTINDUT2QVKYUC", "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc"),
        DOCUMENT,
        "content-type;host;x-sdk-date",
        "7be6668032f70418fcc22abc52071e57aff61b84a1d2381bb430d6870f4f6ebe",
    );
}

/// The two requests of the Go SDK's signer tests. It leaves `Content-Type` out, and a header with an underscore is never signed.
fn of_the_go_signer() -> [Request<Vec<u8>>; 2] {
    let get =
        Request::get("https://example.huaweicloud.com/path?limit=1").header("TEST_UNDERSCORE", "TEST_VALUE");
    let post = Request::post("https://example.huaweicloud.com/path?key=value");
    let body = b"{\"Name\":\"test\",\"Id\":1}\n".to_vec();
    [get.body(Vec::new()).unwrap(), post.body(body).unwrap()]
}

#[test]
fn the_go_signers_vectors() {
    let keys = keys("AccessKey", "SecretKey");
    let signatures = [
        "5a2ce64c865e0e6046321c6f3d5a77ba8413eeaf355c3166c03d58d02ac79624",
        "cecc2af119b18ab70b4d094c0750f3b42c02f254903179a0fc2cc72fc9db4f59",
    ];
    for (request, signature) in of_the_go_signer().into_iter().zip(signatures) {
        check(request, &keys, GO, "x-sdk-date", signature);
    }
}

#[test]
fn the_go_derived_signers_vectors() {
    let keys = keys("AccessKey", "SecretKey");
    let signatures = [
        "8fd3610508884bb19718317797c7378716a94bc740d97502e569322e366341cc",
        "4112f88b92d82dd1e1b7dd142f1e99e4f1762c42ca8fe0968b3045120870a903",
    ];
    for (request, signature) in of_the_go_signer().into_iter().zip(signatures) {
        let expected = format!(
            "V11-HMAC-SHA256 Credential=AccessKey/20060102/test-region-1/demo, SignedHeaders=x-sdk-date, \
             Signature={signature}"
        );
        check_with(&derived("test-region-1", "demo"), request, &keys, GO, &expected);
    }
}

#[cfg(feature = "sm3")]
#[test]
fn the_go_sm3_signers_vectors() {
    let keys = keys("AccessKey", "SecretKey");
    let signatures = [
        "acdeecf8061419275127135b54532c2c20b683bf9bbb8a32bee021a8c40befd4",
        "359e49285fe5a469f82b86fd761b1a4a7ee16e3181de7d643c53a30667cde508",
    ];
    for (request, signature) in of_the_go_signer().into_iter().zip(signatures) {
        let expected =
            format!("SDK-HMAC-SM3 Access=AccessKey, SignedHeaders=x-sdk-date, Signature={signature}");
        check_with(&Scheme::SdkHmacSm3, request, &keys, GO, &expected);
    }
    let unsigned = |name: &str| {
        let mut request = Request::post("/").header(name, "UNSIGNED-PAYLOAD").body("x").unwrap();
        sign_with(&mut request, &keys, &Scheme::SdkHmacSm3, at(GO)).unwrap();
        *request.body_mut() = "y";
        verify(&request, &keys.secret_key)
    };
    assert_eq!(unsigned("X-Sdk-Content-Sm3"), Ok(()));
    assert_eq!(unsigned("X-Sdk-Content-Sha256"), Err(VerifyError::Mismatch));
}

/// Made with the official Python signers: host, path, project, further headers, signature, derived signature.
#[test]
fn the_python_signers_vectors() {
    const P1: &str = "063a3158b1a34710b36ad208b9497d00";
    const P2: &str = "29dfe82ada564ac2b927e1ff036d9a9b";
    type Vector = (
        &'static str,
        &'static str,
        &'static str,
        &'static [(&'static str, &'static str)],
        &'static str,
        &'static str,
    );
    let vectors: [Vector; 5] = [
        (
            "servicestage.cn-north-4.myhuaweicloud.com",
            "/v3/063a3158b1a34710b36ad208b9497d00/cas/jobs/JOB17cb1778-07b1-4c8f-a183-c86cffbe8f9e",
            P1,
            &[],
            "158366d5f220cbb067813cdccbc49fb097c2ad0bcd05dbfb2811c3f0233d3767",
            "cc2a18c0fd4773ac4e579f3a47c4bf9ce52eb48883cdf8a6f943f12a768e857a",
        ),
        (
            "servicestage.cn-north-4.myhuaweicloud.com",
            "/v2/063a3158b1a34710b36ad208b9497d00/cas/jobs/JOB474362ef-091d-429f-9b3e-c9246b37dee6\
             ?desc=true&instance_id=429a35a0-dee8-4648-86f6-d1f8bc74ba52&limit=20&offset=0",
            P1,
            &[],
            "44b99e957d374d5167031ae9f3ddbfd59e4d3e828e060e90505b361c6ce38fdb",
            "a22875f77204fa41299187e16fffa33b47c2d85cb801bc29bc68809ed841b483",
        ),
        (
            "cae.cn-north-4.myhuaweicloud.com",
            "/v1/063a3158b1a34710b36ad208b9497d00/cae/jobs/aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaab",
            P1,
            &[("X-Environment-ID", "env-1"), ("X-Enterprise-Project-ID", "0")],
            "3c78df638e9d912616bbf525fbd328056d683d8daf738582bc98e7bdd41e3beb",
            "53e60b5cfaad7c820db07cd74f635eaa0f5507da995aedd79ebeaf0341862a28",
        ),
        (
            "cce.cn-north-4.myhuaweicloud.com",
            "/api/v2/projects/063a3158b1a34710b36ad208b9497d00/jobs/e43c6f3b-87e6-11f0-be88-0255ac10003f",
            P1,
            &[],
            "214dd91c6dc96f248bd5d429d62289e5b1892e13218d98d1b38760b3054ea0ac",
            "3b0b1b76de29aa5ebc5df365eddfb6b00938388dda21a3bf55b47c408dca87d8",
        ),
        (
            "appstream.cn-north-4.myhuaweicloud.com",
            "/v1/29dfe82ada564ac2b927e1ff036d9a9b/job/575768277444198400",
            P2,
            &[],
            "c3c06f7855a410884de8ad28b15b8babffd7276497cd4211f259ea5bbf07b3ba",
            "cf673fbf2cbaddd0c7f0c4731e9f06577f38d760c9c52dd7ddbe640744686398",
        ),
    ];
    for (host, path, project, headers, signature, derived_signature) in vectors {
        let mut request =
            Request::get(format!("https://{host}{path}")).header("Content-Type", "application/json");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut request = request.body(Vec::new()).unwrap();
        // Credentials add Host and X-Project-Id by themselves.
        Credentials::keys("AccessKey", "SecretKey").authorize(&mut request, Some(project), at(GO)).unwrap();
        let authorization = request.headers()["authorization"].to_str().unwrap().to_owned();
        let names = match headers {
            [] => "content-type;host;x-project-id;x-sdk-date",
            _ => "content-type;host;x-enterprise-project-id;x-environment-id;x-project-id;x-sdk-date",
        };
        assert_eq!(
            authorization,
            format!("SDK-HMAC-SHA256 Access=AccessKey, SignedHeaders={names}, Signature={signature}"),
            "{path}"
        );
        assert_eq!(verify(&request, &Secret::new("SecretKey")), Ok(()));

        let service = host.split('.').next().unwrap();
        let expected = format!(
            "V11-HMAC-SHA256 Credential=AccessKey/20060102/cn-north-4/{service}, SignedHeaders={names}, \
             Signature={derived_signature}"
        );
        check_with(&derived("cn-north-4", service), request, &keys("AccessKey", "SecretKey"), GO, &expected);
    }
}

#[test]
fn some_headers_are_not_signed() {
    let request = Request::get("/")
        .header("X_Forwarded", "proxy")
        .header("Authorization", "Basic eA==")
        .header("Accept", "application/json");
    let mut request = request.body("").unwrap();
    sign(&mut request, &keys("AK", "SK"), at(GO)).unwrap();
    let authorization = request.headers()["authorization"].to_str().unwrap();
    assert!(authorization.contains("SignedHeaders=accept;x-sdk-date,"), "{authorization}");
    assert_eq!(request.headers().get_all("authorization").iter().count(), 1);
}

#[test]
fn signing_again_replaces_date_and_signature() {
    let keys = keys("AK", "SK");
    let mut request = Request::get("/v1/jobs").body("").unwrap();
    sign(&mut request, &keys, at(GO)).unwrap();
    let first = request.headers()["authorization"].clone();
    sign(&mut request, &keys, at(DOCUMENT)).unwrap();
    assert_eq!(request.headers()["x-sdk-date"], "20191115T033655Z");
    assert_ne!(request.headers()["authorization"], first);
    assert_eq!(verify(&request, &keys.secret_key), Ok(()));
}

#[test]
fn a_change_after_signing_is_noticed() {
    type Change = fn(&mut Request<Vec<u8>>);
    let changes: [(&str, Change); 6] = [
        ("method", |request| *request.method_mut() = http::Method::DELETE),
        ("path", |request| *request.uri_mut() = http::Uri::from_static("/v1/jobs/2?limit=1")),
        ("query", |request| *request.uri_mut() = http::Uri::from_static("/v1/jobs/1?limit=2")),
        ("header", |request| replace(request, "x-project-id", "p2")),
        ("date", |request| replace(request, "x-sdk-date", "20191115T033655Z")),
        ("body", |request| request.body_mut().push(b' ')),
    ];
    let keys = keys("AK", "SK");
    let mut request =
        Request::post("/v1/jobs/1?limit=1").header("X-Project-Id", "p1").body(b"{}".to_vec()).unwrap();
    sign(&mut request, &keys, at(GO)).unwrap();
    for (what, change) in changes {
        let mut changed = request.clone();
        change(&mut changed);
        assert_eq!(verify(&changed, &keys.secret_key), Err(VerifyError::Mismatch), "{what}");
    }
    assert_eq!(verify(&request, &"another".into()), Err(VerifyError::Mismatch));
    request.headers_mut().remove("x-project-id");
    assert!(matches!(verify(&request, &keys.secret_key), Err(VerifyError::HeaderMissing(_))));
}

fn replace(request: &mut Request<Vec<u8>>, name: &'static str, value: &'static str) {
    request.headers_mut().insert(name, http::HeaderValue::from_static(value));
}

#[test]
fn a_derived_signature_is_good_for_its_scope_alone() {
    let keys = keys("AK", "SK");
    let mut request = Request::get("/v1/jobs").body(Vec::new()).unwrap();
    sign_with(&mut request, &keys, &derived("cn-north-4", "demo"), at(GO)).unwrap();
    let authorization = request.headers()["authorization"].to_str().unwrap().to_owned();
    for (part, other) in [
        ("/20060102/", "/20060103/"),
        ("/cn-north-4/", "/cn-north-1/"),
        ("/demo,", "/other,"),
        ("=AK/", "=KA/"),
        ("Signature=", "Signature=0"),
    ] {
        let changed = http::HeaderValue::from_str(&authorization.replace(part, other)).unwrap();
        request.headers_mut().insert("authorization", changed);
        assert_eq!(verify(&request, &keys.secret_key), Err(VerifyError::Mismatch), "{other}");
    }
    for (region, service, part) in
        [("", "demo", "region"), ("a/b", "demo", "region"), ("r", "a,b", "service"), ("r", "\n", "service")]
    {
        let refused = sign_with(&mut request, &keys, &derived(region, service), at(GO));
        assert_eq!(refused, Err(SignError::Scope(part)), "{region} {service}");
    }
}

#[test]
fn what_is_of_no_scheme_is_refused() {
    let check = |authorization: &str, expected: VerifyError| {
        let request =
            Request::get("/").header("X-Sdk-Date", "20060102T150405Z").header("Authorization", authorization);
        assert_eq!(verify(&request.body("").unwrap(), &"SK".into()), Err(expected), "{authorization}");
    };
    check("Basic eA==", VerifyError::Malformed);
    check("SDK-HMAC-SHA256", VerifyError::Malformed);
    check("SDK-HMAC-SHA256 Access=AK, SignedHeaders=x-sdk-date", VerifyError::Malformed);
    check("SDK-HMAC-SHA256 Access=AK, SignedHeaders=, Signature=00", VerifyError::Malformed);
    check("SDK-ECDSA-P256-SHA256 Access=AK, SignedHeaders=x-sdk-date, Signature=00", VerifyError::Malformed);
    check(
        "V11-HMAC-SHA256 Credential=AK/r/s, SignedHeaders=x-sdk-date, Signature=00",
        VerifyError::Malformed,
    );
    check("SDK-HMAC-SHA256 Access=AK, SignedHeaders=authorization, Signature=00", VerifyError::Undated);
    check("SDK-HMAC-SHA256 Access=AK, SignedHeaders=x-sdk-date, Signature=00", VerifyError::Mismatch);
    assert_eq!(verify(&Request::get("/").body("").unwrap(), &"SK".into()), Err(VerifyError::Unsigned));
}
