//! Who asks: every kind of credentials by configuration alone, the project that is looked up, and `hwjobs whoami`.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{File, KEYS, Ran, SECRET_KEY, TOKEN, get_with, run_with};
use heck::ToKebabCase;
use huaweicloud_jobs::apis;
use huaweicloud_jobs_mock::{ACCESS_KEY, Mock, PROJECT_ID, sample_value};
use huaweicloud_jobs_runtime::{Api, Need};

const REGION: &str = "cn-north-4";
const PASSWORD: &str = "a-secret-password";

type Variables<'a> = Vec<(&'a str, &'a str)>;

fn mock() -> Mock {
    let builder = Mock::builder().apis(apis()).token(TOKEN).keys(ACCESS_KEY, SECRET_KEY);
    builder.user("robot", PASSWORD, "acme").start().unwrap()
}

/// Where the mock is, told as users tell where services are.
fn places(mock: &Mock) -> Vec<(String, String)> {
    let name = |service: &str| format!("HUAWEICLOUD_SDK_REGION_{}_CN_NORTH_4", service.to_uppercase());
    let identity = apis().iter().find_map(|api| api.identity).unwrap();
    let services = apis().iter().map(|api| (name(api.hosts.service), mock.url()));
    services.chain([(name(identity.service), mock.url())]).collect()
}

fn with<'a>(places: &'a [(String, String)], more: &[(&'a str, &'a str)]) -> Variables<'a> {
    places.iter().map(|(name, url)| (name.as_str(), url.as_str())).chain(more.iter().copied()).collect()
}

/// The words for an API's sample request without the project, if it can be asked for in this region alone.
fn words(api: &'static Api, verb: &'static str) -> Vec<String> {
    let needed = api
        .parameters
        .iter()
        .filter(|p| matches!(p.need, Need::Mandatory | Need::NotEnforced { .. }) && p.name != "project_id");
    let options = needed.flat_map(|p| [format!("--{}", p.name.to_kebab_case()), sample_value(p)]);
    [verb.to_owned(), api.id.to_owned()].into_iter().chain(options).collect()
}

fn run(words: &[String], more: &[&str], variables: &[(&str, &str)]) -> Ran {
    let words: Vec<&str> = words.iter().map(String::as_str).chain(more.iter().copied()).collect();
    run_with(&words, variables)
}

/// APIs whose requests name a project.
fn with_projects() -> impl Iterator<Item = &'static Api> {
    apis().iter().copied().filter(|api| api.identity.is_some() && api.parameter("project_id").is_some())
}

/// Each kind of credentials: variables, and what `whoami` says of them.
fn kinds(profile: &str) -> Vec<(Variables<'_>, &'static str, &'static str)> {
    vec![
        (vec![("OS_TOKEN", TOKEN)], "token", "OS_TOKEN"),
        (vec![("HW_AUTH_TOKEN", TOKEN)], "token", "HW_AUTH_TOKEN"),
        (
            vec![("HUAWEICLOUD_SDK_AK", ACCESS_KEY), ("HUAWEICLOUD_SDK_SK", SECRET_KEY)],
            "access key MOCK...",
            "HUAWEICLOUD_SDK_AK, HUAWEICLOUD_SDK_SK",
        ),
        (
            vec![("HW_USER_NAME", "robot"), ("HW_USER_PASSWORD", PASSWORD), ("HW_DOMAIN_NAME", "acme")],
            "the IAM user \"robot\" of the account \"acme\"",
            "HW_USER_NAME, HW_USER_PASSWORD, HW_DOMAIN_NAME",
        ),
        (
            vec![("HW_ACCESS_KEY", ACCESS_KEY), ("HW_SECRET_KEY", SECRET_KEY)],
            "access key MOCK...",
            "HW_ACCESS_KEY, HW_SECRET_KEY",
        ),
        (
            vec![("OS_USERNAME", "robot"), ("OS_PASSWORD", PASSWORD), ("OS_DOMAIN_NAME", "acme")],
            "the IAM user \"robot\" of the account \"acme\"",
            "OS_USERNAME, OS_PASSWORD, OS_DOMAIN_NAME",
        ),
        (vec![("HUAWEICLOUD_SDK_CREDENTIALS_FILE", profile)], "access key MOCK...", "[basic]"),
    ]
}

fn profile(name: &str) -> File {
    File::new(name, format!("[basic]\nak = {ACCESS_KEY}\nsk = {SECRET_KEY}\n"))
}

#[test]
fn each_kind_of_credentials_works_by_configuration_alone() {
    let (mock, file) = (mock(), profile("kinds"));
    let places = places(&mock);
    for (variables, what, from) in kinds(file.name()) {
        let variables = with(&places, &variables);
        for api in with_projects() {
            for verb in ["get", "timeline"] {
                run(&words(api, verb), &["--region", REGION], &variables).works();
            }
            let asked = mock.requests().into_iter().rfind(|request| request.api == Some(api.id)).unwrap();
            assert!(asked.uri.to_string().contains(PROJECT_ID), "{asked:?}");
        }
        let ran = run_with(&["whoami", "--region", REGION, "-o", "json"], &variables);
        let told = ran.json();
        assert_eq!((&told["credentials"]["value"], &told["works"]), (&what.into(), &true.into()), "{told}");
        assert!(told["credentials"]["from"].as_str().unwrap().contains(from), "{told}");
        assert_eq!((&told["region"]["value"], &told["region"]["from"]), (&REGION.into(), &"--region".into()));
        assert_eq!(told["project"]["value"], PROJECT_ID);
        let ran = run_with(&["whoami", "--region", REGION], &variables);
        let table = ran.works();
        assert!(table.contains(what) && table.contains("works        yes"), "{table}");
    }
}

/// `-v` tells of what the client sends of its own accord, too, and of no secret.
#[test]
fn logins_and_look_ups_are_told_of() {
    let mock = mock();
    let places = places(&mock);
    let api = with_projects().next().unwrap();
    let password = [("HW_USER_NAME", "robot"), ("HW_USER_PASSWORD", PASSWORD), ("HW_DOMAIN_NAME", "acme")];
    for (variables, told) in [
        (&password[..], "attempt purpose=login method=POST attempt=1"),
        (&[("OS_TOKEN", TOKEN)], "attempt purpose=\"project look-up\" method=GET attempt=1"),
    ] {
        let variables = with(&places, variables);
        let ran = run(&words(api, "get"), &["--region", REGION, "-v"], &variables);
        ran.works();
        let asked = format!("attempt api={} method={} attempt=1", api.id, api.method);
        assert!(ran.err.contains(told) && ran.err.contains(&asked), "{ran:?}");
        assert!(!ran.err.contains(PASSWORD) && !ran.err.contains(TOKEN), "{ran:?}");
    }
}

#[test]
fn a_region_in_the_environment_counts_for_all_credentials() {
    let (mock, file) = (mock(), profile("region"));
    let places = places(&mock);
    for (variable, value) in [("HUAWEICLOUD_SDK_CREDENTIALS_FILE", file.name()), ("OS_TOKEN", TOKEN)] {
        let variables = with(&places, &[(variable, value), ("HW_REGION_NAME", REGION)]);
        let told = run_with(&["whoami", "-o", "json"], &variables).json();
        assert_eq!((&told["region"]["value"], &told["works"]), (&REGION.into(), &true.into()), "{told}");
        let from = told["region"]["from"].as_str().unwrap();
        assert!(from.starts_with("the environment ("), "{told}");
    }
    let variables = with(&places, &[("HW_REGION_NAME", REGION)]);
    run(&words(with_projects().next().unwrap(), "get"), &["--token", TOKEN], &variables).works();
}

#[test]
fn a_wait_without_a_project_looks_it_up_and_resumes_in_its_region() {
    let mock = mock();
    let (places, file) = (places(&mock), File::named("looked-up.json"));
    let variables = with(&places, &[("OS_TOKEN", TOKEN), ("OS_REGION_NAME", REGION)]);
    let api = with_projects().next().unwrap();
    let ran = run(&words(api, "wait"), &["--save", file.name(), "--max-wait", "0"], &variables);
    assert!([0, 3, 5].contains(&ran.code), "{ran:?}");
    let saved: serde_json::Value = serde_json::from_str(&file.text()).unwrap();
    assert_eq!(saved["waits"][0]["region"], REGION);
    assert!(file.text().contains(PROJECT_ID));
    let resumed = run_with(&["resume", file.name()], &variables);
    assert_eq!(resumed.code, ran.code, "{resumed:?}");
}

#[test]
fn what_stands_beside_the_credentials_is_used_in_its_region_only() {
    let keys = [("HW_ACCESS_KEY", "AK"), ("HW_SECRET_KEY", "a-secret"), ("HW_PROJECT_ID", "mine")];
    let here = [keys.as_slice(), &[("HW_REGION_NAME", REGION)]].concat();
    let elsewhere = [keys.as_slice(), &[("HW_REGION_NAME", "eu-west-101")]].concat();
    for api in with_projects() {
        let words = words(api, "get");
        for (more, variables, project, region) in [
            (&["--dry-run"][..], &here, "mine", REGION),
            (&["--dry-run", "--region", REGION], &elsewhere, "PROJECT_ID", REGION),
            (&["--dry-run", "--region", REGION], &keys.to_vec(), "mine", REGION),
        ] {
            let ran = run(&words, more, variables);
            let out = ran.works();
            assert!(out.contains(project) && out.contains(region), "{more:?} {out}");
            assert_eq!(ran.err.contains("would be looked up"), project == "PROJECT_ID", "{ran:?}");
        }
    }
}

#[test]
fn what_cannot_be_looked_up_is_said() {
    let api = with_projects().next().unwrap();
    let words = words(api, "get");
    let mock = mock();
    let endpoint = ["--endpoint", &mock.url_of(api)];
    let token = [("OS_TOKEN", TOKEN)];
    run(&words, &endpoint, &token)
        .fails(2, &[api.id, "has no --project-id", "hint: --region names it, or HW_REGION_NAME"]);
    for (projects, says) in
        [(vec![], "there is no project"), (vec![("p1", REGION), ("p2", REGION)], "one of p1, p2")]
    {
        let mock = Mock::builder().apis(apis()).token(TOKEN).keys(ACCESS_KEY, SECRET_KEY).projects(projects);
        let mock = mock.start().unwrap();
        let places = places(&mock);
        let variables = with(&places, &token);
        run(&words, &["--region", REGION], &variables).fails(2, &[says, "hint: --project-id"]);
        let ran = run_with(&["whoami", "--region", REGION], &variables);
        ran.fails(2, &[says, "hint: OS_PROJECT_ID names one"]);
        assert!(ran.out.contains("works        yes"), "who is told of the projects is known: {ran:?}");
        // The name is that of the credentials, whatever else is set.
        let keys = with(&places, &[("HW_ACCESS_KEY", ACCESS_KEY), ("HW_SECRET_KEY", SECRET_KEY)]);
        let sdk = with(&places, &[&KEYS[..], &[("HW_PROJECT_ID", "p2")]].concat());
        for (variables, name) in [(keys, "HW_PROJECT_ID"), (sdk, "HUAWEICLOUD_SDK_PROJECT_ID")] {
            let hint = format!("{name} names one; `hwjobs configure");
            run_with(&["whoami", "--region", REGION], &variables).fails(2, &[says, &hint]);
            run(&words, &["--region", REGION], &variables).fails(2, &[says, &hint, "--project-id names one"]);
        }
        let ran = run_with(&["whoami", "--region", REGION, "-o", "json"], &variables);
        let told: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(told["works"], true);
        assert!(told["hint"].as_str().unwrap().contains("OS_PROJECT_ID"), "{told}");
    }
}

#[test]
fn whoami_says_what_is_wrong() {
    let mock = mock();
    let places = places(&mock);
    let region = ["whoami", "--region", REGION];
    run_with(&["whoami"], &[]).fails(2, &["no credentials", "HUAWEICLOUD_SDK_AK", "hint:"]);
    let login = [("HW_USER_NAME", "robot"), ("HW_USER_PASSWORD", PASSWORD), ("HW_DOMAIN_NAME", "acme")];
    for variables in [&[("OS_TOKEN", TOKEN)][..], &login] {
        let url = mock.url();
        for words in [&["whoami"][..], &["whoami", "--endpoint", &url]] {
            let ran = run_with(words, variables);
            ran.fails(2, &["no region is known", "hint: --region names it"]);
            assert!(ran.out.contains("not asked, since no region is known"), "{ran:?}");
        }
        run_with(&["whoami", "--endpoint", &url, "--region", REGION], variables).works();
    }
    let api = with_projects().next().unwrap();
    run(&words(api, "get"), &["--endpoint", &mock.url_of(api), "--project-id", "p"], &login)
        .fails(2, &["no region is known", "hint: --region names it"]);
    // An address and a region stand beside each other.
    let url = mock.url();
    run(&words(api, "get"), &["--endpoint", &url, "--region", REGION], &[("OS_TOKEN", TOKEN)]).works();
    run_with(&region, &with(&places, &[("HW_ACCESS_KEY", "AK")])).fails(2, &["HW_SECRET_KEY is not"]);
    let wrong = with(&places, &[("OS_TOKEN", "a-secret-that-is-wrong")]);
    let ran = run_with(&region, &wrong);
    ran.fails(1, &["401", "hint: check the token: it may have expired", "from the environment (OS_TOKEN)"]);
    assert!(!ran.err.contains("clock"), "{ran:?}");
    let few = Mock::builder()
        .apis(apis())
        .user("robot", PASSWORD, "acme")
        .projects([("p1", REGION)])
        .start()
        .unwrap();
    let (few, name) = (self::places(&few), ("OS_PROJECT_NAME", "nowhere"));
    let robot = [("OS_USERNAME", "robot"), ("OS_PASSWORD", PASSWORD), ("OS_DOMAIN_NAME", "acme"), name];
    run_with(&region, &with(&few, &robot)).fails(
        1,
        &["Could not find the project", "hint: the login is for the project \"nowhere\"", "OS_PROJECT_NAME)"],
    );
    let keys = with(&places, &[("HW_ACCESS_KEY", ACCESS_KEY), ("HW_SECRET_KEY", "a-secret-that-is-wrong")]);
    run_with(&region, &keys)
        .fails(1, &["401", "hint: check the keys, and the clock", "(HW_ACCESS_KEY, HW_SECRET_KEY)"]);
    let password =
        [("OS_USERNAME", "robot"), ("OS_PASSWORD", "a-secret-that-is-wrong"), ("OS_DOMAIN_NAME", "acme")];
    let password = with(&places, &password);
    let ran = run_with(&region, &password);
    ran.fails(
        1,
        &["HTTP 401 Unauthorized: The username", "hint: check the password", "(OS_USERNAME, OS_PASSWORD"],
    );
    assert!(ran.out.contains("works        no"), "{ran:?}");
    let ran = run_with(&[&region[..], &["-o", "json"]].concat(), &wrong);
    assert_eq!(ran.code, 1);
    let told: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(told["works"], false);
    assert!(told["reason"].as_str().unwrap().contains("401"), "{told}");
    assert!(told["hint"].as_str().unwrap().contains("OS_TOKEN"), "{told}");
    let ran = run_with(&["whoami", "-o", "json"], &[]);
    assert_eq!(ran.code, 2);
    let told: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&told["credentials"], &told["works"]), (&().into(), &().into()), "{told}");
    assert!(told["reason"].as_str().unwrap().starts_with("no credentials"), "{told}");
    let broken = with(&places, &[("OS_TOKEN", "a-secret\nline")]);
    run_with(&region, &broken).fails(2, &["OS_TOKEN: it has a line break"]);
    let broken = ["--token", "a-secret\nline", "--region", REGION];
    let get = words(api, "get");
    let get: Vec<&str> = get.iter().map(String::as_str).collect();
    for words in [&["whoami"][..], &get] {
        run_with(&[words, &broken].concat(), &with(&places, &[]))
            .fails(2, &["hint: the credentials are from --token"]);
    }
    // One of several projects is as good as the only one.
    let several = Mock::builder().apis(apis()).token(TOKEN).projects([("p1", REGION), ("p2", REGION)]);
    let several = several.start().unwrap();
    let places = self::places(&several);
    let mine = with(&places, &[("OS_TOKEN", TOKEN), ("OS_PROJECT_ID", "p2")]);
    assert!(run_with(&region, &mine).works().contains("p2"));
    let other = with(&places, &[("OS_TOKEN", TOKEN), ("OS_PROJECT_ID", "p3")]);
    run_with(&region, &other).fails(2, &["several projects"]);
}

#[test]
fn whoami_says_who_names_the_region_and_the_project() {
    let (mock, file) = (mock(), profile("origins"));
    let places = places(&mock);
    let login = [("OS_USERNAME", "robot"), ("OS_PASSWORD", PASSWORD), ("OS_DOMAIN_NAME", "acme")];
    let project = ("HUAWEICLOUD_SDK_PROJECT_ID", PROJECT_ID);
    let named = ("HW_REGION_NAME", REGION);
    let file = [("HUAWEICLOUD_SDK_CREDENTIALS_FILE", file.name()), named];
    for (variables, region, project) in [
        ([&KEYS[..], &[named, project]].concat(), "(HW_REGION_NAME)", "(HUAWEICLOUD_SDK_PROJECT_ID)"),
        ([&KEYS[..], &[named]].concat(), "(HW_REGION_NAME)", "a look-up"),
        ([&login[..], &[("OS_REGION_NAME", REGION)]].concat(), "(OS_REGION_NAME)", "the login"),
        (file.to_vec(), "(HW_REGION_NAME)", "a look-up"),
    ] {
        let told = run_with(&["whoami", "-o", "json"], &with(&places, &variables)).json();
        for (fact, from) in [("region", region), ("project", project)] {
            assert!(told[fact]["from"].as_str().unwrap().ends_with(from), "{told}");
        }
        assert_eq!((&told["reason"], &told["hint"]), (&().into(), &().into()), "{told}");
    }
}

#[test]
fn what_names_an_address_is_what_to_check() {
    let api = with_projects().next().unwrap();
    let variable =
        format!("HUAWEICLOUD_SDK_REGION_{}_CN_NORTH_4", api.hosts.service.to_uppercase().replace('-', "_"));
    let given = ["--region", REGION, "--project-id", "p"];
    let variables = [("OS_TOKEN", TOKEN), (&variable, "http://127.0.0.1:1")];
    run(&words(api, "get"), &given, &variables).fails(1, &[&format!("hint: check {variable}, and")]);
    let file =
        File::new("odd", format!("[basic]\nak = K\nsk = {SECRET_KEY}\niam_endpoint = nowhere at all\n"));
    let variables = [("HUAWEICLOUD_SDK_CREDENTIALS_FILE", file.name())];
    run_with(&["whoami", "--region", REGION], &variables).fails(2, &[file.name(), "iam_endpoint: "]);
}

#[cfg(unix)]
#[test]
fn a_profile_file_that_others_may_read_is_told_of() {
    use std::{fs, os::unix::fs::PermissionsExt as _};
    let (mock, file) = (mock(), profile("open"));
    let api = apis()[0];
    let variables = [("HUAWEICLOUD_SDK_CREDENTIALS_FILE", file.name())];
    for (mode, told) in [(0o644, true), (0o600, false)] {
        fs::set_permissions(file.name(), fs::Permissions::from_mode(mode)).unwrap();
        let ran = get_with(api, &mock.url_of(api), &[], &variables);
        ran.works();
        assert_eq!(ran.err.contains("note: others may read"), told, "{ran:?}");
    }
}
