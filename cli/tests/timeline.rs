//! `hwjobs timeline`, for every API of the registry.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{File, TOKEN, example_text, mock, options, run, run_with};
use huaweicloud_jobs::{APIS, Api};

fn asked(api: &Api, more: &[&str]) -> common::Ran {
    let mock = mock();
    let (url, options) = (mock.url_of(APIS.iter().find(|other| other.id == api.id).unwrap()), options(api));
    let mut arguments = vec!["timeline", api.id, "--endpoint", &url];
    arguments.extend(options.iter().map(String::as_str));
    arguments.extend(more);
    run_with(&arguments, &[("OS_TOKEN", TOKEN)])
}

#[test]
fn a_saved_answer_gives_the_same_chart_as_asking() {
    for api in APIS {
        let asked = asked(api, &[]);
        let rows = |text: &str| text.lines().filter(|line| line.contains(['█', '▓', '◆', '┊'])).count();
        let file = File::new(&format!("{}.json", api.id.replace('/', "-")), example_text(api));
        // No credentials, no region and no parameters are needed.
        let read = run(&["timeline", api.id, "--from", file.name()]);
        assert_eq!(rows(read.works()), rows(asked.works()), "{read:?} {asked:?}");
        assert!(!read.out.contains('\u{1b}'));
        assert!(read.out.lines().all(|line| line.chars().count() <= 110), "{read:?}");
    }
}

#[test]
fn a_file_for_browsers_is_whole() {
    for api in APIS {
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
    let api = APIS[0];
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
    let api = APIS[0];
    run(&["timeline", api.id]).fails(2, &["required"]);
    run(&["timeline"]).fails(2, &["which API?"]);
}
