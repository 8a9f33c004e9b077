//! Values and answers for what has no example.

use huaweicloud_jobs_runtime::{
    Api, DynamicRequest, Json, Need, Parameter, RequestError, Scalar, Slot, Structure, Value, encode,
};

/// How deep a generated answer goes; structures can contain themselves.
const DEPTH: usize = 5;
const TIME: &str = "2026-01-02T03:04:05Z";
const MILLISECONDS: i64 = 1_767_323_045_000;
const SECONDS: i64 = MILLISECONDS / 1000;

/// A value that a parameter takes: its example if it has one, otherwise one that fits its type.
pub fn sample_value(parameter: &Parameter) -> String {
    let documented = parameter.values.and_then(|set| set.values().next()).map(|listed| listed.value);
    if let Some(value) = parameter.example.or(documented) {
        return value.to_owned();
    }
    let by_type = match parameter.kind.to_ascii_lowercase().as_str() {
        "integer" | "long" | "number" | "double" | "float" => "1",
        "boolean" => "true",
        _ => "sample",
    };
    by_type.to_owned()
}

/// A complete request to an API: sample values for the parameters that its page calls mandatory.
///
/// # Errors
/// A parameter's example does not fit its type; the schema's check does not let that pass.
pub fn sample_request(api: &'static Api) -> Result<DynamicRequest, RequestError> {
    let needed = |p: &&Parameter| matches!(p.need, Need::Mandatory | Need::NotEnforced { .. });
    let mut parameters = api.parameters.iter().filter(needed);
    parameters.try_fold(DynamicRequest::new(api), |request, parameter| {
        request.with(parameter.name, sample_value(parameter))
    })
}

/// An answer with something in every field.
pub(crate) fn answer(api: &'static Api) -> Json {
    let mut answer = (api.response)();
    fill_structure(&mut *answer, DEPTH);
    serde_json::from_str(&encode(&*answer)).unwrap_or_default()
}

fn fill_structure(structure: &mut dyn Structure, depth: usize) {
    let keys = structure.shape().keys;
    for (at, key) in keys.iter().enumerate() {
        fill(structure.slot(at), key, depth);
        // Only what was filled tells what it is.
        let better = match structure.value(at) {
            Value::EpochMilliseconds(_) => Scalar::Integer(MILLISECONDS),
            Value::EpochSeconds(_) => Scalar::Integer(SECONDS),
            Value::Listed(scalar, set) => match (scalar, set.values().next()) {
                (Scalar::Integer(_), Some(first)) => Scalar::Integer(first.value.parse().unwrap_or_default()),
                (Scalar::Boolean(_), Some(first)) => Scalar::Boolean(first.value == "true"),
                (Scalar::Text(_), Some(first)) => Scalar::Text(first.value),
                (_, None) => continue,
            },
            _ => continue,
        };
        match (structure.slot(at), better) {
            (Slot::Integer(place), Scalar::Integer(number)) => place.put(number),
            (Slot::Enumerated(place), scalar) => drop(place.put(scalar)),
            _ => {}
        }
    }
}

fn fill(slot: Slot<'_>, key: &str, depth: usize) {
    match slot {
        Slot::Text(place) => *place = Some(format!("sample {key}")),
        Slot::Integer(place) => place.put(1),
        Slot::Number(place) => *place = Some(1.0),
        Slot::Boolean(place) => *place = Some(true),
        Slot::Time(place) => *place = Some(TIME.into()),
        Slot::JsonText(place) => *place = Some("{}".into()),
        Slot::Enumerated(place) => {
            let kinds = [Scalar::Text("sample"), Scalar::Integer(1), Scalar::Boolean(true)];
            let _ = kinds.into_iter().find(|scalar| place.put(*scalar).is_ok());
        }
        Slot::Structure(place) if depth > 0 => fill_structure(place.open(), depth - 1),
        Slot::List(list) if depth > 0 => {
            list.open();
            list.push(&mut |slot| fill(slot, key, depth - 1));
        }
        Slot::Map(map) if depth > 0 => {
            map.open();
            map.insert("sample".to_owned(), &mut |_, slot| fill(slot, key, depth - 1));
        }
        Slot::Structure(_) | Slot::List(_) | Slot::Map(_) | Slot::Json(_) | Slot::Nowhere => {}
    }
}
