//! Whatever happens to a schema, the generator answers with findings that stand in the file, and never panics.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::{fs, path::Path, path::PathBuf};

use huaweicloud_jobs_codegen::{Rule, Severity, check_text};
use proptest::prelude::*;

/// Something that can happen to a line while it is edited.
#[derive(Clone, Copy, Debug)]
enum Mutation {
    Drop,
    Twice,
    Indent,
    Outdent,
    SwapWord,
    DeleteChar,
    DoubleKey,
}

const WORDS: [&str; 8] =
    ["String", "Integer", "Boolean", "Object", "Map<String,String>", "Array of Task objects", "{", "["];

fn mutate(text: &str, mutation: Mutation, line: usize, other: usize) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if lines.is_empty() {
        return String::new();
    }
    let at = line % lines.len();
    let chars: Vec<char> = lines[at].chars().collect();
    match mutation {
        Mutation::Drop => drop(lines.remove(at)),
        Mutation::Twice => lines.insert(at, lines[at].clone()),
        Mutation::Indent => lines[at].insert_str(0, ["  ", " ", "\t"][other % 3]),
        Mutation::Outdent => lines[at] = lines[at].strip_prefix("  ").unwrap_or_default().to_owned(),
        Mutation::SwapWord => {
            let (from, to) = (WORDS[other % WORDS.len()], WORDS[other / WORDS.len() % WORDS.len()]);
            // Lines without the word are reached from the first one that has it.
            let found = (at..lines.len()).chain(0..at).find(|at| lines[*at].contains(from)).unwrap_or(at);
            lines[found] = lines[found].replace(from, to);
        }
        Mutation::DoubleKey => {
            // The same key again, with another line's value.
            let key = lines[at].split(':').next().unwrap_or_default().to_owned();
            let value = lines[other % lines.len()].split_once(':').map_or("", |(_, value)| value).to_owned();
            lines.insert(at, format!("{key}:{value}"));
        }
        Mutation::DeleteChar => {
            let gone = other % chars.len().max(1);
            let keep = chars.iter().enumerate().filter(|(at, _)| *at != gone).map(|(_, c)| *c);
            lines[at] = keep.collect();
        }
    }
    lines.join("\n")
}

/// The shipped schemas, by their names.
fn schemas() -> Vec<(String, String)> {
    fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "yaml") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut found = Vec::new();
    collect(&root.join("schema"), &mut found);
    found.sort();
    collect(&root.join("tests/golden/schema"), &mut found);
    let name = |path: &Path| path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
    found.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

fn mutation() -> impl Strategy<Value = Mutation> {
    use Mutation::*;
    prop::sample::select(vec![Drop, Twice, Indent, Outdent, SwapWord, DeleteChar, DoubleKey])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_mutated_schema_is_answered(
        (name, text) in prop::sample::select(schemas()),
        mutations in prop::collection::vec((mutation(), any::<usize>(), any::<usize>()), 1..4),
    ) {
        let mutated = mutations.iter().fold(text, |text, (what, line, other)| mutate(&text, *what, *line, *other));
        let findings = check_text(&name, &mutated);
        for finding in &findings {
            let places = finding.related.iter().map(|related| &related.span).chain([&finding.span]);
            for span in places {
                let line = mutated.split('\n').nth(span.start.line - 1);
                let width = line.map(|line| line.chars().count());
                prop_assert!(width.is_some_and(|width| span.end.column <= width + 1), "{finding}\n{mutated}");
                prop_assert!(span.start.line == span.end.line && span.start <= span.end, "{finding}\n{mutated}");
                prop_assert!(mutated.get(span.bytes.clone()).is_some(), "{finding}\n{mutated}");
            }
            prop_assert!(finding.to_string().starts_with(finding.rule.severity().word()));
        }
        // It was found wanting, or it is good and can be generated.
        let is_error = |rule: Rule| rule.severity() == Severity::Error;
        prop_assert_eq!(findings.iter().any(|finding| is_error(finding.rule)), findings.iter().all(|finding| is_error(finding.rule)) && !findings.is_empty());
        prop_assert!(findings.is_sorted_by_key(|finding| finding.span.start));
    }
}
