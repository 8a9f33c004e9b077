//! The only place that knows the YAML reader.
//!
//! The reader gives a position only when it fails. So the text is first read into a tree whose nodes are numbered in reading order; to
//! find where a node stands, the text is read again and made to fail at that number. Files without findings never pay for positions.

use std::{cell::Cell, fmt};

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error as _, MapAccess, SeqAccess, Visitor};

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
    pub(crate) help: Option<String>,
}

const BAD_KEY: &str = "a key must be text, a number or a boolean";
const TAG: &str = "a tag such as `!text` means nothing here";

/// Reads a whole file.
pub(crate) fn parse(text: &str) -> Result<Node, SyntaxError> {
    let read = Read { count: &Cell::new(0), stop: None, is_key: false };
    read.deserialize(serde_yaml::Deserializer::from_str(text)).map_err(|error| explain(text, &error))
}

/// What the YAML reader says, in the words of this crate where the reader's are about the reader.
fn explain(text: &str, error: &serde_yaml::Error) -> SyntaxError {
    let said = error.to_string();
    // "<what> at line 2 column 3, while parsing a flow mapping at line 1 column 1"
    let message = said.split(" at line ").next().unwrap_or_default();
    let context = said.split_once(", while ").map(|(_, context)| context);
    let start = context.and_then(|context| position(context.split_once(" at line ")?.1));
    let begins = start.map(|Location { line, column }| format!("{line}:{column}")).unwrap_or_default();
    let mut location = error.location().map_or(Location { line: 1, column: 1 }, |found| Location {
        line: found.line(),
        column: found.column(),
    });
    let own = [BAD_KEY, TAG].into_iter().find(|own| message.ends_with(own));
    let mut message = own.unwrap_or(message).to_owned();
    let at = text.lines().nth(location.line.saturating_sub(1));
    let at = at.and_then(|line| line.chars().nth(location.column.saturating_sub(1)));
    let help = match context.map(|context| context.split(" at line ").next().unwrap_or_default()) {
        Some("parsing a flow mapping" | "parsing a flow sequence") => {
            format!(
                "close the bracket that opens at {begins}, or put quotes around text with `: ` or `, ` in it"
            )
        }
        Some("scanning a quoted scalar") => format!("close the quote that opens at {begins}"),
        Some("parsing a block mapping" | "parsing a block collection") => {
            format!("give it the indentation of the lines that begin at {begins}")
        }
        _ if at == Some('\t') => "indent with spaces".to_owned(),
        _ if message.starts_with("mapping values") => "put quotes around text with `: ` in it".to_owned(),
        _ if message.contains("more than one document") => {
            message = "a second document begins here".to_owned();
            let second = text.lines().enumerate().filter(|(_, line)| line.starts_with("---")).last();
            location.line = 1 + second.map_or(0, |(at, _)| at);
            "write one schema in a file".to_owned()
        }
        _ if message == BAD_KEY => "put quotes around it if it is a name".to_owned(),
        _ => String::new(),
    };
    if let (Some(start), "found unexpected end of stream") = (start, message.as_str()) {
        // What is not closed is wrong where it opens.
        location = start;
        message = "this is not closed".to_owned();
    }
    SyntaxError { message, location, help: (!help.is_empty()).then_some(help) }
}

/// A position as the YAML reader writes it behind "at line": `2 column 3`.
fn position(text: &str) -> Option<Location> {
    let (line, column) = text.split_once(" column ")?;
    Some(Location { line: line.parse().ok()?, column: column.parse().ok()? })
}

/// Where a node stands in the text it was read from.
pub(crate) fn locate(text: &str, at: At) -> Location {
    let read = Read { count: &Cell::new(0), stop: Some(at), is_key: false };
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
    is_key: bool,
}

impl Read<'_> {
    fn node<E: serde::de::Error>(self, kind: impl FnOnce() -> Result<Kind, E>) -> Result<Node, E> {
        let kind = || match kind()? {
            Kind::Null | Kind::List(_) | Kind::Map(_) if self.is_key => Err(E::custom(BAD_KEY)),
            kind => Ok(kind),
        };
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

    fn visit_none<E: serde::de::Error>(self) -> Result<Node, E> {
        self.visit_unit()
    }

    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<Node, A::Error> {
        Err(A::Error::custom(TAG))
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
            while let Some(element) = sent.next_element_seed(Read { is_key: false, ..self })? {
                list.push(element);
            }
            Ok(Kind::List(list))
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut sent: A) -> Result<Node, A::Error> {
        self.node(|| {
            let mut map = Vec::new();
            while let Some(key) = sent.next_key_seed(Read { is_key: true, ..self })? {
                map.push((key, sent.next_value_seed(Read { is_key: false, ..self })?));
            }
            Ok(Kind::Map(map))
        })
    }
}
