//! The rules and the keys that `schema/README.md` documents are those that the generator knows.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod files;

use std::{collections::BTreeSet, fs, path::Path};

use huaweicloud_jobs_codegen::{Rule, check_texts, keys};

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
    let listed: Vec<(String, String)> = ["## Rules", "## Warnings"]
        .into_iter()
        .flat_map(|heading| table(&readme(), heading))
        .map(|row| (row[0].trim_matches('`').to_owned(), row[1].clone()))
        .collect();
    assert!(Rule::ALL.is_sorted_by_key(|rule| rule.severity()));
    let known: Vec<(String, String)> =
        Rule::ALL.iter().map(|rule| (rule.id().to_owned(), rule.says().to_owned())).collect();
    assert_eq!(listed, known);
}

/// Where a place's keys stand: `?` is inside its map.
const PLACES: &[(&str, &str)] = &[
    ("file", "{?}"),
    ("api", "api: {?}"),
    ("document", "api: { document: {?} }"),
    ("permission", "api: { permissions: [ {?} ] }"),
    ("deprecated", "api: { deprecated: {?} }"),
    ("request", "request: {?}"),
    ("parameter", "request: { query: { some: {?} } }"),
    ("not_enforced", "request: { query: { some: { not_enforced: {?} } } }"),
    ("response", "response: { 200: {?} }"),
    ("structure", "structures: { Some: { fields: {}, ? } }"),
    ("field", "structures: { Some: { some: {?} } }"),
    ("set", "values: { Some: {?} }"),
    ("value", "values: { Some: { values: { some: {?} } } }"),
    ("job", "job: {?}"),
    ("tasks", "job: { tasks: {?} }"),
    ("error", "errors: [ {?} ]"),
    ("paging", "paging: {?}"),
    ("waiting", "waiting: {?}"),
    ("deviation", "deviations: [ {?} ]"),
    ("example", "examples: [ {?} ]"),
    ("hosts", "# file: schema/demo/hosts.yaml\n{?}"),
    ("hosts_group", "# file: schema/demo/hosts.yaml\nhosts: [ {?} ]"),
];

/// What the generator says of a key that nobody could mean lists those that can stand in its place.
#[test]
fn the_readers_know_the_keys_of_the_language() {
    let known = keys();
    assert_eq!(known.len(), PLACES.len());
    for (name, place) in PLACES {
        let (_, known) = known.iter().find(|(known, _)| known == name).unwrap();
        let known: BTreeSet<&str> = known.iter().map(|(key, _)| *key).collect();
        let findings = check_texts(&files::split(&place.replace('?', " 0xqq: x ")));
        let finding = findings.iter().find(|finding| finding.message.starts_with("`0xqq` is not a key of"));
        let mut asked: BTreeSet<&str> =
            finding.unwrap().help.as_deref().unwrap().split('`').skip(1).step_by(2).collect();
        if *name == "structure" {
            asked.insert("fields");
        }
        assert_eq!(asked, known, "{name}");
    }
}

#[test]
fn the_readme_says_of_the_keys_what_the_editor_shows() {
    for (heading, place) in [
        ("## `api`: what the page is", "api"),
        ("## `request`: parameters", "parameter"),
        ("## `structures`", "field"),
        ("## `values`: enumerations", "value"),
        ("## `job`: how the answer is a job", "job"),
        ("## `waiting`", "waiting"),
        ("## `hosts.yaml`: where a service is", "hosts"),
    ] {
        let mut listed = Vec::new();
        for row in table(&readme(), heading) {
            // One row may have several keys.
            listed.extend(row[0].split(", ").map(|key| (key.trim_matches('`').to_owned(), row[2].clone())));
        }
        let keys = keys();
        let (_, keys) = keys.iter().find(|(name, _)| *name == place).unwrap();
        let mut known: Vec<(String, String)> =
            keys.iter().map(|(key, meaning)| ((*key).to_owned(), (*meaning).to_owned())).collect();
        listed.sort();
        known.sort();
        assert_eq!(listed, known, "under {heading}");
    }
}
