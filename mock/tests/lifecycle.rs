//! Jobs that go on.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{builder, by_token, client, send, wait};
use huaweicloud_jobs::apis;
use huaweicloud_jobs_mock::{Lifecycle, Mock, Mode, sample_request};
use huaweicloud_jobs_runtime::{Api, DynamicRequest, Job, Phase};

fn jobs(mock: &Mock, request: &DynamicRequest) -> Vec<Job> {
    let mut jobs: Vec<Job> = Vec::new();
    while jobs.last().is_none_or(|job| !job.phase.is_final()) {
        assert!(jobs.len() < 50, "it does not end: {jobs:?}");
        jobs.push(send(mock, by_token(), request).unwrap().job());
    }
    jobs
}

fn documented(api: &Api, phase: Phase) -> Vec<&'static str> {
    let values = api.job.statuses.values();
    values.filter(|listed| listed.phase == Some(phase)).map(|listed| listed.value).collect()
}

#[test]
fn every_job_goes_through_its_documented_states_to_success() {
    let mock = builder().mode(Mode::Lifecycle(Lifecycle::default())).start().unwrap();
    for api in apis() {
        let jobs = jobs(&mock, &sample_request(api).unwrap());
        let words: Vec<_> = jobs.iter().filter_map(|job| job.status.as_deref()).collect();
        let mut expected = documented(api, Phase::Pending);
        expected.extend(documented(api, Phase::Running).first());
        expected.extend(documented(api, Phase::Succeeded).first());
        assert_eq!(words, expected, "{}", api.id);
        let done = jobs.last().unwrap();
        assert!(done.tasks.iter().all(|task| task.phase == Phase::Succeeded), "{done:?}");
        assert_eq!(done.failure(), None);
        assert!(done.tasks.iter().all(|task| task.message.is_none() && task.code.is_none()), "{done:?}");
        if !api.job.progress.is_empty() {
            let progress: Vec<_> = jobs.iter().filter_map(|job| job.progress).collect();
            assert!(progress.is_sorted() && progress.last() == Some(&100.0), "{}: {progress:?}", api.id);
        }
        for job in &jobs[..jobs.len() - 1] {
            assert!(job.ended.is_none(), "{job:?}");
            assert!(job.tasks.iter().all(|task| task.ended.is_none() || task.phase.is_final()), "{job:?}");
        }
    }
}

#[test]
fn a_job_can_run_longer_and_fail_with_a_reason() {
    let lifecycle = Lifecycle::default().running(3).outcome(Phase::Failed);
    let mock = builder().mode(Mode::Lifecycle(lifecycle)).start().unwrap();
    for api in apis() {
        let jobs = jobs(&mock, &sample_request(api).unwrap());
        assert_eq!(jobs.iter().filter(|job| job.phase == Phase::Running).count(), 3, "{}", api.id);
        let failed = jobs.last().unwrap();
        assert_eq!(failed.phase, Phase::Failed);
        let tells = |map: &huaweicloud_jobs_runtime::JobMap| !map.message.is_empty();
        let tells = tells(&api.job) || api.job.tasks.as_ref().and_then(|tasks| tasks.map).is_some_and(tells);
        assert_eq!(failed.failure().unwrap().message.is_some(), tells, "{}: {failed:?}", api.id);
    }
}

#[test]
fn each_job_goes_on_by_itself_and_has_the_id_asked_for() {
    let mock = builder().mode(Mode::Lifecycle(Lifecycle::default())).start().unwrap();
    for api in apis() {
        let example = send(&mock, by_token(), &sample_request(api).unwrap()).unwrap().job();
        let same = |p: &&huaweicloud_jobs_runtime::Parameter| {
            p.example.is_some() && p.example == example.id.as_deref()
        };
        let Some(parameter) = api.parameters.iter().find(same) else { continue };
        for id in ["job-1", "job-2"] {
            let request = sample_request(api).unwrap().with(parameter.name, id).unwrap();
            let job = send(&mock, by_token(), &request).unwrap().job();
            assert_eq!(job.id.as_deref(), Some(id), "{}", api.id);
            // It begins where the documented words begin.
            let means = |phase| api.job.statuses.values().any(|listed| listed.phase == Some(phase));
            let first = if means(Phase::Pending) { Phase::Pending } else { Phase::Running };
            assert_eq!(job.phase, first, "{}", api.id);
        }
    }
}

#[test]
fn a_further_page_is_the_same_moment() {
    let mock = builder().mode(Mode::Lifecycle(Lifecycle::default())).start().unwrap();
    for (api, paging) in apis().iter().filter_map(|api| Some((api, api.paging.as_ref()?))) {
        if api.job.status.starts_with(paging.items) {
            continue;
        }
        let client = client(&mock.url_of(api), by_token());
        let page = |offset: &str| {
            let request = sample_request(api).unwrap().with(paging.limit, "1").unwrap();
            wait(client.send(&request.with(paging.offset, offset).unwrap())).unwrap().job().status
        };
        assert_eq!(page("0"), page("1"));
        assert_eq!(page("0"), page("1"));
    }
}
