//! `hwjobs get`, for every API of the registry.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{
    KEYS, TOKEN, at, example, example_text, get, get_with, mock, options, run, run_with, serve_body,
};
use heck::ToKebabCase;
use huaweicloud_jobs::apis;
use huaweicloud_jobs_mock::{ACCESS_KEY, sample_request};
use huaweicloud_jobs_runtime::{Need, Request};
use serde_json::{Value, json};

#[test]
fn raw_is_what_the_service_sent() {
    let mock = mock();
    for api in apis() {
        let ran = get(api, &mock.url_of(api), &["--output", "raw"]);
        let example = api.examples.iter().find(|example| example.status < 300);
        assert_eq!(ran.works(), example.map_or(ran.out.as_str(), |example| example.response));
    }
}

#[test]
fn json_and_yaml_have_the_view_and_the_answer() {
    let mock = mock();
    for api in apis() {
        let told = get(api, &mock.url_of(api), &["-o", "json"]).json();
        assert_eq!(told["api"], api.id);
        assert_eq!(told["response"], example(api), "{}", api.id);
        let job = &told["job"];
        assert_eq!(*at(&mut example(api), api.job.status), as_sent(&job["status"], api.job.status, api.id));
        assert_ne!(job["phase"], "unknown", "{job}");
        assert_eq!(
            job["failure"].is_null(),
            job["phase"] != "failed" && job["phase"] != "cancelled",
            "{job}"
        );
        if let Some(tasks) = &api.job.tasks {
            let tasks = match at(&mut example(api), tasks.each) {
                Value::Array(tasks) => tasks.len(),
                Value::Object(tasks) => tasks.len(),
                _ => 0,
            };
            assert_eq!(job["tasks"].as_array().unwrap().len(), tasks);
        }
        let yaml = get(api, &mock.url_of(api), &["-o", "yaml"]);
        assert_eq!(serde_yaml::from_str::<Value>(yaml.works()).unwrap(), told);
    }
}

/// A status in the view is text; in the answer it may be a number.
fn as_sent(status: &Value, path: &str, api: &str) -> Value {
    let api = apis().iter().find(|other| other.id == api).unwrap();
    match at(&mut example(api), path) {
        Value::Number(_) | Value::Bool(_) => serde_json::from_str(status.as_str().unwrap()).unwrap(),
        _ => status.clone(),
    }
}

#[test]
fn the_table_is_for_people() {
    let mock = mock();
    for api in apis() {
        let job = get(api, &mock.url_of(api), &["-o", "json"]).json()["job"].clone();
        let ran = get(api, &mock.url_of(api), &[]);
        let text = ran.works();
        assert!(text.starts_with(job["phase"].as_str().unwrap()), "{text}");
        let name = if job["name"].is_null() { &job["id"] } else { &job["name"] };
        assert!(text.contains(name.as_str().unwrap_or_default()), "{text}");
        let tasks = job["tasks"].as_array().unwrap();
        assert_eq!(text.matches("\n  ├─ ").count() + 1, tasks.len().max(1), "{text}");
        assert_eq!(text.matches("\n  └─ ").count(), usize::from(!tasks.is_empty()), "{text}");
        if let Some(reason) = job["failure"]["message"].as_str() {
            assert!(text.contains(reason), "{text}");
        }
        let note = ran.err.contains("is deprecated");
        assert_eq!(note, api.deprecated.is_some(), "{ran:?}");
    }
}

#[test]
fn keys_sign_the_request() {
    let mock = mock();
    for api in apis() {
        get_with(api, &mock.url_of(api), &[], &KEYS).works();
    }
    assert!(mock.requests().iter().all(|request| request.header("authorization") == Some("(redacted)")));
}

#[test]
fn a_beginning_is_enough_where_it_fits_one() {
    let mock = mock();
    for api in apis() {
        let ends = api.id.match_indices('/').map(|(end, _)| end);
        for end in ends.chain([api.id.len() - 1]) {
            let short = &api.id[..end];
            let options = options(api);
            let mut arguments = vec!["get", short, "--endpoint", "http://localhost:1", "--dry-run"];
            arguments.extend(options.iter().map(String::as_str));
            let ran = run(&arguments);
            let fitting: Vec<_> = apis().iter().filter(|other| other.id.starts_with(short)).collect();
            if fitting.len() == 1 {
                ran.works();
            } else {
                ran.fails(2, &fitting.iter().map(|api| api.id).collect::<Vec<_>>());
            }
        }
    }
    assert!(mock.requests().is_empty());
}

#[test]
fn options_may_stand_before_the_api() {
    let mock = mock();
    let (api, options) = (apis()[0], options(apis()[0]));
    let url = mock.url_of(api);
    let mut arguments = vec!["get", "--output", "raw", "--endpoint", &url];
    arguments.extend(options.iter().map(String::as_str));
    arguments.push(api.id);
    assert_eq!(run_with(&arguments, &[("OS_TOKEN", TOKEN)]).works(), example_text(api));
}

#[test]
fn a_dry_run_prints_the_request_without_secrets() {
    for api in apis() {
        for (variables, signed) in [(&[][..], false), (&[("OS_TOKEN", "a-secret")], false), (&KEYS, true)] {
            let ran = get_with(api, "https://example.com/", &["--dry-run"], variables);
            let text = ran.works();
            let request =
                sample_request(api).unwrap().to_http(&"https://example.com".parse().unwrap()).unwrap();
            assert!(text.contains(&format!("curl --request {}", api.method)), "{text}");
            assert!(text.contains(&request.uri().to_string()), "{text}");
            for (name, value) in request.headers() {
                assert!(text.contains(&format!("{name}: {}", value.to_str().unwrap())), "{text}");
            }
            assert!(text.contains("--header \"X-Auth-Token: $OS_TOKEN\""), "{text}");
            assert_eq!(text.starts_with("# "), signed, "{text}");
            assert!(!text.contains(ACCESS_KEY), "{text}");
        }
        let ran = get(api, "https://example.com", &["--token", "a-secret", "--dry-run"]);
        ran.works();
    }
}

#[test]
fn every_parameter_is_an_option_with_the_pages_text() {
    // Where lines break depends on the width.
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for api in apis() {
        let (long, short) = (run(&["get", api.id, "--help"]), run(&["get", api.id, "-h"]));
        let (long, short) = (words(long.works()), words(short.works()));
        for parameter in api.parameters {
            let name = parameter.name.to_kebab_case();
            let is_ours = ["endpoint", "output", "region", "timeout", "token"].contains(&name.as_str());
            let place = if is_ours { format!("{}-", parameter.place.as_str()) } else { String::new() };
            let option = format!("--{place}{name} <");
            let asked = parameter.need.is_settable();
            assert_eq!(long.contains(&option), asked, "{option} in {long}");
            assert_eq!(short.contains(&option), asked, "{option} in {short}");
            if asked {
                assert!(long.contains(&words(parameter.description)), "{long}");
                for value in parameter.values.into_iter().flat_map(|set| set.values()) {
                    assert!(long.contains(value.value), "{long}");
                }
            }
            if let Need::NotEnforced { note, .. } = parameter.need {
                assert!(long.contains(&words(note)), "{long}");
            }
        }
        assert_eq!(long.contains("is deprecated"), api.deprecated.is_some());
        assert!(run(&["get", "--help"]).works().contains(api.id));
    }
}

#[test]
fn tasks_inside_tasks_are_a_tree() {
    for api in apis() {
        let Some(tasks) = &api.job.tasks else { continue };
        let Some(inner) = tasks.map.and_then(|map| map.tasks.as_ref()) else { continue };
        let mut leaf = example(api);
        at(&mut leaf, api.job.name).clone_from(&json!("Blätter 叶子"));
        let mut middle = example(api);
        at(&mut middle, api.job.name).clone_from(&json!("middle"));
        *at(&mut middle, inner.each) = json!([leaf, leaf]);
        let mut job = example(api);
        *at(&mut job, tasks.each) = json!([middle, leaf]);
        let ran = get(api, &serve_body(&job.to_string()), &[]);
        let lines: Vec<_> = ran.works().lines().collect();
        let tree: Vec<_> = lines.iter().filter(|line| line.contains("─ ")).collect();
        let starts = ["  ├─ middle ", "  │  ├─ Blätter 叶子 ", "  │  └─ Blätter 叶子 ", "  └─ Blätter 叶子 "];
        assert_eq!(tree.len(), starts.len(), "{ran:?}");
        for (line, start) in tree.iter().zip(starts) {
            assert!(line.starts_with(start), "{line} does not start with {start}");
        }
    }
}

#[test]
fn what_a_server_sends_cannot_steer_the_terminal() {
    for api in apis().iter().filter(|api| !api.job.name.is_empty()) {
        let mut job = example(api);
        *at(&mut job, api.job.name) = json!("a\u{1b}[2Jb\u{7}\nc");
        let ran = get(api, &serve_body(&job.to_string()), &[]);
        assert!(ran.works().contains("a [2Jb  c"), "{ran:?}");
    }
}
