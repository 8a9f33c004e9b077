use std::time::Duration;

use huaweicloud_jobs_runtime::{Job, Phase, wait::Outcome};

use super::{at, deployment, job, lines, plain_lines};
use crate::{
    live::Live,
    render::{frame::frame, width},
};

fn live(job: Option<Job>) -> Live {
    let api = huaweicloud_jobs::apis()[0];
    let mut live = Live::new(api, "job-1".to_owned(), at(0));
    if let Some(job) = job {
        live.look(job, at(90));
    }
    live.polls = 3;
    live.next_poll = Some(at(94));
    live
}

fn shown(live: Live, columns: usize, rows: usize) -> Vec<String> {
    let api = live.api.id;
    let frame = frame(&[live], columns, rows, at(90));
    plain_lines(&frame).into_iter().map(|line| line.replace(api, "an/api")).collect()
}

#[test]
fn a_job_and_its_tasks() {
    let expected = "\
⠋ running  job-1  deploy-shop  01:30  40 %  ━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌
  an/api · asked 3 times · next question in 4 s
  ✔ Network   00:30  succeeded
  ▶ Nodes     01:00  running
    ✔ node-1  00:40  succeeded
    ✘ node-2  00:30  failed     sold out
    ▶ node-3  00:20  running
  ○ Add-ons          pending";
    assert_eq!(shown(live(Some(deployment())), 80, 24), lines(expected));
    assert_eq!(shown(live(Some(deployment())), 200, 8), lines(expected), "it fits exactly");
}

#[test]
fn what_has_no_room_is_counted() {
    let expected = "\
⠋ running  job-1  deploy-shop  01:30  40 %  ━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌
  an/api · asked 3 times · next question in 4 s
  ▶ Nodes     01:00  running
    ✘ node-2  00:30  failed     sold out
    ▶ node-3  00:20  running
... 3 more tasks";
    assert_eq!(shown(live(Some(deployment())), 80, 6), lines(expected));
    let many = (0..100).map(|at| job(&format!("task {at}"), Phase::Pending, None, None, vec![])).collect();
    let many = job("many", Phase::Running, None, None, many);
    for rows in 0..10 {
        let shown = shown(live(Some(many.clone())), 80, rows);
        assert_eq!(shown.len(), rows);
        assert!(rows < 4 || shown[rows - 1] == format!("... {} more tasks", 100 + 3 - rows), "{shown:?}");
    }
}

#[test]
fn before_the_first_answer_and_after_the_end() {
    let expected = "⠋ asking  job-1  01:30\n  an/api · asked 3 times · next question in 4 s\n  ! HTTP 503";
    let mut asking = live(None);
    asking.trouble = Some("HTTP\n503".to_owned());
    assert_eq!(shown(asking, 80, 24), lines(expected));

    let mut over = live(Some(job("shop", Phase::Succeeded, Some(0), Some(60), vec![])));
    over.end = Some((Outcome::Succeeded, at(61)));
    let expected = "✔ succeeded  job-1  shop  01:01\n  an/api · asked 3 times · the wait ended: succeeded";
    assert_eq!(shown(over, 80, 24), lines(expected));

    let mut never = live(None);
    never.end = Some((Outcome::NotFound, at(10)));
    assert_eq!(shown(never, 80, 24)[0], "✘ not found  job-1  00:10");
}

#[test]
fn it_never_breaks_a_line() {
    let mut job = deployment();
    job.name = Some("配置应用程序环境 ".repeat(9));
    job.tasks[0].name = Some("a long name ".repeat(20));
    for columns in [1, 5, 20, 40, 80, 200] {
        for line in shown(live(Some(job.clone())), columns, 24) {
            assert!(width(&line) <= columns, "{columns}: {line:?}");
        }
    }
}

#[test]
fn the_spinner_turns_and_times_tick() {
    let live = live(Some(deployment()));
    let now = |millis| frame(std::slice::from_ref(&live), 80, 24, at(90) + Duration::from_millis(millis));
    assert_eq!(now(0), now(0));
    assert_ne!(now(0), now(100));
    assert!(now(1000).contains("01:31") && now(1000).contains("00:21"));
}

#[test]
fn several_jobs() {
    let mut over = live(Some(job("shop", Phase::Succeeded, Some(0), Some(60), vec![])));
    over.end = Some((Outcome::Succeeded, at(61)));
    let mut lost = live(None);
    lost.trouble = Some("HTTP 503".to_owned());
    let jobs = [over, live(Some(deployment())), lost];
    let expected = "\
3 jobs: 1 succeeded, 1 running, 1 not seen yet  01:30
✔ succeeded  job-1  shop  01:01
⠋ running  job-1  deploy-shop  01:30  40 %  ━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌
  ✔ Network   00:30  succeeded
  ▶ Nodes     01:00  running
    ✔ node-1  00:40  succeeded
    ✘ node-2  00:30  failed     sold out
    ▶ node-3  00:20  running
  ○ Add-ons          pending
⠋ asking  job-1  01:30
  ! HTTP 503";
    assert_eq!(plain_lines(&frame(&jobs, 80, 24, at(90))), lines(expected));
    let expected = "\
3 jobs: 1 succeeded, 1 running, 1 not seen yet  01:30
⠋ running  job-1  deploy-shop  01:30  40 %  ━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌
    ✘ node-2  00:30  failed     sold out
⠋ asking  job-1  01:30
  ! HTTP 503
... 1 more job, 5 more tasks";
    assert_eq!(plain_lines(&frame(&jobs, 80, 6, at(90))), lines(expected));
}

#[test]
fn a_failed_job_is_seen_before_those_that_run() {
    let mut jobs: Vec<Live> = (0..9).map(|_| live(Some(deployment()))).collect();
    let mut failed = live(Some(job("shop", Phase::Failed, Some(0), Some(60), vec![])));
    failed.end = Some((Outcome::Failed, at(61)));
    failed.asked = "the-last".to_owned();
    jobs.iter_mut().for_each(|live| live.job.as_mut().unwrap().tasks.clear());
    jobs.push(failed);
    let shown = plain_lines(&frame(&jobs, 60, 6, at(90)));
    assert!(shown.iter().any(|line| line.starts_with("✘ failed  the-last")), "{shown:?}");
}
