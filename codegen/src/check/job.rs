//! `job-path`: the job view's paths lead to fields that can serve.

use crate::{
    Rule,
    document::{Document, JobSection},
    finding::{Finding, Findings, did_you_mean, one_of},
    keys::Spot,
    model::{FieldType, Job, Tasks, TasksMap},
    path::{self, Part},
    yaml::At,
};

use super::structures::Tables;

/// What the keys of `job` are called in the view. A task's `detail` is what a job's `reason` is.
const VIEW: &[(&str, &str)] = &[
    ("status", "status"),
    ("id", "id"),
    ("name", "name"),
    ("kind", "kind"),
    ("progress", "progress"),
    ("code", "code"),
    ("reason", "message"),
    ("detail", "message"),
    ("started", "started"),
    ("updated", "updated"),
    ("ended", "ended"),
    ("expected", "expected"),
    ("total", "total"),
];

/// A set of values that is a status.
pub(super) struct Status {
    pub(super) set: String,
    /// Whether another set, the `result`, says if the job failed.
    pub(super) has_result: bool,
    /// Where the job view says so.
    pub(super) at: At,
}

/// The job view, and the sets that are statuses.
pub(super) fn check(
    findings: &mut Findings<'_>,
    document: &Document,
    tables: &Tables<'_>,
    answer: &str,
) -> (Option<Job>, Vec<Status>) {
    let mut statuses = Vec::new();
    let job = level(findings, tables, &document.job, answer, false, &mut statuses);
    (job, statuses)
}

fn level(
    findings: &mut Findings<'_>,
    tables: &Tables<'_>,
    section: &JobSection,
    structure: &str,
    in_map: bool,
    statuses: &mut Vec<Status>,
) -> Option<Job> {
    let start = FieldType::Structure(structure.to_owned());
    let mut paths = Vec::new();
    for &(key, view) in VIEW {
        let Some(path) = section.path(key) else { continue };
        if key == "name" && path.value == "$key" {
            if !in_map {
                let message = "`$key` is the key of a map, but the tasks are a list";
                let help = "lead `name` to a field, or leave it out";
                findings.report(Rule::JobPath, path.at, message, Some(help.to_owned()));
            }
        } else if let Some(target) = resolve(findings, tables, &start, path, Rule::JobPath) {
            check_kind(findings, key, path, &target);
        }
        paths.push((view, path.value.clone()));
    }
    if let (Some(_), Some(detail)) = (section.path("reason"), section.path("detail")) {
        let message = "`reason` and `detail` are the same in the view";
        let help = Some("keep one of them".to_owned());
        let finding = findings.report(Rule::BadValue, detail.at, message, help);
        if let Some(reason) = section.path("reason") {
            finding.related(reason.at, "the other one");
        }
    }
    let status = section.path("status").and_then(|path| status_set(tables, &start, path));
    let result = section.path("result").and_then(|path| {
        let target = resolve(findings, tables, &start, path, Rule::JobPath)?;
        check_kind(findings, "result", path, &target);
        Some((path.value.clone(), status_set(tables, &start, path)?))
    });
    let has_result = section.path("result").is_some();
    let at = |key| section.path(key).map(|path| path.at).unwrap_or_default();
    statuses.extend(status.clone().map(|set| Status { set, has_result, at: at("status") }));
    let result_set = result.iter().map(|(_, set)| set.clone());
    statuses.extend(result_set.map(|set| Status { set, has_result: false, at: at("result") }));
    let mut tasks = None;
    if let Some(section) = &section.tasks
        && let Some((element, in_map)) = task_structure(findings, tables, &start, &section.each)
    {
        let mut own = level(findings, tables, &section.job, &element, in_map, statuses)?;
        if let Some(at) = section.same {
            let each = Spot { value: section.each.value.clone(), at };
            own.tasks = same(findings, tables, &element, &each);
        }
        tasks = Some(Box::new(Tasks { each: section.each.value.clone(), map: TasksMap::Own(own) }));
    }
    Some(Job { paths, statuses: status?, result, progress_of: section.progress_of, tasks })
}

fn same(
    findings: &mut Findings<'_>,
    tables: &Tables<'_>,
    element: &str,
    each: &Spot<String>,
) -> Option<Box<Tasks>> {
    let start = FieldType::Structure(element.to_owned());
    let (inner, _) = task_structure(findings, tables, &start, each)?;
    if inner != element {
        // Only the same structure surely has what the mapping's paths lead to.
        let message = format!(
            "`tasks: same` repeats the mapping of `{element}`, but `{}` of `{element}` leads to `{inner}`",
            each.value
        );
        let help = "give the inner `tasks` a map of its own";
        findings.report(Rule::JobPath, each.at, message, Some(help.to_owned()));
        return None;
    }
    Some(Box::new(Tasks { each: each.value.clone(), map: TasksMap::Same }))
}

/// The structure of the tasks, and whether they stand in a map.
fn task_structure(
    findings: &mut Findings<'_>,
    tables: &Tables<'_>,
    start: &FieldType,
    each: &Spot<String>,
) -> Option<(String, bool)> {
    let target = resolve(findings, tables, start, each, Rule::JobPath)?;
    let (inner, in_map) = match &target.kind {
        FieldType::List(inner) => (inner, false),
        FieldType::Map(inner) => (inner, true),
        _ => {
            unfit(findings, each, "each", "a list or a map of structures", &target);
            return None;
        }
    };
    match &**inner {
        FieldType::Structure(name) => Some((name.clone(), in_map)),
        _ => {
            let (path, what) = (&each.value, if in_map { "map" } else { "list" });
            let message = format!("`{path}` leads to a {what} without structures, so it has no tasks");
            target.show(findings.report(Rule::JobPath, each.at, message, None));
            None
        }
    }
}

fn status_set(tables: &Tables<'_>, start: &FieldType, path: &Spot<String>) -> Option<String> {
    match walk(tables, start, &path::parse(path)?) {
        Ok(Target { kind: FieldType::Set(name), .. }) => Some(name),
        _ => None,
    }
}

fn check_kind(findings: &mut Findings<'_>, key: &str, path: &Spot<String>, target: &Target) {
    use FieldType::{EpochMilliseconds, EpochSeconds, Integer, Json, Number, Set, Text, Time};
    let kind = &target.kind;
    let (fits, wanted) = match key {
        "status" | "result" => (matches!(kind, Set(_)), "a field with `values`"),
        "progress" => (matches!(kind, Integer | Number | Text | Json), "a number or a string"),
        "total" => (matches!(kind, Integer | Number | Text), "a number"),
        "started" | "updated" | "ended" | "expected" => {
            (matches!(kind, Time | EpochMilliseconds | EpochSeconds | Json), "a field with `time`")
        }
        _ => (
            !matches!(
                kind,
                FieldType::Structure(_) | FieldType::Boxed(_) | FieldType::List(_) | FieldType::Map(_)
            ),
            "a single value",
        ),
    };
    if !fits {
        unfit(findings, path, key, wanted, target);
    }
}

fn unfit(findings: &mut Findings<'_>, path: &Spot<String>, key: &str, wanted: &str, target: &Target) {
    use FieldType::{Boolean, Integer, Text};
    let kind = &target.kind;
    let message = format!("`{}` leads to {}, but `{key}` must lead to {wanted}", path.value, said(kind));
    let help = match (key, kind) {
        ("status" | "result", Text | Integer | Boolean) => Some("name the field's set with `values`"),
        ("started" | "updated" | "ended" | "expected", Text | Integer) => {
            Some("say with `time` how the field writes it")
        }
        _ => None,
    };
    target.show(findings.report(Rule::JobPath, path.at, message, help.map(str::to_owned)));
}

pub(super) fn said(kind: &FieldType) -> &'static str {
    match kind {
        FieldType::Text => "a string",
        FieldType::Integer => "an integer",
        FieldType::Number => "a number",
        FieldType::Boolean => "a boolean",
        FieldType::Time | FieldType::EpochMilliseconds | FieldType::EpochSeconds => "a time",
        FieldType::JsonText => "a string that holds JSON",
        FieldType::Json => "free-form JSON",
        FieldType::Set(_) => "an enumerated value",
        FieldType::Structure(_) | FieldType::Boxed(_) => "a structure",
        FieldType::List(_) => "a list",
        FieldType::Map(_) => "a map",
    }
}

/// What a path leads to.
pub(super) struct Target {
    pub(super) kind: FieldType,
    /// Where the last field on the way says its type.
    field: Option<At>,
}

impl Target {
    /// Shows what is led to beside a finding that says it is the wrong thing.
    pub(super) fn show(&self, finding: &mut Finding) {
        finding.label("leads to the wrong thing");
        if let Some(field) = self.field {
            finding.related(field, format!("{} is here", said(&self.kind)));
        }
    }
}

/// Follows a path and reports where it leads nowhere.
pub(super) fn resolve(
    findings: &mut Findings<'_>,
    tables: &Tables<'_>,
    start: &FieldType,
    path: &Spot<String>,
    rule: Rule,
) -> Option<Target> {
    let Some(parts) = path::parse(path) else {
        let message = format!("`{}` is not a path", path.value);
        let help = "write keys with dots between them, `spec.status`, and `[0]` behind a list";
        findings.report(rule, path.at, message, Some(help.to_owned()));
        return None;
    };
    match walk(tables, start, &parts) {
        Ok(target) => Some(target),
        Err(Lost { part, message, help, known }) => {
            let message = format!("`{}` leads nowhere: {message}", path.value);
            let whole = findings.within(path.at, &path.value);
            let part = path::places(path).get(part).cloned().unwrap_or_default();
            let at = At { start: whole.start + part.start, end: whole.start + part.end };
            let finding = findings.report(rule, at, message, help).label("lost here");
            if let Some((at, what)) = known {
                finding.related(at, what);
            }
            None
        }
    }
}

/// Where a path leads nowhere, and why.
struct Lost {
    /// The part that is not there.
    part: usize,
    message: String,
    help: Option<String>,
    /// How far it was good.
    known: Option<(At, &'static str)>,
}

fn walk(tables: &Tables<'_>, start: &FieldType, parts: &[Part]) -> Result<Target, Lost> {
    let (mut here, mut field) = (start.clone(), None);
    for (at, part) in parts.iter().enumerate() {
        let known = field.map(|at| (at, "the way leads as far as this"));
        let lost = |message, help| Lost { part: at, message, help, known };
        here = match (&here, part) {
            (FieldType::Structure(name) | FieldType::Boxed(name), Part::Key(key)) => {
                let fields = tables.structure(name).map(|found| found.fields.as_slice()).unwrap_or_default();
                let keys = || fields.iter().map(|field| field.key.as_str());
                let Some(found) = fields.iter().find(|field| field.key == *key) else {
                    let all = || (!fields.is_empty()).then(|| format!("it has {}", one_of(keys())));
                    let help = did_you_mean(key, keys()).or_else(all);
                    let known = tables.place(name).map(|at| (at, "the structure"));
                    return Err(Lost { known, ..lost(format!("`{name}` has no field `{key}`"), help) });
                };
                field = tables.row(name, key).map(|row| row.kind.at);
                found.kind.clone()
            }
            (FieldType::List(inner), Part::Index) | (FieldType::Map(inner), Part::Key(_)) => {
                (**inner).clone()
            }
            // Inside JSON anything may be; what is not there is absent.
            (FieldType::Json | FieldType::JsonText, _) => FieldType::Json,
            (FieldType::List(_), Part::Key(key)) => {
                let help = "say which element with `[0]`".to_owned();
                return Err(lost(format!("`{key}` is asked of a list"), Some(help)));
            }
            (kind, Part::Index) => return Err(lost(format!("an index is asked of {}", said(kind)), None)),
            (kind, Part::Key(key)) => {
                return Err(lost(format!("`{key}` is asked of {}", said(kind)), None));
            }
        };
    }
    Ok(Target { kind: here, field })
}
