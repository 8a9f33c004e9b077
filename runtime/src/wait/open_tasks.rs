use std::fmt;

use crate::{Job, Phase};

/// How many tasks of a job, at any depth, are not as they would be had it succeeded.
///
/// Tasks whose status is not known are not counted: some services never give them one.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub struct OpenTasks {
    /// Tasks that are pending or running.
    pub unfinished: usize,
    /// Tasks that failed.
    pub failed: usize,
}

impl OpenTasks {
    /// Counts the open tasks of a job.
    pub fn of(job: &Job) -> Self {
        let mut open = Self::default();
        open.add(&job.tasks);
        open
    }

    fn add(&mut self, tasks: &[Job]) {
        for task in tasks {
            match task.phase {
                Phase::Pending | Phase::Running => self.unfinished += 1,
                Phase::Failed => self.failed += 1,
                Phase::Succeeded | Phase::Cancelled | Phase::Skipped | Phase::Unknown => {}
            }
            self.add(&task.tasks);
        }
    }

    /// Whether no task is open.
    pub const fn is_empty(self) -> bool {
        self.unfinished == 0 && self.failed == 0
    }

    /// The open tasks of a job that says that it succeeded, if there are any.
    pub(super) fn despite_success(job: &Job) -> Option<Self> {
        let open = if job.phase == Phase::Succeeded { Self::of(job) } else { Self::default() };
        (!open.is_empty()).then_some(open)
    }
}

/// `2 tasks unfinished and 1 failed`
impl fmt::Display for OpenTasks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tasks = |count| if count == 1 { "task" } else { "tasks" };
        match (self.unfinished, self.failed) {
            (unfinished, 0) => write!(f, "{unfinished} {} unfinished", tasks(unfinished)),
            (0, failed) => write!(f, "{failed} {} failed", tasks(failed)),
            (unfinished, failed) => {
                write!(f, "{unfinished} {} unfinished and {failed} failed", tasks(unfinished))
            }
        }
    }
}
