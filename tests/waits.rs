//! Waits that always end: every lifecycle of every schema, played by the mock over HTTP with faults mixed in by seed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::time::Duration;

use common::request;
use huaweicloud_jobs::{
    Api, Client, Credentials, Phase, WaitPolicy,
    runtime::wait::{OnUnknownStatus, Outcome},
};
use huaweicloud_jobs_mock::{Faults, JobScript, Mock, Script, Step, TOKEN, lifecycles};

/// Polls at once, so that thousands of answers take seconds.
fn policy(seed: u64) -> WaitPolicy {
    let millisecond = Duration::from_millis(1);
    WaitPolicy::new().timeout(Duration::from_secs(60)).intervals(millisecond, millisecond).seed(seed)
}

/// What a wait says at the end of a job that ends in a phase.
fn expected(phase: Phase) -> Outcome {
    match phase {
        Phase::Succeeded => Outcome::Succeeded,
        Phase::Skipped => Outcome::Skipped,
        Phase::Failed => Outcome::Failed,
        Phase::Cancelled => Outcome::Cancelled,
        other => panic!("no job ends in {other}"),
    }
}

/// A mock that plays a script, and a client for one of its APIs.
fn play(registry: &'static [&'static Api], api: &'static Api, script: Script) -> (Mock, Client) {
    let mock = Mock::builder().apis(registry).script(script).start().unwrap();
    let client = Client::builder().endpoint(mock.url_of(api)).credentials(Credentials::token(TOKEN));
    let client = client.timeout(Duration::from_secs(5)).build().unwrap();
    (mock, client)
}

async fn outcome(registry: &'static [&'static Api], api: &'static Api, script: Script, seed: u64) -> Outcome {
    let (_mock, client) = play(registry, api, script);
    match client.wait(&request(api)).policy(policy(seed)).await {
        Ok(answer) if answer.job().phase == Phase::Skipped => Outcome::Skipped,
        Ok(_) => Outcome::Succeeded,
        Err(error) => error.outcome(),
    }
}

#[tokio::test]
async fn every_lifecycle_ends_as_its_last_word_says_whatever_goes_wrong_on_the_way() {
    let mut seed = 0;
    for registry in [huaweicloud_jobs::APIS, huaweicloud_jobs_golden::APIS] {
        for api in registry {
            let courses = lifecycles(api);
            assert!(courses.iter().any(|course| course.outcome == Phase::Succeeded), "{}", api.id);
            for course in courses {
                seed += 1;
                // The wait bears five errors in a row that pass.
                let faults = Faults::new(seed).rate(0.4).in_a_row(4);
                let script = Script::new().job(course.script()).faults(faults);
                let ended = outcome(registry, api, script, seed).await;
                assert_eq!(ended, expected(course.outcome), "{}: {} with seed {seed}", api.id, course.name);
            }
        }
    }
}

#[tokio::test]
async fn what_ends_a_wait_besides_the_job() {
    for api in huaweicloud_jobs::APIS {
        let word =
            |phase| api.job.statuses.values.iter().find(|listed| listed.phase == Some(phase)).unwrap().value;
        let running = || Step::status(word(Phase::Running));
        let play = |steps: Vec<Step>| Script::new().job(JobScript::new(steps));
        let outcome = |script| outcome(huaweicloud_jobs::APIS, api, script, 1);

        let vanished = play(vec![running(), Step::not_found()]);
        assert_eq!(outcome(vanished).await, Outcome::Vanished, "{}", api.id);
        let late = play(vec![Step::not_found(), running(), Step::status(word(Phase::Succeeded))]);
        assert_eq!(outcome(late).await, Outcome::Succeeded, "{}", api.id);
        let refused = play(vec![running(), Step::error(403)]);
        assert_eq!(outcome(refused).await, Outcome::Refused, "{}", api.id);
        let down = play(vec![running(), Step::error(500)]);
        assert_eq!(outcome(down).await, Outcome::Refused, "{}", api.id);
    }
}

#[tokio::test]
async fn a_job_that_never_ends_is_given_up_at_the_deadline() {
    for api in huaweicloud_jobs::APIS {
        let unknown =
            if api.job.statuses.values[0].value.parse::<i64>().is_ok() { "4711" } else { "NOT_ON_THE_PAGE" };
        let script = Script::new().job(JobScript::new(vec![Step::status(unknown)]));
        let (_mock, client) = play(huaweicloud_jobs::APIS, api, script);
        let request = request(api);
        let error =
            client.wait(&request).policy(policy(7).timeout(Duration::from_millis(50))).await.unwrap_err();
        assert_eq!(error.outcome(), Outcome::TimedOut, "{}", api.id);
        assert!(error.to_string().contains(unknown), "{error}");
        let error = client
            .wait(&request)
            .policy(policy(7).on_unknown_status(OnUnknownStatus::Fail))
            .await
            .unwrap_err();
        assert_eq!(error.outcome(), Outcome::UnknownStatus, "{}", api.id);
    }
}
