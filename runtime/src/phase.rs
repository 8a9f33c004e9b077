use std::fmt;

/// Where a job stands, whatever word the service uses for it.
///
/// ```
/// use huaweicloud_jobs_runtime::Phase;
///
/// assert!(Phase::Failed.is_final());
/// assert!(!Phase::Running.is_final());
/// assert!(!Phase::Unknown.is_final(), "an unknown word is never taken for an end");
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum Phase {
    /// Accepted, not yet begun.
    Pending,
    /// At work, which includes rolling back and being stopped.
    Running,
    /// Ended well.
    Succeeded,
    /// Ended badly: failed, timed out, rolled back.
    Failed,
    /// Stopped by somebody.
    Cancelled,
    /// Passed over; there was nothing to do.
    Skipped,
    /// The status is absent, not documented, or documented as unknown.
    #[default]
    Unknown,
}

impl Phase {
    /// Whether the job will not change any more.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Succeeded | Self::Failed | Self::Cancelled | Self::Skipped)
    }

    /// The phase in lower case: `succeeded`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Running => "running",
            Self::Succeeded => "succeeded",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
            Self::Skipped => "skipped",
            Self::Unknown => "unknown",
        }
    }

    /// The phase that is spelled like this.
    pub(crate) fn of_word(word: &str) -> Option<Self> {
        use Phase::*;
        [Pending, Running, Succeeded, Failed, Cancelled, Skipped, Unknown]
            .into_iter()
            .find(|phase| phase.as_str() == word)
    }
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
