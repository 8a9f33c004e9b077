//! From generated structures back to JSON, or whatever serde can write.

use std::fmt;

use serde_core::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::{Scalar, Structure, Value};

/// Writes a value as the server would have sent it. Absent fields are left out.
impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Absent => out.serialize_unit(),
            Self::Text(text) => out.serialize_str(text),
            Self::Time(time) => out.serialize_str(time.as_str()),
            Self::JsonText(text) => out.serialize_str(text.as_str()),
            Self::Integer(number) => out.serialize_i64(number),
            Self::EpochMilliseconds(time) => out.serialize_i64(time.0),
            Self::EpochSeconds(time) => out.serialize_i64(time.0),
            // `0`, not `0.0`: as services write whole numbers.
            Self::Number(number) if number.fract() == 0.0 && number.abs() < 9e15 => {
                out.serialize_i64(number as i64)
            }
            Self::Number(number) => out.serialize_f64(number),
            Self::Boolean(truth) | Self::Listed(Scalar::Boolean(truth), _) => out.serialize_bool(truth),
            Self::Listed(Scalar::Text(word), _) => out.serialize_str(word),
            Self::Listed(Scalar::Integer(number), _) => out.serialize_i64(number),
            Self::Structure(structure) => {
                let mut map = out.serialize_map(None)?;
                for (field, key) in structure.shape().keys.iter().enumerate() {
                    match structure.value(field) {
                        Self::Absent => {}
                        value => map.serialize_entry(key, &value)?,
                    }
                }
                map.end()
            }
            Self::List(list) => {
                let mut seq = out.serialize_seq(Some(list.len()))?;
                for at in 0..list.len() {
                    seq.serialize_element(&list.get(at))?;
                }
                seq.end()
            }
            Self::Map(entries) => {
                let mut map = out.serialize_map(None)?;
                let mut result = Ok(());
                entries.each(&mut |key, value| {
                    if result.is_ok() {
                        result = map.serialize_entry(key, &value);
                    }
                });
                result?;
                map.end()
            }
            Self::Json(json) => json.serialize(out),
        }
    }
}

/// The structure as JSON, keys in the table's order, absent fields left out.
pub fn encode(structure: &dyn Structure) -> String {
    // Writing a tree of strings and numbers to memory cannot fail: keys are strings, and floats that JSON lacks become null.
    serde_json::to_string(&Value::Structure(structure)).unwrap_or_default()
}

/// What `Debug` of every generated structure prints: the fields that are there.
impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Absent => f.write_str("None"),
            Self::Text(text) => text.fmt(f),
            Self::Time(time) => time.as_str().fmt(f),
            Self::JsonText(text) => text.as_str().fmt(f),
            Self::Integer(number) => number.fmt(f),
            Self::EpochMilliseconds(time) => time.fmt(f),
            Self::EpochSeconds(time) => time.fmt(f),
            Self::Number(number) => number.fmt(f),
            Self::Boolean(truth) => truth.fmt(f),
            Self::Listed(scalar, _) => f.write_str(&scalar.text()),
            Self::Structure(structure) => debug(structure, f),
            Self::List(list) => f.debug_list().entries((0..list.len()).map(|at| list.get(at))).finish(),
            Self::Map(entries) => {
                let mut map = f.debug_map();
                entries.each(&mut |key, value| {
                    map.entry(&key, &value);
                });
                map.finish()
            }
            Self::Json(json) => json.fmt(f),
        }
    }
}

/// Prints a structure for `Debug`.
pub fn debug(structure: &dyn Structure, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let shape = structure.shape();
    let mut out = f.debug_struct(shape.name);
    for (field, key) in shape.keys.iter().enumerate() {
        match structure.value(field) {
            Value::Absent => {}
            value => {
                out.field(key, &value);
            }
        }
    }
    out.finish()
}

/// Implements serde's traits for a generated type.
#[cfg(feature = "serde")]
#[macro_export]
#[doc(hidden)]
macro_rules! serde_item {
    ($name:ident) => {
        impl $crate::serde_core::Serialize for $name {
            fn serialize<S: $crate::serde_core::Serializer>(
                &self,
                out: S,
            ) -> std::result::Result<S::Ok, S::Error> {
                $crate::serde_core::Serialize::serialize(&$crate::Item::value(self), out)
            }
        }
        impl<'de> $crate::serde_core::Deserialize<'de> for $name {
            fn deserialize<D: $crate::serde_core::Deserializer<'de>>(
                from: D,
            ) -> std::result::Result<Self, D::Error> {
                $crate::deserialize_item(from)
            }
        }
    };
}

#[cfg(feature = "serde")]
impl<T: crate::Enumerated> Serialize for crate::Open<T> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        crate::Item::value(self).serialize(out)
    }
}

#[cfg(feature = "serde")]
impl<'de, T: crate::Enumerated> serde_core::Deserialize<'de> for crate::Open<T> {
    fn deserialize<D: serde_core::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        deserialize_item(from)
    }
}

/// Without the `serde` feature there is nothing to implement.
#[cfg(not(feature = "serde"))]
#[macro_export]
#[doc(hidden)]
macro_rules! serde_item {
    ($name:ident) => {};
}

/// Reads one item with serde.
#[cfg(feature = "serde")]
#[doc(hidden)]
pub fn deserialize_item<'de, T: crate::Item, D: serde_core::Deserializer<'de>>(
    from: D,
) -> Result<T, D::Error> {
    let mut place = None;
    crate::decode::fill(T::slot(&mut place), from)?;
    place.ok_or_else(|| serde_core::de::Error::custom("nothing was sent"))
}
