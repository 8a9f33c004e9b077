//! What is told of many jobs.

use std::{fmt, sync::Arc, time::Duration};

use crate::{
    Answer, Api, DynamicResponse, Job, WaitError,
    wait::{History, Machine, Outcome, Snapshot},
};

/// News of one of many jobs, from [`Jobs::next`](super::Jobs::next).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Update<K> {
    /// The job's number, in the order added.
    pub job: usize,
    /// What the caller knows it by.
    pub key: K,
    /// The news.
    pub news: News,
}

/// What is new of a job.
#[derive(Clone, Debug)]
pub enum News {
    /// An answer shows something new. The first comes with the first answer.
    Snapshot(Box<Snapshot<DynamicResponse>>),
    /// Its wait is over. It comes once, after the snapshot that shows it.
    Ended(Arc<Ended>),
}

/// How the wait for one of many jobs ended. `Display` is one sentence, or the outcome if it ended well.
///
/// ```
/// use huaweicloud_jobs_runtime::{Ended, Structure};
///
/// /// The answer as its own type.
/// fn typed<T: Structure>(end: &Ended) -> Option<&T> {
///     end.answer()?.downcast_ref::<T>()
/// }
/// ```
pub struct Ended(pub(super) WaitError<DynamicResponse>);

impl Ended {
    /// How it ended.
    pub fn outcome(&self) -> Outcome {
        self.0.outcome()
    }

    /// Whether it ended well.
    pub fn is_success(&self) -> bool {
        self.outcome().is_success()
    }

    /// Why it did not end well; `None` if it did.
    pub fn error(&self) -> Option<&WaitError<DynamicResponse>> {
        Some(&self.0).filter(|_| !self.is_success())
    }

    /// The API that was asked.
    pub fn api(&self) -> &'static Api {
        self.0.api()
    }

    /// The last answer that could be read, whole. `None` if there was none in this process.
    pub fn answer(&self) -> Option<&Answer<DynamicResponse>> {
        self.0.answer()
    }

    /// The job as it was last seen.
    pub fn job(&self) -> Option<&Job> {
        self.0.job()
    }

    /// How long the wait was.
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }

    /// The machine as it ended, to be [saved](crate::wait::SavedWait::new).
    pub fn machine(&self) -> &Machine {
        self.0.machine()
    }

    /// What each poll brought.
    pub fn history(&self) -> &History {
        self.0.history()
    }
}

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.error() {
            Some(error) => write!(f, "{error}"),
            None => self.outcome().fmt(f),
        }
    }
}

impl fmt::Debug for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Ended").field(&self.0).finish()
    }
}

/// How the waits for many jobs ended, in the order added; from [`Jobs::join`](super::Jobs::join).
///
/// ```
/// use huaweicloud_jobs_runtime::Report;
///
/// fn say(report: &Report<String>) {
///     for (name, end) in report.failures() {
///         println!("{name}: {end}");
///     }
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Report<K>(pub(super) Vec<(K, Arc<Ended>)>);

impl<K> Report<K> {
    /// Whether all of them ended well.
    pub fn is_success(&self) -> bool {
        self.failures().next().is_none()
    }

    /// All of them.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &Ended)> + ExactSizeIterator {
        self.0.iter().map(|(key, end)| (key, &**end))
    }

    /// Those that did not end well, the abandoned ones too.
    pub fn failures(&self) -> impl DoubleEndedIterator<Item = (&K, &Ended)> {
        self.iter().filter(|(_, end)| !end.is_success())
    }
}

impl<K> IntoIterator for Report<K> {
    type Item = (K, Arc<Ended>);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
