//! How an answer is a job: the view, the error codes that end a wait, paging.

use crate::{
    emit,
    model::{ErrorCode, Job, Model, Paging, TasksMap, Waiting},
};

use super::{Notes, pair::pair};

pub(super) fn compare(notes: &mut Notes<'_>, old: &Model, new: &Model) {
    let (mut before, mut now) = (Vec::new(), Vec::new());
    flat(&old.job, "job", &mut before);
    flat(&new.job, "job", &mut now);
    let pairs = pair(&before, &now, |(name, _)| name.as_str(), |_, _| false);
    for (name, path) in pairs.gone {
        notes.behaviour(format!("`{name}` is not read from `{path}` any more"));
    }
    for (name, path) in pairs.new {
        let message = format!("`{name}` is read from `{path}`");
        // A result decides what `status` alone decided; deeper tasks count for the job's progress.
        if name.ends_with(".result") { notes.behaviour(message) } else { notes.addition(message) }
    }
    for ((name, before), (_, now)) in pairs.both {
        notes.acts(&format!("the source of `{name}`"), before, now);
    }
    errors(notes, &old.errors, &new.errors);
    paging(notes, old.paging.as_ref(), new.paging.as_ref());
    waiting(notes, old.waiting.as_ref(), new.waiting.as_ref());
}

/// The view as names and paths: `job.status`, `job.tasks.name`.
fn flat(job: &Job, name: &str, found: &mut Vec<(String, String)>) {
    let Job { paths, statuses, result, progress_of, tasks } = job;
    found.extend(paths.iter().map(|(field, path)| (format!("{name}.{field}"), path.clone())));
    found.push((format!("{name}.status's values"), statuses.clone()));
    found.extend(result.iter().map(|(path, set)| (format!("{name}.result"), format!("{path}: {set}"))));
    found.push((format!("{name}.progress_of"), progress_of.to_string()));
    let Some(tasks) = tasks else { return };
    let name = format!("{name}.tasks");
    found.push((name.clone(), tasks.each.clone()));
    match &tasks.map {
        TasksMap::Same => found.push((format!("{name}.tasks"), "same".to_owned())),
        TasksMap::Own(job) => flat(job, &name, found),
    }
}

fn errors(notes: &mut Notes<'_>, old: &[ErrorCode], new: &[ErrorCode]) {
    let called = |it: &ErrorCode| match it.status {
        Some(status) => format!("the error code `{}` with status {status}", it.code),
        None => format!("the error code `{}`", it.code),
    };
    let pairs = pair(old, new, |it| (it.code.as_str(), it.status), |_, _| false);
    for old in pairs.gone {
        match old.not_found {
            true => notes.behaviour(format!("{} does not mean `not found` any more", called(old))),
            false => notes.documentation(&called(old)),
        }
    }
    for new in pairs.new {
        match new.not_found {
            true => notes.addition(format!("{} means `not found`", called(new))),
            false => notes.documentation(&called(new)),
        }
    }
    for (old, new) in pairs.both {
        let ErrorCode { code: _, status: _, not_found, description, hint, source } = new;
        match (old.not_found, not_found) {
            (true, false) => notes.behaviour(format!("{} does not mean `not found` any more", called(new))),
            (false, true) => notes.behaviour(format!("{} means `not found`", called(new))),
            _ => {}
        }
        notes.said(&called(new), (&old.description, &old.hint, &old.source), (description, hint, source));
    }
}

fn paging(notes: &mut Notes<'_>, old: Option<&Paging>, new: Option<&Paging>) {
    match (old, new) {
        (None, None) => {}
        (Some(_), None) => notes.gone("paging".to_owned()),
        (None, Some(_)) => notes.added("paging".to_owned()),
        (Some(old), Some(new)) => {
            let Paging { limit, offset, items, total, default_limit, fields: _, item } = new;
            if old.item != *item {
                let (before, now) = (emit::rust_type(&old.item), emit::rust_type(item));
                notes.breaking(format!("an item of a page was `{before}`, it is `{now}`"));
            }
            notes.acts("the paging's limit", &old.limit, limit);
            notes.acts("the paging's offset", &old.offset, offset);
            notes.acts("the paging's list", &old.items, items);
            notes.acts("the paging's total", &old.total, total);
            notes.acts("the paging's default limit", old.default_limit, *default_limit);
        }
    }
}

/// Waits take their defaults from it.
fn waiting(notes: &mut Notes<'_>, old: Option<&Waiting>, new: Option<&Waiting>) {
    let times = |it: Option<&Waiting>| {
        it.map_or((None, None), |Waiting { initial_delay, typical_duration, source: _ }| {
            (*initial_delay, *typical_duration)
        })
    };
    let said = |time: Option<u32>| time.map_or_else(|| "unknown".to_owned(), emit::duration);
    let (before, now) = (times(old), times(new));
    notes.acts("the initial delay of a wait", said(before.0), said(now.0));
    notes.acts("the typical duration of a job", said(before.1), said(now.1));
    notes.said("how the times are known", old.map(|it| &it.source), new.map(|it| &it.source));
}
