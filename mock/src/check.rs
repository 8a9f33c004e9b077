//! Whether a request keeps to the API's page.

use std::collections::BTreeMap;

use http::Request;
use huaweicloud_jobs_runtime::{Api, Need, Parameter, Place};
use percent_encoding::percent_decode_str;

use crate::{refusal::Refusal, route::PathValues};

/// The values of a request's parameters, by their names.
pub(crate) type Values = BTreeMap<&'static str, String>;

/// Collects the parameters' values, or names the first that is missing or does not fit.
pub(crate) fn values(
    api: &'static Api,
    request: &Request<Vec<u8>>,
    mut path: PathValues,
) -> Result<Values, Refusal> {
    let query = query(request.uri().query().unwrap_or_default());
    let mut values = Values::new();
    for parameter in api.parameters {
        let sent = match parameter.place {
            Place::Path => path.remove(parameter.name),
            Place::Query => query.get(parameter.name).cloned(),
            Place::Header => header(request, parameter.name),
        };
        match sent {
            Some(value) => {
                fits(api, parameter, &value)?;
                values.insert(parameter.name, value);
            }
            None if is_needed(parameter) => {
                let (place, name) = (parameter.place.as_str(), parameter.name);
                return Err(Refusal::bad_request(format!("The {place} parameter {name} is missing.")));
            }
            None => {}
        }
    }
    Ok(values)
}

pub(crate) fn query(text: &str) -> BTreeMap<String, String> {
    let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let pairs = text.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), decoded(value))
        })
        .collect()
}

fn header(request: &Request<Vec<u8>>, name: &str) -> Option<String> {
    let value = request.headers().get(name)?;
    Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
}

fn is_needed(parameter: &Parameter) -> bool {
    match parameter.need {
        // A default is the client's duty: the page calls the parameter mandatory.
        Need::Mandatory | Need::Default(_) | Need::Fixed(_) => true,
        _ => false,
    }
}

fn fits(api: &Api, parameter: &Parameter, value: &str) -> Result<(), Refusal> {
    let counts = api.paging.as_ref().is_some_and(|p| [p.limit, p.offset].contains(&parameter.name));
    let problem = match parameter.kind.to_ascii_lowercase().as_str() {
        _ if matches!(parameter.need, Need::Fixed(fixed) if fixed != value) => "is not the documented value",
        "integer" | "long" if value.parse::<i64>().is_err() => "is not an integer",
        _ if counts && value.parse::<u64>().is_err() => "is less than zero",
        "number" | "double" | "float" if value.parse::<f64>().is_err() => "is not a number",
        "boolean" if value.parse::<bool>().is_err() => "is neither true nor false",
        _ => return Ok(()),
    };
    let (place, name) = (parameter.place.as_str(), parameter.name);
    Err(Refusal::bad_request(format!("The {place} parameter {name} {problem}.")))
}
