//! What is new of a job, in lines for logs.

use std::time::{Duration, SystemTime};

use huaweicloud_jobs_runtime::{
    DynamicResponse, InWords, Job, Phase,
    wait::{Change, ChangeKind, Snapshot},
};

use crate::live::Live;

use super::{job, phase_style, plain, time};

/// `01:05  running  40 %  tasks 3: 1 succeeded, 2 running`
pub(crate) fn summary(snapshot: &Snapshot<DynamicResponse>, name: Option<&str>) -> String {
    let Job { progress, .. } = &snapshot.job;
    let mut text = format!("{}  {}", start(snapshot.elapsed, name), stand(&snapshot.job));
    for more in [progress.map(job::percent), job::count(&snapshot.job).map(|tasks| format!("tasks {tasks}"))]
    {
        more.into_iter().for_each(|more| text.push_str(&format!("  {more}")));
    }
    text.push('\n');
    text
}

/// A line for the job, if it changed, and one for each of its tasks that did.
pub(crate) fn changes(snapshot: &Snapshot<DynamicResponse>, name: Option<&str>) -> String {
    let changes = &snapshot.changes.list;
    let mut text = String::new();
    if changes.iter().any(|change| change.task.is_none()) {
        text.push_str(&summary(snapshot, name));
    }
    let mut last = None;
    for Change { task, kind, .. } in changes {
        let Some(path) = task else { continue };
        if last.replace(path) == Some(path) {
            continue;
        }
        let names = path.names.iter().map(|name| plain(name)).collect::<Vec<_>>().join(" > ");
        let now = match (kind, at(&snapshot.job, &path.positions)) {
            (ChangeKind::Disappeared, _) | (_, None) => "not there any more".to_owned(),
            (_, Some(task)) => {
                let progress =
                    task.progress.map(|done| format!("  {}", job::percent(done))).unwrap_or_default();
                let said = task.phase == Phase::Failed;
                let said =
                    job::said(task).filter(|_| said).map(|said| format!("  {said}")).unwrap_or_default();
                format!("{}{progress}{said}", stand(task))
            }
        };
        text.push_str(&format!("{}    {names}  {now}\n", start(snapshot.elapsed, name)));
    }
    text
}

/// What tells a job from the others, if there are others.
pub(crate) fn name(jobs: &[Live], at: usize) -> Option<&str> {
    (jobs.len() > 1).then(|| jobs[at].asked.as_str())
}

/// `01:05`, or `01:05  job-1`
fn start(elapsed: Duration, name: Option<&str>) -> String {
    let name = name.map(|name| format!("  {}", plain(name))).unwrap_or_default();
    format!("{}{name}", time::clock(elapsed))
}

/// What went wrong with the last question, or that nothing does any more.
pub(crate) fn trouble(live: &Live, name: Option<&str>, now: SystemTime) -> String {
    let elapsed = start(live.elapsed(now), name);
    let pause =
        live.next_poll.and_then(|due| due.duration_since(now).ok()).map(|pause| pause.as_secs_f64().ceil());
    let next = pause.filter(|&pause| pause > 0.0).map(|pause| InWords(Duration::from_secs_f64(pause)));
    let next = next.map(|next| format!("; asking again in {next}")).unwrap_or_default();
    match &live.trouble {
        Some(trouble) => format!("{elapsed}  {}{next}\n", plain(trouble)),
        None => format!("{elapsed}  the service answers again\n"),
    }
}

fn stand(task: &Job) -> String {
    let style = phase_style(task.phase);
    format!("{style}{}{style:#}", job::stand(task))
}

fn at<'a>(job: &'a Job, positions: &[usize]) -> Option<&'a Job> {
    positions.iter().try_fold(job, |job, &at| job.tasks.get(at))
}
