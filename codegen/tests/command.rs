//! The command line, as it is called.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::{
    path::Path,
    process::{Command, Output},
};

use huaweicloud_jobs_codegen::{Rule, check, check_text, format_text};
use serde_json::Value;

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_huaweicloud-jobs-codegen"));
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR"))).args(arguments).output().unwrap()
}

fn said(output: &Output) -> (i32, &str, &str) {
    let text = |bytes| std::str::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn check_fails_on_errors_and_on_warnings_where_asked() {
    let (errors, warnings) = ("tests/invalid/several-names.yaml", "tests/invalid/no-example.yaml");
    let output = run(&["check", errors]);
    let (code, _, complaint) = said(&output);
    assert_eq!(code, 1);
    assert!(complaint.contains("error[file-name]") && !complaint.contains('\x1b'), "{complaint}");
    let output = run(&["check", "../schema"]);
    assert_eq!(said(&output).0, 0);
    // The file's name is wrong, which is an error; a folder is not needed to see the last line.
    let output = run(&["check", warnings]);
    assert_eq!(said(&output).0, 1);
    let output = run(&["check", "--color", "always", errors]);
    assert!(said(&output).2.contains("\x1b["));
    let output = run(&["check", "no/such/place"]);
    let (code, _, complaint) = said(&output);
    assert_eq!((code, complaint.starts_with("error: cannot read no/such/place")), (1, true), "{complaint}");
    assert_eq!(said(&run(&["chek"])).0, 2);
}

#[test]
fn findings_as_json() {
    let output = run(&["check", "--format", "json", "tests/invalid"]);
    let (code, document, _) = said(&output);
    let document: Value = serde_json::from_str(document).unwrap();
    let findings = document["findings"].as_array().unwrap();
    assert_eq!(code, 1);
    assert_eq!(
        document["errors"].as_u64().unwrap() + document["warnings"].as_u64().unwrap(),
        findings.len() as u64
    );
    for finding in findings {
        assert!(Rule::of_id(finding["rule"].as_str().unwrap()).is_some());
        let text = std::fs::read_to_string(
            Path::new(env!("CARGO_MANIFEST_DIR")).join(finding["file"].as_str().unwrap()),
        );
        let (text, span) = (text.unwrap(), &finding["span"]);
        let byte = |end: &str| span[end]["byte"].as_u64().unwrap() as usize;
        let line = text[..byte("start")].matches('\n').count() as u64 + 1;
        assert_eq!(span["start"]["line"].as_u64(), Some(line));
        assert!(!text[byte("start")..byte("end")].contains('\n'));
    }
}

/// What SARIF 2.1.0 demands of what is in the document.
#[test]
fn findings_as_sarif() {
    let output = run(&["check", "--format", "sarif", "tests/invalid"]);
    let log: Value = serde_json::from_str(said(&output).1).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert!(results.len() > 200);
    for result in results {
        let rule = &rules[result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        assert_eq!(rule["defaultConfiguration"]["level"], result["level"]);
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        for location in
            [&result["locations"][0]].into_iter().chain(result["relatedLocations"].as_array().unwrap())
        {
            let place = &location["physicalLocation"];
            assert!(!place["artifactLocation"]["uri"].as_str().unwrap().contains(['\\', ' ']));
            let number = |key: &str| place["region"][key].as_u64().unwrap();
            assert!(number("startLine") >= 1 && number("startColumn") >= 1);
            assert!((number("endLine"), number("endColumn")) >= (number("startLine"), number("startColumn")));
        }
    }
}

#[test]
fn explain_lists_and_explains_and_guesses() {
    let output = run(&["explain"]);
    let (code, list, _) = said(&output);
    assert_eq!((code, list.lines().count()), (0, Rule::ALL.len()));
    let output = run(&["explain", "error[bad-value]"]);
    assert!(said(&output).1.starts_with("error[bad-value]: "));
    let output = run(&["explain", "bad-vlaue"]);
    assert_eq!(said(&output), (1, "", "error: no rule is called `bad-vlaue`; did you mean `bad-value`?\n"));
}

/// What `new` writes is a schema but for its blanks, and each blank is found.
#[test]
fn new_begins_a_schema() {
    let folder = std::env::temp_dir().join(format!("huaweicloud-jobs-new-{}", std::process::id()));
    let schema = folder.join("schema");
    let new = |id| run(&["new", id, schema.to_str().unwrap()]);
    let output = new("demo/v1_0/show_big_job");
    assert_eq!(said(&output).0, 0);
    let file = schema.join("demo/v1_0/show_big_job.yaml");
    let text = std::fs::read_to_string(&file).unwrap();
    assert_eq!(format_text("demo/v1_0/show_big_job.yaml", &text).unwrap(), text);
    // Once is enough.
    let output = new("demo/v1_0/show_big_job");
    assert!(said(&output).2.contains("is there already"), "{}", said(&output).2);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    for id in ["demo/show_job", "demo/v1.0/show_job", "demo/v1/ShowJob", "../demo/v1/show_job"] {
        let output = new(id);
        assert_eq!(said(&output).0, 1, "{id}");
        assert!(said(&output).2.contains("is not the id of an API"), "{}", said(&output).2);
    }
    std::fs::remove_dir_all(&folder).unwrap();

    let left = check_text("demo/v1_0/show_big_job.yaml", &text);
    assert!(left.len() > 4 && left.iter().all(|finding| finding.rule == Rule::MissingKey), "{left:?}");
    let filled = [
        ("title: \"\"", "title: Big"),
        ("service: \"\"", "service: Demo"),
        ("uri: \"\"", "uri: /v1.0/{project_id}/jobs/{job_id}"),
        ("endpoint: \"\"", "endpoint: https://demo.{region}.example.com"),
        ("page: \"\"", "page: api-demo/ShowBigJob"),
        ("description: \"\"", "description: What the page says."),
        (
            "values: {}",
            "values: { DONE: { phase: succeeded }, FAILED: { phase: failed }, STOPPED: { phase: cancelled } }",
        ),
        (
            "# examples:\n#   - response:\n#       {}",
            "examples:\n  - response: { \"job_id\": \"a\", \"status\": \"DONE\" }",
        ),
    ];
    let filled = filled.iter().fold(text, |text, (blank, with)| text.replace(blank, with));
    let left = check_text("demo/v1_0/show_big_job.yaml", &filled);
    assert!(left.is_empty(), "{left:?}");
}

/// Its service's table is read, but nothing is said of it.
#[test]
fn a_schema_alone_is_held_to_the_table_beside_it() {
    let folder = std::env::temp_dir().join(format!("huaweicloud-jobs-beside-{}", std::process::id()));
    let demo = folder.join("demo");
    std::fs::create_dir_all(demo.join("v1")).unwrap();
    let table = |host: &str| {
        let text = format!("source: made up\nhosts: [{{ endpoint: '{host}', regions: [north-1] }}]\n");
        std::fs::write(demo.join("hosts.yaml"), text).unwrap();
    };
    let schema = demo.join("v1/show_job.yaml");
    std::fs::write(&schema, include_str!("explained.yaml")).unwrap();
    let rules = || check(&[&schema]).unwrap().findings.iter().map(|finding| finding.rule).collect::<Vec<_>>();
    table("https://demo.{region}.example.com");
    assert_eq!(rules(), []);
    table("https://demo.{region}.example.eu");
    assert_eq!(rules(), [Rule::EndpointMismatch]);
    table("demo.{region}.example.eu");
    assert_eq!(rules(), []);
    std::fs::remove_dir_all(&folder).unwrap();
}

/// Every command in the documents is there, with its options.
#[test]
fn the_documents_call_commands_as_they_are() {
    const CALL: &str = "cargo run -p huaweicloud-jobs-codegen -- ";
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut calls = 0;
    for document in ["README.md", "CONTRIBUTING.md", "schema/README.md", "docs/apis.md"] {
        let text = std::fs::read_to_string(root.join(document)).unwrap();
        for call in text.split(CALL).skip(1) {
            let call = call.split(['`', '\n', '#']).next().unwrap();
            let words: Vec<&str> = call.split_whitespace().collect();
            let output = run(&[words[0], "--help"]);
            let (code, help, complaint) = said(&output);
            assert_eq!(code, 0, "{document}: {call}: {complaint}");
            for option in words.iter().filter(|word| word.starts_with("--")) {
                assert!(help.contains(option), "{document}: `{call}`: there is no {option}");
            }
            calls += 1;
        }
    }
    assert!(calls > 15, "{calls}");
}

/// A file that was meant for something else is answered at once.
#[test]
fn what_is_no_schema_is_answered_briefly() {
    let left = check_text("schema/demo/v1/show_job.yaml", &"a: {b: 1}\n".repeat(5000));
    let help = left.last().unwrap().help.clone().unwrap();
    assert_eq!(
        (left.len(), help.ends_with(" more findings in this file are left out")),
        (200, true),
        "{help}"
    );

    let file = std::env::temp_dir().join(format!("huaweicloud-jobs-long-{}.yaml", std::process::id()));
    for (bytes, expected) in
        [(vec![b' '; 2 << 20], "it has 2 MiB"), (vec![0xff, 0xfe], "it is not UTF-8 text")]
    {
        std::fs::write(&file, bytes).unwrap();
        let output = run(&["check", file.to_str().unwrap()]);
        let (code, _, complaint) = said(&output);
        assert_eq!((code, complaint.contains(expected)), (1, true), "{complaint}");
    }
    std::fs::remove_file(&file).unwrap();
}
