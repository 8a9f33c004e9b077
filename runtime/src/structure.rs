//! The two views of a generated structure: places to fill and values to read.

use std::{any::Any, collections::BTreeMap};

use crate::{EpochMilliseconds, EpochSeconds, JsonText, Scalar, Time, ValueSet};

/// A map of a documented `Map<String,X>`.
pub type Map<T> = BTreeMap<String, T>;

/// A structure whose fields are numbered as `shape` lists them. Every one with [`Fields`] is.
pub trait Structure: Any + Send + Sync {
    /// Name and keys.
    fn shape(&self) -> &'static Shape;
    /// The place of a field, to be filled by the decoder.
    fn slot(&mut self, field: usize) -> Slot<'_>;
    /// What a field holds.
    fn value(&self, field: usize) -> Value<'_>;
}

/// A generated structure, as `structures!` writes it: a table, and a place for each of its rows. All else follows from these.
pub trait Fields: Default + Send + Sync + 'static {
    /// Name and keys.
    const SHAPE: &'static Shape;
    /// A field, to be filled.
    fn field_mut(&mut self, field: usize) -> Option<&mut dyn Field>;
    /// The same, to be read.
    fn field(&self, field: usize) -> Option<&dyn Field>;
}

// Matches, not `map_or` and the like: what is generic here is compiled in programs, for each of their types.
impl<T: Fields> Structure for T {
    fn shape(&self) -> &'static Shape {
        T::SHAPE
    }

    fn slot(&mut self, field: usize) -> Slot<'_> {
        match self.field_mut(field) {
            Some(field) => field.slot(),
            None => Slot::Nowhere,
        }
    }

    fn value(&self, field: usize) -> Value<'_> {
        match self.field(field) {
            Some(field) => field.value(),
            None => Value::Absent,
        }
    }
}

/// A structure that contains itself stands in a box.
impl<T: Fields> Fields for Box<T> {
    const SHAPE: &'static Shape = T::SHAPE;

    fn field_mut(&mut self, field: usize) -> Option<&mut dyn Field> {
        (**self).field_mut(field)
    }

    fn field(&self, field: usize) -> Option<&dyn Field> {
        (**self).field(field)
    }
}

/// A field: a type that can stand there, or nothing.
pub trait Field {
    /// To be filled.
    fn slot(&mut self) -> Slot<'_>;
    /// To be read.
    fn value(&self) -> Value<'_>;
}

impl<T: Item> Field for Option<T> {
    fn slot(&mut self) -> Slot<'_> {
        T::slot(self)
    }

    fn value(&self) -> Value<'_> {
        match self {
            Some(item) => item.value(),
            None => Value::Absent,
        }
    }
}

/// A structure's table, as the page prints it.
#[derive(Debug)]
pub struct Shape {
    /// Name of the structure.
    pub name: &'static str,
    /// The keys of its fields on the wire, in the page's order.
    pub keys: &'static [&'static str],
    /// Other spellings that servers have used, and the numbers of the fields they mean.
    pub aliases: &'static [(&'static str, usize)],
}

impl Shape {
    /// The number of the field with this key. `hint` is tried first: servers send fields in the table's order.
    pub(crate) fn find(&self, key: &str, hint: usize) -> Option<usize> {
        if self.keys.get(hint).is_some_and(|known| *known == key) {
            return Some(hint);
        }
        let by_key = self.keys.iter().position(|known| *known == key);
        by_key.or_else(|| Some(self.aliases.iter().find(|(alias, _)| *alias == key)?.1))
    }
}

/// A place that the decoder can fill.
pub enum Slot<'a> {
    /// `String`.
    Text(&'a mut Option<String>),
    /// `Integer`, `Long`.
    Integer(&'a mut dyn IntegerSlot),
    /// `Number`, `Double`, `Float`.
    Number(&'a mut Option<f64>),
    /// `Boolean`.
    Boolean(&'a mut Option<bool>),
    /// A string that is a time.
    Time(&'a mut Option<Time>),
    /// A string that holds JSON.
    JsonText(&'a mut Option<JsonText>),
    /// An enumerated value.
    Enumerated(&'a mut dyn EnumeratedSlot),
    /// A structure.
    Structure(&'a mut dyn StructureSlot),
    /// A list.
    List(&'a mut dyn ListSlot),
    /// A map.
    Map(&'a mut dyn MapSlot),
    /// Free-form JSON.
    Json(&'a mut Option<serde_json::Value>),
    /// Nowhere: what is sent is passed over.
    Nowhere,
}

/// What a field holds.
#[derive(Clone, Copy)]
pub enum Value<'a> {
    /// Nothing was sent.
    Absent,
    /// `String`.
    Text(&'a str),
    /// `Integer`, `Long`.
    Integer(i64),
    /// `Number`, `Double`, `Float`.
    Number(f64),
    /// `Boolean`.
    Boolean(bool),
    /// A string that is a time.
    Time(&'a Time),
    /// Milliseconds since 1970.
    EpochMilliseconds(EpochMilliseconds),
    /// Seconds since 1970.
    EpochSeconds(EpochSeconds),
    /// A string that holds JSON.
    JsonText(&'a JsonText),
    /// An enumerated value and its set.
    Listed(Scalar<'a>, &'static ValueSet),
    /// A structure.
    Structure(&'a dyn Structure),
    /// A list.
    List(&'a dyn List),
    /// A map.
    Map(&'a dyn Entries),
    /// Free-form JSON.
    Json(&'a serde_json::Value),
}

/// A type that can stand in a field, a list or a map.
pub trait Item: Sized + 'static {
    /// The place to fill.
    fn slot(place: &mut Option<Self>) -> Slot<'_>;
    /// What is there.
    fn value(&self) -> Value<'_>;
}

/// A place for an integer of any meaning.
pub trait IntegerSlot {
    /// Fills the place.
    fn put(&mut self, number: i64);
}

impl<T: From<i64>> IntegerSlot for Option<T> {
    #[inline]
    fn put(&mut self, number: i64) {
        *self = Some(T::from(number));
    }
}

/// A place for an enumerated value.
pub trait EnumeratedSlot {
    /// Fills the place; says what was expected if the scalar cannot be one.
    fn put(&mut self, sent: Scalar<'_>) -> Result<(), &'static str>;
}

/// A place for a structure.
pub trait StructureSlot {
    /// Makes an empty structure in the place.
    fn open(&mut self) -> &mut dyn Structure;
    /// The structure that is in the place, if there is one.
    fn existing(&mut self) -> Option<&mut dyn Structure>;
}

impl<T: Fields> StructureSlot for Option<T> {
    #[inline]
    fn open(&mut self) -> &mut dyn Structure {
        self.insert(T::default())
    }

    #[inline]
    fn existing(&mut self) -> Option<&mut dyn Structure> {
        self.as_mut().map(|structure| structure as _)
    }
}

/// A place for a list.
pub trait ListSlot: Any {
    /// Makes an empty list in the place.
    fn open(&mut self);
    /// Lets `fill` fill one element and appends it to the open list, unless it stayed empty.
    fn push(&mut self, fill: &mut dyn FnMut(Slot<'_>));
    /// Appends what is in another place of the same type, if there is a list in both.
    fn append(&mut self, other: &mut dyn Any);
}

impl<T: Item> ListSlot for Option<Vec<T>> {
    #[inline]
    fn open(&mut self) {
        *self = Some(Vec::new());
    }

    #[inline]
    fn push(&mut self, fill: &mut dyn FnMut(Slot<'_>)) {
        let mut element = None;
        fill(T::slot(&mut element));
        if let (Some(list), Some(element)) = (self, element) {
            list.push(element);
        }
    }

    #[inline]
    fn append(&mut self, other: &mut dyn Any) {
        if let (Some(list), Some(Some(more))) = (self, other.downcast_mut::<Self>()) {
            list.append(more);
        }
    }
}

/// A place for a map.
pub trait MapSlot {
    /// Makes an empty map in the place.
    fn open(&mut self);
    /// Lets `fill`, which is told the key, fill one entry and inserts it into the open map, unless it stayed empty.
    fn insert(&mut self, key: String, fill: &mut dyn FnMut(&str, Slot<'_>));
}

impl<T: Item> MapSlot for Option<Map<T>> {
    #[inline]
    fn open(&mut self) {
        *self = Some(Map::new());
    }

    #[inline]
    fn insert(&mut self, key: String, fill: &mut dyn FnMut(&str, Slot<'_>)) {
        let mut entry = None;
        fill(&key, T::slot(&mut entry));
        if let (Some(map), Some(entry)) = (self, entry) {
            map.insert(key, entry);
        }
    }
}

/// A list to read.
pub trait List {
    /// How many elements there are.
    fn len(&self) -> usize;
    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The element at a position; [`Value::Absent`] past the end.
    fn get(&self, at: usize) -> Value<'_>;
}

impl<T: Item> List for Vec<T> {
    #[inline]
    fn len(&self) -> usize {
        Vec::len(self)
    }

    #[inline]
    fn get(&self, at: usize) -> Value<'_> {
        match self.as_slice().get(at) {
            Some(item) => item.value(),
            None => Value::Absent,
        }
    }
}

/// A map to read.
pub trait Entries {
    /// The value of a key; [`Value::Absent`] if there is none.
    fn get(&self, key: &str) -> Value<'_>;
    /// Calls `visit` with every entry, in order of the keys.
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, Value<'a>));
}

impl<T: Item> Entries for Map<T> {
    #[inline]
    fn get(&self, key: &str) -> Value<'_> {
        BTreeMap::get(self, key).map_or(Value::Absent, Item::value)
    }

    #[inline]
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a str, Value<'a>)) {
        for (key, value) in self {
            visit(key, value.value());
        }
    }
}
