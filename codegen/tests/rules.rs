//! The rules and the keys that `schema/README.md` documents are those that the generator knows.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::{fs, path::Path};

use huaweicloud_jobs_codegen::{Rule, check_text};

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../schema/README.md")).unwrap()
}

/// The rows of the first table below a heading, cells trimmed.
fn table(readme: &str, heading: &str) -> Vec<Vec<String>> {
    let lines = readme.lines().skip_while(|line| *line != heading).skip(1);
    let lines = lines.skip_while(|line| !line.starts_with('|')).take_while(|line| line.starts_with('|'));
    let cells = |line: &str| line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect();
    lines.skip(2).map(cells).collect()
}

#[test]
fn the_readme_lists_the_rules() {
    let listed: Vec<(String, String)> = table(&readme(), "## Rules")
        .into_iter()
        .map(|row| (row[0].trim_matches('`').to_owned(), row[1].clone()))
        .collect();
    let known: Vec<(String, String)> =
        Rule::ALL.iter().map(|rule| (rule.id().to_owned(), rule.says().to_owned())).collect();
    assert_eq!(listed, known);
}

/// What the generator says of a key that nobody could mean lists those that can stand in its place.
#[test]
fn the_readme_lists_the_keys() {
    for (heading, place, what) in [
        ("## `hosts.yaml`: where a service is", "?", "a table of hosts"),
        ("## `api`: what the page is", "api: {?}", "`api`"),
        ("## `request`: parameters", "request: { query: { some: {?} } }", "a parameter"),
        ("## `structures`", "structures: { Some: { some: {?} } }", "a field"),
        ("## `values`: enumerations", "values: { Some: { values: { some: {?} } } }", "a value"),
        ("## `job`: how the answer is a job", "job: {?}", "`job`"),
    ] {
        let mut listed = Vec::new();
        for row in table(&readme(), heading) {
            // One row may have several keys.
            listed.extend(row[0].split(", ").map(|key| key.trim_matches('`').to_owned()));
        }
        listed.sort();
        let text = place.replace('?', " 0xqq: x ");
        let file = if place == "?" { "schema/demo/hosts.yaml" } else { "schema/demo/v1/show_job.yaml" };
        let findings = check_text(file, &text);
        let message = format!("`0xqq` is not a key of {what}");
        let finding = findings.iter().find(|finding| finding.message == message).unwrap();
        let help = finding.help.as_deref().unwrap();
        let mut known: Vec<String> = help.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        known.sort();
        assert_eq!(listed, known, "under {heading}");
    }
}
