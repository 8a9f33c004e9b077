//! Whatever a server sends: no decoder panics, and what decodes says what was sent.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeSet;

use common::{apis, says};
use huaweicloud_jobs::runtime::{Value, decode, encode, view};
use proptest::prelude::*;
use serde_json::Value as Json;

/// Every key that stands in an example, so that arbitrary objects have a chance to hit the tables.
fn keys() -> Vec<String> {
    fn collect(json: &Json, keys: &mut BTreeSet<String>) {
        match json {
            Json::Object(object) => {
                for (key, value) in object {
                    keys.insert(key.clone());
                    collect(value, keys);
                }
            }
            Json::Array(list) => list.iter().for_each(|element| collect(element, keys)),
            _ => {}
        }
    }
    let mut keys = BTreeSet::new();
    for example in apis().flat_map(|api| api.examples) {
        collect(&serde_json::from_str(example.response).unwrap(), &mut keys);
    }
    keys.insert("JOB_ID".to_owned());
    keys.into_iter().collect()
}

fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        (-5..5_i64).prop_map(Json::from),
        any::<u64>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        ".{0,12}".prop_map(Json::from),
        prop::sample::select(vec![
            "",
            "FAILED",
            "running",
            "{}",
            "{\"code\":1}",
            "2024-06-06T15:55:31.36Z",
            "7",
            "true"
        ])
        .prop_map(Json::from),
    ];
    let keys = keys();
    leaf.prop_recursive(6, 48, 6, move |inner| {
        let entry = (prop::sample::select(keys.clone()), inner.clone());
        prop_oneof![
            prop::collection::vec(inner, 0..5).prop_map(Json::from),
            prop::collection::vec(entry, 0..8)
                .prop_map(|entries| Json::Object(entries.into_iter().collect())),
        ]
    })
}

/// An example with some places replaced by something else.
fn damaged_example() -> impl Strategy<Value = (usize, Json)> {
    let examples: Vec<Json> =
        apis().map(|api| serde_json::from_str(api.examples[0].response).unwrap()).collect();
    let count = examples.len();
    (0..count, any::<prop::sample::Index>(), any_json()).prop_map(move |(api, place, other)| {
        let mut json = examples[api].clone();
        let mut pointers = Vec::new();
        pointers_of(&json, String::new(), &mut pointers);
        let pointer = &pointers[place.index(pointers.len())];
        if let Some(place) = json.pointer_mut(pointer) {
            *place = other;
        }
        (api, json)
    })
}

fn pointers_of(json: &Json, here: String, pointers: &mut Vec<String>) {
    match json {
        Json::Object(object) => {
            object.iter().for_each(|(key, value)| pointers_of(value, format!("{here}/{key}"), pointers))
        }
        Json::Array(list) => list
            .iter()
            .enumerate()
            .for_each(|(at, value)| pointers_of(value, format!("{here}/{at}"), pointers)),
        _ => {}
    }
    pointers.push(here);
}

fn check(api: &'static huaweicloud_jobs::Api, sent: &Json) {
    let mut answer = (api.response)();
    match decode(sent.to_string().as_bytes(), &mut *answer) {
        Ok(()) => {
            assert!(
                sent.is_null() || sent == "" || says(sent, Value::Structure(&*answer)),
                "{}: {sent} gave {}",
                api.id,
                encode(&*answer)
            );
            let _ = view(&*answer, &api.job);
        }
        Err(error) => assert!(error.to_string().contains("expected"), "{}: {error}", api.id),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_json(sent in any_json()) {
        apis().for_each(|api| check(api, &sent));
    }

    #[test]
    fn damaged_examples((api, sent) in damaged_example()) {
        check(apis().nth(api).unwrap(), &sent);
    }

    #[test]
    fn arbitrary_bytes(sent in prop::collection::vec(any::<u8>(), 0..80)) {
        for api in apis() {
            let mut answer = (api.response)();
            let _ = decode(&sent, &mut *answer);
        }
    }

    #[test]
    fn cut_off_examples(cut in any::<prop::sample::Index>()) {
        for api in apis() {
            let whole = api.examples[0].response.as_bytes();
            let mut answer = (api.response)();
            let error = decode(&whole[..cut.index(whole.len())], &mut *answer).expect_err("the end is missing");
            prop_assert!(error.is_syntax());
        }
    }
}
