//! The job view, by the names of keys.

use super::{
    guess::{self, VIEW, plain},
    link::{Field, Named},
};

/// Where an answer or a task says what the view shows.
#[derive(Debug, Default)]
pub(super) struct Job {
    /// Keys of the view and paths.
    pub(super) paths: Vec<(&'static str, String)>,
    pub(super) tasks: Option<Box<Tasks>>,
}

#[derive(Debug)]
pub(super) struct Tasks {
    pub(super) each: String,
    pub(super) element: String,
    pub(super) job: Job,
    /// Tasks have tasks of their own, in the same way.
    pub(super) same: bool,
}

/// A field that a path leads to.
struct Reached<'d> {
    path: String,
    field: &'d Field,
}

const DEEPEST: usize = 3;

/// The view of a structure; `None` if nothing in it looks like a status.
pub(super) fn job(structures: &[Named], of: &str) -> Option<Job> {
    level(structures, of, &mut vec![of.to_owned()])
}

fn level(structures: &[Named], of: &str, outer: &mut Vec<String>) -> Option<Job> {
    let mut reached = Vec::new();
    reach(structures, of, "", 0, &mut vec![of.to_owned()], &mut reached);
    let single = || reached.iter().filter(|reached| reached.field.leads_to().is_none());
    let of_status = || single().filter(|reached| guess::is_status(&reached.field.row.name));
    let depth = |reached: &&Reached<'_>| reached.path.matches(['.', '[']).count();
    // The nearest one that has values, or else the nearest one.
    let status = of_status()
        .filter(|reached| reached.field.row.set.is_some())
        .min_by_key(depth)
        .or_else(|| of_status().min_by_key(depth))?;
    let home = status.path.rsplit_once('.').map_or("", |(home, _)| home);
    let at_home = |reached: &&Reached<'_>| reached.path.rsplit_once('.').map_or("", |(home, _)| home) == home;
    let mut paths = vec![("status", status.path.clone())];
    let result = single().filter(at_home).find(|reached| {
        plain(&reached.field.row.name).ends_with("result") && reached.field.row.set.is_some()
    });
    paths.extend(result.map(|result| ("result", result.path.clone())));
    for (view, keys) in VIEW {
        let is_time = matches!(*view, "started" | "updated" | "ended" | "expected");
        let fits = |reached: &&Reached<'_>| {
            let field = reached.field;
            reached.path != status.path
                && (!is_time || super::print::time(field).is_some())
                && (*view != "kind"
                    || field.row.details.fixed.is_empty() && field.row.details.default.is_empty())
                && (*view != "total" || is_number(field))
                && (*view != "progress" || is_number(field) || field.kind.eq_ignore_ascii_case("string"))
        };
        let named = |at_home_only: bool| {
            keys.iter().find_map(|key| {
                let mut near = single().filter(fits).filter(|reached| !at_home_only || at_home(reached));
                near.find(|reached| plain(&reached.field.row.name) == *key)
            })
        };
        // Far from the status, `name` and `code` are of something else.
        let far = || {
            named(false)
                .filter(|reached| reached.path.matches('.').count() < 2 && !reached.path.contains('['))
        };
        paths.extend(named(true).or_else(far).map(|found| (*view, found.path.clone())));
    }
    if outer.len() > 1 && !paths.iter().any(|(view, _)| *view == "reason") {
        let detail = single().filter(at_home).find(|reached| {
            ["detail", "details", "message", "messages"].contains(&plain(&reached.field.row.name).as_str())
        });
        paths.extend(detail.map(|detail| ("detail", detail.path.clone())));
    }
    let tasks = tasks(structures, &reached, outer);
    Some(Job { paths, tasks })
}

fn is_number(field: &Field) -> bool {
    ["integer", "long", "number", "double", "float", "int"]
        .iter()
        .any(|word| field.kind.eq_ignore_ascii_case(word))
}

fn tasks(structures: &[Named], reached: &[Reached<'_>], outer: &mut Vec<String>) -> Option<Box<Tasks>> {
    let lists: Vec<(&Reached<'_>, String)> = reached
        .iter()
        .filter(|reached| !reached.path.contains('['))
        .filter_map(|reached| {
            reached.field.leads_to().filter(|(_, in_list)| *in_list).map(|(name, _)| (reached, name))
        })
        .collect();
    let (list, element) = lists.iter().find(|(reached, _)| guess::is_tasks(&reached.field.row.name))?;
    if outer.contains(element) {
        // The caller says that its tasks have tasks in the same way.
        return (outer.len() == 1).then(|| tasks_of_itself(structures, list, element, outer)).flatten();
    }
    outer.push(element.clone());
    let mut job = level(structures, element, outer)?;
    outer.pop();
    let same = again(structures, element, &list.path);
    if same {
        job.tasks = None;
    }
    Some(Box::new(Tasks { each: list.path.clone(), element: element.clone(), job, same }))
}

/// The answer's own structure stands in its list.
fn tasks_of_itself(
    structures: &[Named],
    list: &Reached<'_>,
    element: &str,
    outer: &mut Vec<String>,
) -> Option<Box<Tasks>> {
    outer.push(element.to_owned());
    let mut job = level(structures, element, outer)?;
    outer.pop();
    job.tasks = None;
    Some(Box::new(Tasks {
        each: list.path.clone(),
        element: element.to_owned(),
        job,
        same: again(structures, element, &list.path),
    }))
}

/// Whether the same path leads from a task to tasks of the same structure.
fn again(structures: &[Named], element: &str, path: &str) -> bool {
    let mut here = element.to_owned();
    for key in path.split('.') {
        let field = structures
            .iter()
            .find(|named| named.name == here)
            .and_then(|named| named.fields.iter().find(|field| field.row.name == key));
        let Some((next, _)) = field.and_then(Field::leads_to) else { return false };
        here = next;
    }
    here == element
}

fn reach<'d>(
    structures: &'d [Named],
    of: &str,
    path: &str,
    depth: usize,
    seen: &mut Vec<String>,
    reached: &mut Vec<Reached<'d>>,
) {
    let Some(named) = structures.iter().find(|named| named.name == of) else { return };
    for field in &named.fields {
        if field.row.name.contains(['.', '[', ']']) {
            continue;
        }
        let path =
            if path.is_empty() { field.row.name.clone() } else { format!("{path}.{}", field.row.name) };
        let inner = field.leads_to();
        reached.push(Reached { path: path.clone(), field });
        if let Some((inner, in_list)) = inner
            && depth < DEEPEST
            && !in_list
            && !seen.contains(&inner)
        {
            seen.push(inner.clone());
            reach(structures, &inner, &path, depth + 1, seen, reached);
            seen.pop();
        }
    }
}

impl Job {
    /// The sets that the view's statuses lead to.
    pub(super) fn statuses(&self, structures: &[Named], of: &str, found: &mut Vec<String>) {
        for (_, path) in self.paths.iter().filter(|(view, _)| matches!(*view, "status" | "result")) {
            let mut here = of.to_owned();
            for key in path.split('.') {
                let field = structures
                    .iter()
                    .find(|named| named.name == here)
                    .and_then(|named| named.fields.iter().find(|field| field.row.name == key));
                let Some(field) = field else { break };
                found.extend(field.row.set.clone());
                here = field.leads_to().map(|(name, _)| name).unwrap_or_default();
            }
        }
        if let Some(tasks) = &self.tasks {
            tasks.job.statuses(structures, &tasks.element, found);
        }
    }
}
