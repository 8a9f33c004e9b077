//! What a request costs: built from its parameters, signed, and beside it the hashes of a signature alone.

#![allow(clippy::expect_used, reason = "a benchmark fails by panicking")]

use std::{
    hint::black_box,
    time::{Duration, SystemTime},
};

use divan::{AllocProfiler, Bencher};
use hmac_sha256::{HMAC, Hash};
use huaweicloud_jobs::{
    Request as _,
    runtime::{AccessKeys, BaseUrl, sign},
    servicestage::v3::ShowJobInfo,
};

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

fn base() -> BaseUrl {
    "https://servicestage.cn-north-4.myhuaweicloud.com".parse().expect("a URL")
}

fn build(base: &BaseUrl) -> http::Request<Vec<u8>> {
    let request = ShowJobInfo::builder()
        .project_id("063a3158b1a34710b36ad208b9497d00")
        .job_id("JOB17cb1778-07b1-4c8f-a183-c86cffbe8f9e")
        .limit(100)
        .offset(0)
        .build();
    request.to_http(base).expect("a request")
}

fn keys() -> AccessKeys {
    AccessKeys {
        access_key: "QTWAOYTTINDUT2QVKYUC".into(),
        secret_key: "MFyfvK41ba2giqM7Uio6PznpdUKGpownRZlmVmHc".into(),
        security_token: None,
    }
}

fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_760_000_000)
}

/// From parameters to an `http::Request`.
#[divan::bench]
fn to_http(bencher: Bencher<'_, '_>) {
    let base = base();
    bencher.bench(|| build(black_box(&base)));
}

/// A signature over it.
#[divan::bench]
fn signed(bencher: Bencher<'_, '_>) {
    let (base, keys, now) = (base(), keys(), now());
    bencher.with_inputs(|| build(&base)).bench_values(|mut request| {
        sign(&mut request, &keys, now).expect("a signature");
        request
    });
}

/// What no implementation can leave out: hashes of the body and of the canonical request, and the HMAC.
#[divan::bench]
fn hashes_alone(bencher: Bencher<'_, '_>) {
    let canonical = "GET\n\
        /v3/063a3158b1a34710b36ad208b9497d00/cas/jobs/JOB17cb1778-07b1-4c8f-a183-c86cffbe8f9e/\n\
        limit=100&offset=0\n\
        accept:application/json\ncontent-type:application/json;charset=utf8\nx-sdk-date:20251009T085320Z\n\n\
        accept;content-type;x-sdk-date\n\
        e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let to_sign =
        "SDK-HMAC-SHA256\n20251009T085320Z\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let key = keys().secret_key;
    bencher.bench(|| {
        let body = Hash::hash(black_box(b""));
        let digest = Hash::hash(black_box(canonical.as_bytes()));
        (body, digest, HMAC::mac(black_box(to_sign), key.expose()))
    });
}
