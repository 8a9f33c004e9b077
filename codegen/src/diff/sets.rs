//! Sets of values: enums, their variants, and what these mean.

use crate::{
    document::{Phase, ValueKind},
    model::{Model, Set, Value},
};

use super::{Notes, pair::pair};

pub(super) fn compare(notes: &mut Notes<'_>, old: &Model, new: &Model) {
    let shape = |set: &Set| {
        let values = set.values.iter().map(|it| (it.value.clone(), it.variant.clone()));
        (set.kind, values.collect::<Vec<_>>())
    };
    let same = |old: &Set, new: &Set| !old.values.is_empty() && shape(old) == shape(new);
    let pairs = pair(&old.sets, &new.sets, |it| it.name.as_str(), same);
    for old in pairs.gone {
        notes.gone(format!("the enum `{}`", old.name));
    }
    for new in pairs.new {
        notes.added(format!("the enum `{}`", new.name));
    }
    for (old, new) in pairs.renamed {
        notes.breaking(format!("the enum `{}` is called `{}`", old.name, new.name));
        both(notes, old, new);
    }
    for (old, new) in pairs.both {
        both(notes, old, new);
    }
}

fn both(notes: &mut Notes<'_>, old: &Set, new: &Set) {
    let Set { name, description, source, kind, is_status: _, values } = new;
    notes.said(&format!("`{name}`"), (&old.description, &old.source), (description, source));
    if old.kind != *kind {
        notes.breaking(format!("`{name}` holds {}, it held {}", holds(*kind), holds(old.kind)));
    }
    let same = |old: &Value, new: &Value| old.value == new.value;
    let pairs = pair(&old.values, values, |it| it.variant.as_str(), same);
    for old in pairs.gone {
        notes.gone(format!("`{name}::{}` (`{}`)", old.variant, old.value));
    }
    for new in pairs.new {
        let meaning = new.phase.map(|phase| format!(", {}", phase.word())).unwrap_or_default();
        notes.added(format!("`{name}::{}` (`{}`{meaning})", new.variant, new.value));
    }
    for (old, new) in pairs.renamed {
        notes.breaking(format!("`{name}::{}` is called `{}`", old.variant, new.variant));
        value(notes, name, old, new);
    }
    for (old, new) in pairs.both {
        value(notes, name, old, new);
    }
}

fn holds(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Text => "text",
        ValueKind::Integer => "integers",
        ValueKind::Boolean => "booleans",
    }
}

fn value(notes: &mut Notes<'_>, set: &str, old: &Value, new: &Value) {
    let Value { value, variant, shown, phase, description, source } = new;
    let called = format!("`{set}::{variant}`");
    notes.acts(&format!("the value of {called}"), &old.value, value);
    let shows = |it: &Value| it.shown != it.value;
    if old.variant == *variant && (shows(old) || shows(new)) {
        notes.acts(&format!("the word for {called}"), &old.shown, shown);
    }
    if let (Some(before), Some(now)) = (old.phase, *phase) {
        notes.acts(&format!("the phase of {called}"), Phase::word(before), Phase::word(now));
    }
    notes.said(&called, (&old.description, &old.source), (description, source));
}
