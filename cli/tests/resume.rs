//! `--save` and `hwjobs resume`.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::{io::Read, process::Stdio};

use common::{File, Ran, TOKEN, binary, play, run, run_with, wait, waiting, word};
use huaweicloud_jobs::{Phase, apis};
use huaweicloud_jobs_mock::{JobScript, Mock, Step, lifecycles};
use serde_json::{Value, json};

fn resume(file: &File, more: &[&str]) -> Ran {
    let mut words = vec!["resume", file.name(), "--rate", "100000"];
    words.extend(more);
    run_with(&words, &[("OS_TOKEN", TOKEN)])
}

#[test]
fn a_wait_that_ended_says_so_again_and_asks_nobody() {
    for api in apis() {
        for phase in [Phase::Succeeded, Phase::Failed, Phase::Cancelled] {
            let courses = lifecycles(api).into_iter().find(|course| course.outcome == phase);
            let Some(course) = courses else { continue };
            let file = File::named(&format!("{}-{phase}.json", api.id.replace('/', "-")));
            let first = wait("wait", api, &play(course.script()), &["--save", file.name(), "-o", "json"]);
            // The mock is gone, and no credentials are needed.
            let again = run(&["resume", file.name(), "-o", "json"]);
            assert_eq!((again.code, &again.err), (first.code, &first.err), "{again:?}");
            let json = |ran: &Ran| serde_json::from_str::<Value>(&ran.out).unwrap();
            let (first, again) = (json(&first), json(&again));
            for key in ["outcome", "error", "polls", "history", "asked"] {
                assert_eq!(first[key], again[key], "{key}");
            }
            assert_eq!(first["last"]["job"], again["last"]["job"]);
            assert!(!file.text().contains("a-secret"));
        }
    }
}

#[test]
fn what_the_service_said_of_a_job_that_is_gone_is_kept() {
    for api in apis() {
        let file = File::named(&format!("{}-gone.json", api.id.replace('/', "-")));
        let gone = play(JobScript::new([Step::status(word(api, Phase::Running)), Step::not_found()]));
        let first = wait("wait", api, &gone, &["--save", file.name()]);
        let again = run(&["resume", file.name()]);
        assert_eq!((first.code, again.code), (6, 6), "{again:?}");
        let said = first.err.split_once("(request id ").unwrap().1;
        assert!(again.err.contains("HTTP ") && again.err.contains(said.lines().next().unwrap()), "{again:?}");
    }
}

/// A job that goes on for ever at one mock, and has ended at another one.
fn killed(file: &File) -> (Mock, Value) {
    let api = apis()[0];
    let mock = play(JobScript::new([Step::status(word(api, Phase::Running))]));
    let words = waiting("wait", api, &mock, &["--save", file.name(), "--progress", "--max-wait", "60"]);
    let mut command = binary();
    command.args(&words).env("OS_TOKEN", TOKEN).stderr(Stdio::piped()).stdout(Stdio::null());
    let mut child = command.spawn().unwrap();
    // Until it has seen the job, and has written that.
    child.stderr.as_mut().unwrap().read_exact(&mut [0; 20]).unwrap();
    let saved = loop {
        let saved: Value = serde_json::from_str(&file.text()).unwrap();
        if !saved["waits"][0]["wait"]["history"].as_array().is_none_or(Vec::is_empty) {
            break saved;
        }
        assert_eq!(child.try_wait().unwrap(), None, "it has ended");
    };
    child.kill().unwrap();
    child.wait().unwrap();
    (mock, saved)
}

#[test]
fn after_it_was_killed_it_goes_on() {
    let file = File::named("killed.json");
    let (_mock, mut saved) = killed(&file);
    let api = apis()[0];
    let done = play(JobScript::new([Step::status(word(api, Phase::Succeeded))]));
    saved["waits"][0]["endpoint"] = json!(done.url_of(api));
    std::fs::write(file.name(), saved.to_string()).unwrap();

    let ran = resume(&file, &["--progress", "-o", "json"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let lines: Vec<_> = ran.err.lines().collect();
    assert_eq!(lines.len(), 1, "what was told is not told again: {ran:?}");
    assert!(lines[0].contains("succeeded"), "{ran:?}");
    let waited = ran.json();
    assert!(waited["polls"].as_u64() > Some(1), "{waited}");
    assert_eq!(waited["history"][0]["phase"], "running");
    // The file says how it ended.
    let watched = run(&["resume", file.name(), "--watch"]);
    assert!(watched.works().contains("succeeded"), "{watched:?}");
    // And the timeline can be drawn from it.
    run(&["timeline", "--from", file.name()]).works();
}

#[test]
fn a_file_that_is_needed_is_not_overwritten() {
    let file = File::named("needed.json");
    let (mock, saved) = killed(&file);
    let begin = || wait("wait", apis()[0], &mock, &["--save", file.name(), "--max-wait", "0"]);
    let refused = begin();
    assert_eq!(refused.code, 2, "{refused:?}");
    assert!(refused.err.contains("has not ended") && refused.err.contains("hwjobs resume"), "{refused:?}");
    assert_eq!(serde_json::from_str::<Value>(&file.text()).unwrap(), saved);
    // Once it has ended, the file serves the next.
    assert_eq!(resume(&file, &["--max-wait", "0"]).code, 5);
    assert_eq!(begin().code, 5);
    std::fs::write(file.name(), "my notes").unwrap();
    assert_eq!((begin().code, file.text().as_str()), (2, "my notes"));
}

#[test]
fn more_time() {
    let api = apis()[0];
    let file = File::named("late.json");
    let mock = play(JobScript::new([
        Step::status(word(api, Phase::Running)),
        Step::status(word(api, Phase::Succeeded)),
    ]));
    let save = ["--save", file.name(), "--max-wait", "0"];
    wait("wait", api, &mock, &save).fails(5, &["did not end within"]);
    run(&["resume", file.name()]).fails(5, &["did not end within"]);
    assert_eq!(resume(&file, &["--max-wait", "3600"]).code, 0);
    run(&["resume", file.name()]).works();
}

#[test]
fn files_that_cannot_be_read() {
    let file = File::named("bad-base.json");
    let (_mock, good) = killed(&file);
    let edited = |path: &[&str], value: Value| {
        let mut file = good.clone();
        let at = path.iter().fold(&mut file, |at, key| match key.parse::<usize>() {
            Ok(index) => &mut at[index],
            Err(_) => &mut at[*key],
        });
        *at = value;
        file.to_string()
    };
    for (text, says) in [
        (String::new(), "it is not valid JSON"),
        ("{}".to_owned(), "hwjobs: it is missing"),
        (edited(&["hwjobs"], json!(2)), "version 1"),
        (edited(&["waits"], json!([])), "waits: expected"),
        (edited(&["waits", "0", "endpoint"], json!(7)), "waits[0].endpoint: expected a text"),
        (edited(&["waits", "0", "endpoint"], json!("nowhere")), "waits[0].endpoint: "),
        (edited(&["waits", "0", "wait"], json!(null)), "waits[0].wait"),
        (
            edited(&["waits", "0", "wait", "api"], json!("no/v1/such")),
            "waits[0].wait: the saved wait is of \"no/v1/such\"",
        ),
        (edited(&["waits", "0", "wait", "policy", "timeout"], json!("x")), "waits[0].wait.policy.timeout: "),
        (edited(&["waits", "0", "wait", "version"], json!(9)), "version 9"),
        (edited(&["waits", "0", "observed"], json!([])), "waits[0].observed: expected an object"),
        (edited(&["waits", "0", "observed", "/a#1"], json!([1, 2])), "waits[0].observed[\"/a#1\"]: "),
    ] {
        let bad = File::new("bad.json", &text);
        resume(&bad, &[]).fails(2, &[bad.name(), says, "hint: "]);
        assert_eq!(bad.text(), text, "it is left as it is");
    }
    run(&["resume", "/nowhere/wait.json"]).fails(2, &["/nowhere/wait.json", "no such file"]);
    run(&["resume"]).fails(2, &["<FILE>"]);
}

#[cfg(unix)]
#[test]
fn it_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let file = File::named("private.json");
    let _killed = killed(&file);
    assert_eq!(std::fs::metadata(file.name()).unwrap().permissions().mode() & 0o777, 0o600);
}
