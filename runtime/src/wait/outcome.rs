use std::fmt;

/// How a wait ended.
///
/// ```
/// use huaweicloud_jobs_runtime::wait::Outcome;
///
/// assert!(Outcome::Skipped.is_success());
/// assert!(!Outcome::Cancelled.is_success());
/// assert_eq!(Outcome::TimedOut.as_str(), "timed out");
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Outcome {
    /// The job succeeded.
    Succeeded,
    /// The job was passed over; there was nothing to do.
    Skipped,
    /// The job's status is not known, and the caller wants to look himself: [`OnUnknownStatus::Stop`](super::OnUnknownStatus::Stop).
    Stopped,
    /// The job failed.
    Failed,
    /// The job was cancelled.
    Cancelled,
    /// The time is over, and the job has not ended.
    TimedOut,
    /// There is no such job, and there was none in the grace period.
    NotFound,
    /// The job was there, and is not any more.
    Vanished,
    /// The job's status is not known, and the caller wants that to be an error: [`OnUnknownStatus::Fail`](super::OnUnknownStatus::Fail).
    UnknownStatus,
    /// The job succeeded, but tasks of it are unfinished or failed, and the caller wants that to be an error:
    /// [`OnOpenTasks::Fail`](super::OnOpenTasks::Fail).
    OpenTasks,
    /// A request was refused, could not be made, or too many in a row went wrong.
    Refused,
    /// The caller gave the wait up before it was over, such as the waits that are left when a set stops at its first failure.
    Abandoned,
}

impl Outcome {
    /// Whether the wait ended without an error.
    pub const fn is_success(self) -> bool {
        matches!(self, Self::Succeeded | Self::Skipped | Self::Stopped)
    }

    /// The outcome in lower case: `timed out`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Succeeded => "succeeded",
            Self::Skipped => "skipped",
            Self::Stopped => "stopped",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
            Self::TimedOut => "timed out",
            Self::NotFound => "not found",
            Self::Vanished => "vanished",
            Self::UnknownStatus => "unknown status",
            Self::OpenTasks => "open tasks",
            Self::Refused => "refused",
            Self::Abandoned => "abandoned",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
