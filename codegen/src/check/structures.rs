//! Structures: types, references, recursion.

use std::collections::{HashMap, HashSet};

use crate::{
    Rule,
    document::{Document, FieldRow, TimeFormat, ValueKind, ValueRow, ValueTable},
    finding::{Findings, did_you_mean, meant, nearest, one_of},
    keys::Spot,
    model::{Field, FieldType, Set, Structure},
    types::{self, SCALARS, Type},
    yaml::At,
};

use super::names::rust_name;

/// The checked structures and sets, to look things up in.
pub(super) struct Tables<'a> {
    pub(super) document: &'a Document,
    pub(super) structures: &'a [Structure],
    pub(super) sets: &'a [Set],
}

impl<'a> Tables<'a> {
    pub(super) fn structure(&self, name: &str) -> Option<&'a Structure> {
        self.structures.iter().find(|structure| structure.name == name)
    }

    /// Where a structure is described.
    pub(super) fn place(&self, name: &str) -> Option<At> {
        let tables = &self.document.structures;
        tables.iter().find(|table| table.name.value == name).map(|table| table.name.at)
    }

    /// A structure's row as it is written.
    pub(super) fn row(&self, structure: &str, key: &str) -> Option<&'a FieldRow> {
        let table = self.document.structures.iter().find(|table| table.name.value == structure)?;
        table.fields.iter().find(|row| row.key.value == key)
    }

    /// Where a set is described.
    pub(super) fn set_place(&self, name: &str) -> Option<At> {
        self.document.sets.iter().find(|set| set.name.value == name).map(|set| set.name.at)
    }

    pub(super) fn set(&self, name: &str) -> Option<&'a Set> {
        self.sets.iter().find(|set| set.name == name)
    }
}

/// `unknown-type`, `unknown-structure`, `unknown-values`, `value-type`.
pub(super) fn check(findings: &mut Findings<'_>, document: &Document) -> Vec<Structure> {
    let mut structures: Vec<Structure> = Vec::new();
    for table in &document.structures {
        let fields = table.fields.iter().map(|row| Field {
            key: row.key.value.clone(),
            rust_name: rust_name(&row.key, row.rust_name.as_ref()),
            aliases: row.aliases.iter().map(|alias| alias.value.clone()).collect(),
            kind: field_type(findings, document, row).unwrap_or(FieldType::Json),
            description: row.description.clone(),
            notes: notes(row),
        });
        let fields = fields.collect();
        check_keys(findings, &table.fields);
        let (name, description, source) =
            (table.name.value.clone(), table.description.clone(), table.source.clone());
        structures.push(Structure { name, description, source, fields });
    }
    box_recursion(&mut structures);
    structures
}

/// An alias is a key, too.
fn check_keys(findings: &mut Findings<'_>, rows: &[FieldRow]) {
    let mut seen: HashMap<&str, At> = rows.iter().map(|row| (row.key.as_str(), row.key.at)).collect();
    for alias in rows.iter().flat_map(|row| &row.aliases) {
        if let Some(first) = seen.insert(alias.as_str(), alias.at) {
            let message = format!("the alias `{}` is already a key of this structure", alias.value);
            let help = Some("remove the alias".to_owned());
            findings.report(Rule::DuplicateKey, alias.at, message, help).related(first, "the first one");
        }
    }
}

fn notes(row: &FieldRow) -> Vec<String> {
    let said = |what: &str, text: &str| (!text.is_empty()).then(|| format!("{what}{text}."));
    let mut notes = Vec::new();
    // The description often says it already.
    let unsaid = |text: &str| !row.description.split([' ', '.']).any(|word| word == text);
    notes.extend(said("Fixed value: ", &row.fixed).filter(|_| unsaid(&row.fixed)));
    notes.extend(said("Default: ", &row.default).filter(|_| unsaid(&row.default)));
    notes.extend(row.mandatory.map(|yes| format!("Mandatory: {}.", if yes { "Yes" } else { "No" })));
    notes.extend(said("Not on the page; from ", &row.source));
    notes
}

/// Reads a type, or says that it is none.
pub(super) fn parse(findings: &mut Findings<'_>, kind: &Spot<String>) -> Option<Type> {
    if kind.is_empty() {
        return None;
    }
    types::parse(kind)
        .map_err(|unknown| {
            let known = || SCALARS.iter().map(|(name, _)| *name);
            let message = format!("`{}` is not a type", unknown.0);
            let is_map = unknown.0.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("map"));
            let map_help = || "write `Map<String,X>`: the keys of a map are text".to_owned();
            let near = if is_map { Some(map_help()) } else { did_you_mean(&unknown.0, known()) };
            let help = near.unwrap_or_else(|| {
                format!(
                    "it is {}, or `X object`, `Array of X objects`, `Map<String,X>`",
                    one_of(known().take(8))
                )
            });
            let at = findings.within(kind.at, &unknown.0);
            findings.report(Rule::UnknownType, at, message, Some(help));
        })
        .ok()
}

fn field_type(findings: &mut Findings<'_>, document: &Document, row: &FieldRow) -> Option<FieldType> {
    let written = parse(findings, &row.kind)?;
    let structures: Vec<&str> = document.structures.iter().map(|table| table.name.as_str()).collect();
    let written = match &row.structure {
        Some(name) => match replace_object(&written, name) {
            Some(written) => written,
            None => {
                let message = format!(
                    "`structure` goes with `Object` or `Array<Object>`, not with `{}`",
                    row.kind.value
                );
                let help = "remove `structure`, or write the type as `Object`";
                findings
                    .report(Rule::BadValue, name.at, message, Some(help.to_owned()))
                    .related(row.kind.at, "the type");
                return None;
            }
        },
        None => written,
    };
    if let Some(name) = named(&written).filter(|name| !structures.contains(name)) {
        let at = row.structure.as_ref().map_or(row.kind.at, |name| name.at);
        let near = nearest(name, structures.iter().copied().chain(SCALARS.iter().map(|(name, _)| *name)));
        let help = near.map_or_else(|| format!("describe `{name}` under `structures`"), meant);
        let at = findings.within(at, name);
        let message = format!("no structure is called `{name}`");
        let finding = findings.report(Rule::UnknownStructure, at, message, Some(help));
        if let Some(table) = document.structures.iter().find(|table| Some(table.name.as_str()) == near) {
            finding.related(table.name.at, "this one?");
        }
        return None;
    }
    if let Some(values) = &row.values {
        check_set(findings, &document.sets, values, leaf(&written), &row.kind);
    }
    let scalar = |scalar: &Type| leaf_type(scalar, row);
    let built = build(&written, row.values.as_ref(), &scalar);
    let unfit = |findings: &mut Findings<'_>, what: &str, wanted: &str| {
        let message = format!("`{what}` goes with {wanted}, not with `{}`", row.kind.value);
        findings.report(Rule::BadValue, row.kind.at, message, None);
    };
    let meanings = [row.values.is_some(), row.time.is_some(), row.holds_json.is_some()];
    if meanings.into_iter().filter(|given| *given).count() > 1 {
        let message = format!("`{}` has more than one of `values`, `time` and `holds`", row.key.value);
        let help = Some("keep one of them".to_owned());
        findings.report(Rule::BadValue, row.key.at, message, help).label("this field");
        return None;
    }
    if row.time.is_some() && !matches!(leaf(&written), Type::Text | Type::Integer) {
        unfit(findings, "time", "`String`, `Integer` or `Long`");
    } else if matches!(row.time, Some((TimeFormat::Text, _))) && *leaf(&written) == Type::Integer {
        unfit(findings, "time: RFC 3339 or Go", "`String`");
    }
    if row.holds_json.is_some() && *leaf(&written) != Type::Text {
        unfit(findings, "holds: JSON", "`String`");
    }
    Some(built)
}

/// `unknown-values`, and `value-type` between a set and a field or parameter.
pub(super) fn check_set(
    findings: &mut Findings<'_>,
    sets: &[ValueTable],
    name: &Spot<String>,
    scalar: &Type,
    kind: &Spot<String>,
) {
    let Some(set) = sets.iter().find(|set| set.name.value == name.value) else {
        let message = format!("no set of values is called `{}`", name.value);
        let near = nearest(name, sets.iter().map(|set| set.name.value.as_str()));
        let help = near.map_or_else(|| format!("describe `{}` under `values`", name.value), meant);
        let finding = findings.report(Rule::UnknownValues, name.at, message, Some(help));
        if let Some(set) = sets.iter().find(|set| Some(set.name.as_str()) == near) {
            finding.related(set.name.at, "this one?");
        }
        return;
    };
    // A set of several kinds is reported where it is described, one without values as well.
    let Some(first) = set.values.first().map(|row| row.kind) else { return };
    let fits = match first {
        ValueKind::Text => *scalar == Type::Text,
        ValueKind::Integer => *scalar == Type::Integer,
        ValueKind::Boolean => *scalar == Type::Boolean,
    };
    if !fits && set.values.iter().all(|row| row.kind == first) {
        let values = match first {
            ValueKind::Text => "text",
            ValueKind::Integer => "integers",
            ValueKind::Boolean => "booleans",
        };
        let message =
            format!("the type is `{}`, but the values of `{}` are {values}", kind.value, name.value);
        let is_quoted =
            |row: &ValueRow| row.value.parse::<i64>().is_ok() || row.value.parse::<bool>().is_ok();
        let help = match first {
            ValueKind::Text if set.values.iter().all(is_quoted) => "values in quotes are text",
            ValueKind::Integer | ValueKind::Boolean if *scalar == Type::Text => {
                "put quotes around the values if they are text"
            }
            _ => "correct the type, or name another set",
        };
        let finding = findings.report(Rule::ValueType, name.at, message, Some(help.to_owned()));
        finding.label("the set").related(kind.at, "the type");
        if let Some(row) = set.values.first() {
            finding.related(row.value.at, "the values");
        }
    }
}

fn replace_object(written: &Type, name: &str) -> Option<Type> {
    match written {
        Type::Object => Some(Type::Named(name.to_owned())),
        Type::List(inner) => Some(Type::List(Box::new(replace_object(inner, name)?))),
        Type::Map(inner) => Some(Type::Map(Box::new(replace_object(inner, name)?))),
        _ => None,
    }
}

fn leaf(written: &Type) -> &Type {
    match written {
        Type::List(inner) | Type::Map(inner) => leaf(inner),
        scalar => scalar,
    }
}

fn named(written: &Type) -> Option<&str> {
    match leaf(written) {
        Type::Named(name) => Some(name),
        _ => None,
    }
}

fn leaf_type(scalar: &Type, row: &FieldRow) -> FieldType {
    let time = row.time.as_ref().map(|(format, _)| *format);
    match (scalar, time) {
        (Type::Text, Some(_)) => FieldType::Time,
        (Type::Integer, Some(TimeFormat::Milliseconds)) => FieldType::EpochMilliseconds,
        (Type::Integer, Some(_)) => FieldType::EpochSeconds,
        (Type::Text, None) if row.holds_json.is_some() => FieldType::JsonText,
        (Type::Text, None) => FieldType::Text,
        (Type::Integer, None) => FieldType::Integer,
        (Type::Number, _) => FieldType::Number,
        (Type::Boolean, _) => FieldType::Boolean,
        (Type::Named(name), _) => FieldType::Structure(name.clone()),
        (Type::Object | Type::List(_) | Type::Map(_), _) => FieldType::Json,
    }
}

fn build(written: &Type, set: Option<&Spot<String>>, scalar: &dyn Fn(&Type) -> FieldType) -> FieldType {
    match (written, set) {
        (Type::List(inner), _) => FieldType::List(Box::new(build(inner, set, scalar))),
        (Type::Map(inner), _) => FieldType::Map(Box::new(build(inner, set, scalar))),
        (_, Some(name)) => FieldType::Set(name.value.clone()),
        (leaf, None) => scalar(leaf),
    }
}

/// The set or structure that a field leads to.
pub(super) fn leads_to(kind: &FieldType) -> Option<&str> {
    match kind {
        FieldType::Set(name) | FieldType::Structure(name) | FieldType::Boxed(name) => Some(name),
        FieldType::List(inner) | FieldType::Map(inner) => leads_to(inner),
        _ => None,
    }
}

/// `unused-definition`. Says something only of a file that is otherwise good: what is misspelt looks unused.
pub(super) fn check_used(findings: &mut Findings<'_>, document: &Document, structures: &[Structure]) {
    let mut used: HashSet<&str> = HashSet::new();
    let mut open: Vec<&str> =
        document.responses.iter().filter_map(|row| row.body.as_ref()).map(|name| name.as_str()).collect();
    while let Some(name) = open.pop() {
        if used.insert(name) {
            let found = structures.iter().find(|structure| structure.name == name);
            open.extend(
                found.into_iter().flat_map(|found| &found.fields).filter_map(|field| leads_to(&field.kind)),
            );
        }
    }
    used.extend(document.parameters.iter().filter_map(|row| row.values.as_ref()).map(|name| name.as_str()));
    let tables = document.structures.iter().map(|table| ("structure", &table.name));
    let sets = document.sets.iter().map(|set| ("set of values", &set.name));
    for (what, name) in tables.chain(sets).filter(|(_, name)| !used.contains(name.as_str())) {
        let message = format!(
            "the {what} `{}` is not used: nothing leads to it from the response or the request",
            name.value
        );
        findings.report(Rule::UnusedDefinition, name.at, message, Some("use it, or remove it".to_owned()));
    }
}

/// Puts a box around every structure that would contain itself without a list or a map in between.
fn box_recursion(structures: &mut [Structure]) {
    let direct: Vec<(String, Vec<String>)> = structures
        .iter()
        .map(|structure| {
            let inner = structure.fields.iter().filter_map(|field| match &field.kind {
                FieldType::Structure(name) => Some(name.clone()),
                _ => None,
            });
            (structure.name.clone(), inner.collect())
        })
        .collect();
    let reaches = |from: &str, to: &str| {
        let (mut seen, mut open) = (HashSet::new(), vec![from.to_owned()]);
        while let Some(name) = open.pop() {
            if name == to {
                return true;
            }
            if seen.insert(name.clone()) {
                open.extend(
                    direct.iter().filter(|(outer, _)| *outer == name).flat_map(|(_, inner)| inner.clone()),
                );
            }
        }
        false
    };
    for structure in structures {
        for field in &mut structure.fields {
            if let FieldType::Structure(name) = &field.kind
                && reaches(name, &structure.name)
            {
                field.kind = FieldType::Boxed(name.clone());
            }
        }
    }
}
