//! The only place that knows the YAML reader.
//!
//! The reader gives a position only when it fails. So the text is first read into a tree whose nodes are numbered in reading order; to
//! find where a node stands, the text is read again and made to fail at that number. Files without findings never pay for positions.

use std::{cell::Cell, fmt};

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

/// The number of a node, in reading order.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct At(u32);

/// A line and a column, both from 1.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Location {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// A part of a YAML file.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) at: At,
    pub(crate) kind: Kind,
}

/// What a node is.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    Null,
    Boolean(bool),
    Integer(i64),
    Number(f64),
    Text(String),
    List(Vec<Node>),
    /// Keys as they stand, duplicates included.
    Map(Vec<(Node, Node)>),
}

impl Node {
    /// A scalar as text; `None` for nothing, lists and maps.
    pub(crate) fn scalar(&self) -> Option<String> {
        match &self.kind {
            Kind::Boolean(truth) => Some(truth.to_string()),
            Kind::Integer(number) => Some(number.to_string()),
            Kind::Number(number) => Some(number.to_string()),
            Kind::Text(text) => Some(text.clone()),
            Kind::Null | Kind::List(_) | Kind::Map(_) => None,
        }
    }

    /// What the node is, for messages.
    pub(crate) fn describe(&self) -> String {
        match &self.kind {
            Kind::Null => "nothing".to_owned(),
            Kind::Boolean(truth) => truth.to_string(),
            Kind::Integer(number) => number.to_string(),
            Kind::Number(number) => number.to_string(),
            Kind::Text(text) => format!("{text:?}"),
            Kind::List(_) => "a list".to_owned(),
            Kind::Map(_) => "a map".to_owned(),
        }
    }
}

/// Why a text is not YAML.
pub(crate) struct SyntaxError {
    pub(crate) message: String,
    pub(crate) location: Location,
}

/// Reads a whole file.
pub(crate) fn parse(text: &str) -> Result<Node, SyntaxError> {
    let read = Read { count: &Cell::new(0), stop: None };
    read.deserialize(serde_yaml::Deserializer::from_str(text)).map_err(|error| {
        let location = error.location().map_or(Location { line: 1, column: 1 }, |found| Location {
            line: found.line(),
            column: found.column(),
        });
        let message = error.to_string();
        // The position is said apart from the message.
        let message = message.split(" at line ").next().unwrap_or_default().to_owned();
        SyntaxError { message, location }
    })
}

/// Where a node stands in the text it was read from.
pub(crate) fn locate(text: &str, at: At) -> Location {
    let read = Read { count: &Cell::new(0), stop: Some(at) };
    let stopped = read.deserialize(serde_yaml::Deserializer::from_str(text)).err();
    let location = stopped.and_then(|error| error.location());
    location.map_or(Location { line: 1, column: 1 }, |found| Location {
        line: found.line(),
        column: found.column(),
    })
}

#[derive(Clone, Copy)]
struct Read<'a> {
    count: &'a Cell<u32>,
    stop: Option<At>,
}

impl Read<'_> {
    fn node<E: serde::de::Error>(self, kind: impl FnOnce() -> Result<Kind, E>) -> Result<Node, E> {
        let at = At(self.count.get());
        self.count.set(at.0 + 1);
        if self.stop == Some(at) {
            return Err(E::custom("here"));
        }
        Ok(Node { at, kind: kind()? })
    }
}

impl<'de> DeserializeSeed<'de> for Read<'_> {
    type Value = Node;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Node, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Read<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("YAML without tags")
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Node, E> {
        self.node(|| Ok(Kind::Null))
    }

    fn visit_bool<E: serde::de::Error>(self, truth: bool) -> Result<Node, E> {
        self.node(|| Ok(Kind::Boolean(truth)))
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Node, E> {
        self.node(|| Ok(Kind::Integer(number)))
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Node, E> {
        self.node(|| Ok(i64::try_from(number).map_or(Kind::Number(number as f64), Kind::Integer)))
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Node, E> {
        self.node(|| Ok(Kind::Number(number)))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Node, E> {
        self.node(|| Ok(Kind::Text(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sent: A) -> Result<Node, A::Error> {
        self.node(|| {
            let mut list = Vec::new();
            while let Some(element) = sent.next_element_seed(self)? {
                list.push(element);
            }
            Ok(Kind::List(list))
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut sent: A) -> Result<Node, A::Error> {
        self.node(|| {
            let mut map = Vec::new();
            while let Some(key) = sent.next_key_seed(self)? {
                if matches!(key.kind, Kind::List(_) | Kind::Map(_)) {
                    return Err(A::Error::custom("a key must be text or a number"));
                }
                map.push((key, sent.next_value_seed(self)?));
            }
            Ok(Kind::Map(map))
        })
    }
}
