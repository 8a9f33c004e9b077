//! Times, kept as sent and read on demand.

use std::{
    fmt,
    time::{Duration, SystemTime},
};

use crate::{moment::Moment, text::Text};

/// A time as the server sent it. Reading it is up to the caller; services use many formats and send nonsense.
///
/// ```
/// use huaweicloud_jobs_runtime::Time;
///
/// let go = Time::from("2025-09-02 10:23:38.987955 +0000 UTC");
/// let rfc = Time::from("2025-09-02T10:23:38.987955Z");
/// assert_eq!(go.to_system_time()?, rfc.to_system_time()?);
/// assert_eq!(Time::from("").to_system_time()?, None);
/// assert!(Time::from("soon").to_system_time().is_err());
/// # Ok::<(), huaweicloud_jobs_runtime::InvalidTime>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Time(Text);

impl Time {
    /// The time as sent.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The moment. `None` for an empty text and for moments before 1970, with which services say "none".
    ///
    /// Understands RFC 3339 with any number of fraction digits, with `Z`, an offset or none (UTC), with `T` or a blank; Go's
    /// `2025-09-02 10:23:38.987955 +0000 UTC`; and milliseconds or seconds since 1970 in digits.
    ///
    /// # Errors
    /// The text is none of these.
    pub fn to_system_time(&self) -> Result<Option<SystemTime>, InvalidTime> {
        let text = self.as_str().trim();
        if text.is_empty() {
            return Ok(None);
        }
        let moment = match text.parse::<i64>() {
            // Twelve digits of seconds lie after the year 5000, fewer digits of milliseconds before 1974.
            Ok(number) if number.unsigned_abs() < 100_000_000_000 => Moment::new(number, 0),
            Ok(number) => Moment::of_milliseconds(number),
            Err(_) => Moment::read(text),
        };
        let moment = moment.ok_or_else(|| InvalidTime(self.as_str().to_owned()))?;
        Ok(moment.to_system_time())
    }
}

/// RFC 3339; the beginning of 1970 for what no calendar reaches.
impl From<SystemTime> for Time {
    fn from(time: SystemTime) -> Self {
        Moment::of(time).map_or_else(|| EpochSeconds(0).into(), |moment| moment.to_string().into())
    }
}

impl From<&str> for Time {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Time {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A text that is no known form of a time.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct InvalidTime(String);

impl fmt::Display for InvalidTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not a time in any known format", self.0)
    }
}

impl std::error::Error for InvalidTime {}

macro_rules! epoch {
    ($(#[$doc:meta])* $name:ident, $unit:path, $moment:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct $name(pub i64);

        impl $name {
            /// The moment. `None` for zero and below, with which services say "none".
            pub fn to_system_time(self) -> Option<SystemTime> {
                let elapsed = u64::try_from(self.0).ok().filter(|&elapsed| elapsed > 0)?;
                SystemTime::UNIX_EPOCH.checked_add($unit(elapsed))
            }
        }

        impl From<i64> for $name {
            fn from(number: i64) -> Self {
                Self(number)
            }
        }

        impl From<$name> for Time {
            /// RFC 3339; the digits themselves where no calendar reaches.
            fn from(time: $name) -> Self {
                match $moment(time.0) {
                    Some(moment) => moment.to_string().into(),
                    None => time.0.to_string().into(),
                }
            }
        }
    };
}

epoch! {
    /// Milliseconds since 1970.
    EpochMilliseconds, Duration::from_millis, Moment::of_milliseconds
}
epoch! {
    /// Seconds since 1970.
    EpochSeconds, Duration::from_secs, |seconds| Moment::new(seconds, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_format() {
        let expected = Time::from("2024-06-06T15:55:31.36Z").to_system_time().unwrap();
        assert!(expected.is_some());
        for same in [
            "2024-06-06T15:55:31.360000000Z",
            "2024-06-06T15:55:31.36",
            "2024-06-06 15:55:31.36",
            "2024-06-06T23:55:31.36+08:00",
            "2024-06-06T23:55:31.36+0800",
            "2024-06-06 15:55:31.36 +0000 UTC",
            "2024-06-06 15:55:31.36 +0000 UTC m=+0.012",
            " 1717689331360 ",
        ] {
            assert_eq!(Time::from(same).to_system_time().as_ref(), Ok(&expected), "{same}");
        }
    }

    #[test]
    fn no_time_at_all() {
        for none in ["", "  ", "0001-01-01 00:00:00 +0000 UTC", "0001-01-01T00:00:00Z"] {
            assert_eq!(Time::from(none).to_system_time(), Ok(None), "{none}");
        }
        assert_eq!(EpochMilliseconds(0).to_system_time(), None);
        assert!(Time::from("2024-13-01T00:00:00Z").to_system_time().is_err());
    }

    #[test]
    fn epochs_become_rfc_3339() {
        assert_eq!(Time::from(EpochMilliseconds(1_509_335_108_918)).as_str(), "2017-10-30T03:45:08.918Z");
        assert_eq!(Time::from(EpochSeconds(i64::MAX)).as_str(), i64::MAX.to_string());
    }
}
