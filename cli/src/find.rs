//! From what the user calls an API to the API.

use huaweicloud_jobs_runtime::Api;

use crate::failure::Failure;

/// How alike two names must be for one to be suggested for the other, from 0 to 1.
const ALIKE: f64 = 0.5;
/// How many names a message can bear.
const MOST: usize = 8;

/// Finds an API by its id or an unambiguous beginning of it.
pub(crate) fn find(apis: &'static [&'static Api], asked: &str) -> Result<&'static Api, Failure> {
    if let Some(api) = apis.iter().find(|api| api.id == asked) {
        return Ok(api);
    }
    let beginning: Vec<&'static Api> = apis.iter().copied().filter(|api| api.id.starts_with(asked)).collect();
    match beginning.as_slice() {
        [api] => Ok(api),
        [] => {
            let hint = match nearest(apis, asked).as_slice() {
                [] => "`hwjobs apis` lists them all".to_owned(),
                near => format!("did you mean {}? `hwjobs apis` lists them all", list(near)),
            };
            Err(Failure::usage(format!("there is no API {asked:?}"), hint))
        }
        several => {
            let ids: Vec<_> = several.iter().map(|api| api.id).collect();
            let hint = format!("say which: {}", list(&ids));
            Err(Failure::usage(format!("{asked:?} can be any of {} APIs", ids.len()), hint))
        }
    }
}

fn list(ids: &[&str]) -> String {
    let shown = &ids[..ids.len().min(MOST)];
    match (shown, ids.len() - shown.len()) {
        ([others @ .., last], 0) if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        (_, 0) => shown.join(", "),
        (_, more) => format!("{}, or {more} more", shown.join(", ")),
    }
}

/// The APIs in whose names a word begins like this, or else those that are spelled most alike.
fn nearest(apis: &'static [&'static Api], asked: &str) -> Vec<&'static str> {
    let asked = asked.to_lowercase();
    let named = |api: &&&Api| [api.id, api.service, api.operation].iter().any(|name| has_word(name, &asked));
    let named: Vec<_> = apis.iter().filter(named).map(|api| api.id).collect();
    if !named.is_empty() {
        return named;
    }
    let scored: Vec<_> = apis.iter().map(|api| (likeness(api.id, &asked), api.id)).collect();
    let best = scored.iter().map(|(score, _)| *score).fold(ALIKE, f64::max);
    // Equal scores come from equal beginnings, so they are equal in bits.
    scored.into_iter().filter(|(score, _)| *score >= best).map(|(_, id)| id).collect()
}

/// Whether any word of a name begins with what was asked for.
fn has_word(name: &str, asked: &str) -> bool {
    let name = name.to_lowercase();
    let begins = |at: usize| !name[..at].ends_with(char::is_alphanumeric);
    !asked.is_empty() && name.match_indices(asked).any(|(at, _)| begins(at))
}

/// The name that is spelled most alike, if any is near.
pub(crate) fn likest<'n>(names: impl Iterator<Item = &'n str>, asked: &str) -> Option<&'n str> {
    let scored = names.map(|name| (strsim::normalized_damerau_levenshtein(name, asked), name));
    let near = scored.filter(|(score, _)| *score >= ALIKE);
    near.max_by(|(a, _), (b, _)| a.total_cmp(b)).map(|(_, name)| name)
}

/// How alike a name and any beginning of an id are.
fn likeness(id: &str, asked: &str) -> f64 {
    let ends = id.match_indices('/').map(|(at, _)| at).chain([id.len()]);
    ends.map(|end| strsim::normalized_damerau_levenshtein(&id[..end], asked)).fold(0.0, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_in_any_beginning_is_near() {
        for asked in ["bkae", "bake/v2", "bake/v1/showjob", "BAKE"] {
            assert!(likeness("bake/v1/show_job", &asked.to_lowercase()) >= ALIKE, "{asked}");
        }
        assert!(likeness("bake/v1/show_job", "kubernetes") < ALIKE);
    }

    #[test]
    fn words_are_found_at_their_beginning() {
        assert!(has_word("bake/v1/show_job", "show_job"));
        assert!(has_word("Bread and Rolls", "rolls"));
        assert!(!has_word("bake/v1/show_job", "ake"));
    }

    #[test]
    fn long_lists_are_cut() {
        assert_eq!(list(&["a", "b", "c"]), "a, b or c");
        assert_eq!(list(&["a"; 10]), "a, a, a, a, a, a, a, a, or 2 more");
    }
}
