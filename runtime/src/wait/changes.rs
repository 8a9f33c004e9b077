use super::{OpenTasks, matching::partners};
use crate::{Job, Phase};

/// So many unknown statuses are told apart; a server may make up any number.
const MOST_REPORTED: usize = 16;

/// What differs between two views of a job, or is new in the first.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Changes {
    /// Whether the job is seen for the first time. Then all of it is in the list.
    pub first: bool,
    /// What differs, outermost first.
    pub list: Vec<Change>,
}

/// One difference.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Change {
    /// Which task; `None` for the job itself.
    pub task: Option<TaskPath>,
    /// What differs.
    pub kind: ChangeKind,
}

/// Which task of a job.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub struct TaskPath {
    /// Names from the outermost task to this one; ids where there is no name, and `#2` for the second of those with neither.
    pub names: Vec<String>,
    /// Its position in [`Job::tasks`], and so on inwards. Of a task that disappeared, the position it had.
    pub positions: Vec<usize>,
}

/// What differs in a job or a task. What was not there before comes from `None`.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ChangeKind {
    /// A task is new.
    Appeared,
    /// A task is not there any more.
    Disappeared,
    /// The phase.
    Phase {
        /// Before.
        from: Option<Phase>,
        /// Now.
        to: Phase,
    },
    /// The status as the service spells it.
    Status {
        /// Before.
        from: Option<String>,
        /// Now.
        to: Option<String>,
    },
    /// How far it is.
    Progress {
        /// Percent before.
        from: Option<f64>,
        /// Percent now.
        to: Option<f64>,
    },
    /// The job's status is not known. Once for each such status.
    UnknownStatus {
        /// The status as the service spells it; `None` if there was none.
        status: Option<String>,
    },
    /// The job succeeded, but not all of its tasks.
    OpenTasks(OpenTasks),
}

impl Changes {
    /// What differs. Without a view before, all is new.
    ///
    /// ```
    /// use huaweicloud_jobs_runtime::{Job, wait::Changes};
    ///
    /// fn same(job: &Job) {
    ///     assert!(Changes::between(Some(job), job).is_empty());
    /// }
    /// ```
    pub fn between(before: Option<&Job>, after: &Job) -> Self {
        let mut differences = Differences { list: Vec::new(), names: Vec::new(), positions: Vec::new() };
        differences.job(before, after);
        let open = OpenTasks::despite_success(after);
        if let Some(open) = open
            && before.and_then(OpenTasks::despite_success) != Some(open)
        {
            differences.push(ChangeKind::OpenTasks(open));
        }
        Self { first: before.is_none(), list: differences.list }
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

struct Differences {
    list: Vec<Change>,
    names: Vec<String>,
    positions: Vec<usize>,
}

impl Differences {
    fn push(&mut self, kind: ChangeKind) {
        let path = || TaskPath { names: self.names.clone(), positions: self.positions.clone() };
        let task = (!self.positions.is_empty()).then(path);
        self.list.push(Change { task, kind });
    }

    fn job(&mut self, before: Option<&Job>, after: &Job) {
        let from = before.map(|job| job.phase);
        if from != Some(after.phase) {
            self.push(ChangeKind::Phase { from, to: after.phase });
        }
        let from = before.and_then(|job| job.status.as_ref());
        if from != after.status.as_ref() {
            self.push(ChangeKind::Status { from: from.cloned(), to: after.status.clone() });
        }
        let (from, to) = (before.and_then(|job| job.progress), after.progress);
        // By bits: what is no number would differ from itself.
        if from.map(f64::to_bits) != to.map(f64::to_bits) {
            self.push(ChangeKind::Progress { from, to });
        }
        self.tasks(before.map_or(&[], |job| &job.tasks), &after.tasks);
    }

    fn tasks(&mut self, before: &[Job], after: &[Job]) {
        let partners = partners(before, after);
        let mut gone = vec![true; before.len()];
        for (at, (task, partner)) in after.iter().zip(partners).enumerate() {
            self.inside(at, task, |inside| match partner {
                Some(old) => {
                    gone[old] = false;
                    inside.job(Some(&before[old]), task);
                }
                None => {
                    inside.push(ChangeKind::Appeared);
                    inside.job(None, task);
                }
            });
        }
        for (at, task) in before.iter().enumerate().filter(|&(at, _)| gone[at]) {
            self.inside(at, task, |inside| inside.gone(task));
        }
    }

    fn gone(&mut self, task: &Job) {
        self.push(ChangeKind::Disappeared);
        for (at, task) in task.tasks.iter().enumerate() {
            self.inside(at, task, |inside| inside.gone(task));
        }
    }

    fn inside(&mut self, at: usize, task: &Job, then: impl FnOnce(&mut Self)) {
        let name = task.name.as_ref().or(task.id.as_ref());
        self.names.push(name.cloned().unwrap_or_else(|| format!("#{}", at + 1)));
        self.positions.push(at);
        then(self);
        self.positions.pop();
        self.names.pop();
    }
}

/// Remembers what was told already.
#[derive(Clone, Debug, Default)]
pub(super) struct Tracker {
    pub(super) told: Option<Job>,
    pub(super) unknown: Vec<Option<String>>,
}

impl Tracker {
    /// What is to be told of a job; `None` if there is nothing new.
    pub(super) fn changes(&mut self, job: &Job) -> Option<Changes> {
        let mut changes = Changes::between(self.told.as_ref(), job);
        if job.phase == Phase::Unknown
            && self.unknown.len() < MOST_REPORTED
            && !self.unknown.contains(&job.status)
        {
            self.unknown.push(job.status.clone());
            let kind = ChangeKind::UnknownStatus { status: job.status.clone() };
            changes.list.push(Change { task: None, kind });
        }
        if changes.is_empty() {
            return None;
        }
        self.told = Some(job.clone());
        Some(changes)
    }
}
