use huaweicloud_jobs_runtime::Api;

use super::{JobState, Step, What};

/// What is played for some jobs: step after step, one for each poll. The last step goes on for ever.
#[derive(Clone, Debug, PartialEq)]
pub struct JobScript {
    pub(crate) api: Option<String>,
    id: Option<String>,
    pub(super) steps: Vec<Step>,
}

/// Where a script is at some poll.
pub(crate) struct Position<'s> {
    pub(crate) step: &'s Step,
    /// What is to be said of the job, now or when a fault has passed.
    pub(crate) state: JobState,
    /// How much of the script is done, from 0 to 1.
    pub(crate) done: f64,
}

impl JobScript {
    /// Steps for all jobs. Without any step, the job stays pending.
    pub fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        let mut steps: Vec<_> = steps.into_iter().collect();
        if steps.is_empty() {
            steps.push(Step::here());
        }
        Self { api: None, id: None, steps }
    }

    /// Only for jobs of this API.
    #[must_use]
    pub fn api(mut self, id: impl Into<String>) -> Self {
        self.api = Some(id.into());
        self
    }

    /// Only for the job with this id: the value of a parameter in the path or the query.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The id of the job that it is for, if it is for one alone.
    pub(crate) fn job(&self) -> Option<&str> {
        self.id.as_deref()
    }

    pub(crate) fn is_for(&self, api: &Api) -> bool {
        self.api.as_deref().is_none_or(|id| id == api.id)
    }

    /// Where the script is when so many answers were given before.
    pub(crate) fn at(&self, answers: u32) -> Option<Position<'_>> {
        let all = self.steps.iter().fold(0, |all: u32, step| all.saturating_add(step.repeat)).max(1);
        let (mut state, mut before) = (JobState::default(), 0_u32);
        for (number, step) in self.steps.iter().enumerate() {
            if let What::Job(said) = &step.what {
                state = said.after(&state);
            }
            before = before.saturating_add(step.repeat);
            if answers < before || number + 1 == self.steps.len() {
                let given = f64::from(answers.min(all - 1)) + 1.0;
                return Some(Position { step, state, done: given / (f64::from(all) + 1.0) });
            }
        }
        None
    }
}
