use std::{fmt, sync::Arc, time::Duration};

use super::Changes;
use crate::{Answer, Job};

/// A job at one moment of a wait.
#[non_exhaustive]
pub struct Snapshot<T> {
    /// The typed answer.
    pub answer: Arc<Answer<T>>,
    /// The job that it tells of.
    pub job: Job,
    /// What is new since the snapshot before; all of it in the first.
    pub changes: Changes,
    /// Since the wait began.
    pub elapsed: Duration,
}

impl<T> Clone for Snapshot<T> {
    fn clone(&self) -> Self {
        Self {
            answer: Arc::clone(&self.answer),
            job: self.job.clone(),
            changes: self.changes.clone(),
            elapsed: self.elapsed,
        }
    }
}

impl<T> fmt::Debug for Snapshot<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Snapshot")
            .field("job", &self.job)
            .field("changes", &self.changes)
            .field("elapsed", &self.elapsed)
            .finish_non_exhaustive()
    }
}
