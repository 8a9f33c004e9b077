//! A structure and all that it leads to.

use crate::{
    document::{FieldRow, StructureTable},
    import::link::{Field, Named, leaf},
    types::{self, Type},
};

use super::{
    Compare,
    pairs::{Pairs, shape},
    values::row_text,
};

impl Compare<'_> {
    pub(super) fn structure(&mut self, told: &Named, known: &str) {
        let document = self.document;
        let Some(table) = document.structures.iter().find(|table| table.name.value == known) else { return };
        if !self.seen.insert((told.name.clone(), known.to_owned())) || !table.source.is_empty() {
            return;
        }
        let StructureTable { name, fields, .. } = table;
        let (known, told): (Vec<&FieldRow>, Vec<&Field>) =
            (fields.iter().collect(), told.fields.iter().collect());
        let names = |row: &FieldRow| {
            std::iter::once(row.key.as_str())
                .chain(row.aliases.iter().map(|alias| alias.as_str()))
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let spelled: Vec<(Vec<String>, &FieldRow)> = known.iter().map(|row| (names(row), *row)).collect();
        let keys: Vec<&(Vec<String>, &FieldRow)> = spelled.iter().collect();
        let pairs = Pairs::of(
            &keys,
            &told,
            |(names, _)| names.iter().map(String::as_str).collect(),
            |field| field.row.name.as_str(),
            |(_, known), told| {
                shape(&known.kind, known.structure.as_ref().map(|name| name.as_str()))
                    == shape(&told.kind, told.structure.as_deref())
            },
        );
        for ((_, known), told, renamed) in pairs.both {
            let about = format!("{}.{}", name.value, known.key.value);
            if renamed {
                self.say(known.key.at, "renamed", &about, format!("the page calls it `{}`", told.row.name));
            }
            self.field(&about, known, told);
        }
        let added: Vec<(String, String)> = pairs
            .added
            .iter()
            .map(|field| (format!("{}.{}", name.value, field.row.name), row_text(&field.row)))
            .collect();
        for (about, text) in added {
            self.say(name.at, "added", about, format!("the page has this row: {text}"));
        }
        let removed: Vec<&FieldRow> =
            pairs.removed.iter().map(|(_, row)| *row).filter(|row| row.source.is_empty()).collect();
        for row in removed {
            self.say(
                row.key.at,
                "removed",
                format!("{}.{}", name.value, row.key.value),
                "the page does not have this row",
            );
        }
    }

    fn field(&mut self, about: &str, known: &FieldRow, told: &Field) {
        let (ours, theirs) = (
            shape(&known.kind, known.structure.as_ref().map(|name| name.as_str())),
            shape(&told.kind, told.structure.as_deref()),
        );
        if ours != theirs && !told.row.kind.is_empty() {
            self.say(
                known.kind.at,
                "changed",
                about,
                format!("the page's type is `{}`, the schema's `{}`", told.row.kind, known.kind.value),
            );
        }
        if let (Some(ours), Some(theirs)) = (known.mandatory, told.row.mandatory)
            && ours != theirs
        {
            let word = if theirs { "Yes" } else { "No" };
            self.say(known.key.at, "changed", about, format!("the page says `Mandatory: {word}`"));
        }
        self.told(known.key.at, about, [&known.description, &known.default, &known.fixed], &told.row.details);
        let set = told.row.set.as_deref().and_then(|name| self.draft.set(name)).filter(|set| !set.is_lost);
        let values = set
            .filter(|_| !told.row.details.values.is_empty())
            .map(|set| set.values.clone())
            .unwrap_or_default();
        self.values(about, known.key.at, known.values.as_ref(), &values, told.row.details.loose);
        let ours = types::parse(&known.kind).ok().and_then(|written| match leaf(&written) {
            Type::Named(name) => Some(name.clone()),
            _ => known.structure.as_ref().map(|name| name.value.clone()),
        });
        let theirs = told.leads_to().and_then(|(name, _)| self.draft.structure(&name));
        if let (Some(ours), Some(theirs)) = (ours, theirs) {
            self.structure(theirs, &ours);
        }
    }
}
