//! Moments, and how they are written: for signing, answers and times alike.

use std::{
    fmt,
    time::{Duration, SystemTime},
};

use crate::calendar::{date_after, days_until};

const DAY: i64 = 24 * 60 * 60;

/// A moment of the years 0 to 9999: seconds since 1970, fewer than none before it, and nanoseconds after that.
#[derive(Clone, Copy)]
pub(crate) struct Moment {
    seconds: i64,
    nanoseconds: u32,
}

impl Moment {
    /// `None` where a year has no four digits.
    pub(crate) fn new(seconds: i64, nanoseconds: u32) -> Option<Self> {
        let years = days_until([0, 1, 1]) * DAY..days_until([10_000, 1, 1]) * DAY;
        years.contains(&seconds).then_some(Self { seconds, nanoseconds })
    }

    pub(crate) fn of_milliseconds(milliseconds: i64) -> Option<Self> {
        Self::new(milliseconds.div_euclid(1000), milliseconds.rem_euclid(1000) as u32 * 1_000_000)
    }

    pub(crate) fn of(time: SystemTime) -> Option<Self> {
        let nanoseconds = match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => after.as_nanos() as i128,
            Err(before) => -(before.duration().as_nanos() as i128),
        };
        let seconds = nanoseconds.div_euclid(1_000_000_000).try_into().ok()?;
        Self::new(seconds, nanoseconds.rem_euclid(1_000_000_000) as u32)
    }

    /// `None` before 1970.
    pub(crate) fn to_system_time(self) -> Option<SystemTime> {
        let seconds = self.seconds.try_into().ok()?;
        SystemTime::UNIX_EPOCH.checked_add(Duration::new(seconds, self.nanoseconds))
    }

    /// How long after another one it is, to the second; nothing if it is before.
    pub(crate) fn since(self, other: Self) -> Duration {
        Duration::from_secs(self.seconds.saturating_sub(other.seconds).try_into().unwrap_or_default())
    }

    /// Without the fraction, as signatures have it: `20191115T033655Z`.
    pub(crate) fn compact(self) -> String {
        let ([year, month, day], [hour, minute, second]) = self.on_a_clock();
        format!("{year:04}{month:02}{day:02}T{hour:02}{minute:02}{second:02}Z")
    }

    /// Year, month and day; hour, minute and second.
    fn on_a_clock(self) -> ([i64; 3], [i64; 3]) {
        let time = self.seconds.rem_euclid(DAY);
        (date_after(self.seconds.div_euclid(DAY)), [time / 3600, time / 60 % 60, time % 60])
    }

    /// Reads RFC 3339 and what differs little from it, and Go's `time.Time.String()`, which ends with a zone's name and sometimes with a
    /// monotonic reading.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut rest = Rest(text);
        let date = [rest.number(4)?, rest.part('-')?, rest.part('-')?];
        let days = days_until(date);
        if date_after(days) != date {
            return None;
        }
        let mut moment = Self { seconds: days * DAY, nanoseconds: 0 };
        if rest.skip(['T', 't', ' ']) {
            let (seconds, nanoseconds) = rest.time()?;
            moment = Self { seconds: moment.seconds + seconds, nanoseconds };
            let is_go = rest.skip([' ']);
            if !rest.skip(['Z', 'z']) && !rest.0.is_empty() {
                moment.seconds -= rest.offset()?;
            }
            if is_go && rest.0.starts_with(' ') {
                rest.0 = "";
            }
        }
        rest.0.is_empty().then(|| Self::new(moment.seconds, moment.nanoseconds))?
    }
}

/// RFC 3339 in UTC, with as many digits as it takes.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ([year, month, day], [hour, minute, second]) = self.on_a_clock();
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")?;
        if self.nanoseconds > 0 {
            let digits = format!(".{:09}", self.nanoseconds);
            f.write_str(digits.trim_end_matches('0'))?;
        }
        f.write_str("Z")
    }
}

/// What is still to be read.
struct Rest<'a>(&'a str);

impl Rest<'_> {
    fn skip<const N: usize>(&mut self, any: [char; N]) -> bool {
        let rest = self.0.strip_prefix(any);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    /// A number of just so many digits.
    fn number(&mut self, digits: usize) -> Option<i64> {
        let (number, rest) = self.0.split_at_checked(digits)?;
        // A sign would be taken for a part of it.
        let number = number.bytes().all(|byte| byte.is_ascii_digit()).then(|| number.parse().ok())??;
        self.0 = rest;
        Some(number)
    }

    /// Two digits, after what separates them from those before.
    fn part(&mut self, separator: char) -> Option<i64> {
        let mut rest = Rest(self.0);
        rest.skip([separator]);
        let number = rest.number(2)?;
        self.0 = rest.0;
        Some(number)
    }

    /// Seconds since midnight and nanoseconds: `10:23:38.987955`, `102338`, `10:23`.
    fn time(&mut self) -> Option<(i64, u32)> {
        let (hour, minute, second) = (self.number(2)?, self.part(':')?, self.part(':'));
        let has_fraction = second.is_some() && self.skip(['.', ',']);
        let nanoseconds = if has_fraction { self.fraction()? } else { 0 };
        let second = second.unwrap_or_default();
        // The second that a minute has more, now and then, is its last one again.
        let seconds = hour * 3600 + minute * 60 + second.min(59);
        (hour < 24 && minute < 60 && second <= 60).then_some((seconds, nanoseconds))
    }

    /// Any number of digits, of which nine count.
    fn fraction(&mut self) -> Option<u32> {
        let length = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = self.0.split_at_checked(length).filter(|_| length > 0)?;
        self.0 = rest;
        format!("{digits:0<9}").get(..9)?.parse().ok()
    }

    /// Seconds that the clock is ahead of UTC: `+08:00`, `+0800`, `+08`.
    fn offset(&mut self) -> Option<i64> {
        let sign = if self.skip(['-']) { -1 } else { i64::from(self.skip(['+'])) };
        let (hours, minutes) = (self.number(2)?, self.part(':').unwrap_or_default());
        (sign != 0 && hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
    }
}
