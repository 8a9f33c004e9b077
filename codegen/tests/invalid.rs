//! Schemas that break rules: for each `invalid/<rule>-<what>.yaml`, `invalid/<rule>-<what>.txt` holds what is said of it.
//!
//! A new case is a new file. `UPDATE=1 cargo test -p huaweicloud-jobs-codegen --test invalid` writes the `.txt` files; read them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod files;

use std::{collections::BTreeSet, env, fs, path::Path};

use huaweicloud_jobs_codegen::{Finding, Rule, Severity, check_texts};

struct Case {
    name: String,
    text: String,
    findings: Vec<Finding>,
}

impl Case {
    fn rules(&self) -> BTreeSet<Rule> {
        self.findings.iter().map(|finding| finding.rule).collect()
    }
}

fn cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/invalid");
    let mut cases = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let text = fs::read_to_string(&path).unwrap();
            let mut case = Case { name, text, findings: Vec::new() };
            case.findings = check_texts(&files::split(&case.text));
            cases.push(case);
        }
    }
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(!cases.is_empty());
    cases
}

#[test]
fn each_case_says_what_is_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/invalid");
    let mut wrong = Vec::new();
    for case in cases() {
        let expected = folder.join(format!("{}.txt", case.name));
        let said: Vec<String> = case.findings.iter().map(Finding::to_string).collect();
        let said = said.join("\n");
        if env::var_os("UPDATE").is_some() {
            fs::write(&expected, &said).unwrap();
        } else if fs::read_to_string(&expected).unwrap_or_default().replace("\r\n", "\n") != said {
            wrong.push(format!("{}:\n{said}", case.name));
        }
    }
    assert!(
        wrong.is_empty(),
        "these cases say something else than their .txt (UPDATE=1 writes them):\n\n{}",
        wrong.join("\n")
    );
}

#[test]
fn nothing_is_expected_of_a_case_that_is_gone() {
    let names: BTreeSet<String> = cases().into_iter().map(|case| case.name).collect();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/invalid")).unwrap() {
        let path = entry.unwrap().path();
        assert!(
            names.contains(path.file_stem().unwrap().to_str().unwrap()),
            "{} has no .yaml",
            path.display()
        );
    }
}

#[test]
fn each_case_breaks_the_rule_that_it_is_named_after() {
    let mut wrong = Vec::new();
    for case in cases() {
        let is_named = |rule: &Rule| {
            let rest = case.name.strip_prefix(rule.id());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
        };
        let is_warning = case.rules().iter().all(|rule| rule.severity() == Severity::Warning);
        let fits = match case.name.starts_with("several-") {
            true => case.findings.len() >= 3,
            // A warning can come with others.
            false if is_warning => case.rules().iter().any(is_named),
            false => case.rules().len() == 1 && case.rules().iter().all(is_named),
        };
        if !fits {
            wrong.push(format!("{} breaks {:?}", case.name, case.rules()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_rule_has_a_case() {
    let broken: BTreeSet<Rule> = cases().iter().flat_map(Case::rules).collect();
    for rule in Rule::ALL {
        assert!(broken.contains(rule), "no case breaks `{}`", rule.id());
    }
}

#[test]
fn findings_stand_in_the_file_and_in_its_order() {
    for case in cases() {
        let files = files::split(&case.text);
        for finding in &case.findings {
            let (_, text) = files.iter().find(|(name, _)| *name == finding.file).unwrap();
            let places = finding.related.iter().map(|related| &related.span).chain([&finding.span]);
            for span in places {
                let place = format!("{}:{}:{}", case.name, span.start.line, span.start.column);
                let line = text.lines().nth(span.start.line - 1).unwrap_or_default();
                let chars = |from, to| line.chars().skip(from - 1).take(to - from).collect::<String>();
                assert_eq!(span.start.line, span.end.line, "{place}");
                assert_eq!(chars(span.start.column, span.end.column), text[span.bytes.clone()], "{place}");
            }
            let one_line = finding.one_line();
            assert!(!one_line.contains('\n') && one_line.contains(finding.rule.id()), "{one_line}");
        }
        assert!(
            case.findings.is_sorted_by_key(|finding| (&finding.file, finding.span.start)),
            "{}",
            case.name
        );
    }
}

/// What `check --format sarif` offers as a fix mends what it is offered for.
#[test]
fn a_near_word_put_in_its_place_ends_the_finding() {
    let mut offered = 0;
    for case in cases() {
        for finding in &case.findings {
            let Some(word) = finding.replacement() else { continue };
            let mut files = files::split(&case.text);
            let Some(file) = files.iter_mut().find(|(name, _)| *name == finding.file) else { continue };
            let mut text = file.1.to_owned();
            text.replace_range(finding.span.bytes.clone(), &word);
            file.1 = &text;
            let place = |finding: &Finding| (finding.rule, finding.file.clone(), finding.span.start);
            let left = check_texts(&files);
            let is_there = left.iter().any(|left| place(left) == place(finding));
            assert!(!is_there, "{finding}\nis still there with `{word}`:\n{left:?}");
            offered += 1;
        }
    }
    assert!(offered > 20, "{offered}");
}
