//! Times and durations for people.

use std::time::{Duration, SystemTime};

use huaweicloud_jobs_runtime::{Job, Time};
use jiff::Timestamp;

use super::plain;

/// A moment in UTC; as the server wrote it where that cannot be read.
pub(super) fn moment(time: &Time) -> String {
    let stamp = instant(time).and_then(|moment| Timestamp::try_from(moment).ok());
    match stamp {
        Some(stamp) => stamp.strftime("%Y-%m-%d %H:%M:%S UTC").to_string(),
        None => plain(time.as_str()),
    }
}

/// RFC 3339 in UTC, whatever format the service has; as the server wrote it where that cannot be read.
pub(super) fn rfc_3339(time: &Time) -> String {
    let stamp = instant(time).and_then(|moment| Timestamp::try_from(moment).ok());
    stamp.map_or_else(|| time.as_str().to_owned(), |stamp| stamp.to_string())
}

/// How long a job took: until it ended, or until it last changed, if it will not any more.
pub(super) fn taken(job: &Job) -> Option<Duration> {
    let last = job.updated.as_ref().filter(|_| job.phase.is_final());
    let ended = instant(job.ended.as_ref().or(last)?)?;
    ended.duration_since(instant(job.started.as_ref()?)?).ok()
}

fn instant(time: &Time) -> Option<SystemTime> {
    time.to_system_time().ok().flatten()
}

/// `2 ms`, `30.0 s`, `1 min 05 s`, `1 h 02 min`.
pub(super) fn duration(duration: Duration) -> String {
    let seconds = duration.as_secs();
    match seconds {
        0 => format!("{} ms", duration.as_millis()),
        1..60 => format!("{:.1} s", duration.as_secs_f64()),
        60..3600 => format!("{} min {:02} s", seconds / 60, seconds % 60),
        _ => format!("{} h {:02} min", seconds / 3600, seconds / 60 % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_in_two_units_at_most() {
        for (millis, expected) in
            [(2, "2 ms"), (30_013, "30.0 s"), (65_000, "1 min 05 s"), (3_744_230, "1 h 02 min")]
        {
            assert_eq!(duration(Duration::from_millis(millis)), expected);
        }
    }
}
