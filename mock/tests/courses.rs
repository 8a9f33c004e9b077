//! The courses that the documented words allow, over real HTTP, for every API of the registry.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{
    builder, by_token,
    playing::{ask, named, statuses},
    send,
};
use huaweicloud_jobs::apis;
use huaweicloud_jobs_mock::{JobScript, Mock, Script, Step, lifecycles};
use huaweicloud_jobs_runtime::{Api, Enumerated, JobMap, Phase};

#[test]
fn every_course_of_every_api_is_played_to_its_end() {
    let mut script = Script::new();
    let mut jobs = Vec::new();
    for api in apis() {
        for course in lifecycles(api) {
            let id = format!("job-{}", jobs.len());
            script = script.job(course.script().id(&id));
            jobs.push((*api, id, course));
        }
    }
    let mock = builder().script(script).start().unwrap();
    for (api, id, course) in jobs {
        let request = named(api, &id);
        let seen: Vec<_> =
            course.steps.iter().map(|_| send(&mock, by_token(), &request).unwrap().job()).collect();
        let words: Vec<_> = seen.iter().map(|job| job.status.as_deref().unwrap()).collect();
        assert_eq!(words, statuses(&course), "{}", api.id);
        let (last, before) = seen.split_last().unwrap();
        assert_eq!(last.phase, course.outcome, "{}: {}", api.id, course.name);
        assert!(before.iter().all(|job| !job.phase.is_final()), "{before:?}");
        // The end goes on for ever.
        assert_eq!(send(&mock, by_token(), &request).unwrap().job(), *last);
    }
}

#[test]
fn courses_reach_every_documented_end_through_every_documented_status() {
    for api in apis() {
        let courses = lifecycles(api);
        for listed in api.job.statuses.values() {
            let met = courses.iter().any(|course| statuses(course).contains(&listed.value));
            assert_eq!(met, listed.phase.is_some_and(|phase| phase != Phase::Unknown), "{}", listed.value);
            if listed.phase.is_some_and(Phase::is_final) {
                let ends: Vec<_> =
                    courses.iter().filter(|course| statuses(course).last() == Some(&listed.value)).collect();
                assert!(ends.iter().any(|course| course.steps.len() == 1), "{}", listed.value);
                assert!(ends.iter().any(|course| course.steps.len() > 1), "{}", listed.value);
            }
        }
        let mut names: Vec<_> = courses.iter().map(|course| &course.name).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), courses.len(), "{}", api.id);
    }
}

#[test]
fn a_second_status_decides() {
    huaweicloud_jobs_runtime::values! {
        enum First(String) {
            Going = "GOING" (running),
            Ended = "ENDED" (succeeded),
            Stopped = "STOPPED" (cancelled),
        }
        enum Second(String) {
            Good = "GOOD" (succeeded),
            Bad = "BAD" (failed),
            Unsure = "UNSURE" (unknown),
        }
    }
    // Any other field of text serves as the second status.
    let api = apis().iter().find(|api| !api.job.kind.is_empty() && api.job.tasks.is_some()).unwrap();
    let job = JobMap {
        statuses: First::SET,
        result: Some((api.job.kind, Second::SET)),
        kind: "",
        tasks: None,
        ..api.job
    };
    let api: &'static Api = Box::leak(Box::new(Api { job, ..common::made(api, "other/v1/show_job") }));
    let names: Vec<_> = lifecycles(api).into_iter().map(|course| (course.name, course.outcome)).collect();
    let wanted = [
        ("ENDED/GOOD", Phase::Succeeded),
        ("GOING, ENDED/GOOD", Phase::Succeeded),
        ("ENDED/BAD", Phase::Failed),
        ("GOING, ENDED/BAD", Phase::Failed),
        ("STOPPED", Phase::Cancelled),
        ("GOING, STOPPED", Phase::Cancelled),
    ];
    assert_eq!(names, wanted.map(|(name, outcome)| (name.to_owned(), outcome)));
    let apis: &'static [_] = Box::leak(Box::new([api]));
    let play = |job| Mock::builder().apis(apis).script(Script::new().job(job)).start().unwrap();
    for course in lifecycles(api) {
        let mock = play(course.script());
        let jobs: Vec<_> = course.steps.iter().map(|_| ask(&mock, api).unwrap()).collect();
        let (last, before) = jobs.split_last().unwrap();
        assert_eq!(last.phase, course.outcome, "{}", course.name);
        assert!(before.iter().all(|job| job.phase == Phase::Running), "{}", course.name);
    }
    let mock = play(JobScript::new([Step::status("BAD")]));
    assert_eq!(ask(&mock, api).unwrap().phase, Phase::Failed, "a word of the second status is said there");
}
