//! The mock's clock, which can be wrong.

use std::time::{Duration, SystemTime};

use huaweicloud_jobs_runtime::{EpochMilliseconds, Time};

/// How far off the time of a signature may be.
const TOLERANCE: Duration = Duration::from_secs(15 * 60);

/// The time of this machine, or one that is ahead of it.
#[derive(Clone, Copy, Default)]
pub(crate) struct Clock {
    pub(crate) ahead: Duration,
}

impl Clock {
    pub(crate) fn now(self) -> SystemTime {
        SystemTime::now() + self.ahead
    }

    /// Whether a signature of this time, `20060102T150405Z`, may be accepted; if not, the gateway's words.
    pub(crate) fn check(self, signed: &str) -> Result<(), String> {
        let now = self.now();
        let time = Time::from(signed).to_system_time().ok().flatten();
        let off = time.map(|time| now.duration_since(time).unwrap_or_else(|error| error.duration()));
        if off.is_some_and(|off| off <= TOLERANCE) {
            return Ok(());
        }
        let now: String = text(now).chars().filter(|c| !"-:".contains(*c)).collect();
        let now = now.split('.').next().unwrap_or_default().trim_end_matches('Z');
        Err(format!("Signature expired, signature time:{signed},server time:{now}Z"))
    }
}

/// A time in RFC 3339.
pub(crate) fn text(time: SystemTime) -> String {
    let elapsed = time.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Time::from(EpochMilliseconds(i64::try_from(elapsed.as_millis()).unwrap_or(i64::MAX))).to_string()
}
