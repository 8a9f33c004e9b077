//! `hwjobs watch`, where standard output is no terminal, and where it is one.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use common::{play, wait, word};
use huaweicloud_jobs::{Phase, apis};
use huaweicloud_jobs_mock::{JobScript, JobState, Step, lifecycles};

/// `hwjobs watch ... | head -1`
#[cfg(unix)]
#[test]
fn it_ends_when_nobody_reads_any_more() {
    let api = apis()[0];
    let mock = common::play(JobScript::new([Step::status(word(api, Phase::Running))]));
    let mut command = common::binary();
    command.args(common::waiting("watch", api, &mock, &["--max-wait", "60"])).env("OS_TOKEN", common::TOKEN);
    let mut child = command.stdout(std::process::Stdio::piped()).spawn().unwrap();
    std::io::Read::read_exact(child.stdout.as_mut().unwrap(), &mut [0]).unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0), "long before its deadline, whose code is 5");
}

#[test]
fn a_line_for_each_change_and_the_code_at_the_end() {
    for api in apis() {
        for (phase, code) in [(Phase::Succeeded, 0), (Phase::Failed, 3), (Phase::Cancelled, 4)] {
            let courses = lifecycles(api).into_iter().filter(|course| course.outcome == phase);
            let Some(course) = courses.max_by_key(|course| course.steps.len()) else { continue };
            let ran = wait("watch", api, &play(course.script()), &[]);
            assert_eq!(ran.code, code, "{}: {}: {ran:?}", api.id, course.name);
            let is_of_job = |line: &&str| line.starts_with("00:") && !line.contains("    ");
            let lines: Vec<_> = ran.out.lines().filter(is_of_job).collect();
            assert_eq!(lines.len(), course.steps.len(), "{}: {ran:?}", course.name);
            assert!(lines.last().unwrap().contains(phase.as_str()), "{ran:?}");
            // Then the job as it was last seen.
            assert!(ran.out.contains(&format!("\n{phase}")), "{ran:?}");
            assert!(!ran.out.contains('\u{1b}'), "{ran:?}");
        }
    }
}

#[test]
fn tasks_have_their_lines() {
    let mut tried = 0;
    for api in apis() {
        let Some(tasks) = &api.job.tasks else { continue };
        let map = tasks.map.unwrap_or(&api.job);
        if map.name.is_empty() || map.name.starts_with('$') {
            continue;
        }
        tried += 1;
        let word_of = |phase| map.statuses.values().find(|listed| listed.phase == Some(phase)).unwrap().value;
        let task = |phase| JobState::new(word_of(phase)).name("Build");
        let script = JobScript::new([
            Step::status(word(api, Phase::Running)).tasks([task(Phase::Running)]),
            Step::status(word(api, Phase::Failed)).tasks([task(Phase::Failed)]),
        ]);
        let ran = wait("watch", api, &play(script), &[]);
        assert_eq!(ran.code, 3, "{ran:?}");
        let has = |part: &str| ran.out.lines().any(|line| line.starts_with("00:0") && line.contains(part));
        for part in ["    Build  running", "    Build  failed"] {
            assert!(has(part), "{part:?} is not in {ran:?}");
        }
    }
    assert!(tried > 0);
}
