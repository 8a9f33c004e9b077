//! Adding a job API is a schema edit only: one more works in the library, the mock and the command line of a copy of this
//! repository to which nothing but its YAML file was added.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// What the copy needs: everything that is built, nothing that is not.
const PARTS: [&str; 13] = [
    "Cargo.toml",
    "Cargo.lock",
    "build.rs",
    "clippy.toml",
    "README.md",
    "schema",
    "codegen",
    "generated",
    "runtime",
    "mock",
    "cli",
    // The manifest names some of these.
    "benches",
    "examples",
];

/// The API that is added.
const NEW: &str = "dli/v1_0/show_sql_job_status";

const USER: &str = r#"
use huaweicloud_jobs::{Client, Credentials, Phase, dli::v1_0::{ShowSqlJobStatus, show_sql_job_status::JobStatus}};

#[tokio::test]
async fn the_new_api() {
    let mock = huaweicloud_jobs_mock::Mock::builder().apis(huaweicloud_jobs::apis()).token("t").start().unwrap();
    let client = Client::builder().endpoint(mock.url()).credentials(Credentials::token("t")).build().unwrap();
    let answer = client.send(&ShowSqlJobStatus::builder().project_id("p").job_id("j").build()).await.unwrap();
    assert_eq!(answer.status, Some(JobStatus::Finished.into()));
    assert_eq!(answer.job().phase, Phase::Succeeded);
}
"#;

#[test]
fn a_new_api_needs_one_yaml_file() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let copy = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("new-api");
    let _ = fs::remove_dir_all(&copy);
    for part in PARTS {
        copy_all(&root.join(part), &copy.join(part));
    }
    for tests in ["tests/golden", "tests/counted", "tests/common", "tests/documented.rs", "tests/wire.rs"] {
        copy_all(&root.join(tests), &copy.join(tests));
    }
    fs::write(copy.join("tests/user.rs"), USER).unwrap();
    copy_all(&root.join("tests/data/new_api"), &copy.join("schema"));

    // The library and the mock, also in the tests that every API gets.
    let tested = cargo(&copy, &["test", "--test", "user", "--test", "documented", "--test", "wire"]);
    assert!(tested.status.success(), "{}{}", text(&tested.stdout), text(&tested.stderr));
    assert!(text(&tested.stdout).contains("test the_new_api ... ok"), "{}", text(&tested.stdout));

    // The command line.
    let listed = cargo(&copy, &["run", "--quiet", "--", "apis"]);
    assert!(text(&listed.stdout).contains(NEW), "{}", text(&listed.stdout));
    let dry = [
        "run",
        "--quiet",
        "--",
        "get",
        "dli",
        "--project-id",
        "p",
        "--job-id",
        "j",
        "--region",
        "cn-north-4",
        "--token",
        "t",
        "--dry-run",
    ];
    let asked = cargo(&copy, &dry);
    let address = "https://dli.cn-north-4.myhuaweicloud.com/v1.0/p/jobs/j/status";
    assert!(text(&asked.stdout).contains(address), "{}", text(&asked.stdout));
    assert!(!text(&asked.stderr).contains("note:"), "{}", text(&asked.stderr));
    let demo = cargo(&copy, &["run", "--quiet", "--", "demo"]);
    let others = huaweicloud_jobs::apis().iter().filter(|api| api.id != NEW).count();
    let all = format!("{0} of {0} APIs answered", others + 1);
    assert!(demo.status.success() && text(&demo.stdout).contains(&all), "{}", text(&demo.stdout));

    // With a table of its hosts, the service is asked where the table says.
    copy_all(&root.join("tests/data/new_hosts"), &copy.join("schema"));
    let asked = cargo(&copy, &dry);
    let address = "https://dli.cn-north-4.example.org/v1.0/p/jobs/j/status";
    assert!(text(&asked.stdout).contains(address), "{}{}", text(&asked.stdout), text(&asked.stderr));

    // A build that has nothing to do does nothing; one with a bad schema says everything and leaves the library alone.
    let again = cargo(&copy, &["build"]);
    assert!(again.status.success() && !text(&again.stderr).contains("Compiling"), "{}", text(&again.stderr));
    let file = copy.join("schema/dli/v1_0/show_sql_job_status.yaml");
    let library = copy.join("generated/dli/v1_0/show_sql_job_status.rs");
    let before = fs::read(&library).unwrap();
    let schema = fs::read_to_string(&file).unwrap();
    fs::write(
        &file,
        schema.replacen("type: String", "type: Sting", 1).replacen("mandatory:", "mandatry:", 1),
    )
    .unwrap();
    let broken = cargo(&copy, &["build"]);
    let said = text(&broken.stderr);
    assert!(!broken.status.success());
    for expected in [
        "show_sql_job_status.yaml:",
        "[unknown-type]",
        "`Sting`",
        "did you mean `String`?",
        "[unknown-key]: `mandatry`",
    ] {
        assert!(said.contains(expected), "{expected} is not in:\n{said}");
    }
    assert_eq!(fs::read(&library).unwrap(), before);
    fs::remove_dir_all(copy).unwrap();
}

/// Runs cargo in the copy, with a target folder that is kept: only what is in the copy is compiled again.
fn cargo(copy: &Path, arguments: &[&str]) -> Output {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("new-api-target");
    Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(copy)
        .env("CARGO_TARGET_DIR", target)
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn copy_all(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            copy_all(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
    }
}
