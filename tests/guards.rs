//! What does not depend on the machine's mood, and so is held: crates, lines, instructions. BENCHMARKS.md has what does.
//!
//! A bound that a change has made too wide is made narrower with it. One that a change needs wider says why here.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::print_stdout, reason = "how far a bound is away is worth a line")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// What each set of features brings: at most so many crates with the library's own two, some that are its point, some that are not.
/// ARCHITECTURE.md says what they are for.
const FEATURES: [(&str, usize, &[&str], &[&str]); 3] = [
    ("", 12, &["serde_json"], &["hyper", "jiff", "rustls", "serde", "tokio", "ureq"]),
    ("blocking", 32, &["ring", "rustls", "ureq"], &["aws-lc-rs", "hyper", "tokio"]),
    ("client", 45, &["hyper", "ring", "rustls", "tokio"], &["aws-lc-rs", "ureq"]),
];

/// Generated lines an API, on average: all, and those that are neither blank nor a comment.
const LINES: [usize; 2] = [265, 170];

/// What tests/counted does, and with how many instructions at most: a tenth more than with Rust 1.95 on x86-64, since compilers differ.
const INSTRUCTIONS: [(&str, u64); 2] = [
    // An answer of 10,000 tasks, 1.9 MB.
    ("decode", 61_200_000),
    // Built and signed.
    ("request", 71_700),
];

#[test]
fn a_set_of_features_brings_few_crates_and_no_proc_macro() {
    for (features, most, wanted, unwanted) in FEATURES {
        let arguments =
            ["--edges", "normal", "--prefix", "none", "--no-default-features", "--features", features];
        let tree = cargo("tree", &[&["--package", "huaweicloud-jobs"], &arguments[..]].concat());
        let tree = String::from_utf8(tree.stdout).unwrap();
        let names: BTreeSet<_> =
            tree.lines().filter_map(|line| line.split_once(" v")).map(|(name, _)| name).collect();
        assert!(names.len() <= most, "{features:?} brings {} crates:\n{names:?}", names.len());
        wanted.iter().for_each(|name| assert!(names.contains(name), "{features:?} is without {name}"));
        for name in unwanted {
            assert!(!names.contains(name), "{features:?} brings {name}:\n{tree}");
        }
        assert!(!tree.contains("(proc-macro)"), "{features:?} brings a proc-macro:\n{tree}");
        println!("{features:?}: {} crates of at most {most}", names.len());
    }
}

#[test]
fn an_api_is_few_lines() {
    let apis =
        huaweicloud_jobs::apis().iter().map(|api| Path::new("generated").join(api.id).with_extension("rs"));
    let texts: Vec<String> = apis.map(|file| fs::read_to_string(file).unwrap()).collect();
    let code = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with("//");
    let lines = |kept: &dyn Fn(&&str) -> bool| -> usize {
        texts.iter().map(|text| text.lines().filter(kept).count()).sum::<usize>() / texts.len()
    };
    for (what, lines, most) in
        [("lines", lines(&|_| true), LINES[0]), ("lines of code", lines(&code), LINES[1])]
    {
        assert!(lines <= most, "{lines} {what} an API, of at most {most}");
        println!("{lines} {what} an API, of at most {most}");
    }
}

#[test]
fn decoding_and_signing_take_few_instructions() {
    if Command::new("valgrind").arg("--version").output().is_err() {
        println!("skipped: instructions are counted with valgrind, and there is none");
        return;
    }
    if !cfg!(target_arch = "x86_64") {
        println!("skipped: the bounds are those of x86-64");
        return;
    }
    let built =
        cargo("build", &["--release", "--package", "huaweicloud-jobs-counted", "--message-format", "json"]);
    let messages = String::from_utf8(built.stdout).unwrap();
    let messages = messages.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let program =
        messages.filter_map(|message| message["executable"].as_str().map(PathBuf::from)).next_back().unwrap();
    for (what, most) in INSTRUCTIONS {
        // The difference is one time's, without the program's begin and end.
        let instructions = instructions(&program, what, 2) - instructions(&program, what, 1);
        assert!(instructions <= most, "{what}: {instructions} instructions, of at most {most}");
        println!("{what}: {instructions} instructions, of at most {most}");
    }
}

fn instructions(program: &Path, what: &str, times: u8) -> u64 {
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(program);
    let counted = valgrind.args([what, &times.to_string()]).output().unwrap();
    let said = String::from_utf8_lossy(&counted.stderr);
    let collected = said.lines().find_map(|line| line.split_once("Collected : "));
    collected.unwrap_or_else(|| panic!("valgrind says:\n{said}")).1.trim().parse().unwrap()
}

fn cargo(command: &str, arguments: &[&str]) -> Output {
    let mut cargo = Command::new(env!("CARGO"));
    let done = cargo.arg(command).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(done.status.success(), "cargo {command}:\n{}", String::from_utf8_lossy(&done.stderr));
    done
}
