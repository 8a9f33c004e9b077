//! Durations as they are written: `200ms`, `1.5s`, `2m`.

use std::time::Duration;

const UNITS: [(&str, f64); 3] = [("ms", 0.001), ("s", 1.0), ("m", 60.0)];

/// A day: nobody waits longer for a mock.
const LONGEST: f64 = 86_400.0;

pub(crate) fn parse(text: &str) -> Result<Duration, String> {
    let wrong = || format!("{text:?} is not a duration, such as 200ms, 1.5s or 2m");
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let (_, unit) = UNITS.iter().find(|(unit, _)| *unit == &text[digits.len()..]).ok_or_else(wrong)?;
    if !digits.starts_with(|c: char| c.is_ascii_digit()) || digits.contains(|c: char| c.is_ascii_alphabetic())
    {
        return Err(wrong());
    }
    let seconds = digits.parse::<f64>().map_err(|_| wrong())? * unit;
    if seconds > LONGEST {
        return Err(format!("{text:?} is longer than a day"));
    }
    Duration::try_from_secs_f64(seconds).map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        for (text, milliseconds) in [("200ms", 200), ("0s", 0), ("1.5s", 1500), ("2m", 120_000)] {
            assert_eq!(parse(text), Ok(Duration::from_millis(milliseconds)), "{text}");
        }
        for text in
            ["", "200", "ms", "-1s", "1 s", "1h", "+1s", ".5s", "infs", "NaNs", "1e3s", "9999999m", "1µs"]
        {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
