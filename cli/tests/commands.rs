//! `apis`, `mock` and `demo`, and what is true of all commands.

mod common;

use std::{
    io::{BufRead, BufReader, Read},
    process::Stdio,
};

use common::{TOKEN, binary, get, get_with, mock, run, run_with};
use huaweicloud_jobs::apis;

#[test]
fn the_table_lists_every_api() {
    let ran = run(&["apis"]);
    assert_eq!(ran.works().lines().count(), apis().len() + 1, "{ran:?}");
    for (api, line) in apis().iter().zip(ran.works().lines().skip(1)) {
        for part in [api.id, api.service, api.method, api.uri] {
            assert!(line.contains(part), "{part} in {line}");
        }
        assert_eq!(line.contains("deprecated"), api.deprecated.is_some(), "{line}");
    }
}

#[test]
fn json_has_the_whole_registry() {
    let told = run(&["apis", "--output", "json"]).json();
    assert_eq!(told.as_array().unwrap().len(), apis().len());
    for (api, told) in apis().iter().zip(told.as_array().unwrap()) {
        for (key, value) in [("id", api.id), ("service", api.service), ("uri", api.uri), ("title", api.title)]
        {
            assert_eq!(told[key], value);
        }
        assert_eq!(told["parameters"].as_array().unwrap().len(), api.parameters.len());
        for (parameter, told) in api.parameters.iter().zip(told["parameters"].as_array().unwrap()) {
            assert_eq!(told["name"], parameter.name);
            assert_eq!(told["description"].as_str().unwrap_or_default(), parameter.description);
        }
        let statuses = told["job"]["statuses"]["values"].as_array().unwrap();
        assert_eq!(statuses.len(), api.job.statuses.words.len());
        assert!(statuses.iter().all(|status| status["phase"].is_string()), "{statuses:?}");
        for (example, told) in api.examples.iter().zip(told["examples"].as_array().unwrap()) {
            assert_eq!(
                told["response"],
                serde_json::from_str::<serde_json::Value>(example.response).unwrap()
            );
        }
        assert_eq!(told["deviations"].as_array().unwrap().len(), api.deviations.len());
        assert_eq!(told["errors"].as_array().unwrap().len(), api.errors.len());
        assert_eq!(told["paging"].is_null(), api.paging.is_none());
        assert_eq!(told["deprecated"].is_null(), api.deprecated.is_none());
    }
}

#[test]
fn the_demo_asks_every_api() {
    let ran = run(&["demo"]);
    let text = ran.works();
    assert!(ran.err.is_empty(), "{ran:?}");
    for api in apis() {
        assert!(text.contains(api.id) && text.contains(api.title), "{} in {text}", api.id);
    }
    let count = apis().len();
    assert!(text.ends_with(&format!("{count} of {count} APIs answered\n")), "{text}");
}

#[test]
fn the_mock_serves_until_it_is_stopped() {
    let mut child = binary()
        .args(["mock", "--token", "t-1", "--lifecycle"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let first = lines.next().unwrap();
    let url = first.split_whitespace().find(|word| word.starts_with("http://")).unwrap();
    let welcome: Vec<_> = lines.by_ref().take_while(|line| !line.contains("hwjobs get")).collect();
    assert!(welcome.iter().any(|line| line.contains("t-1")), "{welcome:?}");
    let api = apis()[0];
    let phase = || get(api, url, &["-o", "json", "--token", "t-1"]).json()["job"]["phase"].clone();
    assert_eq!(phase(), "pending");
    while phase() != "succeeded" {}
    get(api, url, &["--token", "t-2"]).fails(1, &["401"]);
    child.kill().unwrap();
    child.wait().unwrap();
    let mut log = String::new();
    child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    assert!(log.lines().next().unwrap().starts_with("200  GET /"), "{log}");
    assert!(log.lines().last().unwrap().starts_with("401  GET /"), "{log}");
}

#[test]
fn the_mock_says_why_it_cannot_listen() {
    let taken = mock();
    let port = taken.address().port().to_string();
    run(&["mock", "--port", &port]).fails(1, &[&port, "hint: "]);
    run(&["mock", "--port", "70000"]).fails(2, &["70000"]);
}

#[test]
fn colours_are_for_terminals_only() {
    let mock = mock();
    for (variables, coloured) in [
        (&[("OS_TOKEN", TOKEN)][..], false),
        (&[("OS_TOKEN", TOKEN), ("CLICOLOR_FORCE", "1")], true),
        (&[("OS_TOKEN", TOKEN), ("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
    ] {
        for api in apis() {
            let ran = get_with(api, &mock.url_of(api), &[], variables);
            assert_eq!(ran.works().contains('\u{1b}'), coloured, "{ran:?}");
        }
        let ran = run_with(&["get", "nothing-like-it"], variables);
        assert_eq!(ran.err.contains('\u{1b}'), coloured, "{ran:?}");
        assert_eq!(run_with(&["get", "--help"], variables).works().contains('\u{1b}'), coloured);
        assert_eq!(run_with(&["apis"], variables).works().contains('\u{1b}'), coloured);
        // Programs never get them.
        assert!(!run_with(&["apis", "-o", "json"], variables).works().contains('\u{1b}'));
    }
}

#[test]
fn nobody_reads_to_the_end() {
    for arguments in [&["apis", "-o", "json"][..], &["demo"], &["--help"]] {
        let mut child =
            binary().args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn help_and_version_are_no_errors() {
    for arguments in [&["--help"][..], &["help"], &["--version"], &["help", "get"], &["mock", "--help"]] {
        assert!(!run(arguments).works().is_empty());
    }
}

/// A text as words.
fn words(text: &str) -> String {
    text.replace('`', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn exit_codes_are_said_in_the_same_words_everywhere() {
    let readme = words(include_str!("../../README.md"));
    let help = words(run(&["--help"]).works());
    let codes = &help[help.find("Exit codes: ").unwrap()..];
    assert!(readme.contains(codes), "{codes}");
    let of_waits = &codes[codes.find("Exit codes of waits: ").unwrap()..];
    for arguments in
        [&["resume", "--help"][..], &["wait", apis()[0].id, "-h"], &["watch", apis()[0].id, "--help"]]
    {
        assert!(words(run(arguments).works()).contains(of_waits), "{arguments:?}");
    }
}
