//! What can stand in a profile: the table of its keys.

use huaweicloud_jobs_runtime::{Api, BaseUrl, Client, Endpoints};
use toml_edit::{Array, Item, Value};

use crate::{find, waiting};

/// Begins the keys that say where services are.
pub(super) const ENDPOINTS: &str = "endpoints";

/// What can stand in a profile.
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) help: &'static str,
    form: Form,
    check: fn(&str) -> Result<(), String>,
}

/// How a value is written.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Form {
    Text,
    Whole,
    Number,
    Words,
}

const fn key(name: &'static str, help: &'static str, check: fn(&str) -> Result<(), String>) -> Key {
    Key { name, help, check, form: Form::Text }
}

const fn number(name: &'static str, help: &'static str, check: fn(&str) -> Result<(), String>) -> Key {
    Key { form: Form::Whole, ..key(name, help, check) }
}

/// All of it, in the order in which it is asked for.
pub(crate) const KEYS: [Key; 11] = [
    key("region", "Region, such as cn-north-4", |value| {
        Client::builder().region(value).build().map(drop).map_err(|error| error.to_string())
    }),
    key("project_id", "Project of that region; it is looked up otherwise", |value| {
        let is_id = !value.is_empty() && value.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
        if is_id { Ok(()) } else { Err("it is not letters, digits, - and _".to_owned()) }
    }),
    key("domain", "Domain behind the region, of a sister cloud", |value| {
        Endpoints::new().domain(value).map(drop).map_err(|error| error.to_string())
    }),
    key("credentials", "A profile file of the official SDKs, or metadata", |value| {
        if value.is_empty() { Err("it is empty".to_owned()) } else { Ok(()) }
    }),
    Key {
        form: Form::Words,
        ..key(
            "credential_command",
            "A program that prints credentials, and its arguments: [\"vault\", \"read\"]",
            |value| {
                if words(value).is_some() { Ok(()) } else { Err("it names no program".to_owned()) }
            },
        )
    },
    number("timeout", "Seconds that a request may take; 30 unless told", |value| above(value, 1)),
    number("max_wait", "Seconds to wait for a job; what suits the API unless told", |value| above(value, 1)),
    number(
        "min_interval",
        "Seconds between two questions at least; what suits the API unless told",
        |value| above(value, 0),
    ),
    number(
        "max_interval",
        "Seconds between two questions at most; what suits the API unless told",
        |value| above(value, 0),
    ),
    Key {
        form: Form::Number,
        ..key("rate", "Requests a second, to each host; 10 unless told", |value| {
            waiting::rate(value).map(drop)
        })
    },
    number("in_flight", "Requests at a time, to each host; 8 unless told", |value| {
        match value.parse::<u16>() {
            Ok(1..) => Ok(()),
            _ => Err(format!("it is not a whole number from 1 to {}", u16::MAX)),
        }
    }),
];

fn above(value: &str, least: u32) -> Result<(), String> {
    let fits = value.parse::<u32>().is_ok_and(|seconds| seconds >= least);
    if fits { Ok(()) } else { Err(format!("it is not a whole number from {least} to {}", u32::MAX)) }
}

/// The words of a command, as a list of TOML. The first is the program.
pub(crate) fn words(list: &str) -> Option<Vec<String>> {
    let value: Value = list.parse().ok()?;
    let words: Option<Vec<_>> =
        value.as_array()?.iter().map(|word| word.as_str().map(str::to_owned)).collect();
    words.filter(|words| words.first().is_some_and(|program| !program.is_empty()))
}

impl Form {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "a text in quotes",
            Self::Whole => "a whole number",
            Self::Number => "a number",
            Self::Words => "a list of texts, such as [\"vault\", \"read\"]",
        }
    }

    /// The value as text, if it is written like this.
    fn read(self, item: &Item) -> Option<String> {
        let whole = || item.as_integer().map(|number| number.to_string());
        match self {
            Self::Text => item.as_str().map(str::to_owned),
            Self::Whole => whole(),
            Self::Number => whole().or_else(|| item.as_float().map(|number| number.to_string())),
            Self::Words => {
                let words: Option<Vec<&str>> = item.as_array()?.iter().map(Value::as_str).collect();
                Some(Array::from_iter(words?).to_string())
            }
        }
    }
}

/// Reads what a key says, if there is such a key, and it can say that.
pub(super) fn read(apis: &[&Api], key: &str, item: &Item) -> Result<String, String> {
    let known = KEYS.iter().find(|known| known.name == key);
    let services = apis.iter().map(|api| api.hosts).chain(apis.iter().filter_map(|api| api.identity));
    let services: Vec<_> = services.map(|hosts| format!("{ENDPOINTS}.{}", hosts.service)).collect();
    if known.is_none() && !services.iter().any(|service| service == key) {
        let names = KEYS.iter().map(|known| known.name).chain(services.iter().map(String::as_str));
        let nearest = find::likest(names, key).map(|name| format!("; did you mean {name}?"));
        return Err(format!("there is no key {key}{}", nearest.unwrap_or_default()));
    }
    let form = known.map_or(Form::Text, |known| known.form);
    let value =
        form.read(item).ok_or_else(|| format!("{key}: expected {}, found {}", form.as_str(), found(item)))?;
    match known {
        Some(known) => (known.check)(&value),
        None => value.parse::<BaseUrl>().map(drop).map_err(|error| error.to_string()),
    }
    .map_err(|problem| format!("{key}: {problem}"))?;
    Ok(value)
}

fn found(item: &Item) -> String {
    let name = item.type_name();
    format!("{} {name}", if name.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" })
}

/// A text as the file has it: a number or a list where the key has those.
pub(crate) fn write(key: &str, text: &str) -> Value {
    let is_text = KEYS.iter().all(|known| known.name != key || known.form == Form::Text);
    let value = if is_text { None } else { text.parse().ok() };
    value.unwrap_or_else(|| Value::from(text))
}
