//! The feature `serde`: the generated types read and write with any format. The golden library turns it on for the tests.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use huaweicloud_jobs::{
    Open,
    cae::v1::show_job::{self, JobStatus, ShowJobResponse},
    runtime::decode,
};
use huaweicloud_jobs_golden::stress::v1_0::show_submission::{self, Outcome, Submissions};
use serde_json::Value as Json;

#[test]
fn examples_go_through_serde_like_through_the_decoder() {
    let text = show_job::api().examples[0].response;
    let read: ShowJobResponse = serde_json::from_str(text).unwrap();
    let mut decoded = ShowJobResponse::default();
    decode(text.as_bytes(), &mut decoded).unwrap();
    assert_eq!(read, decoded);
    assert_eq!(serde_json::to_value(&read).unwrap(), serde_json::from_str::<Json>(text).unwrap());

    let text = show_submission::api().examples[0].response;
    let read: Submissions = serde_json::from_str(text).unwrap();
    let again: Submissions = serde_json::from_value(serde_json::to_value(&read).unwrap()).unwrap();
    assert_eq!(read, again);
    assert_eq!(read.submissions.unwrap()[0].outcome, Some(Outcome::Good.into()));
}

#[test]
fn a_value_alone_is_its_word_or_number() {
    assert_eq!(serde_json::to_value(Open::from(JobStatus::Timeout)).unwrap(), "timeout");
    assert_eq!(
        serde_json::from_str::<Open<JobStatus>>("\"new\"").unwrap(),
        Open::Unrecognized("new".to_owned())
    );
    assert_eq!(serde_json::to_value(Open::from(Outcome::Lost)).unwrap(), -1);
    let error = serde_json::from_str::<Open<Outcome>>("\"word\"").unwrap_err();
    assert!(error.to_string().contains("expected an integer, found \"word\""), "{error}");
}
