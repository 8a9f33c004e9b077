//! Which slot and which value each type of the schema language has.

use crate::{EpochMilliseconds, EpochSeconds, Fields, Item, JsonText, Map, Slot, Time, Value};

macro_rules! items {
    ($($type:ty: $slot:path, |$this:ident| $value:expr;)*) => {$(
        impl Item for $type {
            #[inline]
            fn slot(place: &mut Option<Self>) -> Slot<'_> {
                $slot(place)
            }
            #[inline]
            fn value(&self) -> Value<'_> {
                let $this = self;
                $value
            }
        }
    )*};
}

items! {
    String: Slot::Text, |text| Value::Text(text);
    i64: Slot::Integer, |number| Value::Integer(*number);
    f64: Slot::Number, |number| Value::Number(*number);
    bool: Slot::Boolean, |truth| Value::Boolean(*truth);
    Time: Slot::Time, |time| Value::Time(time);
    EpochMilliseconds: Slot::Integer, |time| Value::EpochMilliseconds(*time);
    EpochSeconds: Slot::Integer, |time| Value::EpochSeconds(*time);
    JsonText: Slot::JsonText, |text| Value::JsonText(text);
    serde_json::Value: Slot::Json, |json| Value::Json(json);
}

impl<T: Fields> Item for T {
    #[inline]
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Structure(place)
    }

    #[inline]
    fn value(&self) -> Value<'_> {
        Value::Structure(self)
    }
}

impl<T: Item> Item for Vec<T> {
    #[inline]
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::List(place)
    }

    #[inline]
    fn value(&self) -> Value<'_> {
        Value::List(self)
    }
}

impl<T: Item> Item for Map<T> {
    #[inline]
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Map(place)
    }

    #[inline]
    fn value(&self) -> Value<'_> {
        Value::Map(self)
    }
}
