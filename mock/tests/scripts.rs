//! Scripts, over real HTTP, for every API of the registry.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::time::Duration;

use common::{
    builder, by_keys, by_token,
    playing::{ask, bytes, first_phase, named, playing},
    send,
};
use huaweicloud_jobs::apis;
use huaweicloud_jobs_mock::{JobScript, JobState, Lifecycle, Mode, Script, Step, TOKEN, sample_request};
use huaweicloud_jobs_runtime::{Credentials, ErrorKind, JobMap, Phase};

#[test]
fn status_after_status_with_undocumented_ones() {
    let mock = playing([
        Step::status("76").repeat(2),
        Step::status(17),
        Step::status(""),
        Step::here().progress(40.0),
        Step::here(),
    ]);
    for api in apis() {
        let words: Vec<_> = (0..6).map(|_| ask(&mock, api).unwrap()).collect();
        let seen: Vec<_> = words.iter().map(|job| job.status.as_deref().unwrap_or("")).collect();
        assert_eq!(seen, ["76", "76", "17", "", "", ""], "{}", api.id);
        assert!(words.iter().all(|job| job.phase == Phase::Unknown));
        if !api.job.progress.is_empty() {
            assert_eq!(words[4].progress, Some(40.0));
            assert_eq!(words[5].progress, Some(40.0));
        }
    }
}

#[test]
fn words_are_sent_in_the_type_that_the_api_has() {
    for api in apis() {
        for listed in api.job.statuses.values() {
            let mock =
                playing([Step::status(listed.value), Step::status(listed.name), Step::status("ODD WORD")]);
            for _ in 0..2 {
                let job = ask(&mock, api).unwrap();
                assert_eq!(job.status.as_deref(), Some(listed.value), "{}", api.id);
                assert_eq!(Some(job.phase), listed.phase, "{}", api.id);
            }
            match ask(&mock, api) {
                Ok(job) => assert_eq!(job.status.as_deref(), Some("ODD WORD")),
                Err(error) => assert!(error.to_string().contains("found \"ODD WORD\""), "{error}"),
            }
        }
    }
}

#[test]
fn tasks_are_those_of_the_script() {
    for api in apis() {
        let Some(tasks) = &api.job.tasks else { continue };
        let map: &JobMap = tasks.map.unwrap_or(&api.job);
        let word = |phase| map.statuses.values().find(|listed| listed.phase == Some(phase)).unwrap().value;
        let (done, now, failed) = (word(Phase::Succeeded), word(Phase::Running), word(Phase::Failed));
        let end = api.job.statuses.values().find(|listed| listed.phase == Some(Phase::Failed)).unwrap();
        let mock = playing([
            Step::here().tasks([done, now, "75", now]),
            Step::here().tasks([done]),
            Step::here().tasks(Vec::<JobState>::new()),
            Step::status(end.value).tasks([
                JobState::new(done),
                JobState::new(failed).name("Build").code("E1").message("Broken."),
            ]),
        ]);
        let job = ask(&mock, api).unwrap();
        let seen: Vec<_> = job.tasks.iter().map(|task| task.status.as_deref().unwrap()).collect();
        assert_eq!(seen, [done, now, "75", now], "{}", api.id);
        let mut ids: Vec<_> = job.tasks.iter().filter_map(|task| task.id.clone()).collect();
        ids.sort();
        ids.dedup();
        assert!(ids.is_empty() || ids.len() == 4, "{}: {ids:?}", api.id);
        let mut names: Vec<_> = job.tasks.iter().filter_map(|task| task.name.clone()).collect();
        names.sort();
        names.dedup();
        assert!(names.is_empty() || names.len() == 4, "{}: {names:?}", api.id);
        assert!(job.total.is_none_or(|total| total == 4), "{}", api.id);
        assert_eq!(ask(&mock, api).unwrap().tasks.len(), 1);
        assert_eq!(ask(&mock, api).unwrap().tasks.len(), 0);
        let task = ask(&mock, api).unwrap().tasks.pop().unwrap();
        assert_eq!(task.phase, Phase::Failed);
        for (path, said, wanted) in [
            (map.name, &task.name, "Build"),
            (map.code, &task.code, "E1"),
            (map.message, &task.message, "Broken."),
        ] {
            assert!(path.is_empty() || said.as_deref() == Some(wanted), "{}: {path} {said:?}", api.id);
        }
    }
}

#[test]
fn what_an_api_has_no_place_for_is_said() {
    let task = || JobState::new("75").name("Build").progress(4.0).code("E1").message("Broken.").result("x");
    let said = |api: &'static str| {
        let script = JobScript::new([Step::status("75").progress(4.0).tasks([task(), task()])]);
        Script::new().job(script.api(api)).unsent(apis())
    };
    for api in apis() {
        let unsent = said(api.id);
        let Some(tasks) = &api.job.tasks else {
            assert!(unsent.iter().any(|said| said.contains("`tasks` of the job")), "{unsent:?}");
            continue;
        };
        let map = tasks.map.unwrap_or(&api.job);
        for (key, whose, is_sent) in [
            ("progress", "the job", !api.job.progress.is_empty()),
            ("name", "a task", !map.name.is_empty() && !map.name.starts_with('$')),
            ("progress", "a task", !map.progress.is_empty()),
            ("code", "a task", !map.code.is_empty()),
            ("message", "a task", !map.message.is_empty()),
            ("result", "a task", map.result.is_some()),
            ("code", "the job", true),
        ] {
            let sentence = format!("`{key}` of {whose} is not sent by {}: ", api.id);
            let count = unsent.iter().filter(|said| said.starts_with(&sentence)).count();
            assert_eq!(count, usize::from(!is_sent), "{sentence} {unsent:?}");
        }
    }
}

#[test]
fn errors_with_and_without_words_of_their_own() {
    let mock = playing([
        Step::error(429),
        Step::error(429).retry_after(7),
        Step::error(500),
        Step::error(403).code("X.1").message("Go away."),
        Step::error(404),
    ]);
    for api in apis() {
        let error = || ask(&mock, api).unwrap_err();
        let throttled = error();
        assert_eq!((throttled.kind(), throttled.code()), (ErrorKind::Throttled, Some("APIGW.0308")));
        assert_eq!(throttled.retry_after(), None);
        assert_eq!(error().retry_after(), Some(Duration::from_secs(7)));
        assert_eq!(error().kind(), ErrorKind::Unavailable);
        let forbidden = error();
        assert_eq!((forbidden.code(), forbidden.message()), (Some("X.1"), Some("Go away.")));
        assert_eq!(error().status(), Some(404));
    }
}

#[test]
fn a_job_that_is_not_there_yet() {
    let mock = playing([Step::not_found().repeat(2), Step::here()]);
    for api in apis() {
        for _ in 0..2 {
            let error = ask(&mock, api).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::NotFound);
            if let Some(documented) = api.errors.iter().find(|error| error.not_found) {
                assert_eq!(error.code(), Some(documented.code));
            }
        }
        assert_eq!(ask(&mock, api).unwrap().phase, first_phase(api));
    }
}

#[test]
fn html_instead_of_json() {
    let mock = playing([Step::html(200), Step::html(502), Step::html(502)]);
    for api in apis() {
        assert_eq!(ask(&mock, api).unwrap_err().kind(), ErrorKind::UnexpectedAnswer);
        assert_eq!(ask(&mock, api).unwrap_err().kind(), ErrorKind::Unavailable);
        let got = bytes(&mock, api);
        assert!(got.head().starts_with("HTTP/1.1 502") && got.head().contains("text/html"), "{}", got.head());
        assert_eq!(got.body().len(), got.promised());
    }
}

#[test]
fn a_token_expires_until_another_is_seen() {
    for api in apis() {
        let mock = playing([Step::here(), Step::expire_token(), Step::here().progress(50.0)]);
        let request = sample_request(api).unwrap();
        let with = |token: &'static str| send(&mock, Credentials::token(token), &request);
        with(TOKEN).unwrap();
        assert_eq!(with("another").unwrap_err().code(), Some("APIGW.0301"), "no token but one is good");
        for _ in 0..3 {
            let error = with(TOKEN).unwrap_err();
            assert_eq!((error.status(), error.code()), (Some(401), Some("APIGW.0307")));
        }
        let job = with("another").unwrap().job();
        assert!(job.progress.is_none_or(|progress| progress == 50.0), "the script goes on");
        with(TOKEN).unwrap_err();
        assert!(!format!("{:?}", mock.requests()).contains("another"));

        let mock = playing([Step::expire_token(), Step::here()]);
        send(&mock, by_keys(), &request).unwrap();
        ask(&mock, api).unwrap();
    }
}

#[test]
fn scripts_are_found_by_api_and_by_id() {
    let (first, others) = apis().split_first().unwrap();
    let script = Script::new()
        .job(JobScript::new([Step::status("77")]).id("unknown-1"))
        .job(JobScript::new([Step::status("78")]).api(first.id));
    let mock =
        builder().script(script).mode(Mode::Lifecycle(Lifecycle::default().running(3))).start().unwrap();
    let status =
        |api, id| send(&mock, by_token(), &named(api, id)).map(|answer| answer.job().status.unwrap());
    assert_eq!(status(first, "any").unwrap(), "78");
    assert_eq!(status(first, "unknown-1").unwrap(), "77", "a job that is named is known");
    assert_eq!(status(first, "unknown-2").unwrap_err().kind(), ErrorKind::NotFound);
    for api in others {
        assert_eq!(status(api, "unknown-1").unwrap(), "77");
        let phase = Some(first_phase(api));
        let first = api.job.statuses.values().find(|listed| listed.phase == phase);
        assert_eq!(status(api, "any").unwrap(), first.unwrap().value, "the mode");
    }
}

#[test]
fn a_script_for_an_api_that_is_not_there_is_refused() {
    let script = Script::new().job(JobScript::new([Step::here()]).api("no/v1/such"));
    let error = builder().script(script).start().err().unwrap();
    assert!(error.to_string().contains("no/v1/such"), "{error}");
}
