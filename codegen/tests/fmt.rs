//! `fmt` changes the layout and nothing else.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::{fs, path::Path, path::PathBuf};

use huaweicloud_jobs_codegen::{Formatting, check_text, format_text, render};
use proptest::prelude::*;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The good schemas, by their names.
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
    let mut found = Vec::new();
    for folder in ["schema", "tests/golden/schema", "tests/data"] {
        collect(&root().join(folder), &mut found);
    }
    found.sort();
    found
        .iter()
        .map(|path| (path.to_str().unwrap().replace('\\', "/"), fs::read_to_string(path).unwrap()))
        .collect()
}

/// All that the generator makes of one schema.
fn generated(name: &str, text: &str) -> Vec<(PathBuf, String)> {
    let parts: Vec<&str> = name.rsplit('/').take(3).collect();
    let folder = std::env::temp_dir().join(format!("huaweicloud-jobs-fmt-{}", std::process::id()));
    let file = folder.join(parts[2]).join(parts[1]).join(parts[0]);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, text).unwrap();
    let files = render(&folder).unwrap().into_iter().collect();
    fs::remove_dir_all(&folder).unwrap();
    files
}

fn comments(text: &str) -> Vec<&str> {
    let mut comments: Vec<&str> = text.lines().map(str::trim).filter(|line| line.starts_with('#')).collect();
    comments.sort_unstable();
    comments
}

#[test]
fn the_shipped_schemas_are_formatted() {
    for (name, text) in schemas().iter().filter(|(name, _)| !name.contains("/tests/")) {
        let formatted = format_text(name, text).unwrap();
        assert!(formatted == *text, "{name}: run `cargo run -p huaweicloud-jobs-codegen -- fmt`");
    }
}

#[test]
fn the_library_stays_the_same() {
    for (name, text) in schemas() {
        let formatted = format_text(&name, &text).unwrap();
        assert!(generated(&name, &formatted) == generated(&name, &text), "{name}");
        assert_eq!(format_text(&name, &formatted).unwrap(), formatted, "{name}");
    }
}

#[test]
fn what_a_schema_looks_like() {
    let text = "\
# The page.


job:   # how it is a job
    # its status
    status:   status
    id: id
    tasks: {status: state , each: tasks}
response:
   200: {description: OK,body: Answer}
   404:
# What it is.
api:
 title: 'It''s'   # quoted
 document: { updated: 2025-01-01, page: p }
 function: >-
    Folded
      and indented

    text.
 permissions:
 - {access: read, action: a}
 -  action: b
    # Why.
    access: read
  # Below the list.
examples:
- response:
          {
             \"b\": [1,
               2]
          }
  status: 200
";
    let expected = "\
# The page.

# What it is.
api:
  title: 'It''s'   # quoted
  function: >-
    Folded
      and indented

    text.
  document: { page: p, updated: 2025-01-01 }
  permissions:
    - { action: a, access: read }
    - action: b
      # Why.
      access: read
  # Below the list.

response:
  200: { body: Answer, description: OK }
  404:

job:   # how it is a job
  id: id
  # its status
  status: status
  tasks: { each: tasks, status: state }

examples:
  - status: 200
    response:
      {
         \"b\": [1,
           2]
      }
";
    assert_eq!(format_text("a", text).unwrap(), expected);
    assert_eq!(format_text("a", expected).unwrap(), expected);
}

#[test]
fn what_a_table_of_hosts_looks_like() {
    let text = "\
# Hosts.
hosts:
- regions: [a-1]
  endpoint: https://demo.{region}.example.com
global: https://demo.example.com
source: a list
";
    let expected = "\
# Hosts.
source: a list
global: https://demo.example.com

hosts:
  - endpoint: https://demo.{region}.example.com
    regions: [a-1]
";
    assert_eq!(format_text("demo/hosts.yaml", text).unwrap(), expected);
    assert_eq!(format_text("demo/hosts.yaml", expected).unwrap(), expected);
}

#[test]
fn what_could_get_lost_stays() {
    for text in ["---\napi: {}\n", "? api\n: {}\n", "api: { a: b, }\n"] {
        assert!(matches!(format_text("a", text), Err(Formatting::Left)), "{text}");
    }
    assert!(matches!(format_text("a", "api: {"), Err(Formatting::Refused(_))));
}

/// Something that does not change what a schema says.
fn mutate(text: &str, what: usize, line: usize) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let at = line % lines.len();
    match what {
        0 => lines.insert(at, String::new()),
        1 => lines.insert(at, format!("{}# a comment, {line}: here", " ".repeat(line % 7))),
        2 => lines[at].push_str("  "),
        3 => lines[at] = lines[at].replace(": { ", ":   {").replace(" }", "   }"),
        4 => lines[at].push_str(" # beside"),
        5 => {
            lines = lines
                .iter()
                .map(|line| format!("{}{line}", &line[..line.len() - line.trim_start().len()]))
                .collect()
        }
        // Anything: it may not be a schema any more.
        6 => drop(lines.remove(at)),
        _ => lines.swap(at, line % 13 % text.lines().count()),
    }
    lines.join("\n") + "\n"
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_layout_nothing_is_lost(
        (name, text) in prop::sample::select(schemas()),
        mutations in prop::collection::vec((0..8_usize, any::<usize>()), 1..6),
    ) {
        let mutated = mutations.iter().fold(text, |text, (what, line)| mutate(&text, *what, *line));
        if let Ok(formatted) = format_text(&name, &mutated) {
            prop_assert_eq!(comments(&formatted), comments(&mutated));
            // The same is found, wherever it stands now.
            let found = |text: &str| {
                let mut found: Vec<_> = check_text(&name, text).into_iter().map(|finding| (finding.rule, finding.message)).collect();
                found.sort();
                found
            };
            prop_assert_eq!(found(&formatted), found(&mutated));
            prop_assert_eq!(format_text(&name, &formatted).unwrap(), formatted);
        }
    }
}
