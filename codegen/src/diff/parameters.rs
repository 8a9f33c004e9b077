//! Parameters: the builder's methods, and what is sent.

use crate::{
    document::Place,
    emit,
    model::{Model, Need, Parameter},
};

use super::{Notes, pair::pair};

pub(super) fn compare(notes: &mut Notes<'_>, old: &Model, new: &Model) {
    let same = |old: &Parameter, new: &Parameter| old.name == new.name && old.place == new.place;
    let pairs = pair(&old.parameters, &new.parameters, |it| it.rust_name.as_str(), same);
    for old in pairs.gone {
        gone(notes, old);
    }
    for new in pairs.new {
        added(notes, new);
    }
    for (old, new) in pairs.renamed {
        if old.need.is_settable() && new.need.is_settable() {
            notes.breaking(format!("`.{}()` is called `.{}()`", old.rust_name, new.rust_name));
        }
        both(notes, old, new);
    }
    for (old, new) in pairs.both {
        both(notes, old, new);
    }
}

/// A parameter as messages call it.
fn called(parameter: &Parameter) -> String {
    format!("the parameter `{}`", parameter.name)
}

fn gone(notes: &mut Notes<'_>, old: &Parameter) {
    match &old.need {
        need if need.is_settable() => notes.gone(format!("{} (`.{}()`)", called(old), old.rust_name)),
        Need::Fixed(value) => notes.behaviour(format!("{} (`{value}`) is not sent any more", called(old))),
        _ => notes.documentation(&called(old)),
    }
}

fn added(notes: &mut Notes<'_>, new: &Parameter) {
    let called = called(new);
    match &new.need {
        Need::Mandatory | Need::NotEnforced { .. } => {
            notes.breaking(format!("{called} is new and must be given: `.{}(...)`", new.rust_name));
        }
        Need::Optional => notes.added(format!("{called} (`.{}()`)", new.rust_name)),
        Need::Default(value) | Need::Fixed(value) => {
            notes.behaviour(format!("{called} is new and is sent as `{value}`"));
        }
        Need::Credential { .. } => notes.documentation(&called),
    }
}

fn both(notes: &mut Notes<'_>, old: &Parameter, new: &Parameter) {
    // Without `..`: a new part of a parameter has to be thought of here.
    let Parameter { name, rust_name: _, place, kind, argument, need: _, description, set, example } = new;
    let called = called(old);
    notes.acts(&format!("the place of {called}"), word(old.place), word(*place));
    notes.acts(&format!("the name of {called}"), &old.name, name);
    if old.need.is_settable() && new.need.is_settable() && old.argument != *argument {
        let (before, now) = (emit::argument_type(old), emit::argument_type(new));
        notes.breaking(format!("`.{}()` took `{before}`, it takes `{now}`", old.rust_name));
    } else if (&old.kind, &old.set) != (kind, set) {
        notes.documentation(&format!("the type of {called}"));
    }
    need(notes, &called, old, new);
    notes.said(&called, (&old.description, &old.example), (description, example));
}

fn word(place: Place) -> &'static str {
    match place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
    }
}

/// Who gives the value.
fn need(notes: &mut Notes<'_>, called: &str, old: &Parameter, new: &Parameter) {
    use Need::{Credential, Default, Fixed, Mandatory, NotEnforced, Optional};
    let name = &new.rust_name;
    match (&old.need, &new.need) {
        (before, now) if before == now => {}
        (before, now) if before.is_settable() && !now.is_settable() => {
            notes.gone(format!("`.{name}()` for {called}"));
        }
        (before, Mandatory | NotEnforced { .. }) if !before.is_demanded() => {
            notes.breaking(format!("{called} must be given: `.{name}(...)`"));
        }
        (NotEnforced { .. }, NotEnforced { .. }) => notes.documentation(called),
        (NotEnforced { .. }, _) => notes.gone(format!("`.without_{name}()` for {called}")),
        (_, NotEnforced { .. }) => notes.addition(format!("{called} can be left out: `.without_{name}()`")),
        (Mandatory, Optional) => notes.addition(format!("{called} need not be given any more")),
        (Mandatory, Default(value)) => {
            notes.addition(format!("{called} need not be given any more, `{value}` is sent then"));
        }
        (Optional, Default(value)) => notes.behaviour(format!("{called} is sent as `{value}` unless given")),
        (Default(value), Optional) => {
            notes.behaviour(format!("{called} is not sent as `{value}` any more unless given"));
        }
        (Default(before), Default(now)) => notes.acts(&format!("the default of {called}"), before, now),
        (Fixed(before), Fixed(now)) => notes.acts(&format!("the value of {called}"), before, now),
        (Fixed(_) | Credential { .. }, Optional | Default(_)) => {
            notes.behaviour(format!("{called} can be given: `.{name}(...)`"));
        }
        (Fixed(_), Credential { .. }) | (Credential { .. }, Fixed(_)) => {
            notes.behaviour(format!("{called} gets its value in another way"));
        }
        _ => notes.documentation(called),
    }
}
