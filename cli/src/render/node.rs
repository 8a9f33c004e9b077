//! Values for JSON and YAML, with keys in the order in which people expect them.

use huaweicloud_jobs_runtime::Value;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// What a document is made of.
pub(crate) enum Node<'a> {
    Nothing,
    Flag(bool),
    Count(u64),
    Text(String),
    List(Vec<Node<'a>>),
    Map(Vec<(&'static str, Node<'a>)>),
    /// Part of an answer, as the service would write it.
    Answer(Value<'a>),
    /// JSON that is at hand as text.
    Json(serde_json::Value),
}

impl Node<'_> {
    /// A text of which an empty one means that there is none.
    pub(crate) fn text_or_nothing(text: &str) -> Self {
        if text.is_empty() { Self::Nothing } else { Self::from(text) }
    }

    /// A node for each element.
    pub(crate) fn list<T>(elements: impl IntoIterator<Item = T>, node: impl Fn(T) -> Self) -> Self {
        Self::List(elements.into_iter().map(node).collect())
    }
}

impl From<&str> for Node<'_> {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<bool> for Node<'_> {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<u64> for Node<'_> {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<f64> for Node<'_> {
    fn from(number: f64) -> Self {
        Self::Answer(Value::Number(number))
    }
}

impl<'a, T: Into<Node<'a>>> From<Option<T>> for Node<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => out.serialize_unit(),
            Self::Flag(flag) => out.serialize_bool(*flag),
            Self::Count(count) => out.serialize_u64(*count),
            Self::Text(text) => out.serialize_str(text),
            Self::List(list) => out.collect_seq(list),
            Self::Map(entries) => {
                let mut map = out.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
            Self::Answer(value) => value.serialize(out),
            Self::Json(json) => json.serialize(out),
        }
    }
}
