//! What is as it was left is not made again; everything else is.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

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
            library.write(service, include_str!("explained.yaml"));
        }
        library
    }

    fn write(&self, service: &str, text: &str) {
        fs::create_dir_all(self.folder.join("schema").join(service).join("v1")).unwrap();
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

    fn schema(&self, service: &str) -> PathBuf {
        self.folder.join("schema").join(service).join("v1/show_job.yaml")
    }

    fn run(&self) -> Changes {
        let (schema, out) = (self.folder.join("schema"), self.folder.join("generated"));
        regenerate(&schema, &out, &self.folder.join("memory")).unwrap()
    }

    /// Lets an hour go by since everything was written.
    fn age(&self) {
        fn age(path: &Path) {
            if path.is_dir() {
                fs::read_dir(path).unwrap().for_each(|entry| age(&entry.unwrap().path()));
            }
            move_time(path, |time| time - Duration::from_secs(3600));
        }
        age(&self.folder);
    }

    fn regenerate(&self) -> Vec<String> {
        let (schema, out) = (self.folder.join("schema"), self.folder.join("generated"));
        let Changes { written, .. } = self.run();
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

fn move_time(path: &Path, new: impl Fn(SystemTime) -> SystemTime) {
    let file = fs::File::open(path).unwrap();
    let time = file.metadata().unwrap().modified().unwrap();
    file.set_modified(new(time)).unwrap();
}

/// Other words of the same length, and the time that the file had.
fn change_in_secret(path: &Path) {
    let time = fs::metadata(path).unwrap().modified().unwrap();
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains("Job"), "{}", path.display());
    fs::write(path, text.replace("Job", "jOb")).unwrap();
    move_time(path, |_| time);
}

const LATER: Duration = Duration::from_secs(5);

/// What is done to a library, and the files that are written and removed then.
type Case = (&'static str, fn(&Library), &'static [&'static str], &'static [&'static str]);

/// What happens between two runs, an hour after the first.
const CASES: &[Case] = &[
    ("nothing", |_| {}, &[], &[]),
    ("a time moved", |it| move_time(&it.schema("one"), |time| time + LATER), &[], &[]),
    ("a time moved back", |it| move_time(&it.generated("one/v1/show_job.rs"), |time| time - LATER), &[], &[]),
    (
        "a schema of the same length, later",
        |it| {
            it.write("one", &include_str!("explained.yaml").replace("Show a Job", "Show a job"));
        },
        &["one/v1/show_job.rs"],
        &[],
    ),
    (
        "a schema of the same length, earlier",
        |it| {
            it.write("one", &include_str!("explained.yaml").replace("Show a Job", "Show a job"));
            move_time(&it.schema("one"), |time| time - 10_000 * LATER);
        },
        &["one/v1/show_job.rs"],
        &[],
    ),
    (
        "an edit by hand of the same length",
        |it| {
            let file = it.generated("two.rs");
            let text = fs::read_to_string(&file).unwrap();
            fs::write(&file, text.to_uppercase()).unwrap();
        },
        &["two.rs"],
        &[],
    ),
    (
        "a removed schema",
        |it| fs::remove_dir_all(it.folder.join("schema/one")).unwrap(),
        &["lib.rs"],
        &["one.rs", "one/v1.rs", "one/v1/show_job.rs"],
    ),
    (
        "a renamed service",
        |it| fs::rename(it.folder.join("schema/one"), it.folder.join("schema/three")).unwrap(),
        &["lib.rs", "three.rs", "three/v1.rs", "three/v1/show_job.rs"],
        &["one.rs", "one/v1.rs", "one/v1/show_job.rs"],
    ),
    (
        "a renamed version",
        |it| fs::rename(it.folder.join("schema/one/v1"), it.folder.join("schema/one/v2")).unwrap(),
        &["lib.rs", "one.rs", "one/v2.rs", "one/v2/show_job.rs"],
        &["one/v1.rs", "one/v1/show_job.rs"],
    ),
    (
        "an added version",
        |it| {
            fs::create_dir(it.folder.join("schema/one/v2")).unwrap();
            fs::copy(it.schema("one"), it.folder.join("schema/one/v2/show_job.yaml")).unwrap();
        },
        &["lib.rs", "one.rs", "one/v2.rs", "one/v2/show_job.rs"],
        &[],
    ),
    (
        "a service said otherwise",
        |it| it.write("one", &include_str!("explained.yaml").replace("service: ", "service: The ")),
        &["one.rs", "one/v1/show_job.rs"],
        &[],
    ),
    (
        "files that no schema makes",
        |it| {
            fs::create_dir(it.generated("four")).unwrap();
            fs::write(it.generated("four/v1.rs"), "").unwrap();
            fs::write(it.generated("one/v1/other.rs"), "").unwrap();
        },
        &[],
        &["four/v1.rs", "one/v1/other.rs"],
    ),
    ("a removed list", |it| fs::remove_file(it.generated("one/v1.rs")).unwrap(), &["one/v1.rs"], &[]),
    (
        "the library is gone",
        |it| fs::remove_dir_all(it.folder.join("generated")).unwrap(),
        &["lib.rs", "one.rs", "one/v1.rs", "one/v1/show_job.rs", "two.rs", "two/v1.rs", "two/v1/show_job.rs"],
        &[],
    ),
    ("a memory that is no text", |it| fs::write(it.folder.join("memory"), b"\xff\xfe").unwrap(), &[], &[]),
    ("a memory that is gone", |it| fs::remove_file(it.folder.join("memory")).unwrap(), &[], &[]),
    (
        // It has its length and its time: only the text could tell, and it is not read.
        "a change in secret",
        |it| change_in_secret(&it.generated("one/v1/show_job.rs")),
        &[],
        &[],
    ),
    (
        "a change in secret, and the generator is another one",
        |it| {
            change_in_secret(&it.generated("one/v1/show_job.rs"));
            let memory = fs::read_to_string(it.folder.join("memory")).unwrap();
            fs::write(it.folder.join("memory"), format!("1{memory}")).unwrap();
        },
        &["one/v1/show_job.rs"],
        &[],
    ),
    (
        "a change in secret as late as the memory",
        |it| {
            let time = fs::metadata(it.schema("one")).unwrap().modified().unwrap();
            change_in_secret(&it.generated("one/v1/show_job.rs"));
            fs::File::open(it.folder.join("memory")).unwrap().set_modified(time).unwrap();
        },
        &["one/v1/show_job.rs"],
        &[],
    ),
];

#[test]
fn what_changed_is_noticed() {
    for (case, change, written, removed) in CASES {
        let library = Library::new("cases");
        library.run();
        // The first run's memory trusts neither times as late as itself nor folders in which it wrote; the second one's does.
        library.age();
        library.run();
        change(&library);
        let changes = library.run();
        let paths = |paths: &[PathBuf]| {
            let mut paths: Vec<_> =
                paths.iter().map(|path| path.to_str().unwrap().replace('\\', "/")).collect();
            paths.sort();
            paths
        };
        assert_eq!(
            (paths(&changes.written), paths(&changes.removed)),
            (owned(written), owned(removed)),
            "{case}"
        );
        if !case.ends_with("in secret") {
            assert!(library.regenerate().is_empty(), "{case}");
        }
    }
}

fn owned(paths: &[&str]) -> Vec<String> {
    paths.iter().map(|path| (*path).to_owned()).collect()
}

/// A warning is told each time, with its place; a mistake too, and nothing is written then.
#[test]
fn what_is_found_is_told_again() {
    let library = Library::new("findings");
    let good = include_str!("explained.yaml");
    library.write("one", &good[..good.rfind("examples:").unwrap()]);
    for _ in 0..3 {
        let warnings = library.run().warnings;
        assert!(warnings.iter().any(|warning| warning.rule.id() == "no-example"), "{warnings:?}");
        library.age();
    }
    library.write("two", "api: {}");
    for _ in 0..3 {
        let (schema, out) = (library.folder.join("schema"), library.folder.join("generated"));
        let failure = regenerate(&schema, &out, &library.folder.join("memory")).unwrap_err().to_string();
        assert!(failure.contains("two/v1/show_job.yaml:1:"), "{failure}");
        library.age();
    }
    library.write("two", good);
    assert_eq!(library.regenerate(), [""; 0]);
}

/// They would be one file, and whichever came last would be it.
#[test]
fn two_schemas_of_one_name_are_refused() {
    let library = Library::new("names");
    library.write("more/one", include_str!("explained.yaml"));
    let (schema, out) = (library.folder.join("schema"), library.folder.join("generated"));
    let failure = regenerate(&schema, &out, &library.folder.join("memory")).unwrap_err().to_string();
    assert!(failure.contains("more/one/v1/show_job.yaml and one/v1/show_job.yaml"), "{failure}");
    assert!(!out.exists());
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
