//! What is said of a row: its description, default and fixed value, and the values that it can have.

use crate::{
    import::{
        block::{has_word, squeeze},
        details::Details,
        page::Row,
        values::Value,
    },
    keys::Spot,
    yaml::At,
};

use super::{Change, Compare};

impl Compare<'_> {
    /// What the page says of a row, beside the schema's description, default and fixed value.
    pub(super) fn told(&mut self, at: At, about: &str, known: [&str; 3], told: &Details) {
        let [description, default, fixed] = known;
        // A default that is not sent may stand in the description alone.
        for (what, known, told) in [("default", default, &told.default), ("fixed", fixed, &told.fixed)] {
            if told.is_empty() || known == told || (known.is_empty() && has_word(description, told)) {
                continue;
            }
            let message = match known {
                "" => format!("the page's {what} value is `{told}`"),
                known => format!("the page's {what} value is `{told}`, the schema's `{known}`"),
            };
            self.say(at, "changed", about, message);
        }
        let (known, told) = (squeeze(description), squeeze(&told.description));
        // A draft puts the default behind the page's words.
        if !told.is_empty() && !known.starts_with(&told) {
            self.say(at, Change::DESCRIBED, about, format!("the page says: {told}"));
        }
    }

    pub(super) fn values(
        &mut self,
        about: &str,
        at: At,
        known: Option<&Spot<String>>,
        told: &[Value],
        loose: bool,
    ) {
        if told.is_empty() {
            return;
        }
        let document = self.document;
        let Some(set) =
            known.and_then(|known| document.sets.iter().find(|set| set.name.value == known.value))
        else {
            if !loose {
                let words: Vec<&str> = told.iter().map(|value| value.word.as_str()).collect();
                self.say(at, "added", about, format!("the page lists values: {}", words.join(", ")));
            }
            return;
        };
        for value in told.iter().filter(|value| set.values.iter().all(|row| row.value.value != value.word)) {
            let message = format!(
                "the page lists this value{}",
                if value.text.is_empty() { String::new() } else { format!(": {}", value.text) }
            );
            self.say(set.name.at, "added", format!("{}.{}", set.name.value, value.word), message);
        }
        // What has another source need not be on the page.
        let own = set.values.iter().filter(|row| set.source.is_empty() && row.source.is_empty());
        for row in own.filter(|row| told.iter().all(|value| value.word != row.value.value)) {
            self.say(
                row.value.at,
                "removed",
                format!("{}.{}", set.name.value, row.value.value),
                "the page does not list this value",
            );
        }
    }
}

/// A row that only the page has, in a few words.
pub(super) fn row_text(row: &Row) -> String {
    let mandatory = row.mandatory.map_or("", |yes| if yes { ", mandatory" } else { ", optional" });
    let text: String = row.details.description.chars().take(120).collect();
    format!("{}{mandatory}. {text}", if row.kind.is_empty() { "no type" } else { &row.kind })
        .trim()
        .to_owned()
}
