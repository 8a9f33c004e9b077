//! Changes single values of an answer, found by the registry's paths.
//!
//! The answer is plain JSON. An empty typed answer is walked alongside: it knows the other spellings of a key, which strings hold
//! JSON, and what stands in a list.

use huaweicloud_jobs_runtime::{Api, Json, Part, Slot, Structure, StructureSlot, parts};

/// What is done with a value: `null` stands for an absent one, and leaving `null` removes it.
pub(crate) type Change<'c> = dyn FnMut(&mut Json, Slot<'_>) + 'c;

/// Lets `change` change a whole answer.
pub(crate) fn answer(api: &Api, json: &mut Json, change: &mut Change<'_>) {
    let mut empty = (api.response)();
    change(json, Slot::Structure(&mut Root(&mut *empty)));
}

struct Root<'a>(&'a mut dyn Structure);

impl StructureSlot for Root<'_> {
    fn open(&mut self) -> &mut dyn Structure {
        self.0
    }

    fn existing(&mut self) -> Option<&mut dyn Structure> {
        Some(self.0)
    }
}

/// Lets `change` change the value at a path that starts here. An empty path leads nowhere.
pub(crate) fn at(here: &mut Json, slot: Slot<'_>, path: &str, change: &mut Change<'_>) {
    if !path.is_empty() {
        let path: Vec<_> = parts(path).collect();
        walk(here, slot, &path, change);
    }
}

/// Calls `change` with each element of a list or a map of structures.
pub(crate) fn each(here: &mut Json, slot: Slot<'_>, change: &mut Change<'_>) {
    match (here, slot) {
        (Json::Array(elements), Slot::List(list)) => {
            for element in elements {
                list.push(&mut |slot| change(element, slot));
            }
        }
        (Json::Object(entries), Slot::Map(map)) => {
            for (key, entry) in entries {
                map.insert(key.clone(), &mut |_, slot| change(entry, slot));
            }
        }
        _ => {}
    }
}

fn walk(here: &mut Json, slot: Slot<'_>, path: &[Part<'_>], change: &mut Change<'_>) {
    let Some((part, rest)) = path.split_first() else { return change(here, slot) };
    match (*part, slot) {
        (_, Slot::JsonText(_)) => inside_text(here, path, change),
        (Part::Key(key), Slot::Structure(place)) => {
            let structure = place.open();
            let shape = structure.shape();
            let Some(field) = shape.keys.iter().position(|known| *known == key) else { return };
            let mut spellings =
                shape.aliases.iter().filter(|(_, meant)| *meant == field).map(|(alias, _)| *alias);
            let spelled = spellings.find(|alias| here.get(alias).is_some()).unwrap_or(key);
            entry(here, spelled, &mut |value| walk(value, structure.slot(field), rest, change));
        }
        (Part::Key(key), Slot::Map(map)) => entry(here, key, &mut |value| {
            map.insert(key.to_owned(), &mut |_, slot| walk(value, slot, rest, change));
        }),
        (Part::Index(index), Slot::List(list)) => {
            if let Some(element) = here.get_mut(index) {
                list.push(&mut |slot| walk(element, slot, rest, change));
            }
        }
        (Part::Key(key), _) => entry(here, key, &mut |value| walk(value, Slot::Nowhere, rest, change)),
        (Part::Index(index), _) => {
            if let Some(element) = here.get_mut(index) {
                walk(element, Slot::Nowhere, rest, change);
            }
        }
    }
}

/// Takes an entry out of an object, lets it be changed, and puts it back if there is anything left.
fn entry(object: &mut Json, key: &str, change: &mut dyn FnMut(&mut Json)) {
    let absent = object.is_null();
    if absent {
        *object = Json::Object(Default::default());
    }
    let Json::Object(entries) = object else { return };
    let mut value = entries.remove(key).unwrap_or_default();
    change(&mut value);
    if !value.is_null() {
        entries.insert(key.to_owned(), value);
    } else if absent {
        *object = Json::Null;
    }
}

/// Changes JSON that stands in a string.
fn inside_text(text: &mut Json, path: &[Part<'_>], change: &mut Change<'_>) {
    let held = text.as_str().and_then(|text| serde_json::from_str(text).ok());
    let mut held: Json = held.unwrap_or_default();
    walk(&mut held, Slot::Nowhere, path, change);
    if !held.is_null() {
        *text = Json::String(held.to_string());
    }
}
