//! Scripts as they are written: what they mean, and what is refused.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::{fs, path::Path, time::Duration};

use huaweicloud_jobs_mock::{Faults, JobScript, JobState, Script, Step};

/// Each `.yaml` has its error beside it. `UPDATE=1` writes them anew.
#[test]
fn bad_scripts_are_refused_with_their_place() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/invalid");
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "yaml") {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let Err(error) = Script::from_yaml(&text) else { panic!("{} is accepted", path.display()) };
        let said = format!("{error}\n");
        let expected = path.with_extension("txt");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&expected, &said).unwrap();
        }
        assert_eq!(said, fs::read_to_string(&expected).unwrap_or_default(), "{}", path.display());
        count += 1;
    }
    assert!(count > 30, "{count} bad scripts");
}

#[test]
fn every_key_means_what_the_builder_means() {
    let yaml = r#"
jobs:
  - api: a/v1/b
    job: 575768277444198400
    steps:
      - { status: init, repeat: 2 }
      - { status: 2, progress: 12.5, delay: 1.5s }
      - { status: true, result: BAD, code: C, message: M }
      - { tasks: [success, 3, { status: failed, name: n, progress: 1, code: c, message: m, result: r, tasks: [x] }] }
      - { error: 429, retry_after: 3 }
      - { error: 503, retry_after: "Wed, 21 Oct 2026 07:28:00 GMT", code: X.1, message: Busy. }
      - { not_found: true }
      - { html: 200 }
      - { reset: true, delay: 20ms, repeat: 3 }
      - { expire_token: true }
      - { truncate: 20 }
      - { truncate: true, drip: { bytes: 8, every: 50ms } }
      - { drip: true }
  - steps: [reset, truncate, drip, html, not_found, expire_token]
faults: { seed: 7, rate: 1, in_a_row: 2, kinds: [reset, { delay: 2m }] }
"#;
    let drip = |step: Step| step.drip(16, Duration::from_millis(10));
    let task =
        JobState::new("failed").name("n").progress(1.0).code("c").message("m").result("r").tasks(["x"]);
    let one = JobScript::new([
        Step::status("init").repeat(2),
        Step::status(2).progress(12.5).delay(Duration::from_millis(1500)),
        Step::status(true).result("BAD").code("C").message("M"),
        Step::here().tasks([JobState::from("success"), JobState::from(3), task]),
        Step::error(429).retry_after(3),
        Step::error(503).retry_after("Wed, 21 Oct 2026 07:28:00 GMT").code("X.1").message("Busy."),
        Step::not_found(),
        Step::html(200),
        Step::reset().delay(Duration::from_millis(20)).repeat(3),
        Step::expire_token(),
        Step::here().truncate_after(20),
        Step::here().truncate().drip(8, Duration::from_millis(50)),
        drip(Step::here()),
    ]);
    let words = JobScript::new([
        Step::reset(),
        Step::here().truncate(),
        drip(Step::here()),
        Step::html(502),
        Step::not_found(),
        Step::expire_token(),
    ]);
    let faults = Faults::new(7).rate(1.0).in_a_row(2);
    let faults = faults.kinds([Step::reset(), Step::here().delay(Duration::from_secs(120))]);
    let script = Script::new().job(one.api("a/v1/b").id("575768277444198400")).job(words).faults(faults);
    assert_eq!(Script::from_yaml(yaml).unwrap(), script);
}

/// The examples of the README are scripts.
#[test]
fn the_readme_is_right() {
    let readme = include_str!("../README.md");
    let scripts: Vec<_> =
        readme.split("```yaml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert_eq!(scripts.len(), 2);
    for script in scripts {
        Script::from_yaml(script).unwrap();
    }
}
