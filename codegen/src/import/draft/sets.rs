//! Sets of values: of what rows list, and of the statuses that only the example shows.

use std::collections::HashSet;

use heck::ToUpperCamelCase;

use crate::{
    document::Place,
    import::{
        guess,
        link::{Field, leaf},
        page::Row,
        values::Value,
    },
    types::{self, Type},
    yaml::{Kind, Node},
};

use super::{Draft, Set};

impl Draft {
    /// Makes sets of the values that rows list, and of the statuses that only the example shows.
    pub(super) fn list_values(&mut self, taken: &mut HashSet<String>) {
        let mut sets: Vec<Set> = Vec::new();
        for ((place, row), (kind, _)) in self.page.parameters.iter_mut().zip(&self.parameter_kinds) {
            // A header's list is of what it may be, such as media types, and seldom whole.
            if *place == Place::Header {
                keep_as_text(row);
            } else {
                list(row, kind, "Request", &[], &mut sets, taken);
            }
        }
        for named in &mut self.structures {
            let owner = owner(&named.name);
            for field in &mut named.fields {
                let samples: Vec<Node> = field.samples.clone();
                list(&mut field.row, &field.kind, &owner, &samples, &mut sets, taken);
            }
        }
        self.sets = sets;
        self.share_lost_lists();
    }

    /// Where a status lists nothing, another field of the same key may: then its set is the better guess than the words of the example.
    fn share_lost_lists(&mut self) {
        let lost: Vec<String> =
            self.sets.iter().filter(|set| set.is_lost).map(|set| set.name.clone()).collect();
        for name in lost {
            let Some(set) = self.set(&name) else { continue };
            let words: Vec<&str> = set.values.iter().map(|value| value.word.as_str()).collect();
            let key = |field: &Field| field.row.set.as_deref() == Some(&name);
            let keys: Vec<&str> =
                self.fields().filter(|field| key(field)).map(|field| field.row.name.as_str()).collect();
            let others = self
                .fields()
                .filter(|field| keys.contains(&field.row.name.as_str()))
                .filter_map(|field| field.row.set.as_deref());
            let holds = |other: &&Set| {
                !other.is_lost
                    && words.iter().all(|word| other.values.iter().any(|value| value.word == *word))
            };
            let found =
                others.filter_map(|other| self.set(other)).find(holds).map(|other| other.name.clone());
            let Some(found) = found else { continue };
            for field in self
                .structures
                .iter_mut()
                .flat_map(|named| &mut named.fields)
                .filter(|field| field.row.set.as_deref() == Some(&name))
            {
                field.row.set = Some(found.clone());
                field.notes.push(format!(
                    "guess: the page lists no values here; `{found}` has those of the other `{}`",
                    field.row.name
                ));
            }
            self.sets.retain(|set| set.name != name);
        }
    }

    fn fields(&self) -> impl Iterator<Item = &Field> {
        self.structures.iter().flat_map(|named| &named.fields)
    }

    pub(super) fn mark_statuses(&mut self) {
        let mut paths = Vec::new();
        if let (Some(job), Some(answer)) = (&self.job, self.structures.first()) {
            job.statuses(&self.structures, &answer.name, &mut paths);
        }
        for set in &mut self.sets {
            set.is_status = paths.contains(&set.name);
        }
    }
}

/// What a structure is about: `JobSpec` and `ShowJobResponse` are about the job.
fn owner(name: &str) -> String {
    let cut = ["Response", "Spec", "Detail", "Details", "Info", "Bean", "Object", "Item", "Status"];
    // `V2Job` is about the job.
    let digits = name.strip_prefix('V').map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    let name = digits.filter(|rest| !rest.is_empty() && rest.len() + 1 < name.len()).unwrap_or(name);
    let short = cut
        .iter()
        .fold(name, |name, end| name.strip_suffix(end).filter(|rest| !rest.is_empty()).unwrap_or(name));
    if name.ends_with("Response") { "Job".to_owned() } else { short.to_owned() }
}

fn list(
    row: &mut Row,
    kind: &str,
    owner: &str,
    samples: &[Node],
    sets: &mut Vec<Set>,
    taken: &mut HashSet<String>,
) {
    let Ok(written) = types::parse(kind) else { return keep_as_text(row) };
    let kind = leaf(&written).clone();
    let mut notes = Vec::new();
    let mut values = row.details.values.clone();
    if row.details.loose {
        notes.push("guess: these values are read from running text".to_owned());
    }
    if values.is_empty() && guess::is_status(&row.name) {
        for sample in samples {
            let word = sample.scalar().filter(|word| !word.is_empty() && !matches!(sample.kind, Kind::Null));
            if let Some(word) = word.filter(|word| values.iter().all(|known| known.word != *word)) {
                values.push(Value { word, text: String::new() });
            }
        }
        notes.push("not read: the list of values; these are the example's".to_owned());
    }
    let fits = |value: &Value| match kind {
        Type::Text => true,
        Type::Integer => value.word.parse::<i64>().is_ok(),
        Type::Boolean => value.word.parse::<bool>().is_ok(),
        _ => false,
    };
    if values.is_empty()
        || !values.iter().all(fits)
        || (kind == Type::Boolean && !guess::is_status(&row.name))
    {
        return keep_as_text(row);
    }
    let key = row.name.to_upper_camel_case();
    let is_generic =
        ["Status", "State", "Type", "Kind", "Phase", "Result", "Mode", "Name", "Action", "Code", "Level"]
            .contains(&key.as_str());
    let wanted = if is_generic { format!("{owner}{key}") } else { key };
    let is_lost = row.details.values.is_empty();
    let same = |set: &&Set| {
        set.is_lost == is_lost
            && (set.name == wanted || set.name == format!("{owner}{wanted}"))
            && set.kind == kind
            && set.values == values
    };
    if let Some(known) = sets.iter().find(same) {
        row.set = Some(known.name.clone());
        return;
    }
    // `SubJob` and `JobStatus` are `SubJobStatus` together.
    let stem = owner.strip_suffix("Job").filter(|_| wanted.starts_with("Job")).unwrap_or(owner);
    let of_job = format!("Job{}", row.name.to_upper_camel_case());
    let names = [
        wanted.clone(),
        if is_generic { of_job } else { format!("{stem}{wanted}") },
        format!("{stem}{wanted}"),
    ];
    let numbered = (2..).map(|number| format!("{wanted}{number}"));
    let Some(name) = names.into_iter().chain(numbered).find(|name| taken.insert(name.clone())) else {
        return;
    };
    row.set = Some(name.clone());
    let description = row.details.description.clone();
    sets.push(Set { name, description, kind, values, is_lost, notes, is_status: false });
}

/// Puts values that cannot be a set back where they stood.
fn keep_as_text(row: &mut Row) {
    if row.details.loose || row.details.values.is_empty() {
        return;
    }
    let said = |value: &Value| {
        if value.text.is_empty() {
            value.word.clone()
        } else {
            format!("{}: {}", value.word, value.text.trim_end_matches(['.', '。']))
        }
    };
    let values: Vec<String> = row.details.values.iter().map(said).collect();
    row.details.description =
        format!("{} Values: {}.", row.details.description, values.join("; ")).trim().to_owned();
}
