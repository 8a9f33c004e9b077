//! `hwjobs wait`: every API, to every end that its page documents.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may panic")]

mod common;

use common::{File, Ran, play, run, word};
use huaweicloud_jobs::{Api, Phase, apis};
use huaweicloud_jobs_mock::{JobScript, Mock, Step, lifecycles};

/// `hwjobs wait`.
fn wait(api: &Api, mock: &Mock, more: &[&str]) -> Ran {
    common::wait("wait", api, mock, more)
}

#[test]
fn the_exit_code_says_how_the_job_ended() {
    for api in apis() {
        for phase in [Phase::Succeeded, Phase::Skipped, Phase::Failed, Phase::Cancelled] {
            // The longest way there is.
            let courses = lifecycles(api).into_iter().filter(|course| course.outcome == phase);
            let Some(course) = courses.max_by_key(|course| course.steps.len()) else { continue };
            let ran = wait(api, &play(course.script()), &["--progress"]);
            let code = match phase {
                Phase::Succeeded | Phase::Skipped => 0,
                Phase::Failed => 3,
                _ => 4,
            };
            assert_eq!(ran.code, code, "{}: {}: {ran:?}", api.id, course.name);
            assert!(ran.out.starts_with(phase.as_str()), "{ran:?}");
            let lines = ran.err.lines().filter(|line| line.starts_with("00:")).count();
            assert_eq!(lines, course.steps.len(), "a line for each change: {}: {ran:?}", course.name);
        }
    }
}

#[test]
fn other_ends() {
    for api in apis() {
        let running = Step::status(word(api, Phase::Running));

        let on = play(JobScript::new([running.clone()]));
        wait(api, &on, &["--max-wait", "0"]).fails(5, &["did not end within", "--max-wait"]);
        let down = play(JobScript::new([Step::error(502)]));
        let never = wait(api, &down, &["--max-wait", "0"]);
        never.fails(5, &["it was never seen", "HTTP 502"]);
        assert!(!never.err.contains("the job goes on"), "nobody knows that: {never:?}");
        let gone = play(JobScript::new([running.clone(), Step::not_found()]));
        wait(api, &gone, &[]).fails(6, &[]);
        let refused = play(JobScript::new([running.clone(), Step::error(403)]));
        wait(api, &refused, &[]).fails(1, &["403"]);
    }
    run(&["wait"]).fails(2, &["which API?"]);
    run(&["wait", "nothing-like-this"]).fails(2, &["no API"]);
}

/// Time is looked at before what is new, so a pause that is longer than the time between two looks is always seen.
#[test]
fn pauses_are_told() {
    let api = apis()[0];
    let steps = [Step::error(429).retry_after(1), Step::status(word(api, Phase::Succeeded))];
    let ran = wait(api, &play(JobScript::new(steps.clone())), &["--progress"]);
    ran.works();
    let lines: Vec<_> = ran.err.lines().collect();
    let [pause, over, end] = &lines[..] else { panic!("{ran:?}") };
    assert!(pause.contains("HTTP 429") && pause.contains("; asking again in "), "{ran:?}");
    assert!(over.ends_with("the service answers again") && end.contains("succeeded"), "{ran:?}");
    assert_eq!(wait(api, &play(JobScript::new(steps)), &[]).err, "");
}

#[test]
fn one_question_is_told_from_several() {
    for verb in ["get", "timeline"] {
        run(&[verb, apis()[0].id, "+", apis()[1].id])
            .fails(2, &["+ stands between several", "`hwjobs wait`"]);
    }
    let intervals = ["--min-interval", "20", "--max-interval", "5"];
    let mock = play(JobScript::new([Step::status(word(apis()[0], Phase::Running))]));
    let words = common::waiting("wait", apis()[0], &mock, &[]);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    // The helper's own intervals are the four words behind the address.
    let words = [&words[..4], &words[8..], &intervals].concat();
    let ran = common::run_with(&words, &[("OS_TOKEN", common::TOKEN)]);
    ran.fails(2, &["--min-interval is 20 s, which is more than --max-interval, 5 s"]);
}

#[test]
fn json_has_the_last_answer_and_the_history() {
    for api in apis() {
        let course = lifecycles(api).into_iter().find(|course| course.outcome == Phase::Succeeded).unwrap();
        let waited = wait(api, &play(course.script()), &["--output", "json"]).json();
        assert_eq!(waited["outcome"], "succeeded", "{}", api.id);
        assert_eq!(waited["last"]["job"]["phase"], "succeeded");
        assert_eq!(waited["last"]["api"], api.id);
        let history = waited["history"].as_array().unwrap();
        assert_eq!(waited["polls"], history.len());
        assert!(history.iter().all(|poll| poll["http_status"] == 200 && poll["request_id"].is_string()));
    }
}

#[test]
fn a_file_for_browsers() {
    for api in apis() {
        let course = lifecycles(api).into_iter().find(|course| course.outcome == Phase::Failed).unwrap();
        let file = File::named(&format!("{}.html", api.id.replace('/', "-")));
        assert_eq!(wait(api, &play(course.script()), &["--html", file.name()]).code, 3);
        assert!(file.text().starts_with("<!doctype html>") && file.text().contains(api.id));
    }
    // That it cannot be written is said before the wait, not after it.
    let nowhere = "/nowhere/to/be/found.html";
    let ran = wait(apis()[0], &play(JobScript::new([Step::not_found()])), &["--html", nowhere]);
    ran.fails(2, &["--html", nowhere, "there is no such folder", "hint: "]);
}
