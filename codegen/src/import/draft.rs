//! From a page to a draft: names, sets of values, phases and the job view.

use std::collections::HashSet;

use heck::{ToSnakeCase, ToUpperCamelCase};

use crate::{
    document::Place,
    types::{self, Type},
    yaml::{Kind, Node},
};

use super::{
    guess,
    link::{self, Named, leaf},
    page::{Page, Row},
    values::Value,
    view::{self, Job},
};

/// A schema that is not confirmed yet.
#[derive(Debug)]
pub(super) struct Draft {
    /// Service, version and operation as path segments.
    pub(super) id: [String; 3],
    pub(super) operation: String,
    pub(super) page: Page,
    /// The types of the parameters, and what was changed for them.
    pub(super) parameter_kinds: Vec<(String, Vec<String>)>,
    pub(super) structures: Vec<Named>,
    /// The body of each status code that has one.
    pub(super) bodies: Vec<(u16, String)>,
    pub(super) sets: Vec<Set>,
    pub(super) job: Option<Job>,
    /// Which parts of `api` are guessed, and why.
    pub(super) guesses: Vec<(&'static str, String)>,
}

/// A set of values.
#[derive(Debug)]
pub(super) struct Set {
    pub(super) name: String,
    pub(super) description: String,
    pub(super) kind: Type,
    pub(super) values: Vec<Value>,
    pub(super) notes: Vec<String>,
    /// The job view points to it, so its values have phases.
    pub(super) is_status: bool,
    /// The page's list is lost, the values are the example's.
    pub(super) is_lost: bool,
}

/// Drafts a schema. `id` is `service/version/operation` where it is known, `file` the name of the page's file.
pub(super) fn draft(mut page: Page, id: Option<&[String; 3]>, file: &str) -> Draft {
    let mut guesses = Vec::new();
    let (id, operation) = identify(&mut page, id, file, &mut guesses);
    let mut taken = HashSet::from([operation.clone()]);
    let (structures, bodies) = bodies(&page, &operation, &mut taken);
    let mut draft = Draft {
        id,
        operation,
        parameter_kinds: page.parameters.iter().map(|(_, row)| link::parameter_kind(row)).collect(),
        page,
        structures,
        bodies,
        sets: Vec::new(),
        job: None,
        guesses,
    };
    draft.list_values(&mut taken);
    if draft.bodies.iter().any(|(status, _)| *status < 300) {
        draft.job = draft.structures.first().and_then(|answer| view::job(&draft.structures, &answer.name));
    }
    draft.mark_statuses();
    draft
}

/// The id, and the operation's name.
fn identify(
    page: &mut Page,
    id: Option<&[String; 3]>,
    file: &str,
    guesses: &mut Vec<(&'static str, String)>,
) -> ([String; 3], String) {
    let stem = file.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let parts: Vec<&str> = page.url.trim_end_matches('/').rsplit('/').collect();
    let (book, name) = match parts.as_slice() {
        [name, book, ..] => {
            (book.to_string(), name.rsplit_once('.').map_or(*name, |(name, _)| name).to_owned())
        }
        _ => (String::new(), stem.to_owned()),
    };
    let by_url = book.rsplit_once("api-").map(|(_, service)| service.to_owned());
    let by_action =
        page.permissions.first().and_then(|[action, ..]| action.split(':').next()).map(str::to_owned);
    let service = match (id, by_url, by_action) {
        (Some([service, ..]), ..) => service.clone(),
        (None, Some(service), _) | (None, None, Some(service)) => {
            guesses.push((
                "service",
                "the service in the path is taken from the page's address or its permissions".to_owned(),
            ));
            service.to_snake_case()
        }
        _ => {
            guesses.push(("service", "the page does not name its service".to_owned()));
            "service".to_owned()
        }
    };
    let is_version = |part: &&str| {
        part.strip_prefix('v')
            .is_some_and(|rest| !rest.is_empty() && rest.chars().all(|c| c.is_ascii_digit() || c == '.'))
    };
    let by_uri = page.uri.split('/').find(is_version).unwrap_or("v1").replace('.', "_");
    let version = id.map_or(by_uri, |[_, version, _]| version.clone());
    let named = [name.as_str(), stem]
        .into_iter()
        .find(|name| super::interpret::is_operation(name))
        .map(str::to_owned);
    let operation = match id {
        // The official name decides where it gives the same file.
        Some([.., operation]) if page.operation.to_snake_case() == *operation => page.operation.clone(),
        Some([.., operation]) => operation.to_upper_camel_case(),
        None if !page.operation.is_empty() => page.operation.clone(),
        None => {
            let why = if named.is_some() {
                "taken from the name of the page"
            } else {
                "the page does not name its operation"
            };
            guesses.push(("operation", why.to_owned()));
            named.unwrap_or_else(|| "ShowJob".to_owned())
        }
    };
    if page.service.is_empty() {
        guesses.push(("title", "the page does not spell out its service's name".to_owned()));
        page.service = service.to_uppercase();
    }
    if page.host.is_empty() {
        guesses.push(("endpoint", "the page does not say it; most services have it in this form".to_owned()));
        page.host = format!("https://{}.{{region}}.myhuaweicloud.com", service.replace('_', "-"));
    }
    if page.url.is_empty() {
        guesses.push(("document", "the name of the file, for want of an address".to_owned()));
    }
    // What is called a page: the book and the name in it.
    page.operation = if book.is_empty() { name } else { format!("{book}/{name}") };
    let snake = operation.to_snake_case();
    ([service, version, snake], operation)
}

/// The structures of all bodies, the answer's first, and which status code has which.
fn bodies(page: &Page, operation: &str, taken: &mut HashSet<String>) -> (Vec<Named>, Vec<(u16, String)>) {
    let (mut structures, mut bodies): (Vec<Named>, Vec<(u16, String)>) = (Vec::new(), Vec::new());
    let mut codes: Vec<u16> = page.tables.iter().map(|table| table.status).collect();
    codes.dedup();
    let mut seen: Vec<(Vec<String>, String)> = Vec::new();
    codes.sort_by_key(|code| *code >= 300);
    let mut done = HashSet::new();
    for code in codes.into_iter().filter(|code| done.insert(*code)) {
        let tables: Vec<_> = page.tables.iter().filter(|table| table.status == code).cloned().collect();
        let shape: Vec<String> = tables
            .iter()
            .flat_map(|table| &table.rows)
            .map(|row| format!("{} {}", row.name, row.kind))
            .collect();
        if let Some((_, name)) = seen.iter().find(|(known, _)| *known == shape) {
            bodies.push((code, name.clone()));
            continue;
        }
        let root = if code < 300 { format!("{operation}Response") } else { "ErrorResponse".to_owned() };
        let root = tables.first().and_then(|table| link::caption_name(&table.caption)).unwrap_or(root);
        let samples = page
            .examples
            .iter()
            .filter(|example| example.status == code)
            .map(|example| example.response.clone())
            .collect();
        let linked = link::link(&tables, &root, samples, taken);
        if let Some(first) = linked.first() {
            seen.push((shape, first.name.clone()));
            bodies.push((code, first.name.clone()));
        }
        structures.extend(linked);
    }
    (structures, bodies)
}

impl Draft {
    /// Makes sets of the values that rows list, and of the statuses that only the example shows.
    fn list_values(&mut self, taken: &mut HashSet<String>) {
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
            let key = |field: &super::link::Field| field.row.set.as_deref() == Some(&name);
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

    fn fields(&self) -> impl Iterator<Item = &super::link::Field> {
        self.structures.iter().flat_map(|named| &named.fields)
    }

    fn mark_statuses(&mut self) {
        let mut paths = Vec::new();
        if let (Some(job), Some(answer)) = (&self.job, self.structures.first()) {
            job.statuses(&self.structures, &answer.name, &mut paths);
        }
        for set in &mut self.sets {
            set.is_status = paths.contains(&set.name);
        }
    }

    /// A structure of the draft.
    pub(super) fn structure(&self, name: &str) -> Option<&Named> {
        self.structures.iter().find(|named| named.name == name)
    }

    /// A set of the draft.
    pub(super) fn set(&self, name: &str) -> Option<&Set> {
        self.sets.iter().find(|set| set.name == name)
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
