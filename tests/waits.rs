//! Waits that always end: every lifecycle of every schema, played by the mock over HTTP with faults mixed in by seed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

use common::request;
use huaweicloud_jobs::{
    Answer, Api, Client, Credentials, DynamicRequest, Lease, Phase, WaitError, WaitPolicy, blocking,
    runtime::{
        ClientBuilder, DynamicResponse, Need, Place,
        wait::{OnUnknownStatus, Outcome},
    },
};
use huaweicloud_jobs_mock::{Course, Faults, JobScript, Mock, Script, Step, TOKEN, lifecycles};

/// How many jobs of each registry every client waits for. Each has its own faults.
const SEEDS: usize = 1200;
/// A wait takes as long as a few requests do.
const DEADLINE: Duration = Duration::from_secs(30);

type Ended = Result<Answer<DynamicResponse>, WaitError<DynamicResponse>>;

/// Polls at once, so that thousands of answers take seconds.
fn policy(seed: u64) -> WaitPolicy {
    let millisecond = Duration::from_millis(1);
    WaitPolicy::new().timeout(DEADLINE).intervals(millisecond, millisecond).seed(seed)
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

fn outcome(ended: &Ended) -> Outcome {
    match ended {
        Ok(answer) if answer.job().phase == Phase::Skipped => Outcome::Skipped,
        Ok(_) => Outcome::Succeeded,
        Err(error) => error.outcome(),
    }
}

/// What a client of a mock's API is to be like.
fn builder(mock: &Mock, api: &'static Api) -> ClientBuilder {
    let builder = Client::builder().endpoint(mock.url_of(api)).timeout(Duration::from_secs(10));
    builder.credentials(Credentials::token(TOKEN))
}

/// A mock that plays a script, and a client for one of its APIs.
fn play(registry: &'static [&'static Api], api: &'static Api, script: Script) -> (Mock, Client) {
    let mock = Mock::builder().apis(registry).script(script).start().unwrap();
    let client = builder(&mock, api).build().unwrap();
    (mock, client)
}

/// A mock with thousands of jobs: every lifecycle of every API of a registry, again and again.
struct Stage {
    mock: Mock,
    registry: &'static [&'static Api],
    jobs: Vec<(&'static Api, Course)>,
    next: AtomicUsize,
}

impl Stage {
    fn new(registry: &'static [&'static Api]) -> Self {
        let courses = registry.iter().flat_map(|api| {
            let courses = lifecycles(api);
            assert!(courses.iter().any(|course| course.outcome == Phase::Succeeded), "{}", api.id);
            courses.into_iter().map(move |course| (*api, course))
        });
        let courses: Vec<_> = courses.collect();
        assert!(courses.len() <= SEEDS, "each lifecycle has its turn");
        let jobs: Vec<_> = courses.into_iter().cycle().take(SEEDS).collect();
        // The wait bears five errors in a row that pass.
        let script = Script::new().faults(Faults::new(1).rate(0.4).in_a_row(4));
        let script = jobs
            .iter()
            .enumerate()
            .fold(script, |script, (seed, (_, course))| script.job(course.script().id(job_id(seed))));
        let mock = Mock::builder().apis(registry).script(script).start().unwrap();
        Self { mock, registry, jobs, next: AtomicUsize::new(0) }
    }

    /// A client for each API.
    fn clients<C>(&self, build: impl Fn(ClientBuilder) -> C) -> BTreeMap<&'static str, C> {
        self.registry.iter().map(|api| (api.id, build(builder(&self.mock, api)))).collect()
    }

    /// The next job that nobody waits for yet: its seed, and the request for it.
    fn next(&self) -> Option<(usize, DynamicRequest)> {
        let seed = self.next.fetch_add(1, Ordering::Relaxed);
        let (api, _) = self.jobs.get(seed)?;
        let id = api.parameters.iter().rev().find(|parameter| {
            parameter.place == Place::Path && parameter.need == Need::Mandatory && parameter.values.is_none()
        });
        let id = id.unwrap_or_else(|| panic!("{} has no id", api.id));
        Some((seed, request(api).with(id.name, job_id(seed)).unwrap()))
    }

    fn check(&self, seed: usize, ended: &Ended, elapsed: Duration) {
        let (api, course) = &self.jobs[seed];
        let about = || format!("{}: {} with seed {seed}: {ended:?}", api.id, course.name);
        assert_eq!(outcome(ended), expected(course.outcome), "{}", about());
        let said = ended.as_ref().map_or_else(WaitError::elapsed, |_| elapsed);
        assert!(said <= elapsed && said < DEADLINE, "{said:?} of {elapsed:?}: {}", about());
    }
}

/// Digits alone, for ids that are integers, and no value that other parameters have. The mock's faults follow from it: with either
/// client they are the same.
fn job_id(seed: usize) -> String {
    (1_000_000 + seed).to_string()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_lifecycle_ends_as_its_last_word_says_whatever_goes_wrong_on_the_way() {
    for registry in [huaweicloud_jobs::apis(), huaweicloud_jobs_golden::apis()] {
        let stage = std::sync::Arc::new(Stage::new(registry));
        let clients = stage.clients(|builder| builder.build().unwrap());
        let mut waiting = tokio::task::JoinSet::new();
        for _ in 0..64 {
            let (stage, clients) = (stage.clone(), clients.clone());
            waiting.spawn(async move {
                while let Some((seed, request)) = stage.next() {
                    let begun = Instant::now();
                    let wait = clients[stage.jobs[seed].0.id].wait(&request).policy(policy(seed as u64));
                    let ended = wait.await;
                    stage.check(seed, &ended, begun.elapsed());
                }
            });
        }
        waiting.join_all().await;
    }
}

#[test]
fn so_it_does_without_a_runtime() {
    for registry in [huaweicloud_jobs::apis(), huaweicloud_jobs_golden::apis()] {
        let stage = Stage::new(registry);
        let clients: BTreeMap<_, blocking::Client> =
            stage.clients(|builder| builder.build_blocking().unwrap());
        thread::scope(|scope| {
            for _ in 0..16 {
                scope.spawn(|| {
                    while let Some((seed, request)) = stage.next() {
                        let begun = Instant::now();
                        let wait = clients[stage.jobs[seed].0.id].wait(&request).policy(policy(seed as u64));
                        let ended = wait.run();
                        stage.check(seed, &ended, begun.elapsed());
                    }
                });
            }
        });
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_token_that_expires_on_the_way_is_renewed() {
    for api in huaweicloud_jobs::apis() {
        let course = lifecycles(api).into_iter().rfind(|course| course.outcome == Phase::Succeeded).unwrap();
        let steps = course.steps.iter().flat_map(|step| [step.clone(), Step::expire_token()]);
        let script = || Script::new().job(JobScript::new(steps.clone()));
        let renewing = |mock: &Mock| {
            let given = AtomicUsize::new(0);
            let provider = move || {
                let number = given.fetch_add(1, Ordering::SeqCst);
                let token = if number == 0 { TOKEN.to_owned() } else { format!("{TOKEN}-{number}") };
                Ok(Lease::from(Credentials::token(token)))
            };
            builder(mock, api).credentials(Credentials::provider(provider))
        };
        let request = request(api);

        let mock = Mock::builder().apis(huaweicloud_jobs::apis()).script(script()).start().unwrap();
        let client = renewing(&mock).build().unwrap();
        let ended = client.wait(&request).policy(policy(3)).await;
        assert_eq!(outcome(&ended), Outcome::Succeeded, "{}: {ended:?}", api.id);
        let refused = mock.requests().iter().filter(|recorded| recorded.status == 401).count();
        assert_eq!(refused, course.steps.len() - 1, "{}", api.id);

        let mock = Mock::builder().apis(huaweicloud_jobs::apis()).script(script()).start().unwrap();
        let client = renewing(&mock).build_blocking().unwrap();
        let ended = client.wait(&request).policy(policy(3)).run();
        assert_eq!(outcome(&ended), Outcome::Succeeded, "{}: {ended:?}", api.id);
    }
}

#[tokio::test]
async fn what_ends_a_wait_besides_the_job() {
    for api in huaweicloud_jobs::apis() {
        let word =
            |phase| api.job.statuses.values().find(|listed| listed.phase == Some(phase)).unwrap().value;
        let running = || Step::status(word(Phase::Running));
        let play = |steps: Vec<Step>| Script::new().job(JobScript::new(steps));
        let outcome = async |script| {
            let (_mock, client) = self::play(huaweicloud_jobs::apis(), api, script);
            outcome(&client.wait(&request(api)).policy(policy(1)).await)
        };

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
    for api in huaweicloud_jobs::apis() {
        let unknown = if api.job.statuses.values().next().unwrap().value.parse::<i64>().is_ok() {
            "4711"
        } else {
            "NOT_ON_THE_PAGE"
        };
        let script = Script::new().job(JobScript::new(vec![Step::status(unknown)]));
        let (_mock, client) = play(huaweicloud_jobs::apis(), api, script);
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

#[test]
fn waits_begin_with_what_the_schema_knows() {
    let client = Client::builder().build().unwrap();
    for api in common::apis() {
        let (request, expected) = (request(api), format!("{:?}", WaitPolicy::of(api)));
        assert!(format!("{:?}", client.wait(&request)).contains(&expected), "{}", api.id);
        assert!(format!("{:?}", client.watch(&request)).contains(&expected), "{}", api.id);
        assert_eq!(api.waiting.is_none(), WaitPolicy::of(api) == WaitPolicy::new(), "{}", api.id);
    }
    assert!(common::apis().any(|api| api.waiting.is_some()));
}
