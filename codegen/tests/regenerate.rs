//! What is as it was left is not made again; everything else is.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::{fs, path::PathBuf};

use huaweicloud_jobs_codegen::{Changes, regenerate, render};

struct Library {
    folder: PathBuf,
}

impl Library {
    fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("huaweicloud-jobs-regenerate-{}", std::process::id()));
        let library = Self { folder };
        for service in ["one", "two"] {
            fs::create_dir_all(library.folder.join("schema").join(service).join("v1")).unwrap();
            library.write(service, include_str!("explained.yaml"));
        }
        library
    }

    fn write(&self, service: &str, text: &str) {
        fs::write(self.folder.join("schema").join(service).join("v1/show_job.yaml"), text).unwrap();
    }

    fn generated(&self, path: &str) -> PathBuf {
        self.folder.join("generated").join(path)
    }

    fn regenerate(&self) -> Vec<String> {
        let (schema, out) = (self.folder.join("schema"), self.folder.join("generated"));
        let Changes { written, .. } = regenerate(&schema, &out, &self.folder.join("memory")).unwrap();
        for (path, text) in render(&schema).unwrap() {
            assert!(fs::read_to_string(out.join(&path)).unwrap() == text, "{}", path.display());
        }
        written.iter().map(|path| path.to_str().unwrap().replace('\\', "/")).collect()
    }
}

impl Drop for Library {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

#[test]
fn only_what_changed_is_written() {
    let library = Library::new();
    assert_eq!(library.regenerate().len(), 7);
    assert!(library.regenerate().is_empty());

    library.write("two", &include_str!("explained.yaml").replace("Show a Job", "Show the Job"));
    assert_eq!(library.regenerate(), ["two/v1/show_job.rs"]);

    // An edit by hand goes, and so does what a memory of something else would keep.
    fs::write(library.generated("one/v1/show_job.rs"), "// by hand").unwrap();
    fs::remove_file(library.generated("two.rs")).unwrap();
    assert_eq!(library.regenerate(), ["one/v1/show_job.rs", "two.rs"]);
    fs::write(library.folder.join("memory"), "nonsense").unwrap();
    assert!(library.regenerate().is_empty());
}
