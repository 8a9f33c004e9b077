//! One view of every job, whatever the service calls things.

use crate::{Phase, Time, ValueSet, join::join};

/// How a structure is a job: paths from it to what the view shows. An empty path means that the service does not say.
#[derive(Debug)]
pub struct JobMap {
    /// The status.
    pub status: &'static str,
    /// What the status can be.
    pub statuses: &'static ValueSet,
    /// A second status that decides once the first says that the job succeeded.
    pub result: Option<(&'static str, &'static ValueSet)>,
    /// The job's own id.
    pub id: &'static str,
    /// Its name. `$key` is the key of a map.
    pub name: &'static str,
    /// Its type.
    pub kind: &'static str,
    /// How far it is.
    pub progress: &'static str,
    /// What complete is in the service's unit.
    pub progress_of: f64,
    /// A code for why it failed.
    pub code: &'static str,
    /// Why it failed, or what the service says of it.
    pub message: &'static str,
    /// When it began.
    pub started: &'static str,
    /// When it last changed.
    pub updated: &'static str,
    /// When it ended.
    pub ended: &'static str,
    /// When it is expected to end.
    pub expected: &'static str,
    /// How many tasks there are in all.
    pub total: &'static str,
    /// Its tasks.
    pub tasks: Option<TasksMap>,
}

/// Where the tasks of a job are.
#[derive(Debug)]
pub struct TasksMap {
    /// Path to a list or a map of structures.
    pub each: &'static str,
    /// How each of them is a job; `None` if in the same way as the one it belongs to.
    pub map: Option<&'static JobMap>,
}

impl JobMap {
    /// A map with nothing but a status; generated code fills in the rest.
    pub const fn new(status: &'static str, statuses: &'static ValueSet) -> Self {
        Self {
            status,
            statuses,
            result: None,
            id: "",
            name: "",
            kind: "",
            progress: "",
            progress_of: 100.0,
            code: "",
            message: "",
            started: "",
            updated: "",
            ended: "",
            expected: "",
            total: "",
            tasks: None,
        }
    }
}

/// A job or one of its tasks, as every service can be read.
///
/// What a service does not say, or says with an empty string, is `None`.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Job {
    /// The job's id.
    pub id: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// Its type, in the service's words.
    pub kind: Option<String>,
    /// Where it stands.
    pub phase: Phase,
    /// The status as the service spells it: `SUCCEEDED`, `2`.
    pub status: Option<String>,
    /// A name for the status where the service sends a number: `handling`. Otherwise the status itself.
    pub status_name: Option<String>,
    /// How far it is, in percent.
    pub progress: Option<f64>,
    /// The service's code for the outcome.
    pub code: Option<String>,
    /// What the service says of it; the reason, when it failed.
    pub message: Option<String>,
    /// When it began.
    pub started: Option<Time>,
    /// When it last changed.
    pub updated: Option<Time>,
    /// When it ended.
    pub ended: Option<Time>,
    /// When the service expects it to end.
    pub expected: Option<Time>,
    /// How many tasks the service says there are; `tasks` may be one page of them.
    pub total: Option<u64>,
    /// Its tasks or sub-jobs.
    pub tasks: Vec<Job>,
}

/// Why a job did not succeed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Failure {
    /// Name of the task that failed, outermost first; empty if the job itself says why.
    pub tasks: Vec<String>,
    /// The service's code.
    pub code: Option<String>,
    /// The service's words.
    pub message: Option<String>,
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let said = [
            (!self.tasks.is_empty()).then(|| join(&self.tasks, " > ")),
            self.code.clone(),
            self.message.clone(),
        ];
        let mut said: Vec<String> = said.into_iter().flatten().collect();
        if self.code.is_none() && self.message.is_none() {
            said.push("the service does not say why".to_owned());
        }
        f.write_str(&join(said, ": "))
    }
}

impl Job {
    /// Why the job failed or was cancelled: its own words if it has any, otherwise those of its first failed task.
    pub fn failure(&self) -> Option<Failure> {
        if !matches!(self.phase, Phase::Failed | Phase::Cancelled) {
            return None;
        }
        let inner = || self.tasks.iter().find_map(|task| Some((task, task.failure()?)));
        if self.code.is_none()
            && self.message.is_none()
            && let Some((task, mut failure)) = inner()
        {
            if let Some(name) = task.name.clone().or_else(|| task.id.clone()) {
                failure.tasks.insert(0, name);
            }
            return Some(failure);
        }
        Some(Failure { tasks: Vec::new(), code: self.code.clone(), message: self.message.clone() })
    }
}
