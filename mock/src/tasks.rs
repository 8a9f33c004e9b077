//! The list of a job's tasks: how many there are.

use huaweicloud_jobs_runtime::{Json, Slot};

/// How many tasks there are.
pub(crate) fn count(tasks: &Json) -> usize {
    match tasks {
        Json::Array(elements) => elements.len(),
        Json::Object(entries) => entries.len(),
        _ => 0,
    }
}

/// Leaves so many tasks, or makes as many: copies of the last one. Gives how many of them are no copies.
pub(crate) fn resize(tasks: &mut Json, slot: &Slot<'_>, wanted: usize) -> usize {
    let known = count(tasks);
    let empty = || Json::Object(Default::default());
    match (&mut *tasks, slot) {
        (Json::Object(entries), Slot::Map(_)) => {
            let last = entries.values().next_back().cloned();
            let dropped: Vec<_> = entries.keys().skip(wanted).cloned().collect();
            for key in dropped {
                entries.remove(&key);
            }
            for number in known..wanted {
                let task = last.clone().unwrap_or_else(empty);
                // The tilde sorts behind what services use, so the order stays that of the script.
                entries.insert(format!("~{:04}", number + 1), task);
            }
        }
        (Json::Array(elements), Slot::List(_)) => {
            let last = elements.last().cloned().unwrap_or_else(empty);
            elements.resize(wanted, last);
        }
        (_, Slot::Map(_)) => {
            *tasks = empty();
            return resize(tasks, slot, wanted);
        }
        (_, Slot::List(_)) => *tasks = Json::Array(vec![empty(); wanted]),
        _ => {}
    }
    known
}

#[cfg(test)]
mod tests {
    use huaweicloud_jobs_runtime::Item;
    use serde_json::json;

    use super::*;

    /// As a map, and as a list of the same tasks.
    fn resized(tasks: &Json, wanted: usize) -> (Json, usize) {
        let mut tasks = tasks.clone();
        let (mut list, mut map) = (None::<Vec<String>>, None::<std::collections::BTreeMap<String, String>>);
        let slot = if tasks.is_array() { Item::slot(&mut list) } else { Item::slot(&mut map) };
        let known = resize(&mut tasks, &slot, wanted);
        (tasks, known)
    }

    #[test]
    fn lists_and_maps_get_the_tasks_that_are_wanted() {
        for (before, wanted, after, known) in [
            (json!([1, 2]), 1, json!([1]), 2),
            (json!([1, 2]), 4, json!([1, 2, 2, 2]), 2),
            (json!([]), 1, json!([{}]), 0),
            (json!({ "a": 1, "b": 2 }), 1, json!({ "a": 1 }), 2),
            (json!({ "a": 1, "b": 2 }), 3, json!({ "a": 1, "b": 2, "~0003": 2 }), 2),
            (json!({}), 1, json!({ "~0001": {} }), 0),
            (json!(null), 2, json!({ "~0001": {}, "~0002": {} }), 0),
        ] {
            assert_eq!(resized(&before, wanted), (after, known), "{before} to {wanted}");
        }
    }
}
