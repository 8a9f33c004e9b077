//! Whether two structures hold the same.

use crate::{List, Structure, Value};

/// What `==` of every generated structure says. Both are of one type.
#[doc(hidden)]
pub fn same(one: &dyn Structure, other: &dyn Structure) -> bool {
    (0..one.shape().keys.len()).all(|field| one.value(field) == other.value(field))
}

impl PartialEq for Value<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (*self, *other) {
            (Self::Absent, Self::Absent) => true,
            (Self::Text(one), Self::Text(other)) => one == other,
            (Self::Integer(one), Self::Integer(other)) => one == other,
            (Self::Number(one), Self::Number(other)) => one == other,
            (Self::Boolean(one), Self::Boolean(other)) => one == other,
            (Self::Time(one), Self::Time(other)) => one == other,
            (Self::EpochMilliseconds(one), Self::EpochMilliseconds(other)) => one == other,
            (Self::EpochSeconds(one), Self::EpochSeconds(other)) => one == other,
            (Self::JsonText(one), Self::JsonText(other)) => one == other,
            (Self::Listed(one, _), Self::Listed(other, _)) => one == other,
            (Self::Structure(one), Self::Structure(other)) => same(one, other),
            (Self::List(one), Self::List(other)) => lists(one, other),
            (Self::Map(one), Self::Map(other)) => {
                let entries = |map: &'_ dyn crate::Entries| {
                    let mut count = 0;
                    map.each(&mut |_, _| count += 1);
                    count
                };
                let mut same = entries(one) == entries(other);
                one.each(&mut |key, value| same = same && value == other.get(key));
                same
            }
            (Self::Json(one), Self::Json(other)) => one == other,
            _ => false,
        }
    }
}

fn lists(one: &dyn List, other: &dyn List) -> bool {
    one.len() == other.len() && (0..one.len()).all(|at| one.get(at) == other.get(at))
}
