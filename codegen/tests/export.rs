//! What is exported says the same as the schemas, and stays as it is.

#![cfg(feature = "command")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use huaweicloud_jobs_codegen::{matrix, openapi};
use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

fn stress() -> PathBuf {
    root().join("tests/golden/schema")
}

/// An empty folder for one test.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("export").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_huaweicloud-jobs-codegen")).args(arguments).output().unwrap()
}

fn document(schema: &Path) -> Value {
    serde_json::from_str(&openapi(schema).unwrap()).unwrap()
}

/// Everything the schema language can say, as OpenAPI.
#[test]
fn the_document_is_the_golden_one() {
    let golden = root().join("tests/golden/openapi.json");
    // A release changes nothing else.
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    let text = openapi(&stress()).unwrap().replacen(&version, "\"version\": \"0.0.0\"", 1);
    if env::var_os("UPDATE").is_some() {
        fs::write(&golden, text).unwrap();
    } else {
        let known = fs::read_to_string(golden).unwrap();
        assert!(
            known == text,
            "run `UPDATE=1 cargo test -p huaweicloud-jobs-codegen --test export` and look"
        );
    }
}

#[test]
fn every_reference_leads_somewhere() {
    fn references<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
        match value {
            Value::Object(object) => {
                found.extend(object.get("$ref").and_then(Value::as_str));
                object.values().for_each(|value| references(value, found));
            }
            Value::Array(list) => list.iter().for_each(|value| references(value, found)),
            _ => {}
        }
    }
    for schema in [root().join("schema"), stress()] {
        let document = document(&schema);
        let mut found = Vec::new();
        references(&document, &mut found);
        assert!(!found.is_empty());
        for reference in &found {
            assert!(document.pointer(reference.trim_start_matches('#')).is_some(), "{reference}");
        }
        // And every schema is used.
        let schemas = document["components"]["schemas"].as_object().unwrap();
        let used: BTreeSet<&str> = found.iter().filter_map(|it| it.rsplit('/').next()).collect();
        assert_eq!(schemas.keys().map(String::as_str).collect::<BTreeSet<_>>(), used);
    }
}

#[test]
fn every_placeholder_is_a_parameter_and_every_operation_has_its_own_id() {
    let mut ids = BTreeSet::new();
    let document = document(&root().join("schema"));
    for (path, item) in document["paths"].as_object().unwrap() {
        for operation in item.as_object().unwrap().values() {
            assert!(ids.insert(operation["operationId"].as_str().unwrap()));
            let parameters = operation["parameters"].as_array().unwrap().iter();
            let in_path: BTreeSet<&str> =
                parameters.filter(|it| it["in"] == "path").map(|it| it["name"].as_str().unwrap()).collect();
            let placeholders = path.split('{').skip(1).map(|rest| rest.split('}').next().unwrap());
            assert_eq!(in_path, placeholders.collect::<BTreeSet<_>>(), "{path}");
            assert!(operation["servers"][0]["url"].as_str().unwrap().starts_with("https://"));
        }
    }
    assert_eq!(ids.len(), openapi(&root().join("schema")).unwrap().matches("\"operationId\"").count());
}

/// Services have hosts of their own, and often the same paths.
#[test]
fn operations_at_the_same_path_are_all_there() {
    let schema = scratch("same-path");
    let text = fs::read_to_string(stress().join("stress/v1_0/show_submission.yaml")).unwrap();
    let other = text.replace("POST", "PUT").replace("domain_id", "account_id");
    for (service, text) in [("first", &text), ("second", &text), ("third", &other)] {
        let folder = schema.join(service).join("v1_0");
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("show_submission.yaml"), text).unwrap();
    }
    let document = document(&schema);
    let paths = document["paths"].as_object().unwrap();
    let path = "/v1.0/{domain_id}/clusters/{cluster_id}/jobs/{type}/status";
    assert_eq!(
        paths.keys().collect::<Vec<_>>(),
        [path, &format!("{path}#second.v1_0.show_submission")],
        "a fragment is never sent"
    );
    let id = |path: &str, method: &str| paths[path][method]["operationId"].clone();
    assert_eq!(id(path, "post"), "first_v1_0_show_submission");
    assert_eq!(id(path, "put"), "third_v1_0_show_submission");
    assert_eq!(paths[path]["put"]["parameters"][0]["name"], "domain_id", "the path's own name");
}

/// The statuses are told apart by what they mean, and others are not refused.
#[test]
fn sets_are_open_and_have_phases() {
    let document = document(&stress());
    let set = |name: &str| &document["components"]["schemas"][format!("stress.v1_0.show_submission.{name}")];
    let outcome = set("Outcome");
    assert_eq!(outcome["anyOf"][0]["enum"], serde_json::json!([0, -1, 7]));
    assert_eq!(outcome["anyOf"][1], serde_json::json!({ "type": "integer" }));
    assert_eq!(outcome["x-huaweicloud-jobs-phases"]["7"], "cancelled");
    assert_eq!(set("Flavour").get("x-huaweicloud-jobs-phases"), None, "no status");
}

/// `docs/apis.md` has the matrix of the shipped schemas between its marks.
#[test]
fn the_matrix_in_the_documentation_is_current() {
    let file = root().join("docs/apis.md");
    let schema = root().join("schema");
    if env::var_os("UPDATE").is_some() {
        let (file, schema) = (file.to_str().unwrap(), schema.to_str().unwrap());
        assert!(run(&["export", "--matrix", "--out", file, schema]).status.success());
    }
    let text = fs::read_to_string(file).unwrap();
    let says = "run `cargo run -p huaweicloud-jobs-codegen -- export --matrix --out docs/apis.md`";
    assert!(text.contains(&format!("-->\n\n{}\n<!--", matrix(&schema).unwrap())), "{says}");
}

#[test]
fn words_of_any_script_stay_in_their_cells() {
    let schema = scratch("words").join("demo/v1");
    fs::create_dir_all(&schema).unwrap();
    let text = fs::read_to_string(root().join("schema/cae/v1/show_job.yaml")).unwrap();
    let odd = "\"运行|中`\": { name: running_odd, phase: running }\n      running:     {";
    let text = text.replacen("running:     {", odd, 1);
    fs::write(schema.join("show_job.yaml"), text).unwrap();
    let table = matrix(schema.parent().unwrap().parent().unwrap()).unwrap();
    assert!(table.contains("``` 运行\\|中` ```") || table.contains("`` 运行\\|中` ``"), "{table}");
    let open_pipes = |line: &str| line.replace("\\|", "").matches('|').count();
    assert!(table.lines().all(|line| open_pipes(line) == 10), "{table}");
}

/// Bad schemas are answered with their findings, and the file stays as it was.
#[test]
fn nothing_is_written_of_bad_schemas() {
    let folder = scratch("bad");
    fs::create_dir_all(folder.join("schema/demo/v1")).unwrap();
    fs::write(folder.join("schema/demo/v1/show_job.yaml"), "api: {}\n").unwrap();
    let out = folder.join("openapi.json");
    fs::write(&out, "as it was").unwrap();
    let (schema, file) = (folder.join("schema"), out.to_str().unwrap());
    let output = run(&["export", "--openapi", "--out", file, schema.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("missing-key") && said.contains("show_job.yaml:1:"), "{said}");
    assert_eq!(fs::read_to_string(&out).unwrap(), "as it was");
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);

    let output = run(&["export", "--opnapi"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("--openapi"));
}
