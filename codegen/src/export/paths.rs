//! Where each operation stands: services have hosts of their own, so two may have the same path, which OpenAPI cannot say.

use std::collections::HashMap;

use crate::model::Model;

/// An operation with the names that its placeholders have there.
pub(super) struct Placed<'m> {
    pub(super) model: &'m Model,
    /// Names of the API's placeholders, and what the path calls them.
    pub(super) renamed: Vec<(&'m str, String)>,
}

/// A path, and its operations, each with another method.
pub(super) struct PathItem<'m> {
    pub(super) path: String,
    pub(super) operations: Vec<Placed<'m>>,
}

/// Every operation at a path of its own.
///
/// Another method of a path that is there joins it, and takes over the names of its placeholders, which no server sees. The same method
/// of the same path gets a `#` and the API's id behind it: a fragment is never sent, so a request to it is still the right one.
pub(super) fn place(models: &[Model]) -> Vec<PathItem<'_>> {
    let mut items: Vec<PathItem<'_>> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for model in models {
        let alone = |path: String| PathItem { path, operations: vec![Placed { model, renamed: Vec::new() }] };
        match known.get(&shape(&model.uri)).and_then(|at| items.get_mut(*at)) {
            None => {
                known.insert(shape(&model.uri), items.len());
                items.push(alone(model.uri.clone()));
            }
            Some(item) if item.operations.iter().any(|placed| placed.model.method == model.method) => {
                items.push(alone(format!("{}#{}", model.uri, model.segments.join("."))));
            }
            Some(item) => {
                let names = placeholders(&model.uri).zip(placeholders(&item.path).map(str::to_owned));
                let renamed = names.filter(|(own, there)| own != there).collect();
                item.operations.push(Placed { model, renamed });
            }
        }
    }
    items
}

/// A path without the names of its placeholders.
fn shape(path: &str) -> String {
    placeholders(path).fold(path.to_owned(), |shape, name| shape.replacen(&format!("{{{name}}}"), "{}", 1))
}

fn placeholders(path: &str) -> impl Iterator<Item = &str> {
    path.split('{').skip(1).filter_map(|rest| rest.split('}').next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_names_of_placeholders_do_not_count() {
        assert_eq!(shape("/v1/{a}/jobs/{b}"), shape("/v1/{c}/jobs/{a}"));
        assert_ne!(shape("/v1/{a}/jobs/{b}"), shape("/v1/{a}/job/{b}"));
    }
}
