//! A job as people like to read it.

use huaweicloud_jobs_runtime::{InWords, Job, Phase};

use super::{BOLD, phase_style, plain, tasks, time, wrap};

/// Columns before the values.
const LABEL: usize = 10;

/// The job, its facts and its tasks. Long texts are wrapped where the width is known.
pub(crate) fn job(job: &Job, width: Option<usize>) -> String {
    let style = phase_style(job.phase).bold();
    let mut text = format!("{style}{}{style:#}", job.phase);
    if let Some(name) = job.name.as_ref().or(job.id.as_ref()) {
        text.push_str(&format!("  {BOLD}{}{BOLD:#}", plain(name)));
    }
    text.push('\n');
    for (label, value) in facts(job) {
        let columns = width.map(|width| width.saturating_sub(LABEL + 2).max(20));
        for (line, value) in wrap(&plain(&value), columns).into_iter().enumerate() {
            let label = if line == 0 { label } else { "" };
            text.push_str(&format!("  {label:LABEL$}{value}\n"));
        }
    }
    text.push_str(&tasks::tree(&job.tasks, width));
    text
}

/// What there is to say of a job.
pub(super) fn facts(job: &Job) -> Vec<(&'static str, String)> {
    let mut facts = Vec::new();
    let mut say = |label, value: Option<String>| facts.extend(value.map(|value| (label, value)));
    say(
        "status",
        status(job).or_else(|| job.status.is_none().then(|| "the service does not say".to_owned())),
    );
    say("id", job.id.clone().filter(|_| job.name.is_some()));
    say("type", job.kind.clone());
    say("progress", job.progress.map(percent));
    say("started", job.started.as_ref().map(time::moment));
    say("updated", job.updated.as_ref().map(time::moment));
    let taken = time::taken(job).map(|taken| format!(", after {}", InWords(taken)));
    say(
        "ended",
        job.ended.as_ref().map(|ended| format!("{}{}", time::moment(ended), taken.unwrap_or_default())),
    );
    say("expected", job.expected.as_ref().map(time::moment).filter(|_| !job.phase.is_final()));
    say("reason", failure(job));
    say("message", job.failure().is_none().then(|| said(job)).flatten());
    say("tasks", count(job));
    facts
}

/// The service's own word, where it differs from the phase's, and its number.
pub(crate) fn status(job: &Job) -> Option<String> {
    let (status, name) = (job.status.as_deref()?, job.status_name.as_deref()?);
    let same = |word: &str| word.eq_ignore_ascii_case(job.phase.as_str());
    match (status == name, same(name)) {
        (true, true) => None,
        (true, false) | (false, true) => Some(plain(status)),
        (false, false) => Some(plain(&format!("{status}, {name}"))),
    }
}

/// What a task is called: by its name, or what else there is.
pub(crate) fn name(task: &Job) -> String {
    let named = task.name.as_ref().or(task.id.as_ref()).or(task.kind.as_ref());
    named.map_or_else(|| "(no name)".to_owned(), |name| plain(name))
}

/// The phase, and the service's own word where it differs.
pub(crate) fn stand(task: &Job) -> String {
    match status(task) {
        Some(status) => format!("{} ({status})", task.phase),
        None => task.phase.to_string(),
    }
}

/// Why it failed.
fn failure(job: &Job) -> Option<String> {
    let failure = job.failure()?;
    let task = failure.tasks.join(" > ");
    let is_cut = job.total.is_some_and(|total| total > job.tasks.len() as u64);
    Some(match (failure.code.is_some() || failure.message.is_some(), task.is_empty()) {
        (true, _) => failure.to_string(),
        (false, true) if is_cut => "not among the tasks shown".to_owned(),
        (false, false) => format!("{task} {}, and the service does not say why", job.phase),
        (false, true) => "the service does not say".to_owned(),
    })
}

/// What the service says of a job.
pub(super) fn said(job: &Job) -> Option<String> {
    let said: Vec<_> = [&job.code, &job.message].into_iter().flatten().map(|text| plain(text)).collect();
    (!said.is_empty()).then(|| said.join(": "))
}

pub(crate) fn percent(done: f64) -> String {
    // At most one digit, and none that says nothing.
    format!("{} %", (done * 10.0).round() / 10.0)
}

/// How many tasks there are, and how they stand.
pub(crate) fn count(job: &Job) -> Option<String> {
    if job.tasks.is_empty() && job.total.is_none_or(|total| total == 0) {
        return None;
    }
    let phases = [
        Phase::Succeeded,
        Phase::Skipped,
        Phase::Failed,
        Phase::Cancelled,
        Phase::Running,
        Phase::Pending,
        Phase::Unknown,
    ];
    let counted = phases.into_iter().filter_map(|phase| {
        let count = job.tasks.iter().filter(|task| task.phase == phase).count();
        (count > 0).then(|| format!("{count} {phase}"))
    });
    let mut text = job.tasks.len().to_string();
    if let Some(total) = job.total.filter(|&total| total != job.tasks.len() as u64) {
        text.push_str(&format!(" of {total}"));
    }
    let counted: Vec<_> = counted.collect();
    Some(if counted.is_empty() { text } else { format!("{text}: {}", counted.join(", ")) })
}
