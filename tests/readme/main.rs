//! README.md says what is so.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

// Columns as README has them.
#[rustfmt::skip]
mod snippets;

use std::{env, fs};

const HEAD: &str = "| API | service | operation | request |\n|---|---|---|---|\n";

#[test]
fn the_table_of_apis_is_the_registry() {
    let rows = huaweicloud_jobs::apis().iter().map(|api| {
        let deprecated = if api.deprecated.is_some() { " (deprecated)" } else { "" };
        format!(
            "| `{}` | {} | {}{deprecated} | `{} {}` |\n",
            api.id, api.service, api.operation, api.method, api.uri
        )
    });
    let table = format!("{HEAD}{}", rows.collect::<String>());
    let readme = fs::read_to_string("README.md").unwrap();
    let start = readme.find(HEAD).expect("README.md has the table");
    let end = start + readme[start..].find("\n\n").unwrap() + 1;
    if env::var_os("UPDATE").is_some() {
        fs::write("README.md", format!("{}{table}{}", &readme[..start], &readme[end..])).unwrap();
    } else {
        assert_eq!(&readme[start..end], table, "run `UPDATE=1 cargo test --test readme`");
    }
}

#[test]
fn the_example_is_one_that_compiles() {
    let readme = fs::read_to_string("README.md").unwrap();
    let (_, example) = readme.split_once("```rust,no_run\n").unwrap();
    let (example, _) = example.split_once("```").unwrap();
    let compiled = fs::read_to_string("examples/show_job.rs").unwrap();
    assert!(compiled.ends_with(example), "examples/show_job.rs and README.md differ");
}

#[test]
fn each_snippet_is_one_that_compiles() {
    let readme = fs::read_to_string("README.md").unwrap();
    let lines = include_str!("snippets.rs").lines().map(|line| line.strip_prefix("    ").unwrap_or(line));
    let compiled = lines.map(|line| format!("{line}\n")).collect::<String>();
    let snippets: Vec<&str> = readme.split("```rust\n").skip(1).collect();
    assert!(snippets.len() > 5, "README.md has its snippets");
    for snippet in snippets {
        let (snippet, _) = snippet.split_once("```").unwrap();
        assert!(compiled.contains(&format!("\n{snippet}")), "tests/readme/snippets.rs has not:\n{snippet}");
    }
}
