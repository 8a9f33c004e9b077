//! The pages of the reference hold together: markup is closed, links lead somewhere, nothing comes from elsewhere.

#![cfg(feature = "command")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Component, Path, PathBuf},
    process::{Command, Output},
};

use huaweicloud_jobs_codegen::reference;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// The pages of the shipped schemas and of the one that has everything, and of one whose words look like markup.
fn references(test: &str) -> Vec<BTreeMap<PathBuf, String>> {
    let odd = scratch(test);
    let text = fs::read_to_string(root().join("schema/cae/v1/show_job.yaml")).unwrap();
    let text = text
        .replace("description: Job ID.", "description: \"</dd><script>alert('作业')</script> & \\\"\"")
        .replace("title: Obtaining Job Details", "title: \"<b>获取</b> Job Details\"")
        .replace("init:        {", "\"<init> 初\":        { name: init, ")
        .replace("\"status\" : \"init\"", "\"status\" : \"<init> 初\"");
    fs::create_dir_all(odd.join("cae/v1")).unwrap();
    fs::write(odd.join("cae/v1/show_job.yaml"), text).unwrap();
    [root().join("schema"), root().join("tests/golden/schema"), odd].map(|it| reference(&it).unwrap()).into()
}

fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("reference").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The tags of a page: name, attributes, whether it closes.
fn tags(page: &str) -> Vec<(String, BTreeMap<String, String>, bool)> {
    let mut tags = Vec::new();
    for piece in page.split('<').skip(2) {
        let (tag, words) = piece.split_once('>').unwrap_or_else(|| panic!("an open tag: {piece}"));
        assert!(!words.contains('>'), "a bare `>` in {words}");
        let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut attributes = BTreeMap::new();
        while let Some((key, after)) = rest.split_once("=\"") {
            let (value, after) = after.split_once('"').unwrap();
            attributes.insert(key.trim().to_owned(), value.to_owned());
            rest = after;
        }
        assert_eq!(rest, "", "in {tag}");
        tags.push((name.trim_start_matches('/').to_owned(), attributes, name.starts_with('/')));
    }
    tags
}

#[test]
fn every_element_is_closed_and_every_id_is_one() {
    for (path, page) in
        references("closed").iter().flatten().filter(|(path, _)| path.extension().unwrap() == "html")
    {
        let (mut open, mut ids): (Vec<String>, _) = (Vec::new(), BTreeSet::new());
        assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
        for (name, attributes, closes) in tags(page) {
            match closes {
                true => assert_eq!(open.pop(), Some(name), "{}", path.display()),
                false if ["meta", "link", "input"].contains(&name.as_str()) => {}
                false => open.push(name),
            }
            let id = attributes.get("id").cloned();
            assert!(id.is_none_or(|id| ids.insert(id)), "{}: {attributes:?}", path.display());
        }
        assert_eq!(open, Vec::<String>::new());
    }
}

#[test]
fn every_link_leads_somewhere_and_nothing_is_loaded_from_elsewhere() {
    for pages in references("links") {
        let ids = |page: &String| -> BTreeSet<String> {
            let tags = tags(page).into_iter();
            tags.filter_map(|(_, mut attributes, _)| attributes.remove("id")).collect()
        };
        let html = || pages.iter().filter(|(path, _)| path.extension().unwrap() == "html");
        let ids: BTreeMap<&Path, _> = html().map(|(path, page)| (path.as_path(), ids(page))).collect();
        let check = |from: &Path, to: &str| {
            let (file, id) = to.split_once('#').unwrap_or((to, ""));
            let own = file.is_empty();
            let file = if own { from.to_owned() } else { inside(&from.parent().unwrap().join(file)) };
            assert!(pages.contains_key(&file), "{to} in {}", from.display());
            assert!(id.is_empty() || ids[file.as_path()].contains(id), "{to} in {}", from.display());
        };
        for (path, page) in html() {
            for (name, attributes, _) in tags(page) {
                let to = ["href", "src", "action"].iter().find_map(|key| attributes.get(*key));
                match to {
                    Some(to) if to.starts_with("https://") => assert_eq!(name, "a", "{to}"),
                    Some(to) => check(path, to),
                    None => {}
                }
            }
        }
        let words = &pages[Path::new("words.js")];
        let words = words.strip_prefix("const WORDS = ").unwrap().trim_end().trim_end_matches("\n];");
        let words: Vec<(String, String, Vec<[String; 4]>)> =
            serde_json::from_str(&format!("{}]", words.trim_end_matches(','))).unwrap();
        let things = || words.iter().flat_map(|(_, page, things)| things.iter().map(move |it| (page, it)));
        assert!(things().any(|(_, [kind, ..])| kind == "status"));
        things().for_each(|(page, [_, _, anchor, _])| {
            let address = if anchor.is_empty() { page.clone() } else { format!("{page}#{anchor}") };
            check(Path::new("index.html"), &address);
        });
        for name in ["style.css", "search.js"] {
            assert!(!pages[Path::new(name)].contains("://"));
        }
    }
}

/// A path without `..`.
fn inside(path: &Path) -> PathBuf {
    let mut inside = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => assert!(inside.pop()),
            part => inside.push(part),
        }
    }
    inside
}

/// What a reader looks for is there.
#[test]
fn a_page_says_what_the_schema_says() {
    let pages = reference(&root().join("tests/golden/schema")).unwrap();
    let page = &pages[Path::new("stress/v1_0/show_submission.html")];
    for expected in [
        "Querying a Submission &lt;odd&gt; [text]",
        "<span class=\"tag must\">mandatory on the page</span>",
        "<span class=\"tag cancelled\">cancelled</span>",
        "<a href=\"#values.Outcome\"><code>Outcome</code></a>",
        "map of map of integer",
        "<code>parent: Option&lt;Box&lt;Submission&gt;&gt;</code>",
        "Also read from <code>last-update-user</code>, <code>LAST_UPDATE_USER</code>",
        "<a href=\"#structure.Submission.detail\"><code>submissions[0].detail.code</code></a>",
        "--workspace-id Workspace-Id",
        "curl --request POST",
        "/jobs/Hive%20SQL/status?id=id&amp;level=-1&amp;mode=full",
        "let request = ShowSubmission::builder()",
        "<span class=\"tag failed\">not found</span>",
        "first worth asking for 90 s after its beginning. It takes 3 h as a rule.",
    ] {
        assert!(page.contains(expected), "{expected} is not in the page");
    }
}

#[test]
fn the_folder_is_written_as_a_whole_or_not_at_all() {
    let folder = scratch("folder");
    let run = |out: &str, schema: &Path| -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_huaweicloud-jobs-codegen"));
        command.args(["doc", "--out", out]).arg(schema).current_dir(&folder).output().unwrap()
    };
    let done = run("out", &root().join("schema"));
    assert!(done.status.success() && folder.join("out/cae/v1/show_job.html").is_file());
    fs::create_dir_all(folder.join("bad/demo/v1")).unwrap();
    fs::write(folder.join("bad/demo/v1/show_job.yaml"), "api: {}\n").unwrap();
    let failed = run("out", &folder.join("bad"));
    assert_eq!(failed.status.code(), Some(1));
    assert!(folder.join("out/cae/v1/show_job.html").is_file());
    assert!(run("out", &root().join("tests/golden/schema")).status.success());
    assert!(!folder.join("out/cae").exists() && folder.join("out/stress").is_dir());
    let refused = run("bad", &root().join("schema"));
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8(refused.stderr).unwrap().contains("was not made by this command"));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "no drafts are left");
}
