//! JSON that is put together by hand, keys in the order in which they were given.

use crate::json::{nested, quoted};

/// A JSON value to be written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    /// A member that is this is left out of its object.
    Nothing,
    Boolean(bool),
    Integer(i64),
    Number(f64),
    Text(String),
    List(Vec<Json>),
    Map(Vec<(String, Json)>),
    /// Pretty JSON, as the model's examples are.
    Written(String),
}

impl Json {
    /// An object without the members that are nothing.
    pub(crate) fn map<K: Into<String>>(members: impl IntoIterator<Item = (K, Json)>) -> Self {
        let members = members.into_iter().map(|(key, value)| (key.into(), value));
        Self::Map(members.filter(|(_, value)| *value != Self::Nothing).collect())
    }

    pub(crate) fn list(elements: impl IntoIterator<Item = impl Into<Json>>) -> Self {
        Self::List(elements.into_iter().map(Into::into).collect())
    }

    /// A text, or nothing if it is empty.
    pub(crate) fn said(text: &str) -> Self {
        if text.is_empty() { Self::Nothing } else { text.into() }
    }

    /// The list or object, or nothing if it is empty.
    pub(crate) fn filled(self) -> Self {
        match &self {
            Self::List(list) if list.is_empty() => Self::Nothing,
            Self::Map(map) if map.is_empty() => Self::Nothing,
            _ => self,
        }
    }

    /// Pretty JSON, two spaces a level, and a line's end.
    pub(crate) fn pretty(&self) -> String {
        let mut out = String::new();
        self.write(0, &mut out);
        out.push('\n');
        out
    }

    fn write(&self, depth: usize, out: &mut String) {
        match self {
            Self::Nothing => out.push_str("null"),
            Self::Boolean(truth) => out.push_str(&truth.to_string()),
            Self::Integer(number) => out.push_str(&number.to_string()),
            Self::Number(number) => out.push_str(&serde_json::Value::from(*number).to_string()),
            Self::Text(text) => out.push_str(&quoted(text)),
            Self::List(list) => {
                nested(list, ['[', ']'], depth, out, |element, out| element.write(depth + 1, out));
            }
            Self::Map(map) => nested(map, ['{', '}'], depth, out, |(key, value), out| {
                out.push_str(&quoted(key));
                out.push_str(": ");
                value.write(depth + 1, out);
            }),
            // A line's end stands between tokens only: inside a string it is escaped.
            Self::Written(text) => out.push_str(&text.replace('\n', &format!("\n{}", "  ".repeat(depth)))),
        }
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Json {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Json {
    fn from(truth: bool) -> Self {
        Self::Boolean(truth)
    }
}

impl From<u32> for Json {
    fn from(number: u32) -> Self {
        Self::Integer(number.into())
    }
}

impl From<u16> for Json {
    fn from(number: u16) -> Self {
        Self::Integer(number.into())
    }
}

impl<T: Into<Json>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_the_same_value_in_the_given_order() {
        let json = Json::map([
            ("z", Json::list(["a \"quoted\" word", "行"])),
            ("a", Json::map([("absent", Json::Nothing), ("number", Json::Number(0.5))])),
            ("example", Json::Written("{\n  \"b\": [],\n  \"a\": \"x\\ny\"\n}".to_owned())),
            ("empty", Json::list([""; 0]).filled()),
        ]);
        let text = json.pretty();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
        let expected = serde_json::json!({
            "z": ["a \"quoted\" word", "行"],
            "a": { "number": 0.5 },
            "example": { "b": [], "a": "x\ny" },
        });
        assert_eq!(value, expected);
        assert!(text.find("\"z\"") < text.find("\"a\""), "{text}");
        assert!(text.contains("\n  \"example\": {\n    \"b\""), "{text}");
    }
}
