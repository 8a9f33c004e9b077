//! Times and durations for people.

use std::time::{Duration, SystemTime};

use huaweicloud_jobs_runtime::{Job, Time};
use jiff::Timestamp;

use super::plain;

/// A moment in UTC; as the server wrote it where that cannot be read.
pub(super) fn moment(time: &Time) -> String {
    instant(time).map_or_else(|| plain(time.as_str()), utc)
}

/// RFC 3339 in UTC, whatever format the service has; as the server wrote it where that cannot be read.
pub(super) fn rfc_3339(time: &Time) -> String {
    instant(time).map_or_else(|| time.as_str().to_owned(), rfc_3339_of)
}

/// RFC 3339 in UTC.
pub(crate) fn rfc_3339_of(moment: SystemTime) -> String {
    Timestamp::try_from(moment).unwrap_or_default().to_string()
}

/// How long a job took: until it ended, or until it last changed, if it will not any more.
pub(super) fn taken(job: &Job) -> Option<Duration> {
    instant(ended(job)?)?.duration_since(instant(job.started.as_ref()?)?).ok()
}

/// When a job ended: when it last changed, if it will not any more and the service says no more.
pub(super) fn ended(job: &Job) -> Option<&Time> {
    job.ended.as_ref().or(job.updated.as_ref().filter(|_| job.phase.is_final()))
}

/// The moment, if there is one and it can be read.
pub(super) fn instant(time: &Time) -> Option<SystemTime> {
    time.to_system_time().ok().flatten()
}

/// Whether it cannot be read.
pub(super) fn is_nonsense(time: &Time) -> bool {
    time.to_system_time().is_err()
}

/// A moment in UTC, to the second.
pub(super) fn utc(moment: SystemTime) -> String {
    let stamp = Timestamp::try_from(moment).unwrap_or_default();
    stamp.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}

/// `01:05`, `1:02:05`: for what ticks.
pub(crate) fn clock(duration: Duration) -> String {
    let seconds = duration.as_secs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes:02}:{seconds:02}")
    }
}
