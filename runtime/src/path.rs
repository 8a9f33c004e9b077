//! Paths into an answer: `spec.status`, `submissions[0].status`.

use std::borrow::Cow;

use crate::Value;

/// One part of a path.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Part<'a> {
    /// A key of a structure, a map or free-form JSON.
    Key(&'a str),
    /// A position in a list.
    Index(usize),
}

/// The parts of a path.
///
/// ```
/// use huaweicloud_jobs_runtime::{Part, parts};
///
/// let path: Vec<_> = parts("submissions[0].status").collect();
/// assert_eq!(path, [Part::Key("submissions"), Part::Index(0), Part::Key("status")]);
/// ```
pub fn parts(path: &str) -> impl Iterator<Item = Part<'_>> {
    path.split('.').filter(|word| !word.is_empty()).flat_map(|word| {
        let (key, brackets) = word.split_at(word.find('[').unwrap_or(word.len()));
        let indexes = brackets.split(['[', ']']).filter_map(|digits| digits.parse().ok());
        let key = (!key.is_empty()).then_some(Part::Key(key));
        key.into_iter().chain(indexes.map(Part::Index))
    })
}

/// What a path leads to in a typed answer or, once it enters free-form JSON, there.
pub(crate) fn follow<'a>(start: Value<'a>, path: &str) -> Found<'a> {
    let mut here = Found::Typed(start);
    for part in parts(path) {
        here = here.step(part);
    }
    here
}

/// Something found in an answer.
pub(crate) enum Found<'a> {
    Typed(Value<'a>),
    Json(Cow<'a, serde_json::Value>),
    /// Text that was meant to hold JSON and does not.
    Words(&'a str),
    Nothing,
}

impl<'a> Found<'a> {
    fn step(self, part: Part<'_>) -> Self {
        match (self, part) {
            (Self::Typed(Value::Structure(structure)), Part::Key(key)) => {
                match structure.shape().find(key, 0) {
                    Some(field) => Self::Typed(structure.value(field)),
                    None => Self::Nothing,
                }
            }
            (Self::Typed(Value::List(list)), Part::Index(at)) => Self::Typed(list.get(at)),
            (Self::Typed(Value::Map(entries)), Part::Key(key)) => Self::Typed(entries.get(key)),
            (Self::Typed(Value::Json(json)), part) => inside(Cow::Borrowed(json), part),
            (Self::Typed(Value::JsonText(text)), part) => match text.parse() {
                Ok(json) => inside(Cow::Owned(json), part),
                Err(_) => Self::Words(text.as_str()),
            },
            (Self::Json(json), part) => inside(json, part),
            _ => Self::Nothing,
        }
    }
}

fn inside<'a>(json: Cow<'a, serde_json::Value>, part: Part<'_>) -> Found<'a> {
    let found = match json {
        Cow::Borrowed(json) => match part {
            Part::Key(key) => json.get(key),
            Part::Index(at) => json.get(at),
        }
        .map(Cow::Borrowed),
        Cow::Owned(mut json) => match part {
            Part::Key(key) => json.get_mut(key),
            Part::Index(at) => json.get_mut(at),
        }
        .map(|child| Cow::Owned(child.take())),
    };
    found.map_or(Found::Nothing, Found::Json)
}
