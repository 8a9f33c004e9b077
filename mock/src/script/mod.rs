//! Scripts: what the mock answers, poll after poll.

mod course;
mod error;
mod faults;
mod item;
mod jobs;
mod read;
mod reader;
mod span;
mod state;
mod step;
mod steps;
mod unsent;

use std::collections::HashMap;

use huaweicloud_jobs_runtime::{Api, Place};

pub use self::{
    course::{Course, lifecycles},
    error::ScriptError,
    faults::Faults,
    jobs::JobScript,
    state::JobState,
    step::Step,
};
pub(crate) use self::{
    jobs::Position,
    step::{Cut, Drip, What},
};
use crate::check::Values;

/// What the mock answers for which job, poll after poll. Jobs that no part of it is for are played by the [`Mode`](crate::Mode).
///
/// ```
/// # use huaweicloud_jobs_runtime::Api;
/// # static APIS: &[&Api] = &[];
/// use std::time::Duration;
///
/// use huaweicloud_jobs_mock::{Faults, JobScript, Mock, Script, Step};
///
/// let late = JobScript::new([
///     Step::not_found().repeat(2),
///     Step::status("running").progress(40.0).tasks(["success", "running"]),
///     Step::error(429).retry_after(1),
///     Step::status("success").delay(Duration::from_millis(200)),
/// ]);
/// let script = Script::new().job(late.id("job-1")).faults(Faults::new(7).rate(0.1));
/// let mock = Mock::builder().apis(APIS).script(script).start()?;
/// # drop(mock);
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// The same can be written as YAML and read with [`Script::from_yaml`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Script {
    jobs: Vec<JobScript>,
    /// Which of them are for the job with this id, and which for none in particular: a script can be for thousands of jobs.
    by_id: HashMap<String, Vec<usize>>,
    for_any: Vec<usize>,
    faults: Option<Faults>,
}

impl Script {
    /// A script that changes nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a script that is written as YAML. The crate's README has the reference.
    ///
    /// ```
    /// use huaweicloud_jobs_mock::Script;
    ///
    /// let script = Script::from_yaml("
    /// jobs:
    ///   - steps:
    ///       - { status: running, repeat: 3 }
    ///       - reset
    ///       - status: success
    /// ")?;
    /// let error = Script::from_yaml("jobs:\n  - steps:\n      - statsu: running\n").unwrap_err();
    /// assert_eq!(error.place(), Some((3, 9)));
    /// # drop(script);
    /// # Ok::<(), huaweicloud_jobs_mock::ScriptError>(())
    /// ```
    ///
    /// # Errors
    /// The text is not YAML, or it says something that is not in the reference.
    pub fn from_yaml(text: &str) -> Result<Self, ScriptError> {
        read::script(text)
    }

    /// Adds what is played for some jobs. Of several that fit, the first is played.
    #[must_use]
    pub fn job(mut self, job: JobScript) -> Self {
        let number = self.jobs.len();
        match job.job() {
            Some(id) => self.by_id.entry(id.to_owned()).or_default().push(number),
            None => self.for_any.push(number),
        }
        self.jobs.push(job);
        self
    }

    /// Mixes faults in, for all jobs: those of the script and those of the mode.
    #[must_use]
    pub fn faults(mut self, faults: Faults) -> Self {
        self.faults = Some(faults);
        self
    }

    /// The ids of the APIs that the script names and that are not among these.
    pub fn unknown_apis(&self, apis: &[&Api]) -> Vec<&str> {
        let named = self.jobs.iter().filter_map(|job| job.api.as_deref());
        named.filter(|named| apis.iter().all(|api| api.id != *named)).collect()
    }

    /// The part that is for a job.
    pub(crate) fn part_for(&self, api: &Api, values: &Values) -> Option<&JobScript> {
        let places = api.parameters.iter().filter(|parameter| parameter.place != Place::Header);
        let ids = places.filter_map(|parameter| values.get(parameter.name));
        let named = ids.filter_map(|id| self.by_id.get(id)).flatten();
        let fitting = named.chain(&self.for_any).filter(|&&number| self.jobs[number].is_for(api));
        fitting.min().map(|&number| &self.jobs[number])
    }

    pub(crate) fn fault(&self, job: &str, poll: u32, in_a_row: u32) -> Option<&Step> {
        self.faults.as_ref()?.at(job, poll, in_a_row)
    }
}
