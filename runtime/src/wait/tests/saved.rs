//! Waits that go on in another process.

use std::time::SystemTime;

use proptest::{collection::vec, option, prelude::*};

use super::{
    super::{SavedWait, SavedWaitError},
    properties::{millis, policy, run, server},
    *,
};
use crate::DynamicRequest;

const DAY: Duration = Duration::from_secs(86_400);

fn request() -> DynamicRequest {
    DynamicRequest::new(&API).with("project_id", "p1").unwrap().with("job_id", "j1").unwrap()
}

/// When all these waits begin.
fn noon() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_millis(1_763_726_400_500)
}

fn saved(machine: &Machine, now: Duration) -> SavedWait {
    SavedWait::new(&request(), machine, noon(), now)
}

/// Another process, that much later.
fn over_a_file(machine: &Machine, now: Duration, pause: Duration) -> (Machine, Duration) {
    let file = saved(machine, now).to_json();
    SavedWait::from_json(&file).unwrap().machine(noon() + now + pause)
}

/// A wait that is cut at such of its steps, for so long. What comes of a poll that is cut off is lost; it is asked for again.
fn wait_with_cuts(
    policy: &WaitPolicy,
    server: &[(Duration, Event)],
    cuts: &[Option<Duration>],
) -> (Outcome, Vec<Changes>, Machine) {
    let mut machine = Machine::new(policy.clone());
    let (mut now, mut event, mut cuts) = (Duration::ZERO, Event::Start, cuts.iter().copied());
    let (mut answers, mut told, mut last_answer) = (0, Vec::new(), None);
    loop {
        let step = machine.step(now, event);
        if let Step::Done(outcome) = step {
            told.extend(machine.changes());
            return (outcome, told, machine);
        }
        if let Some(pause) = cuts.next().flatten() {
            // Now and then between an answer and what is told of it.
            (machine, now) = over_a_file(&machine, now, pause);
            told.extend(machine.changes());
            event = Event::Start;
            continue;
        }
        told.extend(machine.changes());
        event = match step {
            Step::Send => {
                let least = policy.min_interval.max(Duration::from_millis(1));
                assert!(last_answer.is_none_or(|last| now >= least + last) || now >= policy.timeout);
                let (takes, event) = server[answers.min(server.len() - 1)].clone();
                (answers, now) = (answers + 1, now + takes);
                last_answer = Some(now);
                event
            }
            Step::SleepUntil(time) => {
                now = time.max(now);
                Event::Timer
            }
            Step::Done(_) => unreachable!(),
        };
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// Resumed at once, a wait does to the nanosecond what it would have done.
    #[test]
    fn between_two_polls_it_makes_no_difference(policy in policy(), server in server()) {
        let whole = run(&policy, &server);
        let mut machine = Machine::new(policy.clone());
        let (mut now, mut event, mut polls, mut told) = (Duration::ZERO, Event::Start, Vec::new(), Vec::new());
        let outcome = loop {
            match machine.step(now, event) {
                Step::Send => {
                    let (takes, next) = server[polls.len().min(server.len() - 1)].clone();
                    polls.push((now, now + takes));
                    now += takes;
                    event = next;
                    continue;
                }
                Step::SleepUntil(time) => {
                    (machine, _) = over_a_file(&machine, now, Duration::ZERO);
                    told.extend(machine.changes());
                    (machine, _) = over_a_file(&machine, now, Duration::ZERO);
                    now = time;
                    event = Event::Start;
                }
                Step::Done(outcome) => {
                    (machine, _) = over_a_file(&machine, now, Duration::ZERO);
                    told.extend(machine.changes());
                    break outcome;
                }
            }
        };
        prop_assert_eq!((outcome, polls), (whole.outcome, whole.polls));
        prop_assert_eq!(told, whole.told.into_iter().flatten().collect::<Vec<_>>());
        let history = |machine: &Machine| machine.history().iter().cloned().collect::<Vec<_>>();
        prop_assert_eq!(history(&machine), history(&whole.machine));
        prop_assert_eq!(machine.history().polls(), whole.machine.history().polls());
    }

    /// In the middle of polls too, and for any time, as long as the time does not end the wait.
    #[test]
    fn wherever_it_is_cut_the_same_is_told_once(
        policy in policy(),
        server in server(),
        cuts in vec(option::weighted(0.3, millis(0..100_000)), 0..60),
    ) {
        let policy = policy.timeout(1000 * DAY).grace_period(1000 * DAY);
        let server = [server, vec![(SECOND, phase(Phase::Failed))]].concat();
        let whole = run(&policy, &server);
        let (outcome, told, machine) = wait_with_cuts(&policy, &server, &cuts);
        prop_assert_eq!(outcome, whole.outcome);
        prop_assert_eq!(told, whole.told.into_iter().flatten().collect::<Vec<_>>());
        prop_assert_eq!(machine.history().polls(), whole.polls.len() as u64);
    }

    /// With cuts as without, it ends.
    #[test]
    fn it_ends_however_it_is_cut(
        policy in policy(),
        server in server(),
        cuts in vec(option::weighted(0.5, millis(0..100_000)), 0..60),
    ) {
        let (outcome, _, machine) = wait_with_cuts(&policy, &server, &cuts);
        prop_assert_eq!(machine.outcome(), Some(outcome));
    }

    #[test]
    fn nonsense_is_no_panic(text in ".*") {
        let _ = SavedWait::from_json(&text);
    }
}

#[test]
fn the_clock_goes_on() {
    let mut machine = Machine::new(each_second());
    assert_eq!(machine.step(Duration::ZERO, Event::Start), Step::Send);
    machine.step(SECOND, running());
    let saved = saved(&machine, seconds(1.5));

    // A deadline that has passed: one last poll.
    let (mut late, elapsed) = saved.machine(noon() + DAY);
    assert_eq!((elapsed, late.step(elapsed, Event::Start)), (DAY, Step::Send));
    assert_eq!(late.step(elapsed + SECOND, running()), Step::Done(Outcome::TimedOut));

    // A clock that was set back.
    let (mut early, elapsed) = saved.machine(noon() - DAY);
    assert_eq!(elapsed, seconds(1.5));
    assert_eq!(early.step(elapsed, Event::Start), Step::SleepUntil(2 * SECOND));
}

#[test]
fn a_poll_that_was_cut_off_is_made_again_after_the_least_interval() {
    let mut machine = Machine::new(each_second());
    assert_eq!(machine.step(Duration::ZERO, Event::Start), Step::Send);
    let (mut next, now) = over_a_file(&machine, seconds(0.5), Duration::ZERO);
    assert_eq!(next.step(now, Event::Start), Step::SleepUntil(seconds(1.5)));
    let (mut later, now) = over_a_file(&machine, seconds(0.5), SECOND);
    assert_eq!(later.step(now, Event::Start), Step::Send);
}

#[test]
fn what_has_ended_stays_so() {
    let failed = wait(&each_second(), &[running(), phase(Phase::Failed)]);
    let saved = SavedWait::from_json(&saved(&failed.machine, failed.ended).to_json()).unwrap();
    assert_eq!(saved.outcome(), Some(Outcome::Failed));
    assert_eq!(saved.job().unwrap().phase, Phase::Failed);
    let (mut machine, elapsed) = saved.clone().timeout(DAY).machine(noon() + DAY);
    assert_eq!(machine.step(elapsed, Event::Start), Step::Done(Outcome::Failed));
    assert_eq!(machine.changes(), None, "told before");
}

#[test]
fn a_later_deadline_lets_it_go_on() {
    let late = wait(&each_second(), &[running()]);
    let saved = saved(&late.machine, late.ended);
    assert_eq!(saved.outcome(), Some(Outcome::TimedOut));
    assert_eq!(saved.clone().timeout(SECOND).outcome(), Some(Outcome::TimedOut));
    let more = saved.timeout(DAY);
    let (mut machine, now) = more.machine(noon() + late.ended);
    assert_eq!((more.outcome(), machine.policy().timeout), (None, DAY));
    assert_eq!(machine.step(now, Event::Start), Step::SleepUntil(now + SECOND));
    assert_eq!(machine.step(now + SECOND, Event::Timer), Step::Send);
}

#[test]
fn how_it_looks() {
    let mut machine = Machine::new(WaitPolicy::new().seed(u64::MAX));
    machine.step(Duration::ZERO, Event::Start);
    machine.step(seconds(0.25), error(ErrorKind::Unavailable));
    machine.step(seconds(4.0), Event::Timer);
    let mut event = seen(with_tasks(Phase::Unknown, vec![task("fetch", Phase::Running)]));
    if let Event::Answer(seen) = &mut event {
        seen.request_id = Some("r1".to_owned());
    }
    machine.step(seconds(4.5), event);
    machine.changes();
    machine.next_poll = seconds(7.5);
    let expected = concat!(
        r#"{"version":1,"api":"sample/v1/show_job","parameters":{"job_id":"j1","project_id":"p1"},"#,
        r#""began":"2025-11-21T12:00:00.5Z","elapsed":5,"#,
        r#""policy":{"timeout":1800,"initial_delay":0,"min_interval":2,"max_interval":30,"#,
        r#""max_consecutive_errors":5,"grace_period":10,"on_unknown_status":"keep polling","#,
        r#""on_open_tasks":"accept","history_limit":64,"seed":-1},"#,
        r#""next_poll":7.5,"first_poll":0,"errors_in_a_row":0,"intervals":2,"slowness":1,"#,
        r#""job":{"phase":"unknown","status":"unknown","status_name":"unknown","#,
        r#""tasks":[{"name":"fetch","phase":"running","status":"running","status_name":"running"}]},"#,
        r#""unknown_status":"unknown","unknown_statuses":["unknown"],"#,
        r#""history":[{"at":0.25,"error":"unavailable"},"#,
        r#"{"at":4.5,"status":"unknown","phase":"unknown","http_status":200,"request_id":"r1"}],"omitted":0}"#,
    );
    let saved = saved(&machine, seconds(5.0));
    assert_eq!(saved.to_json(), expected);
    assert_eq!(serde_json::to_string(&saved).unwrap(), expected);
    let read: SavedWait = serde_json::from_str(expected).unwrap();
    assert_eq!(read.to_json(), expected);
    assert_eq!(read.policy(), machine.policy());
    assert_eq!((read.began(), read.elapsed(), read.api()), (noon(), seconds(5.0), API.id));
    assert_eq!(read.parameters()["job_id"], "j1");
    assert_eq!(read.history().polls(), 2);
}

#[test]
fn of_which_job() {
    let saved = saved(&Machine::new(WaitPolicy::new()), Duration::ZERO);
    saved.fits(&request()).unwrap();
    saved.fits(&saved.request(&[&API]).unwrap()).unwrap();
    let error = |result: Result<(), SavedWaitError>| result.unwrap_err().to_string();
    assert_eq!(
        error(saved.fits(&request().with("job_id", "j2").unwrap())),
        "the saved wait is of another job of sample/v1/show_job: there job_id is \"j1\", in the request \"j2\""
    );
    assert_eq!(
        error(saved.fits(&DynamicRequest::new(&API).with("job_id", "j1").unwrap())),
        "the saved wait is of another job of sample/v1/show_job: there project_id is \"p1\", in the request none"
    );
    assert_eq!(
        error(saved.request(&[]).map(drop)),
        "the saved wait is of \"sample/v1/show_job\", an API that this program does not have"
    );
    let other = saved.to_json().replace("v1/show", "v2/show");
    assert_eq!(
        error(SavedWait::from_json(&other).unwrap().fits(&request())),
        "the saved wait is of \"sample/v2/show_job\", the request is of \"sample/v1/show_job\""
    );
    let token = saved.to_json().replace("job_id", "X-Auth-Token");
    assert_eq!(
        error(SavedWait::from_json(&token).unwrap().request(&[&API]).map(drop)),
        "the saved wait does not fit its API: sample/v1/show_job has no parameter X-Auth-Token to be given"
    );
}

#[test]
fn what_cannot_be_read() {
    let long =
        wait(&each_second(), &[running(), seen(with_tasks(Phase::Running, vec![task("a", Phase::Failed)]))]);
    let good = saved(&long.machine, long.ended).to_json();
    SavedWait::from_json(&good).unwrap();
    let at = |place: &str| format!("the saved wait cannot be read: {place}");
    for (from, to, says) in [
        (
            r#""version":1"#,
            r#""version":2,"more":[]"#,
            "the saved wait has version 2 of the format, and this program reads 1".into(),
        ),
        (r#""version":1,"#, "", at("version: it is missing")),
        (r#""version":1"#, r#""version":"one""#, at(r#"version: expected an integer, found "one""#)),
        (r#""api":"sample/v1/show_job","#, "", at("api: it is missing")),
        (r#""p1""#, "[]", at("parameters.project_id: expected a string, found a list")),
        ("2025-11-21T12", "noon", at(r#"began: "noon:00:00.5Z" is not a time in any known format"#)),
        ("2025-11-21T", "1025-11-21T", at(r#"began: "1025-11-21T12:00:00.5Z" is no time"#)),
        (r#""timed out""#, r#""bored""#, at(r#"outcome: expected an outcome, found "bored""#)),
        (
            r#""timeout":60"#,
            r#""timeout":-60"#,
            at("policy.timeout: expected seconds, zero or more, found -60"),
        ),
        (r#""timeout":60"#, r#""timeout":true"#, at("policy.timeout: expected a number, found true")),
        (
            r#""accept""#,
            r#""shrug""#,
            at(r#"policy.on_open_tasks: expected `accept`, `keep polling` or `fail`, found "shrug""#),
        ),
        (
            r#"[{"name":"a","phase":"failed""#,
            r#"[{"name":"a","phase":"falling""#,
            at(r#"job.tasks[0].phase: expected a phase, found "falling""#),
        ),
        (
            r#""history":[{"at":0,"#,
            r#""history":[{"at":-1,"#,
            at("history[0].at: expected seconds, zero or more, found -1"),
        ),
        (
            r#""http_status":200"#,
            r#""http_status":-200"#,
            at("history[0].http_status: expected a whole number, zero or more, found -200"),
        ),
        (
            r#""omitted":0}"#,
            r#""omitted":0"#,
            "this is no saved wait: it is not valid JSON: EOF while parsing an object".into(),
        ),
        (good.as_str(), "[]", "this is no saved wait: expected an object, found a list".into()),
        (good.as_str(), "", "this is no saved wait: it is not valid JSON: EOF while parsing a value".into()),
    ] {
        assert!(good.contains(from), "{from} is not in {good}");
        let error = SavedWait::from_json(&good.replacen(from, to, 1)).unwrap_err().to_string();
        assert!(error.starts_with(&says), "{error}\n{says}");
    }
    // Cut off anywhere.
    for end in (0..good.len()).filter(|&end| good.is_char_boundary(end)) {
        assert!(SavedWait::from_json(&good[..end]).is_err());
    }
}

#[test]
fn a_short_one_is_enough() {
    let saved = SavedWait::from_json(
        r#"{"version":1,"api":"sample/v1/show_job","began":"2025-11-21T12:00:00.5Z","parameters":{"job_id":"j1"}}"#,
    );
    let (mut machine, elapsed) = saved.unwrap().machine(noon() + SECOND);
    assert_eq!(machine.policy(), &WaitPolicy::new());
    assert_eq!((elapsed, machine.step(elapsed, Event::Start)), (SECOND, Step::Send));
}
