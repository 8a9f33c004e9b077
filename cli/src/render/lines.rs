//! What is new of a job, in lines for logs.

use std::time::SystemTime;

use huaweicloud_jobs_runtime::{
    DynamicResponse, Job, Phase,
    wait::{Change, ChangeKind, Snapshot},
};

use crate::live::Live;

use super::{job, phase_style, plain, time};

/// `01:05  running  40 %  tasks 3: 1 succeeded, 2 running`
pub(crate) fn summary(snapshot: &Snapshot<DynamicResponse>) -> String {
    let Job { progress, .. } = &snapshot.job;
    let mut text = format!("{}  {}", time::clock(snapshot.elapsed), stand(&snapshot.job));
    for more in [progress.map(job::percent), job::count(&snapshot.job).map(|tasks| format!("tasks {tasks}"))]
    {
        more.into_iter().for_each(|more| text.push_str(&format!("  {more}")));
    }
    text.push('\n');
    text
}

/// A line for the job, if it changed, and one for each of its tasks that did.
pub(crate) fn changes(snapshot: &Snapshot<DynamicResponse>) -> String {
    let changes = &snapshot.changes.list;
    let mut text = String::new();
    if changes.iter().any(|change| change.task.is_none()) {
        text.push_str(&summary(snapshot));
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
        text.push_str(&format!("{}    {names}  {now}\n", time::clock(snapshot.elapsed)));
    }
    text
}

/// What went wrong with the last question, or that nothing does any more.
pub(crate) fn trouble(live: &Live, now: SystemTime) -> String {
    let elapsed = time::clock(live.elapsed(now));
    match &live.trouble {
        Some(trouble) => format!("{elapsed}  {}\n", plain(trouble)),
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
