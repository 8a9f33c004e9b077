//! When a job and its tasks began and ended, as they were played.

use std::{collections::HashMap, time::SystemTime};

use huaweicloud_jobs_runtime::{EpochMilliseconds, Json, Phase, Time};

/// Numbers from here on are milliseconds; as many seconds lie after the year 5000.
const MILLISECONDS: i64 = 100_000_000_000;

/// The times of one job, and those of its tasks by their positions.
#[derive(Default)]
pub(crate) struct Times {
    /// When the last answer was given, and when this one is.
    last: Option<SystemTime>,
    now: Option<SystemTime>,
    seen: HashMap<Vec<usize>, Seen>,
}

/// When something began and ended.
#[derive(Clone, Copy, Default)]
pub(crate) struct Seen {
    pub(crate) started: Option<SystemTime>,
    pub(crate) updated: Option<SystemTime>,
    pub(crate) ended: Option<SystemTime>,
}

impl Times {
    /// An answer is given now.
    pub(crate) fn answer(&mut self, now: SystemTime) {
        self.last = self.now.replace(now);
    }

    /// The times of what is in a phase now.
    pub(crate) fn of(&mut self, positions: &[usize], phase: Phase) -> Seen {
        let seen = self.seen.entry(positions.to_owned()).or_default();
        let now = self.now;
        match phase {
            Phase::Pending => *seen = Seen::default(),
            phase if phase.is_final() => {
                // What was never seen at work was so since the last answer.
                seen.started = seen.started.or(self.last).or(now);
                seen.ended = seen.ended.or(now);
                seen.updated = seen.ended;
            }
            _ => *seen = Seen { started: seen.started.or(now), updated: now, ended: None },
        }
        *seen
    }
}

/// Writes a moment in the form of the example's; what has none gets none.
pub(crate) fn write(moment: Option<SystemTime>, value: &mut Json) {
    let since = |moment: SystemTime| moment.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let millis = |moment| i64::try_from(since(moment).as_millis()).unwrap_or(i64::MAX);
    let written = match (&*value, moment) {
        (Json::Null, _) => return,
        (_, None) => Json::Null,
        (Json::Number(example), Some(moment))
            if example.as_i64().is_some_and(|number| number < MILLISECONDS) =>
        {
            since(moment).as_secs().into()
        }
        (Json::Number(_), Some(moment)) => millis(moment).into(),
        (example, Some(moment)) => {
            let text = Time::from(EpochMilliseconds(millis(moment))).to_string();
            let is_go = example.as_str().is_some_and(|example| example.contains(" +0000"));
            if is_go { text.replace('T', " ").replace('Z', " +0000 UTC").into() } else { text.into() }
        }
    };
    *value = written;
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::json;

    use super::*;

    #[test]
    fn in_the_form_of_the_example() {
        let moment = SystemTime::UNIX_EPOCH + Duration::from_millis(1_700_000_000_500);
        for (example, expected) in [
            (json!(null), json!(null)),
            (json!("2023-02-16T11:24:07.950175Z"), json!("2023-11-14T22:13:20.5Z")),
            (json!("2025-09-02 10:23:38.98 +0000 UTC"), json!("2023-11-14 22:13:20.5 +0000 UTC")),
            (json!(1_509_335_108_918_i64), json!(1_700_000_000_500_i64)),
            (json!(1_509_335_108), json!(1_700_000_000)),
        ] {
            let mut value = example.clone();
            write(Some(moment), &mut value);
            assert_eq!(value, expected, "{example}");
            write(None, &mut value);
            assert_eq!(value, json!(null));
        }
    }

    #[test]
    fn from_the_first_work_to_the_end() {
        let at = |seconds| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
        let mut times = Times::default();
        for (seconds, phase, expected) in [
            (1, Phase::Pending, [None, None]),
            (2, Phase::Running, [Some(2), None]),
            (3, Phase::Running, [Some(2), None]),
            (5, Phase::Succeeded, [Some(2), Some(5)]),
            (9, Phase::Succeeded, [Some(2), Some(5)]),
        ] {
            times.answer(at(seconds));
            let seen = times.of(&[0], phase);
            assert_eq!([seen.started, seen.ended], expected.map(|time| time.map(at)));
        }
    }
}
