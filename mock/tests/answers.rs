//! Every API of the registry is asked over HTTP.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{bare, builder, by_keys, by_token, client, send, wait};
use huaweicloud_jobs::apis;
use huaweicloud_jobs_mock::{Mock, sample_request};
use huaweicloud_jobs_runtime::{ErrorKind, Json, Pages, Part, Phase, Place, encode, parts};

#[test]
fn every_api_answers_with_its_example_byte_for_byte() {
    let mock = builder().start().unwrap();
    for api in apis() {
        let request = sample_request(api).unwrap();
        for credentials in [by_token(), by_keys()] {
            let answer = send(&mock, credentials, &request).unwrap();
            if let Some(example) = api.examples.iter().find(|example| example.status < 300) {
                assert_eq!(std::str::from_utf8(answer.body()).unwrap(), example.response, "{}", api.id);
            }
            assert!(answer.request_id().is_some(), "{}", api.id);
            assert_ne!(answer.job().phase, Phase::Unknown, "{}", api.id);
        }
    }
}

#[test]
fn an_api_without_examples_gets_a_generated_answer() {
    for api in apis() {
        let bare = bare(api, "other/v1/show_job");
        let mock = Mock::builder().apis(Box::leak(Box::new([bare]))).start().unwrap();
        let answer = send(&mock, by_token(), &sample_request(bare).unwrap()).unwrap();
        let job = answer.job();
        assert_eq!(job.phase, Phase::Succeeded, "{}", api.id);
        assert_eq!(job.tasks.is_empty(), api.job.tasks.is_none(), "{}", api.id);
        assert!(job.tasks.iter().all(|task| task.phase == Phase::Succeeded), "{}: {job:?}", api.id);
    }
}

#[test]
fn apis_of_the_same_address_are_told_apart_by_their_ids() {
    for api in apis() {
        let twin = bare(api, "other/v1/show_job");
        let mock = Mock::builder().apis(Box::leak(Box::new([*api, twin]))).start().unwrap();
        assert_eq!(mock.url_of(api), mock.url());
        assert_eq!(mock.url_of(twin), format!("{}/other/v1/show_job", mock.url()));
        for (asked, credentials) in [(*api, by_token()), (twin, by_token()), (twin, by_keys())] {
            send(&mock, credentials, &sample_request(asked).unwrap()).unwrap();
            assert_eq!(mock.requests().last().unwrap().api, Some(asked.id));
        }
    }
}

#[test]
fn an_unknown_job_gets_the_documented_error() {
    let mock = builder().start().unwrap();
    for api in apis() {
        let ids = api.parameters.iter().filter(|parameter| parameter.place == Place::Path);
        let mut request = sample_request(api).unwrap();
        for parameter in ids {
            request = request.with(parameter.name, "Missing-1").unwrap();
        }
        let error = send(&mock, by_token(), &request).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotFound, "{error}");
        if let Some(documented) = api.errors.iter().find(|error| error.not_found) {
            assert_eq!(error.code(), Some(documented.code));
            assert_eq!(error.status(), Some(documented.status.unwrap_or(404)));
        }
    }
}

#[test]
fn long_answers_come_in_pages() {
    let mock = builder().start().unwrap();
    let paged = apis().iter().filter_map(|api| Some((api, api.paging.as_ref()?)));
    for (api, paging) in paged {
        let client = client(&mock.url_of(api), by_token());
        let request = sample_request(api).unwrap();
        let whole = wait(client.send_all(&request)).unwrap();
        let all = list(&encode(&whole.response), paging.items);

        let one = request.clone().with(paging.limit, "1").unwrap();
        for (offset, item) in all.iter().enumerate() {
            let page = one.clone().with(paging.offset, offset.to_string()).unwrap();
            let page = wait(client.send(&page)).unwrap();
            assert_eq!(list(&encode(&page.response), paging.items), std::slice::from_ref(item), "{}", api.id);
            assert_eq!(page.job().total, whole.job().total, "{}", api.id);
        }

        let mut pages = Pages::new(&one);
        let mut joined = wait(client.send(&pages.request())).unwrap().into_inner();
        pages.received(&joined).unwrap();
        while !pages.is_done() {
            let page = wait(client.send(&pages.request())).unwrap().into_inner();
            pages.absorb(&mut joined, page).unwrap();
        }
        assert_eq!(encode(&joined), encode(&whole.response), "{}", api.id);
    }
}

fn list(json: &str, path: &str) -> Vec<Json> {
    let json: Json = serde_json::from_str(json).unwrap();
    let found = parts(path).fold(&json, |here, part| match part {
        Part::Key(key) => &here[key],
        Part::Index(index) => &here[index],
    });
    found.as_array().unwrap().clone()
}
