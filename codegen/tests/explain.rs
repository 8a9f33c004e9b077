//! What `explain` shows as wrong breaks the rule, and what it shows as right keeps it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod files;

use huaweicloud_jobs_codegen::{Finding, Rule, Severity, check_texts};

const BASE: &str = include_str!("explained.yaml");

/// The sections of a schema: each begins at the left margin.
fn sections(text: &str) -> Vec<(&str, String)> {
    let mut sections: Vec<(&str, String)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        match line.split_once(':') {
            Some((name, _)) if !line.starts_with(' ') => sections.push((name, format!("{line}\n"))),
            _ => sections.last_mut().unwrap().1.push_str(&format!("{line}\n")),
        }
    }
    sections
}

/// What is found in an example, with the sections that its schemas leave out.
fn found(example: &str) -> Vec<Finding> {
    let whole = |(name, text): (&'_ str, &str)| match name.ends_with("/hosts.yaml") {
        true => text.to_owned(),
        false => {
            let given = sections(text);
            let left_out =
                sections(BASE).into_iter().filter(|(name, _)| !given.iter().any(|(given, _)| given == name));
            left_out.chain(given.iter().cloned()).map(|(_, text)| text).collect::<String>()
        }
    };
    let files = files::split(example);
    let texts: Vec<String> = files.iter().copied().map(whole).collect();
    let files = files.iter().zip(&texts).map(|((name, _), text)| (*name, text.as_str()));
    check_texts(&files.collect::<Vec<_>>())
}

#[test]
fn what_is_left_out_keeps_all_rules() {
    assert!(found("").is_empty(), "{:?}", found(""));
}

#[test]
fn the_wrong_example_breaks_the_rule_and_the_right_one_keeps_it() {
    for rule in Rule::ALL {
        let blocks: Vec<&str> = rule.explanation().split("```yaml\n").skip(1).collect();
        let blocks: Vec<&str> = blocks.into_iter().map(|block| block.split("```").next().unwrap()).collect();
        let [wrong, right] = blocks[..] else { panic!("{} has {} examples", rule.id(), blocks.len()) };
        let wrong = found(wrong);
        assert!(wrong.iter().any(|finding| finding.rule == *rule), "{}: {wrong:?}", rule.id());
        let others = wrong.iter().filter(|finding| finding.rule.severity() == Severity::Error);
        assert!(others.into_iter().all(|finding| finding.rule == *rule), "{}: {wrong:?}", rule.id());
        let right = found(right);
        let is_good =
            |finding: &Finding| finding.rule != *rule && finding.rule.severity() == Severity::Warning;
        assert!(right.iter().all(is_good), "{}: {right:?}", rule.id());
    }
}
