//! The order of keys: at each place of the language as its table has them, with unknown ones behind; names stay as the page has them.

use crate::{
    hosts,
    language::{Form, Place, SCHEMA, TABLE, places},
    yaml::{Kind, Node},
};

/// What a node is in the language.
#[derive(Clone, Copy)]
pub(super) enum Role {
    /// A map with the keys of a place.
    Keys(&'static str),
    /// A map from names, or a list, to elements of one role.
    Each(Element),
    /// Either of two, by whether it has `fields`.
    Structure,
    /// Anything whose order counts.
    Other,
}

/// What stands in a map of names or in a list.
#[derive(Clone, Copy)]
pub(super) enum Element {
    Keys(&'static str),
    Structure,
}

thread_local! {
    /// The tables are made once, not for each key.
    static PLACES: Vec<Place> = places();
}

impl Role {
    /// What a whole file is.
    pub(super) fn file(name: &str) -> Self {
        Self::Keys(if hosts::is_table(name) { TABLE } else { SCHEMA })
    }

    /// The role of what stands behind a key, and how far behind the first key it stands.
    pub(super) fn child(self, node: &Node, key: &str) -> (Self, usize) {
        let place = match self {
            Self::Keys(place) => place,
            Self::Structure if has_fields(node) => "structure",
            Self::Structure => return (Self::Keys("field"), 0),
            Self::Each(element) => return (element.role(), 0),
            Self::Other => return (Self::Other, 0),
        };
        PLACES.with(|places| {
            let keys = places.iter().find(|known| known.name == place).map(|place| place.keys.as_slice());
            let keys = keys.unwrap_or_default();
            match keys.iter().position(|known| known.name == key) {
                Some(at) => (Self::of(&keys[at].form), at),
                None => (Self::Other, keys.len()),
            }
        })
    }

    /// The role of a list's elements.
    pub(super) fn element(self) -> Self {
        if let Self::Each(element) = self { element.role() } else { Self::Other }
    }

    fn of(form: &Form) -> Self {
        match form {
            Form::One(place) => Self::Keys(place),
            Form::List(place) | Form::Map(place, _) => Self::Each(Element::Keys(place)),
            Form::Response => Self::Each(Element::Keys("response")),
            Form::Structures => Self::Each(Element::Structure),
            Form::Tasks | Form::TasksOrSame => Self::Keys("tasks"),
            _ => Self::Other,
        }
    }
}

impl Element {
    fn role(self) -> Role {
        match self {
            Self::Keys(place) => Role::Keys(place),
            Self::Structure => Role::Structure,
        }
    }
}

fn has_fields(node: &Node) -> bool {
    matches!(&node.kind, Kind::Map(map) if map.iter().any(|(key, _)| key.word().as_deref() == Some("fields")))
}

/// A node with its keys in order.
pub(super) fn sort(node: Node, role: Role) -> Node {
    let at = node.at;
    let kind = match node.kind {
        Kind::List(list) => {
            Kind::List(list.into_iter().map(|element| sort(element, role.element())).collect())
        }
        Kind::Map(map) => {
            let whole = Node { at, kind: Kind::Map(map) };
            let Kind::Map(map) = &whole.kind else { return whole };
            let ranked = map.iter().map(|(key, value)| {
                let (inner, rank) = role.child(&whole, &key.word().unwrap_or_default());
                (rank, (key.clone(), sort(value.clone(), inner)))
            });
            let mut ranked: Vec<_> = ranked.collect();
            ranked.sort_by_key(|(rank, _)| *rank);
            Kind::Map(ranked.into_iter().map(|(_, entry)| entry).collect())
        }
        scalar => scalar,
    };
    Node { at, kind }
}
