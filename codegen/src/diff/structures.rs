//! Structures: types and fields.

use crate::{
    emit,
    model::{Field, Model, Structure},
};

use super::{Notes, pair::pair};

pub(super) fn compare(notes: &mut Notes<'_>, old: &Model, new: &Model) {
    let shape = |structure: &Structure| {
        let fields = structure.fields.iter();
        fields.map(|field| (field.rust_name.clone(), field.kind.clone())).collect::<Vec<_>>()
    };
    let same = |old: &Structure, new: &Structure| !old.fields.is_empty() && shape(old) == shape(new);
    let pairs = pair(&old.structures, &new.structures, |it| it.name.as_str(), same);
    for old in pairs.gone {
        notes.gone(format!("the structure `{}`", old.name));
    }
    for new in pairs.new {
        notes.added(format!("the structure `{}`", new.name));
    }
    for (old, new) in pairs.renamed {
        notes.breaking(format!("the structure `{}` is called `{}`", old.name, new.name));
        both(notes, old, new);
    }
    for (old, new) in pairs.both {
        both(notes, old, new);
    }
}

fn both(notes: &mut Notes<'_>, old: &Structure, new: &Structure) {
    let Structure { name, description, source, fields } = new;
    notes.said(&format!("`{name}`"), (&old.description, &old.source), (description, source));
    let pairs = pair(&old.fields, fields, |it| it.rust_name.as_str(), |old, new| old.key == new.key);
    for old in pairs.gone {
        notes.gone(format!("`{name}.{}`", old.rust_name));
    }
    for new in pairs.new {
        notes.added(format!("`{name}.{}: Option<{}>`", new.rust_name, emit::rust_type(&new.kind)));
    }
    for (old, new) in pairs.renamed {
        notes.breaking(format!("`{name}.{}` is called `{}`", old.rust_name, new.rust_name));
        field(notes, name, old, new);
    }
    for (old, new) in pairs.both {
        field(notes, name, old, new);
    }
}

fn field(notes: &mut Notes<'_>, structure: &str, old: &Field, new: &Field) {
    let Field { key, rust_name, aliases: _, kind, description, notes: said } = new;
    let called = format!("`{structure}.{rust_name}`");
    if old.kind != *kind {
        let (before, now) = (emit::rust_type(&old.kind), emit::rust_type(kind));
        notes.breaking(format!("{called} was `Option<{before}>`, it is `Option<{now}>`"));
    }
    let (before, now) = (keys(old), keys(new));
    for lost in before.iter().filter(|known| !now.contains(known)) {
        notes.behaviour(format!("{called} is not read from `{lost}` any more"));
    }
    for more in now.iter().filter(|known| !before.contains(known)) {
        notes.addition(format!("{called} is also read from `{more}`"));
    }
    if old.key != *key && now.contains(&&old.key) {
        notes.behaviour(format!("{called} is written as `{key}`, not as `{}`", old.key));
    }
    notes.said(&called, (&old.description, &old.notes), (description, said));
}

/// Every key that is read.
fn keys(field: &Field) -> Vec<&String> {
    std::iter::once(&field.key).chain(&field.aliases).collect()
}
