use huaweicloud_jobs_runtime::{Api, Phase, ValueSet};

use super::{JobScript, JobState, Step};

/// One way of a job through the documented statuses of its API to one of its ends.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Course {
    /// Id of the API.
    pub api: &'static str,
    /// One step for each status; the last is the end.
    pub steps: Vec<Step>,
    /// The statuses: `init, running, success`. Where a second status decides, it stands behind a slash.
    pub name: String,
    /// What the end means.
    pub outcome: Phase,
}

impl Course {
    /// The script that plays it, for every job of the API.
    pub fn script(&self) -> JobScript {
        JobScript::new(self.steps.iter().cloned()).api(self.api)
    }
}

/// Every documented way of an API's jobs: to each status that ends one, at once, through all pending statuses, through these and any one
/// of the running ones, and through all of both.
///
/// Pages do not say which status follows which. So no way is left out for being unlikely, and none is made up from undocumented words.
pub fn lifecycles(api: &'static Api) -> Vec<Course> {
    let pending: Vec<_> = words(api.job.statuses, Phase::Pending).collect();
    let running: Vec<_> = words(api.job.statuses, Phase::Running).collect();
    let through = |running: &[&'static str]| [pending.as_slice(), running].concat();
    let mut ways = vec![Vec::new(), through(&[])];
    ways.extend(running.iter().map(|word| through(&[*word])));
    ways.push(through(&running));
    let mut courses: Vec<Course> = Vec::new();
    for (end, outcome) in ends(api) {
        for way in &ways {
            let states: Vec<_> = way.iter().map(JobState::new).chain([end.clone()]).collect();
            let name = states.iter().map(name).collect::<Vec<_>>().join(", ");
            // Services with few words have fewer ways.
            if courses.iter().all(|course| course.name != name) {
                let steps = states.into_iter().map(Step::state).collect();
                courses.push(Course { api: api.id, steps, name, outcome });
            }
        }
    }
    courses
}

fn words(set: &'static ValueSet, phase: Phase) -> impl Iterator<Item = &'static str> {
    set.values().filter(move |listed| listed.phase == Some(phase)).map(|listed| listed.value)
}

/// The statuses that end a job. Where a second one decides, all of that are ends, too.
fn ends(api: &'static Api) -> Vec<(JobState, Phase)> {
    let mut ends = Vec::new();
    for status in api.job.statuses.values() {
        match (final_phase(status.phase), api.job.result) {
            (Some(Phase::Succeeded), Some((_, results))) => {
                for result in results.values() {
                    let state = JobState::new(status.value).result(result.value);
                    ends.extend(final_phase(result.phase).map(|phase| (state, phase)));
                }
            }
            (Some(phase), _) => ends.push((JobState::new(status.value), phase)),
            (None, _) => {}
        }
    }
    ends
}

fn final_phase(phase: Option<Phase>) -> Option<Phase> {
    phase.filter(|phase| phase.is_final())
}

fn name(state: &JobState) -> String {
    let said = [&state.status, &state.result];
    said.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join("/")
}
