//! generated/ is what the schemas make, here and in the golden library.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::path::Path;

use huaweicloud_jobs_codegen::{generate, outdated, render};

#[test]
fn generated_is_current() {
    for (schema, out) in [("schema", "generated"), ("tests/golden/schema", "tests/golden/generated")] {
        let changes =
            outdated(Path::new(schema), Path::new(out)).unwrap_or_else(|failure| panic!("{failure}"));
        let command = format!("cargo run -p huaweicloud-jobs-codegen -- generate {schema} {out}");
        assert!(changes.is_empty(), "{changes:?} in {out}; run `{command}`");
    }
}

#[test]
fn same_schemas_same_bytes() {
    assert_eq!(render(Path::new("schema")).unwrap(), render(Path::new("schema")).unwrap());
}

#[test]
fn only_what_changed_is_written_and_what_is_stale_is_removed() {
    let folder = std::env::temp_dir().join(format!("huaweicloud-jobs-generated-{}", std::process::id()));
    let (schema, out) = (folder.join("schema"), folder.join("generated"));
    copy(Path::new("schema"), &schema);
    let first = generate(&schema, &out).unwrap();
    assert!(first.written.len() > 5 && first.removed.is_empty(), "{first:?}");
    assert!(generate(&schema, &out).unwrap().is_empty(), "a second run has nothing to do");

    // One edited description changes one file.
    let file = schema.join("cae/v1/show_job.yaml");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replace("Job specifications.", "What the job is.")).unwrap();
    let changes = generate(&schema, &out).unwrap();
    assert_eq!(changes.written, [Path::new("cae/v1/show_job.rs")]);

    // A broken schema changes nothing, however many good ones stand beside it.
    std::fs::write(&file, text.replace("type: String", "type: Sting")).unwrap();
    std::fs::write(schema.join("cce/v2/get_one_job.yaml"), "").unwrap();
    let before = std::fs::read_to_string(out.join("cce/v2/get_one_job.rs")).unwrap();
    let failure = generate(&schema, &out).unwrap_err().to_string();
    assert!(
        failure.contains("cae/v1/show_job.yaml:") && failure.contains("cce/v2/get_one_job.yaml:"),
        "{failure}"
    );
    assert_eq!(std::fs::read_to_string(out.join("cce/v2/get_one_job.rs")).unwrap(), before);

    // A schema that is gone takes its files and folders along.
    std::fs::write(&file, text).unwrap();
    std::fs::remove_dir_all(schema.join("cce")).unwrap();
    let changes = generate(&schema, &out).unwrap();
    assert!(changes.removed.contains(&"cce/v2/get_one_job.rs".into()), "{changes:?}");
    assert!(!out.join("cce").exists() && !out.join("cce.rs").exists());
    std::fs::remove_dir_all(folder).unwrap();
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
