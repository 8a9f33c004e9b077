//! How jobs look, with data.

mod charts;
mod frames;

use std::time::{Duration, SystemTime};

use anstream::adapter::strip_str;
use huaweicloud_jobs_runtime::{Job, Phase};

/// A moment so many seconds after the others' beginning.
fn at(seconds: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000 + seconds)
}

/// A job that the service says to have begun and to have ended after so many seconds, and its tasks.
fn job(name: &str, phase: Phase, started: Option<u64>, ended: Option<u64>, tasks: Vec<Job>) -> Job {
    let time = |seconds: u64| (1_700_000_000 + seconds).to_string().into();
    let mut job = Job::default();
    job.phase = phase;
    job.name = Some(name.to_owned());
    job.status = Some(phase.as_str().to_uppercase());
    job.status_name.clone_from(&job.status);
    (job.started, job.ended) = (started.map(time), ended.map(time));
    job.tasks = tasks;
    job
}

/// A job of which something has succeeded, something runs, something has failed and something is to come.
fn deployment() -> Job {
    use Phase::{Failed, Pending, Running, Succeeded};
    let nodes = vec![
        job("node-1", Succeeded, Some(30), Some(70), vec![]),
        job("node-2", Failed, Some(30), Some(60), vec![]),
        job("node-3", Running, Some(70), None, vec![]),
    ];
    let mut job = job(
        "deploy-shop",
        Running,
        Some(0),
        None,
        vec![
            job("Network", Succeeded, Some(0), Some(30), vec![]),
            job("Nodes", Running, Some(30), None, nodes),
            job("Add-ons", Pending, None, None, vec![]),
        ],
    );
    job.progress = Some(40.0);
    job.tasks[1].tasks[1].message = Some("sold out".to_owned());
    job
}

/// Without colours, and in lines, so that a difference can be read.
fn plain_lines(text: &str) -> Vec<String> {
    strip_str(text).to_string().lines().map(|line| line.trim_end().to_owned()).collect()
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(ToOwned::to_owned).collect()
}
