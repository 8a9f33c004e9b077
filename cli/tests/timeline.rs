//! `hwjobs timeline`, for every API of the registry.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{File, TOKEN, example_text, mock, options, run, run_with};
use huaweicloud_jobs::{Api, apis};

fn asked(api: &Api, more: &[&str]) -> common::Ran {
    let mock = mock();
    let (url, options) = (mock.url_of(apis().iter().find(|other| other.id == api.id).unwrap()), options(api));
    let mut arguments = vec!["timeline", api.id, "--endpoint", &url];
    arguments.extend(options.iter().map(String::as_str));
    arguments.extend(more);
    run_with(&arguments, &[("OS_TOKEN", TOKEN)])
}

#[test]
fn a_saved_answer_gives_the_same_chart_as_asking() {
    for api in apis() {
        let asked = asked(api, &[]);
        let rows = |text: &str| text.lines().filter(|line| line.contains(['█', '▓', '◆', '┊'])).count();
        let file = File::new(&format!("{}.json", api.id.replace('/', "-")), example_text(api));
        // No credentials, no region and no parameters are needed.
        let read = run(&["timeline", api.id, "--from", file.name()]);
        assert_eq!(rows(read.works()), rows(asked.works()), "{read:?} {asked:?}");
        assert!(!read.out.contains('\u{1b}'));
        // What is written for programs says itself whose answer it is.
        let mock = mock();
        let written = common::get(api, &mock.url_of(api), &["-o", "json"]);
        let json = File::new(&format!("{}-got.json", api.id.replace('/', "-")), written.works());
        assert_eq!(rows(run(&["timeline", "--from", json.name()]).works()), rows(&read.out));
        run(&["timeline", api.id, "--from", json.name()]).works();
        let other = apis().iter().find(|other| other.id != api.id).unwrap();
        run(&["timeline", other.id, "--from", json.name()])
            .fails(2, &["an answer of", api.id, "leave the API"]);
        assert!(read.out.lines().all(|line| line.chars().count() <= 110), "{read:?}");
    }
}

#[test]
fn what_wait_wrote_is_read() {
    let waited: Vec<serde_json::Value> = apis()
        .iter()
        .map(|api| {
            let phase = huaweicloud_jobs::Phase::Succeeded;
            let end = huaweicloud_jobs_mock::Step::status(common::word(api, phase));
            let mock = common::play(huaweicloud_jobs_mock::JobScript::new([end]));
            common::wait("wait", api, &mock, &["-o", "json"]).json()
        })
        .collect();
    let several = File::new("several.json", serde_json::to_string(&waited).unwrap());
    let one = File::new("one.json", waited[0].to_string());
    let lines = |file: &File| run(&["timeline", "--from", file.name()]).works().lines().count();
    assert!(lines(&several) > lines(&one));
}

#[test]
fn a_file_for_browsers_is_whole() {
    for api in apis() {
        let name = format!("{}-timeline.html", api.id.replace('/', "-"));
        let file = File::new(&name, "what was there before");
        asked(api, &["--html", file.name()]).works();
        let html = file.text();
        assert!(html.starts_with("<!doctype html>") && html.ends_with("</html>\n"), "{html}");
        assert!(html.contains(api.id));
        assert!(html.contains("<svg role") || html.contains("no times"), "{html}");
    }
}

#[test]
fn files_that_are_no_answers() {
    let api = apis()[0];
    let from = |file: &str| run(&["timeline", api.id, "--from", file]);
    from("/nowhere/answer.json").fails(2, &["--from /nowhere/answer.json", "no such file", "hint: "]);
    from(env!("CARGO_TARGET_TMPDIR")).fails(2, &["--from "]);
    for (name, text, says) in [
        ("empty.json", "", "not valid JSON"),
        ("page.json", "<html></html>", "not valid JSON"),
        ("cut.json", "{\"a\": [1,", "EOF"),
        ("list.json", "[]", "expected an object"),
        ("other.json", "{}", "says nothing of a job"),
        ("saved.json", r#"{"hwjobs": 1, "waits": []}"#, "saved waits"),
    ] {
        let file = File::new(name, text);
        from(file.name()).fails(2, &[file.name(), says, "hint: "]);
    }
    // Nobody was asked, so nobody answered with 200.
    let file = File::new("list.json", "[]");
    assert!(!from(file.name()).err.contains("HTTP"));
    run(&["timeline", "--from", file.name()]).fails(2, &[file.name(), "of which API", "hint: name it"]);
    let unknown = File::new("unknown.json", r#"{"api": "x/v1/y", "job": {}, "response": {}}"#);
    run(&["timeline", "--from", unknown.name()]).fails(2, &["x/v1/y", "not known"]);
    let file = File::new("never.json", api.examples[0].response);
    let folder = env!("CARGO_TARGET_TMPDIR");
    run(&["timeline", api.id, "--from", file.name(), "--html", folder]).fails(2, &["--html", folder]);
    let leftover = std::fs::read_dir(folder).unwrap().filter_map(Result::ok);
    let hidden: Vec<_> =
        leftover.filter(|entry| entry.file_name().to_string_lossy().starts_with(".never")).collect();
    assert!(hidden.is_empty(), "{hidden:?}");
}

#[test]
fn without_a_file_it_needs_what_the_others_need() {
    let api = apis()[0];
    run(&["timeline", api.id]).fails(2, &["required"]);
    run(&["timeline"]).fails(2, &["which API?"]);
}
