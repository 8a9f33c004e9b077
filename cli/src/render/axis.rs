//! A time axis: where its marks stand, and what they say.

use std::time::Duration;

/// What may lie between two marks, in milliseconds.
const STEPS: [u64; 33] = [
    1,
    2,
    5,
    10,
    20,
    50,
    100,
    200,
    500,
    1_000,
    2_000,
    5_000,
    10_000,
    15_000,
    30_000,
    60_000,
    120_000,
    300_000,
    600_000,
    900_000,
    1_800_000,
    3_600_000,
    7_200_000,
    10_800_000,
    21_600_000,
    43_200_000,
    86_400_000,
    172_800_000,
    604_800_000,
    1_209_600_000,
    2_592_000_000,
    7_776_000_000,
    31_536_000_000,
];

/// Marks from the beginning to the end of a time, so many at most, at even numbers.
pub(crate) fn marks(whole: Duration, most: usize) -> Vec<(Duration, String)> {
    let millis = u64::try_from(whole.as_millis()).unwrap_or(u64::MAX);
    let most = most.max(2) as u64;
    let step = STEPS.into_iter().find(|step| millis / step < most);
    let step = step.unwrap_or((millis / (most - 1)).max(1));
    let count = millis / step;
    (0..=count).map(|at| (Duration::from_millis(at * step), label(at * step, step, millis))).collect()
}

fn label(millis: u64, step: u64, whole: u64) -> String {
    let seconds = millis / 1_000;
    let (minutes, hours) = (seconds / 60, seconds / 3_600);
    match step {
        _ if millis == 0 => "0".to_owned(),
        100..1_000 if whole >= 1_000 => format!("{}.{} s", millis / 1_000, millis % 1_000 / 100),
        ..1_000 => format!("{millis} ms"),
        1_000..60_000 if minutes == 0 => format!("{seconds} s"),
        1_000..60_000 => format!("{minutes}:{:02} min", seconds % 60),
        60_000..3_600_000 if hours == 0 => format!("{minutes} min"),
        60_000..3_600_000 => format!("{hours}:{:02} h", minutes % 60),
        3_600_000..86_400_000 => format!("{hours} h"),
        _ => format!("{} d", hours / 24),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn even_numbers_that_fit() {
        for (seconds, most, expected) in [
            (0.0, 5, "0"),
            (0.03, 5, "0, 10 ms, 20 ms, 30 ms"),
            (2.0, 6, "0, 0.5 s, 1.0 s, 1.5 s, 2.0 s"),
            (9.0, 5, "0, 2 s, 4 s, 6 s, 8 s"),
            (100.0, 5, "0, 30 s, 1:00 min, 1:30 min"),
            (200.0, 5, "0, 1 min, 2 min, 3 min"),
            (5400.0, 4, "0, 30 min, 1:00 h, 1:30 h"),
            (200_000.0, 4, "0, 1 d, 2 d"),
            (1e9, 3, "0, 5787 d, 11574 d"),
        ] {
            let marks = marks(Duration::from_secs_f64(seconds), most);
            let labels: Vec<_> = marks.iter().map(|(_, label)| label.as_str()).collect();
            assert_eq!(labels.join(", "), expected, "{seconds} s");
            assert!(marks.len() <= most.max(2));
        }
    }
}
