//! One program, and every kind of credentials, by configuration alone: environment variables and files.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test, and in it a program")]

mod common;

use std::{env, fs, path::PathBuf, process::Command};

use common::both::both;
use huaweicloud_jobs::{apis, iam};
use huaweicloud_jobs_mock::{ACCESS_KEY, ACCOUNT, Mock, PASSWORD, PROJECT_ID, SECRET_KEY, TOKEN, USER};
use huaweicloud_jobs_runtime::{Api, Chain, Client, DynamicRequest, Json, Need};

const REGION: &str = "cn-north-4";
/// Set where the test is the program.
const PROGRAM: &str = "TEST_BY_CONFIGURATION";

/// Finds credentials, asks for the project and for a job in it, with each kind of client, and says where the credentials are from.
fn program() {
    let found = Chain::new().with_metadata().find().unwrap();
    let builder = Client::builder().region(found.region.unwrap()).credentials(found.credentials);
    for client in both(builder) {
        let project = client.project_id(iam::HOSTS).unwrap();
        client.send(&request(&project)).unwrap();
    }
    println!("credentials from {}", found.origin);
}

/// An API that is asked by the project alone and made-up words.
fn api() -> &'static Api {
    let named = |api: &&&Api| api.identity.is_some() && api.parameter("project_id").is_some();
    apis().iter().find(named).unwrap()
}

fn request(project: &str) -> DynamicRequest {
    let wanted =
        api().parameters.iter().filter(|p| matches!(p.need, Need::Mandatory | Need::NotEnforced { .. }));
    wanted.fold(DynamicRequest::new(api()), |request, parameter| {
        let value = huaweicloud_jobs_mock::sample_value(parameter);
        let value = if parameter.name == "project_id" { project.to_owned() } else { value };
        request.with(parameter.name, value).unwrap()
    })
}

/// A folder with a profile file in it, which goes away with it.
struct Home(PathBuf);

impl Home {
    fn new(profile: &str) -> Self {
        let home = Self(env::temp_dir().join(format!("hwjobs-by-configuration-{}", std::process::id())));
        fs::create_dir_all(home.0.join(".huaweicloud")).unwrap();
        fs::write(home.0.join(".huaweicloud/credentials"), profile).unwrap();
        home
    }
}

impl Drop for Home {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// How a request shows who asks.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Proof {
    Token,
    Keys,
    TemporaryKeys,
}

/// Variables, how requests then show who asks, and what is in the words for where the credentials are from.
type Kind<'a> = (&'a [(&'a str, &'a str)], Proof, &'a str);

/// Temporary keys, as a cloud server is given them: access key, secret key, security token.
fn temporary(mock: &Mock) -> [String; 3] {
    let answer = common::raw(mock, "GET /openstack/latest/securitykey HTTP/1.1");
    let body: Json = serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap();
    ["access", "secret", "securitytoken"].map(|name| body["credential"][name].as_str().unwrap().to_owned())
}

#[test]
fn the_same_program_works_with_each_kind_of_credentials() {
    if env::var_os(PROGRAM).is_some() {
        return program();
    }
    let mock = Mock::builder().apis(apis()).start().unwrap();
    let [access_key, secret_key, security_token] = &temporary(&mock);
    let (url, basic) = (mock.url(), Home::new(&format!("[basic]\nak = {ACCESS_KEY}\nsk = {SECRET_KEY}\n")));
    let named = basic.0.join("named");
    fs::write(
        &named,
        format!("[global]\nak = {access_key}\nsk = {secret_key}\nsecurity_token = {security_token}\n"),
    )
    .unwrap();
    let (home, named) = (basic.0.to_str().unwrap(), named.to_str().unwrap());
    let kinds: [Kind<'_>; 11] = [
        (&[("HUAWEICLOUD_SDK_AK", ACCESS_KEY), ("HUAWEICLOUD_SDK_SK", SECRET_KEY)], Proof::Keys, "_AK"),
        (
            &[
                ("HUAWEICLOUD_SDK_AK", access_key),
                ("HUAWEICLOUD_SDK_SK", secret_key),
                ("HUAWEICLOUD_SDK_SECURITY_TOKEN", security_token),
            ],
            Proof::TemporaryKeys,
            "HUAWEICLOUD_SDK_SECURITY_TOKEN",
        ),
        (&[("HW_ACCESS_KEY", ACCESS_KEY), ("HW_SECRET_KEY", SECRET_KEY)], Proof::Keys, "HW_SECRET_KEY"),
        (
            &[
                ("HW_ACCESS_KEY", access_key),
                ("HW_SECRET_KEY", secret_key),
                ("HW_SECURITY_TOKEN", security_token),
            ],
            Proof::TemporaryKeys,
            "HW_SECURITY_TOKEN",
        ),
        (&[("OS_TOKEN", TOKEN)], Proof::Token, "OS_TOKEN"),
        (&[("HW_AUTH_TOKEN", TOKEN)], Proof::Token, "HW_AUTH_TOKEN"),
        (
            &[("HW_USER_NAME", USER), ("HW_USER_PASSWORD", PASSWORD), ("HW_DOMAIN_NAME", ACCOUNT)],
            Proof::Token,
            "HW_USER_NAME",
        ),
        (
            &[("OS_USERNAME", USER), ("OS_PASSWORD", PASSWORD), ("OS_USER_DOMAIN_NAME", ACCOUNT)],
            Proof::Token,
            "OS_USERNAME",
        ),
        (&[("HOME", home)], Proof::Keys, "[basic]"),
        (&[("HUAWEICLOUD_SDK_CREDENTIALS_FILE", named)], Proof::TemporaryKeys, "[global]"),
        (&[("HUAWEICLOUD_JOBS_METADATA_ENDPOINT", &url)], Proof::TemporaryKeys, "the metadata service"),
    ];
    for (variables, proof, origin) in kinds {
        let before = mock.requests().len();
        let mut program = Command::new(env::current_exe().unwrap());
        let test = "the_same_program_works_with_each_kind_of_credentials";
        program.args(["--exact", test, "--nocapture"]).env_clear().env(PROGRAM, "1");
        program.env("HW_REGION_NAME", REGION).envs(variables.iter().copied());
        for service in [api().hosts.service, iam::HOSTS.service] {
            program.env(format!("HUAWEICLOUD_SDK_REGION_{}_CN_NORTH_4", service.to_uppercase()), &url);
        }
        let ran = program.output().unwrap();
        let said = String::from_utf8_lossy(&ran.stdout);
        assert!(ran.status.success(), "{origin}: {said}{}", String::from_utf8_lossy(&ran.stderr));
        assert!(
            said.lines().any(|line| line.contains("credentials from ") && line.contains(origin)),
            "{said}"
        );
        let requests = mock.requests();
        let asked: Vec<_> = requests[before..].iter().filter(|request| request.api.is_some()).collect();
        assert_eq!(asked.len(), 2, "{origin}: one with each client");
        for request in asked {
            let shown = match (&request.signed, request.header("x-security-token")) {
                (None, _) => Proof::Token,
                (Some(_), None) => Proof::Keys,
                (Some(_), Some(_)) => Proof::TemporaryKeys,
            };
            assert_eq!((request.status, shown), (200, proof), "{origin}");
            assert!(request.uri.path().contains(PROJECT_ID), "{origin}: {request:?}");
        }
    }
}
