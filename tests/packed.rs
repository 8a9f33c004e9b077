//! The published package: its users build the library and nothing of the generator.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const PACKAGES: [&str; 3] = ["huaweicloud-jobs", "huaweicloud-jobs-runtime", "huaweicloud-jobs-codegen"];
/// What only the generator needs.
const GENERATOR: [&str; 6] =
    ["huaweicloud-jobs-codegen", "syn", "prettyplease", "serde_yaml", "heck", "proc-macro2"];

const MANIFEST: &str = r#"
[package]
name = "consumer"
edition = "2024"
[dependencies]
huaweicloud-jobs = { path = "../huaweicloud-jobs-VERSION", default-features = false }
[features]
client = ["huaweicloud-jobs/client"]
blocking = ["huaweicloud-jobs/blocking"]
[patch.crates-io]
huaweicloud-jobs-runtime = { path = "../huaweicloud-jobs-runtime-VERSION" }
huaweicloud-jobs-codegen = { path = "../huaweicloud-jobs-codegen-VERSION" }
[workspace]
"#;

const PROGRAM: &str = r##"
use huaweicloud_jobs::{BaseUrl, Request, cae::v1::ShowJob, runtime::decode};

fn main() {
    let request = ShowJob::builder().project_id("p").job_id("j").without_x_environment_id().build();
    let base: BaseUrl = "https://cae.example.com".parse().unwrap();
    println!("{}", request.to_http(&base).unwrap().uri());
    let mut answer = request.response();
    decode(br#"{"spec":{"status":"success"}}"#, &mut answer).unwrap();
    println!("{}", answer.job().phase);
}
"##;

#[test]
fn consumers_pay_nothing_for_the_generator() {
    let version = env!("CARGO_PKG_VERSION");
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("packed");
    let _ = fs::remove_dir_all(&folder);
    let target = folder.join("target");
    let mut pack = vec!["package", "--allow-dirty", "--no-verify", "--quiet"];
    PACKAGES.iter().for_each(|package| pack.extend(["--package", package]));
    cargo(Path::new(env!("CARGO_MANIFEST_DIR")), &target, &pack);
    for package in PACKAGES {
        let packed = target.join(format!("package/{package}-{version}.crate"));
        let unpacked = Command::new("tar").arg("xzf").arg(&packed).current_dir(&folder).status().unwrap();
        assert!(unpacked.success(), "{}", packed.display());
    }
    let library = folder.join(format!("huaweicloud-jobs-{version}"));
    assert!(library.join("generated/lib.rs").exists() && library.join("README.md").exists());
    for left_out in ["build.rs", "schema", "codegen", "tests"] {
        assert!(!library.join(left_out).exists(), "{left_out} is packed");
    }

    let consumer = folder.join("consumer");
    fs::create_dir_all(consumer.join("src")).unwrap();
    fs::write(consumer.join("Cargo.toml"), MANIFEST.replace("VERSION", version)).unwrap();
    fs::write(consumer.join("src/main.rs"), PROGRAM).unwrap();
    let built = cargo(&consumer, &target, &["build"]);
    assert!(built.contains("Compiling huaweicloud-jobs v"), "{built}");
    for name in GENERATOR {
        assert!(
            !built.contains(&format!("Compiling {name} v")),
            "{name} is compiled for a consumer:\n{built}"
        );
    }
    let tree =
        cargo(&consumer, &target, &["tree", "--edges", "normal", "--prefix", "none", "--all-features"]);
    for name in GENERATOR {
        let brought = tree.lines().any(|line| line.starts_with(&format!("{name} v")));
        assert!(!brought, "a client brings {name}:\n{tree}");
    }
    let said = cargo(&consumer, &target, &["run", "--quiet"]);
    assert_eq!(said.trim(), "https://cae.example.com/v1/p/cae/jobs/j\nsucceeded");
    fs::remove_dir_all(folder).unwrap();
}

/// What cargo said on both outputs.
fn cargo(folder: &Path, target: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO"));
    let done = command.args(arguments).current_dir(folder).env("CARGO_TARGET_DIR", target).output().unwrap();
    let said = [done.stdout, done.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(done.status.success(), "cargo {}:\n{said}", arguments.join(" "));
    said
}
