//! From JSON to generated structures: one loop over their tables.
//!
//! serde_json scans; everything here is written against its one deserializer, so it is compiled once, in this crate, however many
//! structures there are.

use std::{borrow::Cow, cell::RefCell, fmt};

use serde_core::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::{Scalar, Slot, Structure};

/// Fills a structure from JSON text.
///
/// Tolerant as servers need it: `null` and, for anything but text, `""` count as absent; unknown keys are passed over; a number
/// may stand in a string and a string where a number is meant, if it says one.
///
/// # Errors
/// The text is not JSON, or a value cannot be what its table says; the error names the path to it.
pub fn decode(json: &[u8], into: &mut dyn Structure) -> Result<(), DecodeError> {
    // What is UTF-8 as a whole is not looked at again string by string, which is a sixth of the work. What is not is read all the
    // same: the error says where, and what nobody reads is passed over.
    let (text, is_patched) = match std::str::from_utf8(json) {
        Ok(text) => (Cow::Borrowed(text), false),
        Err(_) => (String::from_utf8_lossy(json), true),
    };
    let trail = Trail { is_patched, ..Trail::default() };
    let mut scanner = serde_json::Deserializer::from_str(&text);
    let root = Fill { slot: Slot::Structure(&mut Root(into)), trail: &trail };
    let filled = root.deserialize(&mut scanner).and_then(|()| scanner.end());
    filled.map_err(|error| trail.into_error(&error))
}

/// Fills one slot from any serde deserializer, for the `serde` feature.
#[cfg(feature = "serde")]
pub(crate) fn fill<'de, D: Deserializer<'de>>(slot: Slot<'_>, from: D) -> Result<(), D::Error> {
    Fill { slot, trail: &Trail::default() }.deserialize(from)
}

struct Root<'a>(&'a mut dyn Structure);

impl crate::StructureSlot for Root<'_> {
    fn open(&mut self) -> &mut dyn Structure {
        self.0
    }

    fn existing(&mut self) -> Option<&mut dyn Structure> {
        Some(self.0)
    }
}

/// Why an answer could not be read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DecodeError {
    path: String,
    problem: String,
    syntax: bool,
}

impl DecodeError {
    /// Path to the value that did not fit: `spec.tasks[3].index`. Empty for the answer as a whole.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong there: `expected an integer, found "x"`.
    pub fn problem(&self) -> &str {
        &self.problem
    }

    /// Whether the text is not JSON at all, for example because it was cut off.
    pub fn is_syntax(&self) -> bool {
        self.syntax
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.problem)
    }
}

impl std::error::Error for DecodeError {}

/// Collects the path to a failure on the way out, so that the way in costs nothing.
#[derive(Default)]
struct Trail {
    outward: RefCell<Vec<Step>>,
    problem: RefCell<Option<String>>,
    /// Whether there were bytes that are no text: a mark stands in their place.
    is_patched: bool,
}

enum Step {
    Key(String),
    Index(usize),
}

impl Trail {
    /// Whether bytes that are no text stood in this one.
    fn is_lost(&self, text: &str) -> bool {
        self.is_patched && text.contains(char::REPLACEMENT_CHARACTER)
    }

    fn note<T, E>(&self, result: Result<T, E>, step: impl FnOnce() -> Step) -> Result<T, E> {
        if result.is_err() {
            self.outward.borrow_mut().push(step());
        }
        result
    }

    fn into_error(self, error: &serde_json::Error) -> DecodeError {
        let mut path = String::new();
        for step in self.outward.into_inner().into_iter().rev() {
            match step {
                Step::Index(at) => path.push_str(&format!("[{at}]")),
                Step::Key(key) if path.is_empty() => path.push_str(&key),
                Step::Key(key) => path.push_str(&format!(".{key}")),
            }
        }
        match self.problem.into_inner() {
            Some(problem) => DecodeError { path, problem, syntax: false },
            None => DecodeError { path, problem: format!("not valid JSON: {error}"), syntax: true },
        }
    }
}

/// Fills one slot from whatever comes next.
struct Fill<'s, 't> {
    slot: Slot<'s>,
    trail: &'t Trail,
}

impl<'de> DeserializeSeed<'de> for Fill<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, next: D) -> Result<(), D::Error> {
        match self.slot {
            Slot::Nowhere => next.deserialize_ignored_any(IgnoredAny).map(drop),
            Slot::Json(place) => {
                let json: serde_json::Value = serde_core::Deserialize::deserialize(next)?;
                if self.trail.is_patched && self.trail.is_lost(&json.to_string()) {
                    return Fill { slot: Slot::Nowhere, trail: self.trail }.lost();
                }
                *place = Some(json).filter(|json| !json.is_null());
                Ok(())
            }
            slot => next.deserialize_any(Fill { slot, trail: self.trail }),
        }
    }
}

impl Fill<'_, '_> {
    fn misfit<E: serde_core::de::Error>(&self, found: impl fmt::Display) -> Result<(), E> {
        self.expected(self.slot.expected(), found)
    }

    /// A number that is no integer, where one of several values is meant.
    fn spelled<E: serde_core::de::Error>(mut self, number: impl fmt::Display) -> Result<(), E> {
        let said = match &mut self.slot {
            Slot::Enumerated(place) => place.put(Scalar::Text(&number.to_string())),
            _ => Ok(()),
        };
        said.or_else(|what| self.expected(what, number))
    }

    fn lost<E: serde_core::de::Error>(&self) -> Result<(), E> {
        self.misfit("bytes that are not UTF-8")
    }

    fn expected<E: serde_core::de::Error>(&self, what: &str, found: impl fmt::Display) -> Result<(), E> {
        let problem = format!("expected {what}, found {found}");
        *self.trail.problem.borrow_mut() = Some(problem.clone());
        Err(E::custom(problem))
    }
}

impl Slot<'_> {
    fn expected(&self) -> &'static str {
        match self {
            Slot::Text(_) | Slot::JsonText(_) => "a string",
            Slot::Time(_) => "a time",
            Slot::Integer(_) => "an integer",
            Slot::Number(_) => "a number",
            Slot::Boolean(_) => "a boolean",
            Slot::Enumerated(_) => "a string, an integer or a boolean",
            Slot::Structure(_) | Slot::Map(_) => "an object",
            Slot::List(_) => "a list",
            Slot::Json(_) | Slot::Nowhere => "anything",
        }
    }
}

impl<'de> Visitor<'de> for Fill<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.slot.expected())
    }

    fn visit_unit<E: serde_core::de::Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: serde_core::de::Error>(mut self, truth: bool) -> Result<(), E> {
        match &mut self.slot {
            Slot::Boolean(place) => **place = Some(truth),
            Slot::Text(place) => **place = Some(truth.to_string()),
            Slot::JsonText(place) => **place = Some(truth.to_string().into()),
            Slot::Enumerated(place) => {
                if let Err(what) = place.put(Scalar::Boolean(truth)) {
                    return self.expected(what, truth);
                }
            }
            _ => return self.misfit(truth),
        }
        Ok(())
    }

    fn visit_i64<E: serde_core::de::Error>(mut self, number: i64) -> Result<(), E> {
        match &mut self.slot {
            Slot::Integer(place) => place.put(number),
            Slot::Number(place) => **place = Some(number as f64),
            Slot::Text(place) => **place = Some(number.to_string()),
            Slot::Time(place) => **place = Some(number.to_string().into()),
            Slot::JsonText(place) => **place = Some(number.to_string().into()),
            Slot::Enumerated(place) => {
                if let Err(what) = place.put(Scalar::Integer(number)) {
                    return self.expected(what, number);
                }
            }
            _ => return self.misfit(number),
        }
        Ok(())
    }

    fn visit_u64<E: serde_core::de::Error>(mut self, number: u64) -> Result<(), E> {
        if let Ok(number) = i64::try_from(number) {
            return self.visit_i64(number);
        }
        match &mut self.slot {
            Slot::Number(place) => **place = Some(number as f64),
            Slot::Text(place) => **place = Some(number.to_string()),
            Slot::Time(place) => **place = Some(number.to_string().into()),
            Slot::JsonText(place) => **place = Some(number.to_string().into()),
            Slot::Enumerated(_) => return self.spelled(number),
            _ => return self.misfit(number),
        }
        Ok(())
    }

    fn visit_f64<E: serde_core::de::Error>(mut self, number: f64) -> Result<(), E> {
        match &mut self.slot {
            Slot::Number(place) => **place = Some(number),
            // `4.0` where an integer is meant.
            Slot::Integer(place) if is_whole(number) => place.put(number as i64),
            Slot::Text(place) => **place = Some(number.to_string()),
            Slot::JsonText(place) => **place = Some(number.to_string().into()),
            Slot::Enumerated(_) => return self.spelled(number),
            _ => return self.misfit(number),
        }
        Ok(())
    }

    fn visit_str<E: serde_core::de::Error>(mut self, text: &str) -> Result<(), E> {
        if self.trail.is_lost(text) {
            return self.lost();
        }
        let fits = match &mut self.slot {
            Slot::Text(place) => set(place, text.to_owned()),
            Slot::Time(place) => set(place, text.into()),
            Slot::JsonText(place) => set(place, text.into()),
            Slot::Enumerated(place) => match place.put(Scalar::Text(text)) {
                Err(_) if text.is_empty() => true,
                Err(what) => return self.expected(what, Quoted(text)),
                Ok(()) => true,
            },
            _ if text.is_empty() => true,
            Slot::Integer(place) => text.parse().map(|number| place.put(number)).is_ok(),
            Slot::Number(place) => match text.parse::<f64>() {
                Ok(number) if number.is_finite() => set(place, number),
                _ => false,
            },
            Slot::Boolean(place) => text.parse().map(|truth| **place = Some(truth)).is_ok(),
            _ => false,
        };
        if fits { Ok(()) } else { self.misfit(Quoted(text)) }
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut sent: A) -> Result<(), A::Error> {
        let trail = self.trail;
        match &mut self.slot {
            Slot::List(list) => {
                list.open();
                for at in 0.. {
                    let mut more = Ok(None);
                    list.push(&mut |slot| more = sent.next_element_seed(Fill { slot, trail }));
                    if trail.note(more, || Step::Index(at))?.is_none() {
                        break;
                    }
                }
                Ok(())
            }
            Slot::JsonText(place) => {
                let json = collect_list(&mut sent)?.to_string();
                if trail.is_lost(&json) {
                    return self.lost();
                }
                **place = Some(json.into());
                Ok(())
            }
            _ => self.misfit("a list"),
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut sent: A) -> Result<(), A::Error> {
        let trail = self.trail;
        match &mut self.slot {
            Slot::Structure(place) => fill_structure(place.open(), &mut sent, trail),
            Slot::Map(map) => {
                map.open();
                while let Some(key) = sent.next_key::<String>()? {
                    if trail.is_lost(&key) {
                        return self.lost();
                    }
                    let mut filled = Ok(());
                    map.insert(key, &mut |key, slot| {
                        let entry = sent.next_value_seed(Fill { slot, trail });
                        filled = trail.note(entry, || Step::Key(key.to_owned()));
                    });
                    filled?;
                }
                Ok(())
            }
            Slot::JsonText(place) => {
                let json = collect_object(&mut sent)?.to_string();
                if trail.is_lost(&json) {
                    return self.lost();
                }
                **place = Some(json.into());
                Ok(())
            }
            _ => self.misfit("an object"),
        }
    }
}

fn is_whole(number: f64) -> bool {
    number.fract() == 0.0 && number.abs() < 9e15
}

fn set<T>(place: &mut Option<T>, value: T) -> bool {
    *place = Some(value);
    true
}

fn fill_structure<'de, A: MapAccess<'de>>(
    structure: &mut dyn Structure,
    sent: &mut A,
    trail: &Trail,
) -> Result<(), A::Error> {
    let shape = structure.shape();
    let mut hint = 0;
    while let Some(found) = sent.next_key_seed(FindField { shape, hint })? {
        let slot = match found {
            Some(field) => {
                hint = field + 1;
                structure.slot(field)
            }
            None => Slot::Nowhere,
        };
        let filled = sent.next_value_seed(Fill { slot, trail });
        trail.note(filled, || Step::Key(found.map_or("?", |field| shape.keys[field]).to_owned()))?;
    }
    Ok(())
}

/// Reads a key and looks it up, without keeping a copy.
struct FindField {
    shape: &'static crate::Shape,
    hint: usize,
}

impl<'de> DeserializeSeed<'de> for FindField {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, key: D) -> Result<Self::Value, D::Error> {
        key.deserialize_str(self)
    }
}

impl Visitor<'_> for FindField {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        Ok(self.shape.find(key, self.hint))
    }
}

fn collect_list<'de, A: SeqAccess<'de>>(sent: &mut A) -> Result<serde_json::Value, A::Error> {
    let mut list = Vec::new();
    while let Some(element) = sent.next_element()? {
        list.push(element);
    }
    Ok(serde_json::Value::Array(list))
}

fn collect_object<'de, A: MapAccess<'de>>(sent: &mut A) -> Result<serde_json::Value, A::Error> {
    let mut object = serde_json::Map::new();
    while let Some((key, value)) = sent.next_entry()? {
        object.insert(key, value);
    }
    Ok(serde_json::Value::Object(object))
}

/// A string in quotes, cut to what a message can bear.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const MOST: usize = 40;
        match self.0.char_indices().nth(MOST) {
            Some((end, _)) => write!(f, "{:?}...", &self.0[..end]),
            None => write!(f, "{:?}", self.0),
        }
    }
}
