//! Reads the job view out of an answer, by the schema's map.

use crate::{
    Job, JobMap, Phase, Structure, Time, Value, ValueSet,
    path::{Found, follow},
};

/// The job view of an answer.
pub fn view(answer: &dyn Structure, map: &JobMap) -> Job {
    Reader { at: Value::Structure(answer), key: None }.job(map)
}

struct Reader<'a> {
    at: Value<'a>,
    key: Option<&'a str>,
}

impl<'a> Reader<'a> {
    fn job(&self, map: &JobMap) -> Job {
        let status = self.text(map.status);
        let listed = status.as_deref().and_then(|status| map.statuses.find(status));
        Job {
            id: self.text(map.id),
            name: self.text(map.name),
            kind: self.text(map.kind),
            phase: self.phase(map, status.as_deref()),
            status_name: listed.map(|listed| listed.name.to_owned()).or_else(|| status.clone()),
            status,
            progress: self.number(map.progress).map(|done| done / map.progress_of * 100.0),
            code: self.text(map.code),
            message: self.text(map.message),
            started: self.time(map.started),
            updated: self.time(map.updated),
            ended: self.time(map.ended),
            expected: self.time(map.expected),
            total: self.number(map.total).filter(|&count| count >= 0.0).map(|count| count as u64),
            tasks: self.tasks(map),
        }
    }

    fn phase(&self, map: &JobMap, status: Option<&str>) -> Phase {
        let of =
            |set: &ValueSet, status: Option<&str>| status.map_or(Phase::Unknown, |status| set.phase(status));
        match (of(map.statuses, status), map.result) {
            (Phase::Succeeded, Some((path, set))) => of(set, self.text(path).as_deref()),
            (phase, _) => phase,
        }
    }

    fn tasks(&self, map: &JobMap) -> Vec<Job> {
        let Some(tasks) = &map.tasks else { return Vec::new() };
        let map = tasks.map.unwrap_or(map);
        match follow(self.at, tasks.each) {
            Found::Typed(Value::List(list)) => {
                (0..list.len()).map(|at| Reader { at: list.get(at), key: None }.job(map)).collect()
            }
            Found::Typed(Value::Map(entries)) => {
                let mut jobs = Vec::new();
                entries.each(&mut |key, at| jobs.push(Reader { at, key: Some(key) }.job(map)));
                jobs
            }
            _ => Vec::new(),
        }
    }

    fn find(&self, path: &str) -> Found<'a> {
        match (path, self.key) {
            ("", _) => Found::Nothing,
            ("$key", Some(key)) => Found::Words(key),
            (path, _) => follow(self.at, path),
        }
    }

    fn text(&self, path: &str) -> Option<String> {
        let text = match self.find(path) {
            Found::Words(text) | Found::Typed(Value::Text(text)) => text.to_owned(),
            Found::Typed(Value::Time(time)) => time.as_str().to_owned(),
            Found::Typed(Value::JsonText(text)) => text.as_str().to_owned(),
            Found::Typed(Value::Integer(number)) => number.to_string(),
            Found::Typed(Value::Number(number)) => number.to_string(),
            Found::Typed(Value::Boolean(truth)) => truth.to_string(),
            Found::Typed(Value::Listed(scalar, _)) => scalar.text().into_owned(),
            Found::Typed(Value::Json(json)) => said(json)?,
            Found::Json(json) => said(&json)?,
            Found::Typed(_) | Found::Nothing => return None,
        };
        (!text.trim().is_empty() && text.trim() != "{}").then_some(text)
    }

    fn number(&self, path: &str) -> Option<f64> {
        let text = self.text(path)?;
        text.trim().trim_end_matches('%').trim_end().parse().ok().filter(|number: &f64| number.is_finite())
    }

    fn time(&self, path: &str) -> Option<Time> {
        match self.find(path) {
            Found::Typed(Value::EpochMilliseconds(time)) => time.to_system_time().map(|_| time.into()),
            Found::Typed(Value::EpochSeconds(time)) => time.to_system_time().map(|_| time.into()),
            _ => {
                let time = Time::from(self.text(path)?);
                // A zero time means none; an unreadable one is still shown.
                (time.to_system_time() != Ok(None)).then_some(time)
            }
        }
    }
}

/// JSON as a person would say it: a string without its quotes, nothing for null and empty containers.
fn said(json: &serde_json::Value) -> Option<String> {
    match json {
        serde_json::Value::Null => None,
        serde_json::Value::String(text) => Some(text.clone()),
        serde_json::Value::Array(list) if list.is_empty() => None,
        serde_json::Value::Object(object) if object.is_empty() => None,
        other => Some(other.to_string()),
    }
}
