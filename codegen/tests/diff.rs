//! What `diff` says of an edit is what the edit does to the generated library.

#![cfg(feature = "command")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod surface;

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::OnceLock,
};

use huaweicloud_jobs_codegen::{
    check_text,
    diff::{Comparison, Level, Side, compare},
};
use proptest::prelude::*;
use surface::Surface;

/// The schemas that are edited: path below the schema folder, and text.
fn schemas() -> Vec<(&'static str, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    [
        ("schema", "cae/v1/show_job.yaml"),
        ("schema", "cce/v2/get_one_job.yaml"),
        ("schema", "servicestage/v2/show_job_detail.yaml"),
        ("schema", "servicestage/v3/show_job_info.yaml"),
        ("schema", "workspaceapp/v1/show_job.yaml"),
        ("tests/golden/schema", "stress/v1_0/show_submission.yaml"),
    ]
    .map(|(folder, path)| (path, fs::read_to_string(root.join(folder).join(path)).unwrap()))
    .into()
}

fn schema(path: &str) -> String {
    schemas().into_iter().find(|(known, _)| *known == path).unwrap().1
}

/// A folder of one test with a schema in it.
fn folder(test: &str, path: &str, text: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("diff").join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join(path).parent().unwrap()).unwrap();
    fs::write(folder.join(path), text).unwrap();
    folder
}

fn compared(test: &str, path: &str, old: &str, new: &str) -> Comparison {
    let old = folder(&format!("{test}-old"), path, old);
    let new = folder(&format!("{test}-new"), path, new);
    compare(&Side::Path(old), &Side::Path(new)).unwrap()
}

fn run(folder: &Path, program: &str, arguments: &[&str]) -> Output {
    Command::new(program).args(arguments).current_dir(folder).output().unwrap()
}

fn diff(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let arguments: Vec<&str> = ["diff"].iter().chain(arguments).copied().collect();
    let output = run(folder, env!("CARGO_BIN_EXE_huaweicloud-jobs-codegen"), &arguments);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// One edit a row: what is replaced in the schema that has everything, by what, and what that means.
#[test]
fn what_each_edit_means() {
    use Level::{Addition, Behaviour, Breaking, Documentation};
    let path = "stress/v1_0/show_submission.yaml";
    // Its example holds on to everything.
    let old = schema(path).split("examples:").next().unwrap().to_owned()
        + "examples: [{ description: Everything., status: 202, response: {} }]\n";
    for (from, to, level, message) in [
        // Structures
        (
            "tags: { type: Array of strings }",
            "tags: { type: Array of objects }",
            Breaking,
            "`Submission.tags` was `Option<Vec<String>>`, it is `Option<Vec<Json>>`",
        ),
        (
            "note: { type: Object }",
            "note: { type: Object, name: remark }",
            Breaking,
            "`Step.note` is called `remark`",
        ),
        ("      tags: { type: Array of strings }\n", "", Breaking, "`Submission.tags` is gone"),
        (
            "tags: { type: Array of strings }",
            "tags: { type: Array of strings }\n      more_tags: { type: Array of strings }",
            Addition,
            "`Submission.more_tags: Option<Vec<String>>` is new",
        ),
        (
            "LAST_UPDATE_USER]",
            "LAST_UPDATE_USER, LastUser]",
            Addition,
            "`Submission.last_udpate_user` is also read from `LastUser`",
        ),
        (
            ", LAST_UPDATE_USER]",
            "]",
            Behaviour,
            "`Submission.last_udpate_user` is not read from `LAST_UPDATE_USER` any more",
        ),
        (
            "description: A structure in itself.",
            "description: Its parent.",
            Documentation,
            "documentation of `Submission.parent`",
        ),
        (
            "errorCode: { type: String }",
            "errorCode: { type: String, name: code }",
            Breaking,
            "`Refusal.error_code` is called `code`",
        ),
        // Sets
        (
            "BROKEN: { phase: failed }",
            "BROKEN: { phase: failed }\n      ABORTED: { phase: cancelled }",
            Addition,
            "`StepState::Aborted` (`ABORTED`, cancelled) is new",
        ),
        (
            "      NEW_SAVING: { phase: pending }\n",
            "",
            Breaking,
            "`StepState::NewSaving` (`NEW_SAVING`) is gone",
        ),
        (
            "NEW_SAVING: { phase: pending }",
            "NEW_SAVING: { phase: running }",
            Behaviour,
            "the phase of `StepState::NewSaving` was `pending`, it is `running`",
        ),
        ("7: { name: stopped,", "7: { name: halted,", Breaking, "`Outcome::Stopped` is called `Halted`"),
        (
            "7: { name: stopped,",
            "8: { name: stopped,",
            Behaviour,
            "the value of `Outcome::Stopped` was `7`, it is `8`",
        ),
        (
            "description: Nobody knows.",
            "description: Lost.",
            Documentation,
            "documentation of `Outcome::Lost`",
        ),
        // Parameters
        (
            "limit: { mandatory: No",
            "limit: { mandatory: Yes",
            Breaking,
            "the parameter `limit` must be given: `.limit(...)`",
        ),
        (
            "id: { mandatory: Yes, type: String, description: The",
            "id: { mandatory: No, type: String, description: The",
            Addition,
            "the parameter `id` need not be given any more",
        ),
        (
            "brief: { mandatory: No, type: Boolean }",
            "brief: { mandatory: No, type: String }",
            Breaking,
            "`.brief()` took `bool`, it takes `impl Into<String>`",
        ),
        (
            "brief: { mandatory: No, type: Boolean }",
            "brief: { mandatory: No, type: Boolean, name: short }",
            Breaking,
            "`.brief()` is called `.short()`",
        ),
        (
            "    ratio: { mandatory: No, type: Double }\n",
            "",
            Breaking,
            "the parameter `ratio` (`.ratio()`) is gone",
        ),
        (
            "ratio: {",
            "rate: { mandatory: No, type: Double }\n    ratio: {",
            Addition,
            "the parameter `rate` (`.rate()`) is new",
        ),
        (
            "ratio: {",
            "rate: { mandatory: Yes, type: Double }\n    ratio: {",
            Breaking,
            "the parameter `rate` is new and must be given: `.rate(...)`",
        ),
        (
            "fixed: full",
            "fixed: brief",
            Behaviour,
            "the value of the parameter `mode` was `full`, it is `brief`",
        ),
        (
            "default: en-us",
            "default: zh-cn",
            Behaviour,
            "the default of the parameter `X-Language` was `en-us`, it is `zh-cn`",
        ),
        (
            ", not_enforced: { note: Servers do without it., source: an observation }",
            "",
            Breaking,
            "`.without_workspace_id()` for the parameter `Workspace-Id` is gone",
        ),
        (
            "type: Integer, default: \"0\"",
            "type: Long, default: \"0\"",
            Documentation,
            "documentation of the type of the parameter `offset`",
        ),
        // The API and its job
        ("method: POST", "method: PUT", Behaviour, "the method was `POST`, it is `PUT`"),
        (
            "stress.{region}.example.com/",
            "stress.{region}.example.org/",
            Behaviour,
            "the endpoint was `https://stress.{region}.example.com`, it is `https://stress.{region}.example.org`",
        ),
        (
            "document: { page: stress/one }",
            "document: { page: stress/two }",
            Documentation,
            "documentation of the page",
        ),
        (
            "document: { page: stress/one }",
            "document: { page: stress/one }\n  deprecated: { note: Gone soon. }",
            Addition,
            "the API is deprecated: Gone soon.",
        ),
        (
            "progress_of: 1\n",
            "progress_of: 100\n",
            Behaviour,
            "the source of `job.progress_of` was `1`, it is `100`",
        ),
        (
            "  reason: submissions[0].detail.reasons[0]\n",
            "",
            Behaviour,
            "`job.message` is not read from `submissions[0].detail.reasons[0]` any more",
        ),
        (
            "  expected: sub",
            "  updated: submissions[0].end\n  expected: sub",
            Addition,
            "`job.updated` is read from `submissions[0].end`",
        ),
        (
            "means: not found, ",
            "",
            Behaviour,
            "the error code `ST.1` with status 400 does not mean `not found` any more",
        ),
        ("default_limit: 5", "default_limit: 6", Behaviour, "the paging's default limit was `5`, it is `6`"),
        ("paging: {", "# paging: {", Breaking, "paging is gone"),
        (
            "initial_delay: 90 s",
            "initial_delay: 1 min",
            Behaviour,
            "the initial delay of a wait was `90 s`, it is `1 min`",
        ),
        (
            "3 h, source: an observation",
            "3 h, source: a count",
            Documentation,
            "documentation of how the times are known",
        ),
        ("description: Everything.", "description: All.", Documentation, "documentation of the examples"),
    ] {
        assert!(old.contains(from), "{from}");
        let new = old.replacen(from, to, 1);
        let comparison = compared("edits", path, &old, &new);
        let found: Vec<_> = comparison.differences.iter().map(|it| (it.level, it.message.as_str())).collect();
        assert_eq!(found, [(level, message)], "{from} -> {to}");
    }
}

/// A shuffle is none.
#[test]
fn the_order_does_not_matter() {
    let path = "stress/v1_0/show_submission.yaml";
    let old = schema(path);
    let (query, brief) = ("  query:\n", "    brief: { mandatory: No, type: Boolean }\n");
    let new = old.replacen(brief, "", 1).replacen(query, &format!("{query}{brief}"), 1);
    assert_ne!(old, new);
    assert_eq!(compared("order", path, &old, &new).differences, []);
}

#[test]
fn a_renamed_structure_is_one() {
    let path = "cae/v1/show_job.yaml";
    let old = schema(path);
    let new = old.replace("Task objects", "Step objects").replace("\n  Task:", "\n  Step:");
    let comparison = compared("structure", path, &old, &new);
    let found: Vec<_> = comparison.differences.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(
        found,
        [
            "the structure `Task` is called `Step`",
            "`JobSpec.tasks` was `Option<Vec<Task>>`, it is `Option<Vec<Step>>`",
        ]
    );
}

#[test]
fn the_report_is_ready_to_paste() {
    let path = "cae/v1/show_job.yaml";
    let old = schema(path);
    let new = old
        .replacen("progress: { type: Number", "progress: { type: Integer", 1)
        .replacen("kind:        {", "more: { type: String }\n    kind:        {", 1)
        .replacen("description: Job ID.", "description: The job's ID.", 1);
    let comparison = compared("report", path, &old, &new);
    assert_eq!(
        comparison.text(),
        "\
cae/v1/show_job
  breaking       `JobSpec.progress` was `Option<f64>`, it is `Option<i64>`
  addition       `ShowJobResponse.more: Option<String>` is new
  documentation  documentation of the parameter `job_id`

1 breaking, 1 addition, 1 documentation.
The next version: minor while it is 0.x, major from 1.0 on.

For the changelog:

### Added

- `cae/v1/show_job`: `ShowJobResponse.more: Option<String>` is new.

### Changed

- **Breaking:** `cae/v1/show_job`: `JobSpec.progress` was `Option<f64>`, it is `Option<i64>`.
- `cae/v1/show_job`: documentation.
"
    );
    let json: serde_json::Value = serde_json::from_str(&comparison.json()).unwrap();
    assert_eq!(json["level"], "breaking");
    assert_eq!(json["next_version"]["1.x"], "major");
    assert_eq!(json["differences"].as_array().unwrap().len(), 3);
    assert_eq!(json["changelog"]["Added"].as_array().unwrap().len(), 1);
}

#[test]
fn files_wherever_they_are() {
    let path = "cae/v1/show_job.yaml";
    let old = schema(path);
    let root = folder("files", path, &old);
    fs::write(root.join("copy.yaml"), old.replace("{ phase: skipped, ", "{ phase: succeeded, ")).unwrap();
    let (code, said, _) = diff(&root, &[path, "copy.yaml"]);
    assert!(code == 0 && said.contains("the phase of `JobStatus::Skip` was `skipped`"), "{said}");
    let (code, said, _) = diff(&root, &["copy.yaml", path, "--deny", "behaviour", "--format", "json"]);
    assert!(code == 1 && said.starts_with("{\n  \"level\": \"behaviour\""), "{said}");
    assert_eq!(diff(&root, &["copy.yaml", path, "--deny", "breaking"]).0, 0);
    let (code, _, said) = diff(&root, &["cae", "copy.yaml"]);
    assert!(code == 1 && said.contains("name two files or two folders"), "{said}");
    let (code, _, said) = diff(&root, &[path, "none.yaml"]);
    assert!(code == 1 && said.contains("cannot read none.yaml"), "{said}");
    fs::write(root.join("bad.yaml"), old.replace("type: Number", "type: Numbr")).unwrap();
    let (code, _, said) = diff(&root, &[path, "bad.yaml"]);
    assert!(code == 1 && said.contains("unknown-structure") && said.contains("bad.yaml:"), "{said}");
    assert!(!said.contains("file-name"), "{said}");
    assert_eq!(diff(&root, &[path]).0, 2);
}

#[test]
fn revisions_of_git() {
    let path = "schema/cae/v1/show_job.yaml";
    let text = schema("cae/v1/show_job.yaml");
    let root = folder("git", path, &text);
    let git = |arguments: &[&str]| {
        let identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"];
        let output = run(&root, "git", &[&identity, arguments].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message", "one"]);
    git(&["tag", "one"]);
    fs::write(root.join(path), text.replace("type: Number", "type: Integer")).unwrap();
    git(&["commit", "--quiet", "--all", "--message", "two"]);
    fs::remove_file(root.join(path)).unwrap();

    let changed = "`JobSpec.progress` was `Option<f64>`, it is `Option<i64>`";
    for arguments in [&["one..HEAD"][..], &["one", "HEAD"], &["HEAD~1", "HEAD"]] {
        let (code, said, _) = diff(&root, &[&["--git"], arguments].concat());
        assert!(code == 0 && said.contains(changed), "{arguments:?}: {said}");
    }
    for arguments in [["--git", "HEAD"], ["--git", "one.."]] {
        let (code, said, _) = diff(&root, &arguments);
        assert!(code == 0 && said.contains("breaking       the API is gone"), "{arguments:?}: {said}");
    }
    for wrong in ["nowhere", "one..nowhere", "HEAD:schema"] {
        let (code, _, said) = diff(&root, &["--git", wrong]);
        assert!(code == 1 && said.contains("is no revision that git knows here"), "{wrong}: {said}");
    }
    let (code, _, said) = diff(&root, &["--git", "HEAD", "--schema", "schemata"]);
    assert!(code == 1 && said.contains("cannot read schemata"), "{said}");
}

/// One edit of a line that may well leave the schema good.
fn edit(text: &str, line: usize, what: usize, other: usize) -> String {
    const WORDS: &[&str] = &[
        "Yes",
        "No",
        "String",
        "Integer",
        "Long",
        "Number",
        "Boolean",
        "Object",
        "pending",
        "running",
        "succeeded",
        "failed",
        "cancelled",
        "skipped",
        "unknown",
        "RFC 3339",
        "Go",
        "mandatory: Yes",
        "mandatory: No",
        "not found",
    ];
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let at = line % lines.len();
    let words: Vec<String> = lines[at].split(' ').map(str::to_owned).collect();
    let word = words[other % words.len()].trim_matches([',', ':', '}', '{', '"']).to_owned();
    match what % 6 {
        0 => drop(lines.remove(at)),
        // A known word becomes another one.
        1 => {
            let known: Vec<_> = WORDS.iter().filter(|word| lines[at].contains(**word)).collect();
            if let Some(from) = known.get(other % known.len().max(1)) {
                lines[at] = lines[at].replacen(**from, WORDS[other / 7 % WORDS.len()], 1);
            }
        }
        // Every use of a word becomes another one: a rename.
        2 if word.len() > 3 => return text.replace(&word, &format!("{word}x")),
        3 if word.len() > 1 => lines[at] = lines[at].replacen(&word, &format!("{word}x"), 1),
        // A part of a flow map goes.
        4 => {
            let parts: Vec<&str> = lines[at].split(", ").collect();
            let gone = other % parts.len();
            let kept: Vec<&str> =
                parts.iter().enumerate().filter(|(at, _)| *at != gone).map(|(_, it)| *it).collect();
            lines[at] = kept.join(", ");
        }
        _ => {
            let extra = [
                ", name: other_name }",
                ", description: More. }",
                ", source: elsewhere }",
                ", values: Level }",
            ];
            lines[at] = lines[at].replacen(" }", extra[other % extra.len()], 1);
        }
    }
    lines.join("\n")
}

/// The library that each schema makes as it is.
fn libraries() -> &'static HashMap<&'static str, (String, Surface)> {
    static LIBRARIES: OnceLock<HashMap<&'static str, (String, Surface)>> = OnceLock::new();
    LIBRARIES.get_or_init(|| {
        let library = |(path, text): (&'static str, String)| {
            (path, surface::library(&folder("oracle-before", path, &text)))
        };
        schemas().into_iter().map(library).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// The generated code is the judge: what `diff` calls breaking takes something away from it, and nothing else does.
    #[test]
    fn the_generated_code_agrees(
        (path, old) in prop::sample::select(schemas()),
        (line, what, other) in any::<(usize, usize, usize)>(),
    ) {
        let new = edit(&old, line, what, other);
        if !check_text(&format!("schema/{path}"), &new).is_empty() {
            return Ok(());
        }
        let (before, now) = (folder("oracle-old", path, &old), folder("oracle-new", path, &new));
        let comparison = compare(&Side::Path(before), &Side::Path(now.clone())).unwrap();
        let (old_code, before) = &libraries()[path];
        let (new_code, now) = &surface::library(&now);
        let keeps_all = before.items.is_subset(&now.items) && now.demands.is_subset(&before.demands);
        let is_breaking = comparison.level() == Some(Level::Breaking);
        let gone: Vec<_> = before.items.difference(&now.items).collect();
        prop_assert_eq!(is_breaking, !keeps_all, "{:?}\n{}\n{}", gone, comparison.text(), new);
        prop_assert_eq!(comparison.differences.is_empty(), old_code == new_code, "{}\n{}", comparison.text(), new);
    }

    #[test]
    fn nothing_differs_from_itself((path, text) in prop::sample::select(schemas())) {
        let side = || Side::Path(folder("itself", path, &text));
        prop_assert_eq!(compare(&side(), &side()).unwrap(), Comparison::default());
        // Also where the text differs, and so is read.
        let spaced = format!("# A comment\n{text}");
        prop_assert_eq!(compared("comment", path, &text, &spaced), Comparison::default());
    }
}

/// One edit a row, to a table of hosts: what is replaced by what, and what that means.
#[test]
fn what_each_edit_of_hosts_means() {
    use Level::{Addition, Behaviour, Breaking, Documentation};
    let path = "stress/hosts.yaml";
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let old = fs::read_to_string(root.join("tests/golden/schema").join(path)).unwrap();
    for (from, to, level, message) in [
        ("[west-101]", "[west-101, west-102]", Addition, "regions are known: west-102"),
        (", south-1]", "]", Behaviour, "regions are not known any more: south-1"),
        (
            "example.eu",
            "example.com",
            Behaviour,
            "the host in `west-101` was `https://strain.{region}.example.eu`, it is `https://strain.{region}.example.com`",
        ),
        ("identity: Yes\n", "", Behaviour, "tokens do not come from this service any more"),
        ("STRESS_ENDPOINT", "STRESS", Behaviour, "the variable was `STRESS_ENDPOINT`, it is `STRESS`"),
        (
            "global: https://stress.example.com\n",
            "",
            Behaviour,
            "the host of all regions together was `https://stress.example.com`, it is `none`",
        ),
        ("source: made up", "source: a list", Documentation, "documentation of the table's source"),
    ] {
        let new = old.replacen(from, to, 1);
        assert_ne!(old, new, "{from}");
        let found = compared("hosts", path, &old, &new).differences;
        assert!(
            found.iter().any(|it| (it.level, it.message.as_str()) == (level, message)),
            "{message}: {found:?}"
        );
        assert!(found.iter().all(|it| it.api == "stress/hosts"));
    }
    let without = |test: &str| {
        let folder = folder(test, path, &old);
        fs::remove_file(folder.join(path)).unwrap();
        Side::Path(folder)
    };
    let with = Side::Path(folder("hosts-there", path, &old));
    let comparison = compare(&without("hosts-new"), &with).unwrap();
    let found: Vec<_> = comparison.differences.iter().map(|it| it.message.as_str()).collect();
    assert!(found.contains(&"the table of hosts is new"), "{found:?}");
    assert!(
        found.iter().any(|it| it.starts_with("the host in `west-101` was `https://stress.")),
        "{found:?}"
    );
    assert_eq!(compare(&with, &without("hosts-gone")).unwrap().level(), Some(Breaking));
}
