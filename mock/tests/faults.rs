//! Faults at random, the same for the same seed.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::time::Duration;

use common::{
    builder,
    playing::{ask, statuses},
};
use huaweicloud_jobs::apis;
use huaweicloud_jobs_mock::{Faults, JobScript, Lifecycle, Mode, Script, Step, lifecycles};

#[test]
fn faults_lose_no_step_and_come_again_for_the_same_seed() {
    let kinds = [
        Step::reset(),
        Step::error(429).retry_after(1),
        Step::error(500),
        Step::here().truncate(),
        Step::here().drip(500, Duration::from_millis(1)),
        Step::html(502),
    ];
    let mut met = 0;
    for api in apis() {
        for (number, course) in lifecycles(api).into_iter().enumerate() {
            let play = |seed| {
                let faults = Faults::new(seed).rate(0.4).kinds(kinds.clone()).in_a_row(3);
                let mock =
                    builder().script(Script::new().job(course.script()).faults(faults)).start().unwrap();
                let (mut words, mut history) = (Vec::new(), Vec::new());
                while words.len() < course.steps.len() {
                    match ask(&mock, api) {
                        Ok(job) => words.push(job.status.unwrap()),
                        Err(error) => history.push((words.len(), error.kind(), error.status())),
                    }
                }
                assert_eq!(words, statuses(&course));
                history
            };
            let seed = number as u64;
            let history = play(seed);
            assert_eq!(history, play(seed), "{}", course.name);
            met += history.len();
        }
    }
    assert!(met > 20, "{met} faults");
}

#[test]
fn faults_are_mixed_into_modes_too() {
    let faults = Script::new().faults(Faults::new(1).rate(1.0).kinds([Step::error(503)]).in_a_row(1));
    for mode in [Mode::Examples, Mode::Lifecycle(Lifecycle::default())] {
        let mock = builder().mode(mode).script(faults.clone()).start().unwrap();
        let plain = builder().start().unwrap();
        for api in apis() {
            assert_eq!(ask(&mock, api).unwrap_err().status(), Some(503));
            assert_eq!(ask(&mock, api).unwrap().id, ask(&plain, api).unwrap().id);
            assert_eq!(ask(&mock, api).unwrap_err().status(), Some(503));
        }
    }
}

#[test]
fn a_fault_can_say_a_status_of_its_own() {
    let faults = Faults::new(1).rate(1.0).kinds([Step::status(71)]).in_a_row(1);
    let script = Script::new().job(JobScript::new([Step::status(72), Step::status(73)])).faults(faults);
    let mock = builder().script(script).start().unwrap();
    for api in apis() {
        let words: Vec<_> = (0..4).map(|_| ask(&mock, api).unwrap().status.unwrap()).collect();
        assert_eq!(words, ["71", "72", "71", "73"]);
    }
}
