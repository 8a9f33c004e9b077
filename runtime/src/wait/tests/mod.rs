//! Waiting in virtual time.

mod changes;
mod properties;
mod rules;
#[cfg(any(feature = "client", feature = "blocking"))]
mod saved;
mod sentences;
mod sets;
mod sets_fairly;

use std::time::Duration;

use super::{Changes, Event, Machine, Observation, Outcome, PollError, Step, WaitPolicy};
use crate::{Api, Document, ErrorKind, Hosts, Job, JobMap, Need, Parameter, Phase, Place, ValueSet, Waiting};

const SECOND: Duration = Duration::from_secs(1);

const fn parameter(name: &'static str, place: Place, need: Need) -> Parameter {
    Parameter { name, place, kind: "String", need, description: "", values: None, example: None }
}

static STATUS: ValueSet = ValueSet::new("Status", &[], "");
const PARAMETERS: &[Parameter] = &[
    parameter("project_id", Place::Path, Need::Mandatory),
    parameter("job_id", Place::Path, Need::Mandatory),
    parameter("X-Auth-Token", Place::Header, Need::Credential { mandatory: true }),
];

/// An API of which so much is known.
const fn api(waiting: Option<Waiting>) -> Api {
    Api {
        id: "sample/v1/show_job",
        title: "",
        service: "",
        operation: "ShowJob",
        function: "",
        method: "GET",
        uri: "/{project_id}/{job_id}",
        endpoint: "",
        hosts: &Hosts { service: "", global: "", variable: "", groups: &[], source: "" },
        identity: None,
        document: Document { page: "", url: "", updated: "" },
        permissions: &[],
        deprecated: None,
        parameters: PARAMETERS,
        responses: &[],
        job: JobMap::new("status", &STATUS),
        errors: &[],
        paging: None,
        waiting,
        deviations: &[],
        examples: &[],
        response: || unreachable!(),
    }
}

static API: Api = api(None);

fn seconds(count: f64) -> Duration {
    Duration::from_secs_f64(count)
}

fn job(status: &str, phase: Phase) -> Job {
    Job {
        phase,
        status: Some(status.to_owned()).filter(|status| !status.is_empty()),
        status_name: Some(status.to_owned()),
        ..Job::default()
    }
}

fn task(name: &str, phase: Phase) -> Job {
    Job { name: Some(name.to_owned()), ..job(phase.as_str(), phase) }
}

fn with_tasks(phase: Phase, tasks: Vec<Job>) -> Job {
    Job { tasks, ..job(phase.as_str(), phase) }
}

fn seen(job: Job) -> Event {
    Event::Answer(Box::new(Observation { http_status: Some(200), ..Observation::new(job) }))
}

fn phase(phase: Phase) -> Event {
    seen(job(phase.as_str(), phase))
}

fn running() -> Event {
    phase(Phase::Running)
}

fn error(kind: ErrorKind) -> Event {
    Event::Error(PollError::new(kind))
}

fn error_after(kind: ErrorKind, retry_after: Duration) -> Event {
    Event::Error(PollError { retry_after: Some(retry_after), ..PollError::new(kind) })
}

/// What happened in a wait.
struct Report {
    machine: Machine,
    outcome: Outcome,
    /// When requests were sent and answered.
    polls: Vec<(Duration, Duration)>,
    /// What was told after each answer.
    told: Vec<Option<Changes>>,
    ended: Duration,
}

impl Report {
    fn sent(&self) -> Vec<Duration> {
        self.polls.iter().map(|poll| poll.0).collect()
    }

    /// Between each answer and the next request.
    fn gaps(&self) -> Vec<Duration> {
        self.polls.windows(2).map(|pair| pair[1].0 - pair[0].1).collect()
    }
}

/// Waits. The server is told the number of the poll and the time, and says how long its answer takes.
fn wait_with(policy: &WaitPolicy, mut server: impl FnMut(usize, Duration) -> (Duration, Event)) -> Report {
    let mut machine = Machine::new(policy.clone());
    let (mut now, mut event) = (Duration::ZERO, Event::Start);
    let (mut polls, mut told) = (Vec::new(), Vec::new());
    loop {
        let is_answer = matches!(event, Event::Answer(_));
        let step = machine.step(now, event);
        if is_answer {
            told.push(machine.changes());
        }
        event = match step {
            Step::Send => {
                let (takes, event) = server(polls.len(), now);
                polls.push((now, now + takes));
                now += takes;
                event
            }
            Step::SleepUntil(time) => {
                assert!(time > now && time < Duration::MAX, "{time:?} at {now:?}");
                now = time;
                Event::Timer
            }
            Step::Done(outcome) => return Report { machine, outcome, polls, told, ended: now },
        };
        assert!(polls.len() < 100_000, "it does not end");
    }
}

/// Waits for a server that answers at once, in the end always the same.
fn wait(policy: &WaitPolicy, answers: &[Event]) -> Report {
    wait_with(policy, |at, _| (Duration::ZERO, answers[at.min(answers.len() - 1)].clone()))
}

/// A policy with intervals of one second sharp.
fn each_second() -> WaitPolicy {
    WaitPolicy::new().intervals(SECOND, SECOND).timeout(60 * SECOND)
}
