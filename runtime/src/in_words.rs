use std::{fmt, time::Duration};

/// A duration as people say it, in two units at most: `0 s`, `2 ms`, `1.5 s`, `30 s`, `4 min 43 s`, `1 h 2 min`. What is less than that is cut
/// off, so it never says more than has passed.
///
/// ```
/// use std::time::Duration;
///
/// use huaweicloud_jobs_runtime::InWords;
///
/// assert_eq!(InWords(Duration::from_millis(283_517)).to_string(), "4 min 43 s");
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct InWords(pub Duration);

impl fmt::Display for InWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs();
        let two = |f: &mut fmt::Formatter<'_>, large: u64, unit: &str, small: u64, part: &str| match small {
            0 => write!(f, "{large} {unit}"),
            _ => write!(f, "{large} {unit} {small} {part}"),
        };
        match (seconds, self.0.as_millis()) {
            (0, 0) => f.write_str("0 s"),
            (0, millis) => write!(f, "{millis} ms"),
            (1..60, millis) if millis % 1000 < 100 => write!(f, "{seconds} s"),
            (1..60, millis) => write!(f, "{seconds}.{} s", millis % 1000 / 100),
            (60..3600, _) => two(f, seconds / 60, "min", seconds % 60, "s"),
            _ => two(f, seconds / 3600, "h", seconds / 60 % 60, "min"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_units_at_most_and_never_too_much() {
        for (millis, expected) in [
            (0, "0 s"),
            (2, "2 ms"),
            (999, "999 ms"),
            (1000, "1 s"),
            (1599, "1.5 s"),
            (30_013, "30 s"),
            (59_999, "59.9 s"),
            (60_000, "1 min"),
            (283_517, "4 min 43 s"),
            (1_800_000, "30 min"),
            (3_600_000, "1 h"),
            (3_744_230, "1 h 2 min"),
            (172_800_000, "48 h"),
        ] {
            assert_eq!(InWords(Duration::from_millis(millis)).to_string(), expected);
        }
        assert_eq!(InWords(Duration::from_nanos(1)).to_string(), "0 s");
    }
}
