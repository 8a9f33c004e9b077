//! Which row of the page is which row of the schema.

use crate::{
    finding::nearest,
    types::{self, Type},
};

/// Rows of both sides by their names; what is left is renamed where a name is near and the type the same.
pub(super) struct Pairs<K, T> {
    pub(super) both: Vec<(K, T, bool)>,
    pub(super) added: Vec<T>,
    pub(super) removed: Vec<K>,
}

impl<K: Copy, T: Copy> Pairs<K, T> {
    pub(super) fn of<'n>(
        known: &[K],
        told: &[T],
        names: impl Fn(K) -> Vec<&'n str>,
        name: impl Fn(T) -> &'n str,
        same: impl Fn(K, T) -> bool,
    ) -> Self {
        let (mut both, mut removed) = (Vec::new(), Vec::new());
        let mut added: Vec<T> = told.to_vec();
        for known in known {
            match added.iter().position(|told| names(*known).contains(&name(*told))) {
                Some(at) => both.push((*known, added.remove(at), false)),
                None => removed.push(*known),
            }
        }
        let mut gone = Vec::new();
        for known in removed {
            let own = names(known).first().copied().unwrap_or_default();
            let near = nearest(own, added.iter().filter(|told| same(known, **told)).map(|told| name(*told)));
            match near.and_then(|near| added.iter().position(|told| name(*told) == near)) {
                Some(at) => both.push((known, added.remove(at), true)),
                None => gone.push(known),
            }
        }
        Self { both, added, removed: gone }
    }
}

pub(super) fn same_kind(known: &str, told: &str) -> bool {
    shape(known, None) == shape(told, None)
}

/// A type without the names of structures, which pages and schemas choose for themselves.
pub(super) fn shape(kind: &str, structure: Option<&str>) -> String {
    fn write(written: &Type, structure: bool) -> String {
        match written {
            Type::Named(_) => "structure".to_owned(),
            Type::Object if structure => "structure".to_owned(),
            Type::List(inner) => format!("list of {}", write(inner, structure)),
            Type::Map(inner) => format!("map of {}", write(inner, structure)),
            Type::Object => "object".to_owned(),
            scalar => scalar.to_string(),
        }
    }
    types::parse(kind).map_or_else(|unknown| unknown.0, |written| write(&written, structure.is_some()))
}
