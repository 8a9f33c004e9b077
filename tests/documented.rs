//! What the pages document, held against what the library does, for every API of the registry.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod common;

use std::collections::BTreeSet;

use common::{apis, full_request, sample, says, without_nulls};
use huaweicloud_jobs::{
    BaseUrl, Phase, Request,
    runtime::{self, JobMap, Need, Place, Value, ValueSet, decode, encode, view},
};
use serde_json::Value as Json;

#[test]
fn every_schema_is_in_the_registry() {
    let (mut files, mut tables) = (BTreeSet::new(), BTreeSet::new());
    for service in std::fs::read_dir("schema").unwrap().map(|entry| entry.unwrap().path()) {
        if service.is_dir() {
            for version in std::fs::read_dir(&service).unwrap().map(|entry| entry.unwrap().path()) {
                if version.ends_with("hosts.yaml") {
                    tables.insert(service.file_name().unwrap().to_string_lossy().into_owned());
                    continue;
                }
                for file in std::fs::read_dir(&version).unwrap().map(|entry| entry.unwrap().path()) {
                    let id = file
                        .with_extension("")
                        .strip_prefix("schema")
                        .unwrap()
                        .to_string_lossy()
                        .into_owned();
                    files.insert(id);
                }
            }
        }
    }
    let ids: BTreeSet<String> = huaweicloud_jobs::apis().iter().map(|api| api.id.to_owned()).collect();
    assert_eq!(files, ids);
    assert!(!ids.is_empty());
    for api in huaweicloud_jobs::apis() {
        assert_eq!(api.id.split('/').next(), Some(api.hosts.service));
        assert_eq!(!api.hosts.source.is_empty(), tables.contains(api.hosts.service), "{}", api.id);
    }
}

/// All that the language can say, as the registry has it. `UPDATE=1` writes it; read it beside the golden schema.
#[test]
fn what_a_schema_says_is_what_the_registry_has() {
    let all = format!("{:#?}\n", huaweicloud_jobs_golden::apis());
    // An address is all that is to be seen of a function.
    let all: String = all.split_inclusive('\n').filter(|line| !line.contains("response: 0x")).collect();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write("tests/golden/registry.txt", &all).unwrap();
    }
    let expected = std::fs::read_to_string("tests/golden/registry.txt").unwrap().replace("\r\n", "\n");
    assert!(all == expected, "the registry of the golden library is another; with UPDATE=1 git shows it");
}

#[test]
fn examples_decode_with_nothing_lost() {
    for api in apis() {
        let examples: Vec<_> = api.examples.iter().filter(|example| example.status < 300).collect();
        assert!(!examples.is_empty(), "{} has no example of an answer", api.id);
        for example in examples {
            let sent: Json = serde_json::from_str(example.response).unwrap();
            let mut answer = (api.response)();
            decode(example.response.as_bytes(), &mut *answer)
                .unwrap_or_else(|error| panic!("{}: {error}", api.id));
            let again: Json = serde_json::from_str(&encode(&*answer)).unwrap();
            assert_eq!(again, without_nulls(&sent), "{}", api.id);
            assert!(says(&sent, Value::Structure(&*answer)), "{}", api.id);
        }
    }
}

#[test]
fn examples_are_jobs_with_a_known_phase() {
    for api in apis() {
        for example in api.examples.iter().filter(|example| example.status < 300) {
            let mut answer = (api.response)();
            decode(example.response.as_bytes(), &mut *answer).unwrap();
            let job = view(&*answer, &api.job);
            assert!(job.status.is_some(), "{}: {job:?}", api.id);
            assert_ne!(job.phase, Phase::Unknown, "{}: {job:?}", api.id);
            for time in [&job.started, &job.updated, &job.ended, &job.expected].into_iter().flatten() {
                assert!(time.to_system_time().is_ok(), "{}: {time}", api.id);
            }
        }
    }
}

#[test]
fn requests_have_the_documented_address() {
    for api in apis() {
        // One that no table lists: there the page's endpoint holds.
        let base = BaseUrl::of(api, "xx-north-4").unwrap();
        let request = full_request(api).to_http(&base).unwrap();
        assert_eq!(request.method(), api.method);

        let encode = |text: &str| {
            let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~".contains(byte);
            text.bytes()
                .map(|byte| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
                .collect::<String>()
        };
        let sent = |parameter: &runtime::Parameter| match parameter.need {
            Need::Fixed(fixed) => fixed.to_owned(),
            _ => sample(parameter),
        };
        let mut expected = format!("{}{}", api.endpoint.replace("{region}", "xx-north-4"), api.uri);
        let mut query = Vec::new();
        for parameter in api.parameters {
            match parameter.place {
                Place::Path => {
                    let placeholder = format!("{{{}}}", parameter.name);
                    assert!(expected.contains(&placeholder), "{}: {placeholder}", api.id);
                    expected = expected.replace(&placeholder, &encode(&sent(parameter)));
                }
                Place::Query => {
                    query.push(format!("{}={}", encode(parameter.name), encode(&sent(parameter))))
                }
                Place::Header => {
                    let header = request.headers().get(parameter.name);
                    let credential = matches!(parameter.need, Need::Credential { .. });
                    let expected = (!credential).then(|| sent(parameter));
                    assert_eq!(
                        header.map(|value| value.to_str().unwrap()),
                        expected.as_deref(),
                        "{}",
                        api.id
                    );
                }
            }
        }
        if !query.is_empty() {
            expected = format!("{expected}?{}", query.join("&"));
        }
        assert_eq!(request.uri().to_string(), expected, "{}", api.id);
    }
}

/// The status sets of a job and of its tasks, at every level, and whether each says itself if the job failed.
fn status_sets(map: &JobMap) -> Vec<(&'static ValueSet, bool)> {
    let mut sets = vec![(map.statuses, map.result.is_none())];
    sets.extend(map.result.map(|(_, set)| (set, true)));
    if let Some(inner) = map.tasks.as_ref().and_then(|tasks| tasks.map) {
        sets.extend(status_sets(inner));
    }
    sets
}

#[test]
fn every_status_has_a_phase() {
    for api in apis() {
        for (set, says_failure) in status_sets(&api.job) {
            for listed in set.values() {
                assert!(listed.phase.is_some(), "{}: {} of {}", api.id, listed.value, set.name);
                assert_eq!(Some(set.phase(listed.value)), listed.phase);
            }
            let means = |phase| set.values().any(|listed| listed.phase == Some(phase));
            assert!(
                means(Phase::Succeeded) && (means(Phase::Failed) || !says_failure),
                "{}: {}",
                api.id,
                set.name
            );
            assert_eq!(set.phase("a word that no page has"), Phase::Unknown);
        }
    }
}

#[test]
fn a_status_that_is_not_documented_is_kept_and_ends_nothing() {
    for api in apis() {
        let example = api.examples.iter().find(|example| example.status < 300).unwrap();
        let mut sent: Json = serde_json::from_str(example.response).unwrap();
        let status = api.job.status.replace(['.', '['], "/").replace(']', "");
        let place = sent.pointer_mut(&format!("/{status}")).unwrap();
        *place = if place.is_number() { 4711.into() } else { "NOT_ON_THE_PAGE".into() };
        let expected = place.as_str().map_or_else(|| place.to_string(), str::to_owned);
        let mut answer = (api.response)();
        decode(sent.to_string().as_bytes(), &mut *answer).unwrap();
        let job = view(&*answer, &api.job);
        assert_eq!(job.status, Some(expected), "{}", api.id);
        assert_eq!(job.phase, Phase::Unknown, "{}", api.id);
        let again: Json = serde_json::from_str(&encode(&*answer)).unwrap();
        assert_eq!(again, without_nulls(&sent), "{}", api.id);
    }
}

/// The JSON of a decoded value with every key in another spelling, where its table has one.
fn respelled(value: Value<'_>) -> Json {
    match value {
        Value::Structure(structure) => {
            let shape = structure.shape();
            let present =
                (0..shape.keys.len()).filter(|&field| !matches!(structure.value(field), Value::Absent));
            let entries = present.map(|field| {
                let alias = shape.aliases.iter().find(|(_, meant)| *meant == field).map(|(alias, _)| *alias);
                (alias.unwrap_or(shape.keys[field]).to_owned(), respelled(structure.value(field)))
            });
            Json::Object(entries.collect())
        }
        Value::List(list) => (0..list.len()).map(|at| respelled(list.get(at))).collect(),
        other => serde_json::to_value(other).unwrap(),
    }
}

#[test]
fn other_spellings_of_keys_are_read_as_well() {
    let mut respelled_some = false;
    for api in apis() {
        for example in api.examples.iter().filter(|example| example.status < 300) {
            let mut answer = (api.response)();
            decode(example.response.as_bytes(), &mut *answer).unwrap();
            let other = respelled(Value::Structure(&*answer));
            respelled_some |= other != serde_json::from_str::<Json>(&encode(&*answer)).unwrap();
            let mut again = (api.response)();
            decode(other.to_string().as_bytes(), &mut *again).unwrap();
            assert_eq!(encode(&*again), encode(&*answer), "{}", api.id);
        }
    }
    assert!(respelled_some, "no table has another spelling");
}
