//! What is as it was left is not made again; everything else is.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::{fs, path::PathBuf};

use huaweicloud_jobs_codegen::{Changes, regenerate, render};

struct Library {
    folder: PathBuf,
}

impl Library {
    fn new(test: &str) -> Self {
        let folder = format!("huaweicloud-jobs-regenerate-{test}-{}", std::process::id());
        let folder = std::env::temp_dir().join(folder);
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

    /// A table of hosts.
    fn write_table(&self, service: &str, first: &str) {
        let group = "hosts: [{ endpoint: 'https://demo.{region}.example.com', regions: [north-1] }]";
        let table = self.folder.join("schema").join(service).join("hosts.yaml");
        fs::write(table, format!("source: made up\n{first}\n{group}\n")).unwrap();
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
    let library = Library::new("texts");
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

/// A service's table counts for its APIs; which service gives out tokens counts for all.
#[test]
fn an_api_is_made_again_with_the_tables_that_it_names() {
    let library = Library::new("tables");
    library.regenerate();
    library.write_table("one", "");
    assert_eq!(library.regenerate(), ["one/hosts.rs", "one/v1/show_job.rs", "one.rs"]);
    library.write_table("one", "global: https://demo.example.com");
    assert_eq!(library.regenerate(), ["one/hosts.rs"]);
    library.write_table("one", "identity: Yes");
    assert_eq!(library.regenerate(), ["one/hosts.rs", "one/v1/show_job.rs", "two/v1/show_job.rs"]);
    fs::remove_file(library.folder.join("schema/one/hosts.yaml")).unwrap();
    assert_eq!(library.regenerate(), ["one/v1/show_job.rs", "one.rs", "two/v1/show_job.rs"]);
}
