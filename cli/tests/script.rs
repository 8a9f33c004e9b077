//! `hwjobs mock --script`.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::{
    io::{BufRead, BufReader, Read},
    process::{Child, Stdio},
};

use common::{File, binary, get, run};
use huaweicloud_jobs::apis;

/// A mock in a process of its own.
struct Playing(Child, String);

impl Playing {
    fn new(script: &File) -> Self {
        let mut child = binary()
            .args(["mock", "--token", "t-1", "--script", script.name()])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let first = BufReader::new(child.stdout.take().unwrap()).lines().next().unwrap().unwrap();
        let url = first.split_whitespace().find(|word| word.starts_with("http://")).unwrap();
        Self(child, url.to_owned())
    }

    fn log(&mut self) -> String {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
        let mut log = String::new();
        self.0.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        log
    }
}

impl Drop for Playing {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_script_is_played() {
    let script = "
jobs:
  - steps:
      - not_found
      - { error: 429, retry_after: 60 }
      - reset
      - reset
      - reset
      - truncate
      - truncate
      - truncate
      - status: PONDERING
      - html
";
    let file = File::new("good.yaml", script);
    let mut playing = Playing::new(&file);
    let api = apis()[0];
    let ask = |playing: &Playing| get(api, &playing.1, &["-o", "json", "--token", "t-1"]);
    ask(&playing).fails(1, &["hint: check the job id"]);
    ask(&playing).fails(1, &["APIGW.0308"]);
    // What passes is asked again twice, but not after so long a pause.
    ask(&playing).fails(1, &["after 3 attempts", "hint: check --endpoint"]);
    ask(&playing).fails(1, &["broke off", "after 3 attempts"]);
    let job = ask(&playing).json()["job"].clone();
    assert_eq!((&job["status"], &job["phase"]), (&"PONDERING".into(), &"unknown".into()));
    ask(&playing).fails(1, &["502"]);
    let log = playing.log();
    let told: Vec<_> = log.lines().map(|line| &line[..3]).collect();
    let expected = ["429", "---", "---", "---", "200", "200", "200", "200", "502", "502", "502"];
    assert_eq!(told[1..], expected, "{log}");
}

#[test]
fn a_bad_script_is_refused_with_its_line() {
    for (name, text, place, says) in [
        ("key.yaml", "jobs:\n  - steps:\n      - statsu: init\n", ":3:9: ", "unknown field `statsu`"),
        ("value.yaml", "jobs:\n  - steps:\n      - delay: soon\n", ":3:16: ", "\"soon\" is not a duration"),
        ("yaml.yaml", "jobs: [\n", ":2:1: ", "while parsing"),
        ("api.yaml", "jobs:\n  - api: no/v1/such\n    steps: [reset]\n", ": ", "no API \"no/v1/such\""),
    ] {
        let file = File::new(name, text);
        let ran = run(&["mock", "--script", file.name()]);
        ran.fails(2, &[&format!("{}{place}", file.name()), says, "hint: "]);
        assert!(ran.out.is_empty());
    }
}

#[test]
fn a_script_that_is_not_there() {
    run(&["mock", "--script", "/nowhere/script.yaml"])
        .fails(2, &["/nowhere/script.yaml", "no such file", "hint: "]);
}
