//! The parameters of one place.

use crate::{
    document::{ParameterRow, Place},
    import::page::Row,
    keys::Spot,
};

use super::{
    Compare,
    pairs::{Pairs, same_kind},
    values::row_text,
};

impl Compare<'_> {
    pub(super) fn parameters(&mut self, place: Place) {
        let section = match place {
            Place::Path => "request.path",
            Place::Query => "request.query",
            Place::Header => "request.header",
        };
        let known: Vec<&ParameterRow> =
            self.document.parameters.iter().filter(|row| row.place == place).collect();
        let told: Vec<&Row> =
            self.draft.page.parameters.iter().filter(|(at, _)| *at == place).map(|(_, row)| row).collect();
        let pairs = Pairs::of(
            &known,
            &told,
            |row| vec![row.name.as_str()],
            |row| row.name.as_str(),
            |known, told| same_kind(&known.kind, &told.kind),
        );
        for (known, told, renamed) in pairs.both {
            let about = format!("{section}.{}", known.name.value);
            if renamed {
                self.say(known.name.at, "renamed", &about, format!("the page calls it `{}`", told.name));
            }
            if !told.kind.is_empty() && !same_kind(&known.kind, &told.kind) {
                self.say(
                    known.kind.at,
                    "changed",
                    &about,
                    format!("the page's type is `{}`, the schema's `{}`", told.kind, known.kind.value),
                );
            }
            if let Some(mandatory) = told.mandatory.filter(|mandatory| *mandatory != known.mandatory) {
                let word = if mandatory { "Yes" } else { "No" };
                self.say(known.name.at, "changed", &about, format!("the page says `Mandatory: {word}`"));
            }
            let text = |word: &Option<Spot<String>>| {
                word.as_ref().map(|word| word.value.clone()).unwrap_or_default()
            };
            self.told(
                known.name.at,
                &about,
                [&known.description, &text(&known.default), &text(&known.fixed)],
                &told.details,
            );
            let set = told.set.as_deref().and_then(|name| self.draft.set(name)).map(|set| set.values.clone());
            self.values(
                &about,
                known.name.at,
                known.values.as_ref(),
                &set.unwrap_or_default(),
                told.details.loose,
            );
        }
        let elsewhere = |name: &str| {
            self.document.parameters.iter().any(|row| row.place != place && row.name.value == name)
        };
        let (added, removed) = (pairs.added, pairs.removed);
        let at = known.first().map_or(self.document.api.uri.at, |row| row.name.at);
        let added: Vec<(String, String)> = added
            .iter()
            .map(|row| {
                let moved = if elsewhere(&row.name) { ", which the schema has in another place" } else { "" };
                (
                    format!("{section}.{}", row.name),
                    format!("the page has this parameter{moved}: {}", row_text(row)),
                )
            })
            .collect();
        for (about, message) in added {
            self.say(at, "added", about, message);
        }
        for row in removed.iter().filter(|row| row.source.is_empty()) {
            self.say(
                row.name.at,
                "removed",
                format!("{section}.{}", row.name.value),
                "the page does not have this parameter",
            );
        }
    }
}
