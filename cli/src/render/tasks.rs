//! The tasks of a job as a tree.

use huaweicloud_jobs_runtime::{InWords, Job};

use super::{DIM, blanks, job, phase_style, plain, time, width, wrap};

/// One task in its place.
struct Line<'a> {
    /// What stands before the task: `│  ├─ `.
    before: String,
    /// What stands before the lines that belong to it.
    below: String,
    task: &'a Job,
}

/// A line for each task: its name, its phase and the service's word, how long it took, and below it why it failed.
pub(super) fn tree(tasks: &[Job], columns: Option<usize>) -> String {
    let mut lines = Vec::new();
    collect(tasks, "  ", &mut lines);
    let names =
        lines.iter().map(|line| width(&line.before) + width(&job::name(line.task))).max().unwrap_or_default();
    let stands = lines.iter().map(|line| width(&job::stand(line.task))).max().unwrap_or_default();
    let times = lines.iter().map(|line| width(&taken(line.task))).max().unwrap_or_default();
    let mut text = String::new();
    for Line { before, below, task } in lines {
        let style = phase_style(task.phase);
        let (name, stand, taken) = (format!("{before}{}", job::name(task)), job::stand(task), taken(task));
        let kind = kind(task);
        let mut extra = format!("{}{taken}", blanks(times, &taken));
        // The least of them; it is left out where there is no room.
        let before = names + 2 + stands + 2 + times;
        if columns.is_none_or(|columns| before + 2 + width(&kind) <= columns) {
            extra.push_str(&format!("{}{kind}", if times > 0 { "  " } else { "" }));
        }
        text.push_str(&format!("{name}{}{style}{stand}{style:#}", blanks(names + 2, &name)));
        if !extra.trim().is_empty() {
            text.push_str(&format!("{}{DIM}{}{DIM:#}", blanks(stands + 2, &stand), extra.trim_end()));
        }
        text.push('\n');
        let columns = columns.map(|columns| columns.saturating_sub(width(&below)).max(20));
        for said in wrap(&job::said(task).unwrap_or_default(), columns) {
            text.push_str(&format!("{below}{style}{said}{style:#}\n"));
        }
    }
    text
}

fn collect<'a>(tasks: &'a [Job], indent: &str, lines: &mut Vec<Line<'a>>) {
    for (at, task) in tasks.iter().enumerate() {
        let is_last = at + 1 == tasks.len();
        let (branch, trunk) = if is_last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
        let inner = format!("{indent}{trunk}");
        let below = if task.tasks.is_empty() { format!("{inner}   ") } else { format!("{inner}│  ") };
        lines.push(Line { before: format!("{indent}{branch}"), below, task });
        collect(&task.tasks, &inner, lines);
    }
}

fn taken(task: &Job) -> String {
    time::taken(task).map(|taken| InWords(taken).to_string()).unwrap_or_default()
}

fn kind(task: &Job) -> String {
    let is_named = task.name.is_some() || task.id.is_some();
    task.kind.as_deref().filter(|_| is_named).map(plain).unwrap_or_default()
}
