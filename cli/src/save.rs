//! Waits in a file, and back: what the library saves of each, where it asks, and what was seen of the tasks' times.

use std::{fs, io, time::SystemTime};

use huaweicloud_jobs_runtime::{
    Api, BaseUrl, Time,
    wait::{SavedWait, SavedWaitError},
};
use serde_json::{Map, Value, json};

use crate::{
    address::Address,
    failure::Failure,
    observed::{Observed, Seen},
    render::time,
};

/// The version of the format that is written and read.
const VERSION: u64 = 1;

/// A wait in a file.
pub(crate) struct Saved {
    pub(crate) address: Address,
    /// Where it goes first.
    pub(crate) base: BaseUrl,
    pub(crate) label: String,
    pub(crate) wait: SavedWait,
    pub(crate) observed: Observed,
}

/// The file's text. It holds no credentials.
pub(crate) fn text(all: &[Saved]) -> String {
    let wait = |saved: &Saved| {
        let (region, in_region) = (saved.address.region(), matches!(saved.address, Address::Region(_)));
        json!({
            "endpoint": saved.base.as_str(),
            "region": if in_region { region } else { None },
            "beside": if in_region { None } else { region },
            "label": saved.label,
            "observed": observed(&saved.observed),
            "wait": serde_json::to_value(&saved.wait).unwrap_or_default(),
        })
    };
    let waits: Vec<Value> = all.iter().map(wait).collect();
    format!("{}\n", json!({ "hwjobs": VERSION, "waits": waits }))
}

/// Refuses to begin a wait in a file that another one needs, or that is something else.
pub(crate) fn refuse_to_overwrite(apis: &[&'static Api], file: &str) -> Result<(), Failure> {
    if !fs::metadata(file).is_ok_and(|metadata| metadata.is_file() && metadata.len() > 0) {
        return Ok(());
    }
    let refuse = |problem: &str, hint: String| Err(Failure::usage(format!("--save {file}: {problem}"), hint));
    match read(apis, file) {
        Err(_) => refuse("the file is there, and was not written by --save", "name another one".to_owned()),
        Ok(saved) if saved.iter().any(|saved| saved.wait.outcome().is_none()) => refuse(
            "it holds a wait that has not ended",
            format!("`hwjobs resume {file}` goes on with it; remove the file to begin anew"),
        ),
        Ok(_) => Ok(()),
    }
}

/// Reads a file.
pub(crate) fn read(apis: &[&'static Api], file: &str) -> Result<Vec<Saved>, Failure> {
    let text = fs::read_to_string(file).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => refusal(file, "there is no such file"),
        _ => refusal(file, &error.to_string()),
    })?;
    parse_file(apis, file, &text)
}

/// Reads what is in a file.
pub(crate) fn parse_file(apis: &[&'static Api], file: &str, text: &str) -> Result<Vec<Saved>, Failure> {
    parse(apis, text).map_err(|problem| refusal(file, &problem))
}

fn refusal(file: &str, problem: &str) -> Failure {
    Failure::usage(format!("{file}: {problem}"), "`hwjobs wait --save FILE` writes such files")
}

/// Whether a file's bytes are saved waits.
pub(crate) fn is_saved(body: &[u8]) -> bool {
    serde_json::from_slice::<Value>(body).is_ok_and(|file| file.get("hwjobs").is_some())
}

fn parse(apis: &[&'static Api], text: &str) -> Result<Vec<Saved>, String> {
    let file: Value = serde_json::from_str(text).map_err(|error| format!("it is not valid JSON: {error}"))?;
    match file.get("hwjobs").map(Value::as_u64) {
        Some(Some(VERSION)) => {}
        Some(_) => return Err(format!("hwjobs: this program reads version {VERSION} of the format")),
        None => return Err("hwjobs: it is missing; this is no file of saved waits".to_owned()),
    }
    let waits = file.get("waits").and_then(Value::as_array).filter(|waits| !waits.is_empty());
    let waits = waits.ok_or("waits: expected a list of waits")?;
    let each = waits.iter().enumerate();
    each.map(|(at, wait)| saved(apis, wait).map_err(|problem| format!("waits[{at}].{problem}"))).collect()
}

fn saved(apis: &[&'static Api], saved: &Value) -> Result<Saved, String> {
    let text = |key: &str| saved.get(key).and_then(Value::as_str).ok_or(format!("{key}: expected a text"));
    let base: BaseUrl = text("endpoint")?.parse().map_err(|error| format!("endpoint: {error}"))?;
    let address = match saved.get("region") {
        None | Some(Value::Null) => {
            let region = saved.get("beside").and_then(Value::as_str).map(str::to_owned);
            Address::Endpoint(base.clone(), region)
        }
        // There a service may have several hosts, and be elsewhere by now.
        Some(_) => Address::Region(Some(text("region")?.to_owned())),
    };
    let wait = saved.get("wait").map(ToString::to_string).ok_or("wait: it is missing")?;
    let wait = SavedWait::from_json(&wait).map_err(|error| match error {
        SavedWaitError::Unreadable { path, problem } if !path.is_empty() => format!("wait.{path}: {problem}"),
        error => format!("wait: {error}"),
    })?;
    wait.request(apis).map_err(|error| format!("wait: {error}"))?;
    let observed = saved.get("observed").map_or(Ok(Observed::default()), seen)?;
    Ok(Saved { address, base, label: text("label")?.to_owned(), wait, observed })
}

/// What was seen of each task: when it began, when it ended, and whether it is over.
fn observed(observed: &Observed) -> Value {
    let time =
        |moment: Option<SystemTime>| moment.map_or(Value::Null, |moment| time::rfc_3339_of(moment).into());
    let seen = |seen: &Seen| json!([time(seen.started), time(seen.ended), seen.done]);
    observed.0.iter().map(|(place, at)| (place.clone(), seen(at))).collect::<Map<_, _>>().into()
}

fn seen(value: &Value) -> Result<Observed, String> {
    let of_task = |(place, seen): (&String, &Value)| {
        let refuse = || format!("observed[{place:?}]: expected two times and a truth value");
        let Some([started, ended, Value::Bool(done)]) = seen.as_array().map(Vec::as_slice) else {
            return Err(refuse());
        };
        let time = |value: &Value| match value {
            Value::Null => Ok(None),
            Value::String(text) => Time::from(text.as_str()).to_system_time().map_err(|_| refuse()),
            _ => Err(refuse()),
        };
        Ok((place.clone(), Seen { started: time(started)?, ended: time(ended)?, done: *done }))
    };
    let all = value.as_object().ok_or("observed: expected an object")?;
    Ok(Observed(all.iter().map(of_task).collect::<Result<_, _>>()?))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use huaweicloud_jobs::apis;
    use huaweicloud_jobs_mock::sample_request;
    use huaweicloud_jobs_runtime::{WaitPolicy, wait::Machine};

    use super::*;

    #[test]
    fn what_was_seen_comes_back() -> Result<(), Box<dyn std::error::Error>> {
        let at = |millis| Some(SystemTime::UNIX_EPOCH + Duration::from_millis(millis));
        let observed = Observed(
            [
                (String::new(), Seen { started: at(1_700_000_000_123), ended: None, done: false }),
                (
                    "/a \"b\"#1".to_owned(),
                    Seen { started: at(1_700_000_000_000), ended: at(1_700_000_001_000), done: true },
                ),
                ("/c#1".to_owned(), Seen::default()),
            ]
            .into(),
        );
        for api in apis() {
            let machine = Machine::new(WaitPolicy::of(api));
            let wait =
                SavedWait::new(&sample_request(api)?, &machine, SystemTime::UNIX_EPOCH, Duration::ZERO);
            let base: BaseUrl = "https://example.com".parse()?;
            let saved = |address| Saved {
                address,
                base: base.clone(),
                label: "job-1".to_owned(),
                wait: wait.clone(),
                observed: observed.clone(),
            };
            let region = || Some("cn-north-4".to_owned());
            let endpoint = |region| Address::Endpoint(base.clone(), region);
            for address in [endpoint(None), endpoint(region()), Address::Region(region())] {
                let read = parse(apis(), &text(&[saved(address.clone())]))?.swap_remove(0);
                assert!(read.address == address);
                assert_eq!((&read.base, read.label.as_str(), &read.observed), (&base, "job-1", &observed));
            }
        }
        Ok(())
    }
}
