//! What the tests share. They are driven by the registry: a new schema file gets them without a line of Rust.
#![allow(dead_code, reason = "each test file uses its own part")]

use huaweicloud_jobs::{
    Api, DynamicRequest,
    runtime::{Need, Parameter, Scalar, Value},
};
use serde_json::Value as Json;

/// Every API: those of the library, and the one that has everything the schema language can say.
pub(crate) fn apis() -> impl Iterator<Item = &'static Api> {
    huaweicloud_jobs::apis().iter().chain(huaweicloud_jobs_golden::apis()).copied()
}

/// A value that fits a parameter.
pub(crate) fn sample(parameter: &Parameter) -> String {
    let listed = || Some(parameter.values?.values().next()?.value);
    let by_type = match parameter.kind {
        "Integer" | "Long" => "3",
        "Number" | "Double" => "0.5",
        "Boolean" => "true",
        _ => "a value/with?odd&chars",
    };
    parameter.example.or_else(listed).unwrap_or(by_type).to_owned()
}

/// A request with a value for every parameter that a caller can give.
pub(crate) fn full_request(api: &'static Api) -> DynamicRequest {
    let settable = api.parameters.iter().filter(|parameter| parameter.need.is_settable());
    settable.fold(DynamicRequest::new(api), |request, parameter| {
        request.with(parameter.name, sample(parameter)).expect("a sample fits")
    })
}

/// A request with only what must be given.
pub(crate) fn request(api: &'static Api) -> DynamicRequest {
    let demanded = api.parameters.iter().filter(|parameter| parameter.need == Need::Mandatory);
    demanded.fold(DynamicRequest::new(api), |request, parameter| {
        request.with(parameter.name, sample(parameter)).expect("a sample fits")
    })
}

/// Whether everything in a decoded value was sent, and sent like this.
pub(crate) fn says(sent: &Json, value: Value<'_>) -> bool {
    let text = |expected: &str| match sent {
        Json::String(text) => text == expected,
        Json::Number(number) => number.to_string() == expected || same_number(sent, expected.parse().ok()),
        Json::Bool(truth) => truth.to_string() == expected,
        _ => false,
    };
    match value {
        Value::Absent => true,
        Value::Text(expected) => text(expected),
        Value::Time(time) => text(time.as_str()),
        Value::JsonText(json) => text(json.as_str()) || json.parse().is_ok_and(|json| json == *sent),
        Value::Integer(number) => same_number(sent, Some(number as f64)),
        Value::EpochMilliseconds(time) => same_number(sent, Some(time.0 as f64)),
        Value::EpochSeconds(time) => same_number(sent, Some(time.0 as f64)),
        Value::Number(number) => same_number(sent, Some(number)),
        Value::Boolean(truth) | Value::Listed(Scalar::Boolean(truth), _) => text(&truth.to_string()),
        Value::Listed(Scalar::Integer(number), _) => same_number(sent, Some(number as f64)),
        Value::Listed(Scalar::Text(word), _) => text(word),
        Value::Json(json) => json == sent,
        Value::Structure(structure) => {
            let shape = structure.shape();
            (0..shape.keys.len()).all(|field| {
                let aliases =
                    shape.aliases.iter().filter(|(_, meant)| *meant == field).map(|(alias, _)| *alias);
                let mut keys = std::iter::once(shape.keys[field]).chain(aliases);
                let value = structure.value(field);
                matches!(value, Value::Absent)
                    || keys.any(|key| sent.get(key).is_some_and(|sent| says(sent, value)))
            })
        }
        Value::List(list) => {
            // Elements that say nothing are left out; the others keep their order.
            let Json::Array(sent) = sent else { return false };
            let mut sent = sent.iter();
            (0..list.len()).all(|at| sent.any(|sent| says(sent, list.get(at))))
        }
        Value::Map(entries) => {
            let mut all = true;
            entries.each(&mut |key, value| all &= sent.get(key).is_some_and(|sent| says(sent, value)));
            all
        }
    }
}

fn same_number(sent: &Json, expected: Option<f64>) -> bool {
    let number = sent.as_f64().or_else(|| sent.as_str()?.parse().ok());
    number.is_some() && number == expected
}

/// JSON without the members that are null: they count as absent.
pub(crate) fn without_nulls(json: &Json) -> Json {
    match json {
        Json::Object(object) => {
            let kept = object.iter().filter(|(_, value)| !value.is_null());
            kept.map(|(key, value)| (key.clone(), without_nulls(value))).collect()
        }
        Json::Array(list) => list.iter().map(without_nulls).collect(),
        other => other.clone(),
    }
}
