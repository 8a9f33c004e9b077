//! Copies of structures, field by field.

use crate::{Fields, Slot, Structure, Value};

/// What `clone` of every generated structure gives.
#[doc(hidden)]
pub fn copy<T: Fields>(from: &T) -> T {
    let mut copied = T::default();
    fill(&mut copied, from);
    copied
}

/// Both are of one type.
fn fill(into: &mut dyn Structure, from: &dyn Structure) {
    for field in 0..from.shape().keys.len() {
        into.slot(field).put(from.value(field));
    }
}

impl Slot<'_> {
    /// Fills the place with what another one of its type holds.
    fn put(self, value: Value<'_>) {
        match (self, value) {
            (Self::Text(place), Value::Text(text)) => *place = Some(text.to_owned()),
            (Self::Integer(place), Value::Integer(number)) => place.put(number),
            (Self::Integer(place), Value::EpochMilliseconds(time)) => place.put(time.0),
            (Self::Integer(place), Value::EpochSeconds(time)) => place.put(time.0),
            (Self::Number(place), Value::Number(number)) => *place = Some(number),
            (Self::Boolean(place), Value::Boolean(truth)) => *place = Some(truth),
            (Self::Time(place), Value::Time(time)) => *place = Some(time.clone()),
            (Self::JsonText(place), Value::JsonText(text)) => *place = Some(text.clone()),
            (Self::Json(place), Value::Json(json)) => *place = Some(json.clone()),
            (Self::Enumerated(place), Value::Listed(scalar, _)) => drop(place.put(scalar)),
            (Self::Structure(place), Value::Structure(structure)) => fill(place.open(), structure),
            (Self::List(place), Value::List(list)) => {
                place.open();
                for at in 0..list.len() {
                    place.push(&mut |slot| slot.put(list.get(at)));
                }
            }
            (Self::Map(place), Value::Map(entries)) => {
                place.open();
                entries.each(&mut |key, value| {
                    place.insert(key.to_owned(), &mut |_, slot| slot.put(value));
                });
            }
            _ => {}
        }
    }
}
