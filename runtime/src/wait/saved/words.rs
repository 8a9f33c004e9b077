//! The words of enums, in saved waits: read and written as the documented values of an answer are.

use super::super::{OnOpenTasks, OnUnknownStatus, Outcome};
use crate::{EnumeratedSlot, ErrorKind, Item, Phase, Scalar, Slot, Value};

macro_rules! words {
    ($($type:ident, $expected:literal: $($variant:ident)*;)*) => {$(
        impl EnumeratedSlot for Option<$type> {
            fn put(&mut self, sent: Scalar<'_>) -> Result<(), &'static str> {
                const ALL: &[$type] = &[$($type::$variant),*];
                let said = |known: &&$type| Scalar::Text(known.as_str()) == sent;
                *self = Some(*ALL.iter().find(said).ok_or($expected)?);
                Ok(())
            }
        }

        impl Item for $type {
            fn slot(place: &mut Option<Self>) -> Slot<'_> {
                Slot::Enumerated(place)
            }

            fn value(&self) -> Value<'_> {
                // A variant that is not in the list above does not compile.
                match self {
                    $(Self::$variant)|* => Value::Text(self.as_str()),
                }
            }
        }
    )*};
}

words! {
    Phase, "a phase": Pending Running Succeeded Failed Cancelled Skipped Unknown;
    Outcome, "an outcome": Succeeded Skipped Stopped Failed Cancelled TimedOut NotFound Vanished UnknownStatus OpenTasks Refused;
    ErrorKind, "a kind of error": InvalidRequest Credentials NotFound Unauthenticated Forbidden Throttled Unavailable Rejected
        UnexpectedAnswer Transport Timeout;
    OnUnknownStatus, "`keep polling`, `fail` or `stop`": KeepPolling Fail Stop;
    OnOpenTasks, "`accept`, `keep polling` or `fail`": Accept KeepPolling Fail;
}

/// A number of things.
#[derive(Clone, Copy)]
pub(super) struct Count(pub(super) u64);

impl EnumeratedSlot for Option<Count> {
    fn put(&mut self, sent: Scalar<'_>) -> Result<(), &'static str> {
        let count = match sent {
            Scalar::Integer(number) => u64::try_from(number).ok(),
            _ => None,
        };
        *self = Some(Count(count.ok_or("a whole number, zero or more")?));
        Ok(())
    }
}

impl Item for Count {
    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Enumerated(place)
    }

    fn value(&self) -> Value<'_> {
        Value::Integer(i64::try_from(self.0).unwrap_or(i64::MAX))
    }
}
