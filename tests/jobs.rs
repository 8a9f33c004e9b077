//! Many jobs of all APIs in one set, over HTTP against the mock.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::{collections::BTreeMap, time::Duration};

use common::request;
use huaweicloud_jobs::{
    Api, Client, Credentials, DynamicRequest, Phase, Request as _, WaitPolicy, apis,
    runtime::{Ended, Jobs, News, Place},
    wait::{Budget, Machine, Outcome, SavedWait},
};
use huaweicloud_jobs_mock::{Faults, JobScript, Lifecycle, Mock, Mode, Script, Step, TOKEN};

const MILLI: Duration = Duration::from_millis(1);

fn policy() -> WaitPolicy {
    WaitPolicy::new().timeout(Duration::from_secs(60)).intervals(MILLI, 5 * MILLI)
}

/// More than any test needs, so that it is quick.
fn plenty() -> Budget {
    Budget::new().per_second(5000.0).in_flight(8)
}

fn client(mock: &Mock, api: &'static Api) -> Client {
    let client = Client::builder().endpoint(mock.url_of(api)).credentials(Credentials::token(TOKEN));
    client.timeout(Duration::from_secs(10)).build().unwrap()
}

/// A request about the job with this id: it stands in the path's or the query's last mandatory parameter.
fn about(api: &'static Api, id: &str) -> DynamicRequest {
    let mut asked = api.parameters.iter().filter(|parameter| parameter.place == Place::Path);
    request(api).with(asked.next_back().unwrap().name, id).unwrap()
}

fn status(api: &Api, phase: Phase) -> Step {
    let mut listed = api.job.statuses.values();
    Step::status(listed.find(|listed| listed.phase == Some(phase)).unwrap().value)
}

/// Jobs of all APIs, so many of each; their keys are their numbers.
fn jobs_of_all(mock: &Mock, budget: Budget, of_each: usize) -> Jobs<usize> {
    let mut jobs = client(mock, apis()[0]).jobs().budget(budget);
    for number in 0..of_each * apis().len() {
        let api = apis()[number % apis().len()];
        let added =
            jobs.add_with(&client(mock, api), policy(), number, &about(api, &format!("job-{number}")));
        assert_eq!(added, number);
    }
    jobs
}

#[tokio::test]
async fn all_of_all_apis_end_each_with_its_own_answer() {
    let mode = Mode::Lifecycle(Lifecycle::default().running(2));
    let script =
        Script::new().faults(Faults::new(7).rate(0.2).in_a_row(3).kinds([Step::reset(), Step::error(503)]));
    let mock = Mock::builder().apis(apis()).mode(mode).script(script).start().unwrap();
    let mut jobs = jobs_of_all(&mock, plenty(), 20);
    let mut phases: BTreeMap<usize, Vec<Phase>> = BTreeMap::new();
    let mut ended = Vec::new();
    while let Some(update) = jobs.next().await {
        assert_eq!(update.key, update.job);
        match update.news {
            News::Snapshot(snapshot) => {
                assert_eq!(snapshot.changes.first, !phases.contains_key(&update.job));
                assert!(!ended.contains(&update.job), "the end comes last");
                phases.entry(update.job).or_default().push(snapshot.job.phase);
            }
            News::Ended(end) => {
                assert!(end.is_success() && end.error().is_none(), "{end}");
                ended.push(update.job);
            }
        }
    }
    assert!(phases.values().all(|phases| phases.last() == Some(&Phase::Succeeded)));
    let report = jobs.join().await;
    assert!(report.is_success());
    assert_eq!((report.iter().len(), ended.len()), (20 * apis().len(), 20 * apis().len()));
    for (number, end) in report.iter() {
        assert_eq!(end.api().id, apis()[number % apis().len()].id);
        assert_eq!(end.answer().unwrap().api().id, end.api().id);
        assert!(end.history().polls() >= 3, "{}", end.history().polls());
    }
}

#[tokio::test]
async fn answers_have_their_types() {
    use huaweicloud_jobs::{cae::v1 as one, cce::v2 as other};

    let mock = Mock::builder().apis(apis()).mode(Mode::Lifecycle(Lifecycle::default())).start().unwrap();
    let project = "063a3158b1a34710b36ad208b9497d00";
    let first = one::ShowJob::builder().project_id(project).job_id("1").x_environment_id("env-1").build();
    let second = other::GetOneJob::builder().project_id(project).job_id("2").build();
    let mut jobs = client(&mock, first.api()).jobs().policy(policy()).budget(plenty());
    jobs.add("first", &first);
    jobs.add_with(&client(&mock, second.api()), policy(), "second", &second);
    let ends: Vec<_> = jobs.join().await.into_iter().collect();
    assert_eq!(ends.iter().map(|(key, _)| *key).collect::<Vec<_>>(), ["first", "second"]);
    let typed = |end: &Ended| {
        let answer = end.answer().unwrap_or_else(|| panic!("{end}"));
        (
            answer.downcast_ref::<one::show_job::ShowJobResponse>().is_some(),
            answer.downcast_ref::<other::get_one_job::V2Job>().is_some(),
        )
    };
    assert_eq!((typed(&ends[0].1), typed(&ends[1].1)), ((true, false), (false, true)));
}

#[tokio::test]
async fn the_mock_never_sees_more_than_the_budget() {
    let delay = Faults::new(1).rate(1.0).kinds([Step::here().delay(20 * MILLI)]);
    let mode = Mode::Lifecycle(Lifecycle::default());
    let mock = Mock::builder().apis(apis()).mode(mode).script(Script::new().faults(delay)).start().unwrap();
    let budget = Budget::new().per_second(100.0).in_flight(3);
    assert!(jobs_of_all(&mock, budget, 6).join().await.is_success());
    let requests = mock.requests();
    assert_eq!(requests.iter().map(|request| request.in_flight).max(), Some(3));
    // On the way here requests may bunch, so this is no matter of a single second: all of them take as long as they must.
    let took = requests.last().unwrap().at - requests[0].at;
    let least = Duration::from_secs(requests.len() as u64 - 2) / 100;
    assert!(took >= least, "{} in {took:?}", requests.len());
}

#[tokio::test]
async fn one_failure_of_many() {
    for stops in [false, true] {
        let api = apis()[0];
        let fails =
            JobScript::new([status(api, Phase::Running).repeat(3), status(api, Phase::Failed)]).id("fails");
        let succeeds = JobScript::new([status(api, Phase::Succeeded)]).id("succeeds");
        let goes_on = JobScript::new([status(api, Phase::Running)]).id("goes-on");
        let script = Script::new().job(fails).job(succeeds).job(goes_on);
        let mock = Mock::builder().apis(apis()).script(script).start().unwrap();
        let mut jobs = client(&mock, api).jobs().policy(policy().timeout(1000 * MILLI)).budget(plenty());
        if stops {
            jobs = jobs.stop_at_first_failure();
        }
        for id in ["succeeds", "goes-on", "fails"] {
            jobs.add(id, &about(api, id));
        }
        while let Some(update) = jobs.next().await {
            if update.key == "fails" && matches!(update.news, News::Ended(_)) {
                break;
            }
        }
        if stops {
            assert_eq!(jobs.open(), 0);
            jobs.add("late", &about(api, "goes-on"));
        }
        let report = jobs.join().await;
        let outcomes: Vec<_> = report.iter().map(|(_, end)| end.outcome()).collect();
        if !stops {
            assert_eq!(outcomes, [Outcome::Succeeded, Outcome::TimedOut, Outcome::Failed]);
            continue;
        }
        let abandoned = Outcome::Abandoned;
        assert_eq!(outcomes, [Outcome::Succeeded, abandoned, Outcome::Failed, abandoned]);
        let (_, given_up) = report.iter().nth(1).unwrap();
        assert_eq!(given_up.job().unwrap().phase, Phase::Running);
        assert!(given_up.answer().is_some() && given_up.history().polls() > 0, "nothing is lost");
        assert!(given_up.to_string().contains("abandoned"), "{given_up}");
        assert_eq!(report.failures().count(), 3);
    }
}

#[tokio::test]
async fn jobs_are_added_while_others_are_waited_for() {
    let mock = Mock::builder().apis(apis()).mode(Mode::Lifecycle(Lifecycle::default())).start().unwrap();
    let mut jobs = jobs_of_all(&mock, plenty(), 1);
    let (mut ended, mut added) = (0, apis().len());
    while let Some(update) = jobs.next().await {
        if matches!(update.news, News::Ended(_)) {
            ended += 1;
            if added < 40 {
                let api = apis()[added % apis().len()];
                jobs.add_with(&client(&mock, api), policy(), added, &about(api, &format!("job-{added}")));
                added += 1;
            }
        }
    }
    assert_eq!((ended, added), (40, 40));
    let api = apis()[0];
    jobs.add_with(&client(&mock, api), policy(), 40, &about(api, "after-the-end"));
    assert!(jobs.next().await.is_some(), "it goes on");
    let report = jobs.join().await;
    assert_eq!((report.iter().len(), report.is_success()), (41, true));
}

#[tokio::test]
async fn dropping_it_ends_all() {
    let script = Script::new().job(JobScript::new([status(apis()[0], Phase::Running)]).api(apis()[0].id));
    let mock = Mock::builder().apis(apis()).script(script).start().unwrap();
    let mut jobs = client(&mock, apis()[0]).jobs().policy(policy()).budget(plenty());
    for number in 0..10 {
        jobs.add(number, &about(apis()[0], &format!("job-{number}")));
    }
    let given_up = tokio::time::timeout(200 * MILLI, async { while jobs.next().await.is_some() {} }).await;
    assert!(given_up.is_err() && mock.requests().len() >= 10);
    drop(jobs);
    tokio::time::sleep(50 * MILLI).await;
    let before = mock.requests().len();
    tokio::time::sleep(50 * MILLI).await;
    assert_eq!(mock.requests().len(), before);
}

#[tokio::test]
async fn a_wait_that_began_before() {
    let script = Script::new().job(JobScript::new([status(apis()[0], Phase::Running)]).api(apis()[0].id));
    let mock = Mock::builder().apis(apis()).script(script).start().unwrap();
    let client = client(&mock, apis()[0]);
    let mut jobs = client.jobs().budget(plenty());
    let machine = Machine::new(policy());
    jobs.add_machine(&client, "old", &about(apis()[0], "old"), machine, Duration::from_secs(61));
    let report = jobs.join().await;
    let (_, end) = report.iter().next().unwrap();
    assert_eq!((end.outcome(), end.history().polls()), (Outcome::TimedOut, 1));
    assert!(end.elapsed() >= Duration::from_secs(61));
}

#[tokio::test]
async fn what_cannot_be_asked_is_refused() {
    let client = Client::builder().build().unwrap();
    let mut jobs = client.jobs().policy(policy());
    jobs.add("nowhere", &request(apis()[0]));
    let report = jobs.join().await;
    assert_eq!(report.iter().next().unwrap().1.outcome(), Outcome::Refused);
    assert!(client.jobs::<u8>().join().await.is_success(), "no jobs, no failure");
}

#[test]
fn it_can_be_spawned() {
    fn can_be<T: Send + Sync + 'static>(_: &T) {}
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let _context = runtime.enter();
    let jobs = Client::builder().build().unwrap().jobs::<String>();
    assert!(format!("{jobs:?}").contains("open: 0"));
    fn is_send<T: Send>(_: &T) {}
    is_send(&jobs);
    let joined = jobs.join();
    is_send(&joined);
    can_be(&huaweicloud_jobs::runtime::Report::<String>::clone);
}

#[tokio::test]
async fn a_set_is_saved_and_goes_on_elsewhere() {
    let api = apis()[0];
    let steps = [Phase::Pending, Phase::Running, Phase::Succeeded].map(|phase| status(api, phase));
    let mock = Mock::builder().apis(apis()).script(Script::new().job(JobScript::new(steps)));
    let mock = mock.start().unwrap();
    let mut jobs = client(&mock, api).jobs().policy(policy());
    let number = jobs.add("it", &about(api, "job-1"));
    let first = jobs.next().await.unwrap();
    assert!(matches!(first.news, News::Snapshot(_)));
    let saved = SavedWait::from_json(&jobs.save(number).unwrap().to_json()).unwrap();
    drop(jobs);

    let mut jobs = client(&mock, api).jobs();
    assert!(jobs.resume("another", &about(api, "job-2"), &saved).is_err());
    let number = jobs.resume("it", &about(api, "job-1"), &saved).unwrap();
    let next = jobs.next().await.unwrap();
    let News::Snapshot(snapshot) = next.news else { panic!("{:?}", next.news) };
    assert!(!snapshot.changes.first, "what was told before is not told again");
    let end = loop {
        match jobs.next().await.unwrap().news {
            News::Ended(end) => break end,
            News::Snapshot(_) => {}
        }
    };
    assert_eq!((end.outcome(), end.history().polls()), (Outcome::Succeeded, 3));
    assert!(jobs.save(number).is_none(), "it is over");
}
