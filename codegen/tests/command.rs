//! The command line, as it is called.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::{
    path::Path,
    process::{Command, Output},
};

use huaweicloud_jobs_codegen::Rule;
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
