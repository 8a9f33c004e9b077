//! Parts of a script that are written as a map, or as one word.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize,
    de::{Deserializer, Error, MapAccess, Visitor, value::MapAccessDeserializer},
};

/// What is written as a map.
pub(crate) trait Mapped: Sized {
    /// The map's keys, as they are written.
    type Map: for<'de> Deserialize<'de>;
    const EXPECTED: &'static str;

    fn from_map(map: Self::Map) -> Result<Self, String>;

    /// The short form.
    fn from_word(word: &str) -> Result<Self, String> {
        Err(format!("expected {}, found `{word}`", Self::EXPECTED))
    }
}

/// Something of a script.
pub(crate) struct Item<T>(pub(crate) T);

impl<'de, T: Mapped> Deserialize<'de> for Item<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(MapOrWord(PhantomData)).map(Self)
    }
}

struct MapOrWord<T>(PhantomData<T>);

impl<'de, T: Mapped> Visitor<'de> for MapOrWord<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::from_map(T::Map::deserialize(MapAccessDeserializer::new(map))?).map_err(A::Error::custom)
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<T, E> {
        T::from_word(word).map_err(E::custom)
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        Err(E::custom(format!("expected {}, found nothing", T::EXPECTED)))
    }

    fn visit_none<E: Error>(self) -> Result<T, E> {
        self.visit_unit()
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<T, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<T, E> {
        self.visit_str(&number.to_string())
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<T, E> {
        self.visit_str(if truth { "true" } else { "false" })
    }
}
