//! Every API over real HTTP on loopback.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use common::{apis, request};
use huaweicloud_jobs::{
    Client, Credentials, DynamicRequest, ErrorKind,
    runtime::{Need, decode, view},
};
use huaweicloud_jobs_mock::Mock;

const TOKEN: &str = "the-token-of-the-test";
const KEYS: (&str, &str) = ("ACCESSKEY", "the-secret-key-of-the-test");

fn mock(apis: &'static [&'static huaweicloud_jobs::Api]) -> Mock {
    Mock::builder().apis(apis).token(TOKEN).keys(KEYS.0, KEYS.1).start().unwrap()
}

fn client(mock: &Mock, credentials: Credentials) -> Client {
    Client::builder().endpoint(mock.url()).credentials(credentials).build().unwrap()
}

#[tokio::test]
async fn every_api_answers_its_example() {
    for registry in [huaweicloud_jobs::apis(), huaweicloud_jobs_golden::apis()] {
        let mock = mock(registry);
        for credentials in [Credentials::token(TOKEN), Credentials::keys(KEYS.0, KEYS.1)] {
            let client = client(&mock, credentials);
            for api in registry {
                let answer =
                    client.send(&request(api)).await.unwrap_or_else(|error| panic!("{}: {error}", api.id));
                let example = api.examples.iter().find(|example| example.status < 300).unwrap();
                let mut expected = (api.response)();
                decode(example.response.as_bytes(), &mut *expected).unwrap();
                assert_eq!(answer.job(), view(&*expected, &api.job), "{}", api.id);
                assert!(answer.request_id().is_some());
            }
        }
    }
}

#[tokio::test]
async fn wrong_credentials_are_refused_by_name() {
    let mock = mock(huaweicloud_jobs::apis());
    for credentials in [
        Credentials::token("another"),
        Credentials::keys(KEYS.0, "another"),
        Credentials::keys("OTHER", KEYS.1),
    ] {
        let client = client(&mock, credentials);
        for api in huaweicloud_jobs::apis() {
            let error = client.send(&request(api)).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Unauthenticated, "{}: {error}", api.id);
            assert_eq!(error.status(), Some(401));
            assert!(error.request_id().is_some() && error.code().is_some(), "{error:?}");
        }
    }
}

#[tokio::test]
async fn an_unknown_job_is_not_found() {
    let mock = mock(huaweicloud_jobs::apis());
    let client = client(&mock, Credentials::token(TOKEN));
    for api in huaweicloud_jobs::apis().iter().filter(|api| api.parameter("job_id").is_some()) {
        let request = request(api).with("job_id", "missing").unwrap();
        let error = client.send(&request).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotFound, "{}: {error}", api.id);
        assert!(error.body().is_some());
    }
}

#[tokio::test]
async fn what_is_missing_is_said_before_anything_is_sent() {
    let mock = mock(huaweicloud_jobs_golden::apis());
    let client = client(&mock, Credentials::token(TOKEN));
    for api in apis() {
        let error = client.send(&DynamicRequest::new(api)).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        for parameter in api.parameters.iter().filter(|parameter| parameter.need == Need::Mandatory) {
            assert!(error.to_string().contains(parameter.name), "{error} should name {}", parameter.name);
        }
    }
    assert_eq!(mock.requests().len(), 0);
}

#[tokio::test]
async fn all_tasks_of_a_long_job() {
    use huaweicloud_jobs::servicestage::v2::ShowJobDetail;
    let mock = mock(huaweicloud_jobs::apis());
    let client = client(&mock, Credentials::token(TOKEN));
    let request = ShowJobDetail::builder().project_id("p").job_id("j").limit(2).build();
    let page = client.send(&request).await.unwrap();
    assert_eq!(page.tasks.as_ref().map(Vec::len), Some(2), "the mock cuts as the service does");
    assert_eq!(page.task_count, Some(5));

    let mut names = Vec::new();
    let mut items = client.items(&request);
    while let Some(task) = items.next().await {
        names.push(task.unwrap().task_name.unwrap());
    }
    assert_eq!(names, ["SEPARATOR_PREPARE_RESOURCES", "SEPARATOR_BUILDING", "TN00091", "TN00094", "TN00097"]);
    let whole = client.send_all(&ShowJobDetail::builder().project_id("p").job_id("j").build()).await.unwrap();
    let failure = whole.job().failure().unwrap();
    assert_eq!(failure.to_string(), "TN00097: ECC00011: Building failed.");
}
