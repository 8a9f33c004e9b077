//! Pages in the layouts that documentation has: for each `pages/<layout>/<name>`, `<name>.yaml` holds its draft and `<name>.check` what `check`
//! says of the draft, which is what is left to a person.
//!
//! A new case is a new page. `UPDATE=1 cargo test -p huaweicloud-jobs-codegen --test import` writes both files; read them.

#![cfg(feature = "command")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
    sync::OnceLock,
};

use huaweicloud_jobs_codegen::{
    Change, Drafted, Finding, NoPage, Rule, check_text, drift, format_text, import_openapi, import_page,
};
use proptest::prelude::*;

struct Case {
    path: PathBuf,
    name: String,
    bytes: Vec<u8>,
}

impl Case {
    fn draft(&self, bytes: &[u8]) -> Result<Drafted, NoPage> {
        match self.path.parent().unwrap().ends_with("openapi") {
            true => import_openapi(&self.name, bytes, None, None, Some("demo/v1/show_job")),
            false => import_page(&self.name, bytes, None, None),
        }
    }
}

fn cases() -> &'static [Case] {
    static CASES: OnceLock<Vec<Case>> = OnceLock::new();
    CASES.get_or_init(read_cases)
}

fn read_cases() -> Vec<Case> {
    let mut cases = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    for layout in fs::read_dir(&folder).unwrap() {
        for page in fs::read_dir(layout.unwrap().path()).unwrap() {
            let path = page.unwrap().path();
            let name = path.strip_prefix(&folder).unwrap().to_str().unwrap().replace('\\', "/");
            // A page's name has one dot, that of what is expected of it two.
            if name.matches('.').count() == 1 {
                cases.push(Case { bytes: fs::read(&path).unwrap(), path, name });
            }
        }
    }
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(cases.len() > 6);
    cases
}

fn findings(drafted: &Drafted) -> Vec<Finding> {
    check_text(&format!("schema/{}.yaml", drafted.id), &drafted.text)
}

#[test]
fn each_page_gives_its_draft_and_the_decisions_that_are_left() {
    let mut wrong = Vec::new();
    for case in cases() {
        let drafted = case.draft(&case.bytes).unwrap();
        let said: Vec<String> = findings(&drafted).iter().map(Finding::one_line).collect();
        for (end, text) in [("draft.yaml", drafted.text), ("check.txt", said.join("\n"))] {
            let expected = PathBuf::from(format!("{}.{end}", case.path.display()));
            if env::var_os("UPDATE").is_some() {
                fs::write(&expected, &text).unwrap();
            } else if fs::read_to_string(&expected).unwrap_or_default().replace("\r\n", "\n") != text {
                wrong.push(format!("{}.{end}:\n{text}", case.name));
            }
        }
    }
    assert!(wrong.is_empty(), "these are not as expected (UPDATE=1 writes them):\n\n{}", wrong.join("\n"));
}

#[test]
fn a_draft_is_laid_out_as_schemas_are() {
    for case in cases() {
        let drafted = case.draft(&case.bytes).unwrap();
        assert_eq!(format_text("draft.yaml", &drafted.text).unwrap(), drafted.text, "{}", case.name);
    }
}

#[test]
fn a_draft_agrees_with_its_page() {
    for case in cases().iter().filter(|case| !case.name.starts_with("openapi")) {
        let drafted = case.draft(&case.bytes).unwrap();
        let changes = drift(&case.name, &case.bytes, "draft.yaml", &drafted.text).unwrap();
        let changes: Vec<String> = changes.iter().map(ToString::to_string).collect();
        assert!(changes.is_empty(), "{}:\n{}", case.name, changes.join("\n"));
    }
}

/// Pages that are not in the repository: `PAGES` names a folder laid out like the schemas' one.
#[test]
fn the_schemas_agree_with_their_pages() {
    let Some(folder) = env::var_os("PAGES").map(PathBuf::from) else { return };
    let schemas = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("schema");
    let (mut pages, mut wrong) = (0, Vec::new());
    for service in fs::read_dir(&folder).unwrap() {
        for version in fs::read_dir(service.unwrap().path()).unwrap() {
            for page in fs::read_dir(version.unwrap().path()).unwrap() {
                let page = page.unwrap().path();
                let schema = schemas.join(page.strip_prefix(&folder).unwrap()).with_extension("yaml");
                let name = schema.to_string_lossy().into_owned();
                let changes = drift(
                    &page.to_string_lossy(),
                    &fs::read(&page).unwrap(),
                    &name,
                    &fs::read_to_string(&schema).unwrap(),
                );
                let changed = changes.unwrap().into_iter().filter(|change| change.kind != Change::DESCRIBED);
                wrong.extend(changed.map(|change| change.to_string()));
                pages += 1;
            }
        }
    }
    assert!(pages > 0, "{} has no pages", folder.display());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The page of the drift tests, and its draft as the schema.
fn forge() -> (String, String) {
    let case = cases().iter().find(|case| case.name == "text/paragraphs.txt").unwrap();
    (String::from_utf8(case.bytes.clone()).unwrap(), case.draft(&case.bytes).unwrap().text)
}

#[test]
fn every_change_of_a_page_is_seen() {
    let (page, schema) = forge();
    let row = "percent\n\nInteger\n\nHow much is done.\n\n";
    for (from, to, expected) in [
        ("GET /v2/", "POST /v2/", vec!["changed: `api.method`: the page says `POST`, the schema `GET`"]),
        (
            "GET /v2/{project_id}/forge/",
            "GET /v3/{project_id}/forge/",
            vec![
                "changed: `api.uri`: the page says `/v3/{project_id}/forge/jobs/{job_id}`, the schema `/v2/{project_id}/forge/jobs/{job_id}`",
            ],
        ),
        (
            "Showing a Forge Job",
            "Showing a Forge Job (discarded)",
            vec!["added: `api.deprecated`: the page's title is \"Showing a Forge Job (discarded)\""],
        ),
        (row, "", vec!["removed: `ForgeJob.percent`: the page does not have this row"]),
        (
            row,
            "percent\n\nInteger\n\nHow much is done.\n\nnew\n\nBoolean\n\nNew.\n\n",
            vec!["added: `ForgeJob.new`: the page has this row: Boolean. New."],
        ),
        (
            row,
            "percentage\n\nInteger\n\nHow much is done.\n\n",
            vec!["renamed: `ForgeJob.percent`: the page calls it `percentage`"],
        ),
        (
            row,
            "percent\n\nString\n\nHow much is done.\n\n",
            vec!["changed: `ForgeJob.percent`: the page's type is `String`, the schema's `Integer`"],
        ),
        (
            "limit\n\nNo\n\nInteger",
            "limit\n\nYes\n\nInteger",
            vec!["changed: `request.query.limit`: the page says `Mandatory: Yes`"],
        ),
        (
            "  • BROKEN: It went wrong.",
            "  • LOST: It is gone.",
            vec![
                "added: `ForgeJobStatus.LOST`: the page lists this value: It is gone.",
                "removed: `ForgeJobStatus.BROKEN`: the page does not list this value",
            ],
        ),
        (
            "How much is done.\n\n",
            "How much is done. The default value is 3.\n\n",
            vec![
                "changed: `ForgeJob.percent`: the page's default value is `3`",
                "described: `ForgeJob.percent`: the page says: How much is done. The default value is 3.",
            ],
        ),
        (
            "200\n\nOK\n\n404\n\nNot found",
            "200\n\nOK\n\n404\n\nNot found\n\n429\n\nToo many",
            vec!["added: `response.429`: the page documents this status code"],
        ),
        (
            "Array of ForgeTask objects",
            "ForgeTask object",
            vec![
                "changed: `ForgeJob.tasks`: the page's type is `ForgeTask object`, the schema's `Array of ForgeTask objects`",
            ],
        ),
        (
            "0: scrap. 1: good. 2: very good.",
            "0: scrap. 1: good. 3: best.",
            vec![
                "added: `Grade.3`: the page lists this value: best.",
                "removed: `Grade.2`: the page does not list this value",
            ],
        ),
    ] {
        assert!(page.contains(from), "{from}");
        let changed = page.replacen(from, to, 1);
        let changes = drift("page.txt", changed.as_bytes(), "s.yaml", &schema).unwrap();
        let said: Vec<String> = changes.iter().map(|change| change.to_string()).collect();
        let lines = schema.lines().count();
        assert!(
            changes
                .iter()
                .all(|change| change.file == "s.yaml" && (2..=lines).contains(&change.location.line)),
            "{said:?}"
        );
        let plain: Vec<&str> = said.iter().map(|text| text.splitn(4, ':').nth(3).unwrap().trim()).collect();
        assert_eq!(plain, expected, "{from}");
    }
}

#[test]
fn what_has_another_source_is_not_missed() {
    let (page, schema) = forge();
    let with_source = |from: &str, to: &str| {
        assert!(schema.contains(from), "{from}");
        drift("page.txt", page.as_bytes(), "s.yaml", &schema.replacen(from, to, 1)).unwrap()
    };
    let row = "  ForgeTask:\n";
    assert_eq!(with_source(row, &format!("{row}    more: {{ type: String, source: an SDK }}\n")), []);
    assert_eq!(with_source(row, &format!("{row}    more: {{ type: String }}\n")).len(), 1);
    assert_eq!(with_source("      DONE: ", "      LATE: { phase: failed, source: seen }\n      DONE: "), []);
}

#[test]
fn what_is_no_page_is_refused() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    for (bytes, expected) in [
        (&b""[..], "page: the file is empty"),
        (b" \n\n", "page: the file is empty"),
        (png, "page: this is not UTF-8 text; save the page as HTML, text or Markdown"),
        (b"PK\0\0", "page: this is not text; save the page as HTML, text or Markdown"),
        (
            b"Dear reader,\n\nthis is a letter.",
            "page: no URI and no table of parameters is found, so this is not the page of an API; save the page itself, not its table of contents",
        ),
    ] {
        assert_eq!(import_page("page", bytes, None, None).unwrap_err().to_string(), expected);
    }
    let (page, schema) = forge();
    let refused = import_page("page", page.as_bytes(), None, Some("Forge/v1/x")).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "`Forge/v1/x` is not an id; write `service/version/operation` in snake_case, such as `rds/v3/show_job`"
    );
    let refused =
        drift("page", page.as_bytes(), "s.yaml", &schema.replacen("mandatory", "mandatry", 1)).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "s.yaml: the schema breaks rules, so it cannot be compared; `check` says which"
    );
}

#[test]
fn what_is_no_openapi_document_is_refused() {
    let refused = |text: &str, operation| {
        import_openapi("api", text.as_bytes(), operation, None, None).unwrap_err().to_string()
    };
    assert_eq!(
        refused("a: 1", None),
        "api: this is no OpenAPI document: it has no `openapi` or `swagger`, or no `paths`"
    );
    let broken = refused("a: [1\nb: 2", None);
    assert!(broken.starts_with("api:2:2: neither JSON nor YAML: "), "{broken}");
    let two = "{openapi: 3.1.0, paths: {/a: {get: {operationId: A}, post: {operationId: B}}}}";
    assert_eq!(
        refused(two, None),
        "api: several operations; name one with --operation: A (GET /a), B (POST /a)"
    );
    assert_eq!(
        refused(two, Some("C")),
        "api: no operation `C`; name one with --operation: A (GET /a), B (POST /a)"
    );
    let circle = "{openapi: 3.1.0, paths: {/a: {get: {operationId: A, responses: {'200': {$ref: '#/x'}}}}}, x: {$ref: '#/x'}}";
    assert!(import_openapi("api", circle.as_bytes(), None, None, None).is_ok());
}

/// What can happen to a page while it is saved, or to any text.
fn mutate(bytes: &[u8], what: u8, at: usize, length: usize, insert: &str) -> Vec<u8> {
    let start = at % (bytes.len() + 1);
    let end = (start + length % 400).min(bytes.len());
    let mut out = bytes.to_vec();
    match what % 5 {
        0 => out.truncate(start),
        1 => drop(out.drain(start..end)),
        2 => drop(out.splice(start..start, insert.bytes())),
        3 => {
            let copy = out[start..end].to_vec();
            drop(out.splice(start..start, copy));
        }
        _ => drop(out.drain(..start)),
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_page_is_its_draft_can_be_read(
        case in 0..cases().len(),
        mutations in prop::collection::vec((any::<u8>(), any::<usize>(), any::<usize>(), "[ -~\n|{}<>\"'#:&é表：]{0,12}"), 1..4),
    ) {
        let case = &cases()[case];
        let bytes = mutations.iter().fold(case.bytes.clone(), |bytes, (what, at, length, insert)| mutate(&bytes, *what, *at, *length, insert));
        if let Ok(drafted) = case.draft(&bytes) {
            // Whatever is wrong with it, it is YAML and says everything once; only a page's example may say a key twice.
            for finding in findings(&drafted) {
                let is_twice = finding.rule == Rule::DuplicateKey && !finding.message.ends_with("in the example");
                prop_assert!(finding.rule != Rule::YamlSyntax && !is_twice, "{finding}\n{}", drafted.text);
            }
            let _ = drift(&case.name, &bytes, "draft.yaml", &drafted.text);
        }
    }

    #[test]
    fn whatever_a_text_is_it_is_answered(text in "(GET /v1/[{]a[}]\n)?([ -~\n|]|Table 1 X\n|Parameter\n|Type\n|Description\n|\\| a \\| b \\|\n|\\|---\\|---\\|\n|[{]\"a\":|<td>|<pre>|表1|状态码：200|• ){0,60}") {
        let _ = import_page("page", text.as_bytes(), None, None);
        let _ = import_openapi("page", text.as_bytes(), None, None, None);
    }
}

/// Runs the program in an empty folder of its own.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let out = Command::new(env!("CARGO_BIN_EXE_huaweicloud-jobs-codegen"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (out.status.code().unwrap(), text(&out.stdout), text(&out.stderr))
}

#[test]
fn the_commands_say_by_their_exit_code_what_came_out() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("import");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let (page, draft) = forge();
    fs::write(folder.join("page.txt"), &page).unwrap();
    fs::write(folder.join("newer.txt"), page.replace("Map<String,String>", "Map<String,Object>")).unwrap();
    let schema = "schema/forge/v2/show_job.yaml";

    let (code, out, _) = run(&folder, &["import", "page.txt", "--out", "-"]);
    assert_eq!((code, out.trim_end()), (0, draft.trim_end().replace("paragraphs", "page").as_str()));
    let (code, _, said) = run(&folder, &["import", "page.txt"]);
    assert_eq!(code, 0);
    assert!(said.starts_with(&format!("{schema}: 12 marked `# guess`, 4 marked `# not read`.")), "{said}");

    // What is there may have been mended by hand.
    fs::write(folder.join(schema), draft.replace("Labels.", "Labels of the job.")).unwrap();
    let (code, _, said) = run(&folder, &["import", "page.txt"]);
    assert_eq!(code, 1);
    assert!(
        said.contains(
            "is there already; compare it with the page: `drift PAGE schema/forge/v2/show_job.yaml`"
        ),
        "{said}"
    );
    assert!(fs::read_to_string(folder.join(schema)).unwrap().contains("Labels of the job."));

    assert_eq!(
        run(&folder, &["drift", "page.txt", schema]),
        (
            0,
            "the page and the schema agree\n".to_owned(),
            "besides, 1 description in other words; --descriptions lists them\n".to_owned()
        )
    );
    let (code, out, said) = run(&folder, &["drift", "newer.txt", schema]);
    assert!(code == 1 && said.starts_with("1 difference\nbesides, "), "{said}");
    assert!(
        out.starts_with("schema/forge/v2/show_job.yaml:")
            && out.contains("changed: `ShowJobResponse.labels`"),
        "{out}"
    );
    let (code, out, _) = run(&folder, &["drift", "newer.txt", schema, "--format", "json"]);
    let changes: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (code, &changes[0]["change"], &changes[0]["about"]),
        (1, &"changed".into(), &"ShowJobResponse.labels".into())
    );

    let (code, _, said) = run(&folder, &["drift", "gone.txt", schema]);
    assert_eq!(code, 1);
    assert!(said.starts_with("error: cannot read gone.txt: "), "{said}");
    // Other words for the same are counted, and listed only if asked for.
    fs::write(folder.join("reworded.txt"), page.replace("How much is done.", "How much has been done."))
        .unwrap();
    let (code, out, said) = run(&folder, &["drift", "reworded.txt", schema]);
    assert_eq!((code, out.as_str()), (0, "the page and the schema agree\n"));
    assert_eq!(said, "besides, 2 descriptions in other words; --descriptions lists them\n");
    let (code, out, _) = run(&folder, &["drift", "reworded.txt", schema, "--descriptions"]);
    assert!(
        code == 1 && out.contains("described: `ForgeJob.percent`: the page says: How much has been"),
        "{out}"
    );
    assert_eq!(run(&folder, &["import"]).0, 2);
    fs::remove_dir_all(folder).unwrap();
}
