//! `--verbose`, for every API of the registry.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{TOKEN, get, mock, wait, word};
use huaweicloud_jobs::apis;
use huaweicloud_jobs_mock::{JobScript, Step};
use huaweicloud_jobs_runtime::Phase;

/// The lines that tell of something.
fn told<'a>(err: &'a str, what: &str) -> Vec<&'a str> {
    err.lines().filter(|line| line.contains(&format!(" s  {what} "))).collect()
}

#[test]
fn each_attempt_is_a_line_and_no_secret_is_told() {
    let mock = mock();
    let host = mock.url().replace("http://", "host=");
    for api in apis() {
        let url = mock.url_of(api);
        let quiet = get(api, &url, &[]);
        assert!(told(&quiet.err, "attempt").is_empty(), "{quiet:?}");
        for (more, begun) in
            [(&["--verbose"][..], 0), (&["-v"], 0), (&["-vv"], 1), (&["-v", "--token", TOKEN, "-v"], 1)]
        {
            let ran = get(api, &url, more);
            assert_eq!(ran.works(), quiet.out, "standard output is as it was");
            let [line] = &told(&ran.err, "attempt")[..] else { panic!("{ran:?}") };
            for part in [&format!("api={}", api.id), "attempt=1", &host, "status=200", "duration_ms="] {
                assert!(line.contains(part), "{part:?} is not in {line:?}");
            }
            assert_eq!(told(&ran.err, "request begins").len(), begun, "{ran:?}");
        }
    }
}

#[test]
fn what_fails_is_told_attempt_by_attempt() {
    let ran = get(apis()[0], "http://127.0.0.1:1", &["-v"]);
    let attempts = told(&ran.err, "attempt");
    assert!(attempts.len() > 1, "{ran:?}");
    for (at, line) in attempts.iter().enumerate() {
        assert!(line.contains(&format!("attempt={}", at + 1)) && line.contains("error=transport"), "{line}");
        assert!(line.contains("problem=\"cannot reach 127.0.0.1:1: "), "{line}");
    }
}

#[test]
fn a_proxy_that_is_not_used_is_told_of() {
    let (mock, proxy) =
        (common::mock(), [("OS_TOKEN", common::TOKEN), ("HTTPS_PROXY", "http://127.0.0.1:1")]);
    let ran = |more: &[&str]| common::get_with(apis()[0], &mock.url_of(apis()[0]), more, &proxy);
    let told = ran(&["-v"]);
    told.works();
    assert!(told.err.contains("note: HTTPS_PROXY is set, but no proxy is used"), "{told:?}");
    assert!(!ran(&[]).err.contains("proxy"));
}

#[test]
fn polls_and_the_end_of_a_wait_are_told() {
    let api = apis()[0];
    let mock = common::play(JobScript::new([Step::status(word(api, Phase::Succeeded))]));
    let ran = wait("wait", api, &mock, &["-v"]);
    ran.works();
    assert_eq!(told(&ran.err, "attempt").len(), 1, "{ran:?}");
    assert!(told(&ran.err, "wait ended")[0].contains("outcome=succeeded polls=1"), "{ran:?}");
}
