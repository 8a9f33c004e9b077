//! Everything that can go wrong gets one clear message and the right exit code.

mod common;

use common::{
    TOKEN, answer, at, example, example_text, get, get_with, mock, options, run, serve, serve_body,
};
use heck::ToKebabCase;
use huaweicloud_jobs::apis;
use huaweicloud_jobs_runtime::{Need, Parameter, Place};
use serde_json::{Value, json};

#[test]
fn an_unreachable_host() {
    for api in apis() {
        // Nobody listens on port 1.
        let ran = get(api, "http://127.0.0.1:1", &[]);
        ran.fails(1, &[api.id, "127.0.0.1:1", "hint: check --endpoint"]);
        assert!(ran.out.is_empty());
    }
    get(apis()[0], "https://nowhere.invalid", &[]).fails(1, &["nowhere.invalid", "hint: check --endpoint"]);
}

#[test]
fn no_answer_in_time() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    get(apis()[0], &url, &["--timeout", "1"]).fails(1, &["1 s", "hint: --timeout"]);
}

#[test]
fn seconds_are_whole() {
    for (option, least) in [("--timeout", 1), ("--max-wait", 0), ("--min-interval", 0), ("--max-interval", 0)]
    {
        for value in ["0.1", "soon", "18446744073709551616"] {
            let says = format!("expected whole seconds, at least {least}");
            run(&["wait", apis()[0].id, option, value]).fails(2, &[option, value, &says]);
        }
    }
    run(&["get", apis()[0].id, "--timeout", "0"]).fails(2, &["expected whole seconds, at least 1"]);
}

#[test]
fn wrong_credentials() {
    let mock = mock();
    for api in apis() {
        let wrong = get(api, &mock.url_of(api), &["--token", "a-secret"]);
        wrong.fails(1, &["401", "APIGW.0301", "request id", "hint: check the token"]);
        let keys = [("HW_ACCESS_KEY", "AK"), ("HW_SECRET_KEY", "a-secret")];
        get_with(api, &mock.url_of(api), &[], &keys).fails(1, &["401", "APIGW.0301"]);
    }
}

#[test]
fn no_credentials() {
    let api = apis()[0];
    get_with(api, "http://127.0.0.1:1", &[], &[]).fails(2, &["HUAWEICLOUD_SDK_AK", "OS_TOKEN", "--token"]);
    let half = [("HW_ACCESS_KEY", "AK")];
    get_with(api, "http://127.0.0.1:1", &[], &half)
        .fails(2, &["HW_ACCESS_KEY is set, but HW_SECRET_KEY is not"]);
    get(api, "http://example.com", &[]).fails(2, &["example.com", "--allow-http"]);
}

#[test]
fn an_unknown_job() {
    let mock = mock();
    for api in apis() {
        let mut options = options(api);
        // Any id will do: the job's own cannot be told from the others.
        let id = |parameter: &&Parameter| parameter.place == Place::Path && parameter.need == Need::Mandatory;
        let Some(id) = api.parameters.iter().find(id) else { continue };
        let at =
            options.iter().position(|option| *option == format!("--{}", id.name.to_kebab_case())).unwrap();
        options[at + 1] = "missing-job".to_owned();
        let url = mock.url_of(api);
        let mut arguments = vec!["get", api.id, "--endpoint", &url, "--token", TOKEN];
        arguments.extend(options.iter().map(String::as_str));
        let code = api.errors.iter().find(|error| error.not_found).map_or("404", |error| error.code);
        run(&arguments).fails(1, &[api.id, code, "hint: check the job id"]);
    }
    get(apis()[0], &format!("{}/elsewhere", mock.url()), &[])
        .fails(1, &["APIGW.0101", "hint: check the endpoint and the region"]);
}

#[test]
fn a_body_that_is_not_json() {
    for api in apis() {
        let page = "<html><body>HTTP STATUS: 500</body></html>";
        let ran = get(api, &serve_body(page), &[]);
        ran.fails(1, &[api.id, "not valid JSON", "r-1", "hint: `hwjobs get --output raw`"]);
        // Raw shows it all the same, and still fails.
        let ran = get(api, &serve_body(page), &["-o", "raw"]);
        ran.fails(1, &["not valid JSON"]);
        assert_eq!(ran.out, page);
    }
}

#[test]
fn a_body_that_was_cut_off() {
    for api in apis() {
        let whole = example_text(api);
        let half: String = whole.chars().take(whole.chars().count() / 2).collect();
        get(api, &serve_body(&half), &[]).fails(1, &[api.id, "not valid JSON", "EOF"]);
        // The connection breaks before all that was promised has come.
        get(api, &serve(answer(&half, whole.len())), &[]).fails(1, &[api.id, "broke off"]);
    }
}

#[test]
fn a_wrong_type_deep_in_the_answer() {
    for api in apis() {
        let Some(tasks) = &api.job.tasks else { continue };
        let mut job = example(api);
        let (wrong, place) = match at(&mut job, tasks.each) {
            Value::Object(_) => (json!({ "a": {}, "b": "x" }), ".b"),
            _ => (json!([{}, "x"]), "[1]"),
        };
        *at(&mut job, tasks.each) = wrong;
        let says = format!("{}{place}: expected an object, found \"x\"", tasks.each);
        get(api, &serve_body(&job.to_string()), &[]).fails(1, &[api.id, &says]);
    }
}

#[test]
fn an_unknown_api() {
    for api in apis() {
        let mut slip = api.id.to_owned();
        slip.remove(1);
        run(&["get", &slip, "--dry-run"]).fails(2, &[&format!("{slip:?}"), "hint: did you mean", api.id]);
    }
    run(&["get", "kubernetes"]).fails(2, &["kubernetes", "hint: `hwjobs apis`"]);
    run(&["get"]).fails(2, &["which API", "hint: `hwjobs apis`"]);
    run(&["get", ""]).fails(2, &["hint: say which"]);
}

#[test]
fn a_missing_option() {
    for api in apis() {
        let options = options(api);
        let mandatory = api.parameters.iter().filter(|parameter| parameter.need == Need::Mandatory);
        for (at, parameter) in mandatory.enumerate() {
            // This one can be found out.
            if parameter.place == Place::Path && parameter.name == "project_id" {
                continue;
            }
            let (left_out, rest) = (&options[2 * at], [&options[..2 * at], &options[2 * at + 2..]].concat());
            let mut arguments = vec!["get", api.id, "--endpoint", "http://127.0.0.1:1"];
            arguments.extend(rest.iter().map(String::as_str));
            run(&arguments).fails(2, &[left_out]);
        }
        if !api.endpoint.contains("{region}") {
            continue;
        }
        let mut nowhere = vec!["get", api.id];
        nowhere.extend(options.iter().map(String::as_str));
        run(&nowhere).fails(2, &["--endpoint", "--region"]);
    }
}

#[test]
fn values_that_cannot_be_sent() {
    for api in apis() {
        let Some(path) = api.parameters.iter().position(|parameter| parameter.place == Place::Path) else {
            continue;
        };
        let mut options = options(api);
        options[2 * path + 1] = String::new();
        let mut arguments = vec!["get", api.id, "--endpoint", "http://127.0.0.1:1"];
        arguments.extend(options.iter().map(String::as_str));
        run(&arguments).fails(2, &[&options[2 * path], "value is required"]);
        options[2 * path + 1] = "..".to_owned();
        let mut arguments = vec!["get", api.id, "--endpoint", "http://127.0.0.1:1"];
        arguments.extend(options.iter().map(String::as_str));
        run(&arguments).fails(2, &[api.parameters[path].name, "it would change the path"]);
        for parameter in api.parameters.iter().filter(|parameter| parameter.kind == "Integer") {
            let option = format!("--{}", parameter.name.to_kebab_case());
            get(api, "http://127.0.0.1:1", &[&option, "x"]).fails(2, &[&option, "not an integer"]);
        }
    }
    let api = apis()[0];
    get(api, "example.com", &[]).fails(2, &["example.com", "https://"]);
    for port in ["99999", "abc", "-5", ""] {
        get(api, &format!("http://127.0.0.1:{port}"), &[]).fails(2, &["its port is not a number"]);
    }
    get(api, "http://127.0.0.1:1", &["--timeout", "0"]).fails(2, &["--timeout"]);
    get(api, "http://127.0.0.1:1", &["--output", "xml"]).fails(2, &["xml", "yaml"]);
    get(api, "http://127.0.0.1:1", &["--jobid", "x"]).fails(2, &["--jobid"]);
}

#[test]
fn unknown_commands() {
    run(&["dmeo"]).fails(2, &["dmeo", "demo"]);
    let ran = run(&[]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("Usage: hwjobs"), "{ran:?}");
    run(&["apis", "--output", "yaml"]).fails(2, &["yaml"]);
}
