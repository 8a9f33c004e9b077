//! Times against another reader of them, which is no part of the library.
#![allow(clippy::unwrap_used, reason = "a failure fails the test, in its helpers too")]

use std::time::{Duration, SystemTime};

use huaweicloud_jobs_runtime::{EpochMilliseconds, EpochSeconds, Time};
use jiff::{Timestamp, civil, tz};
use proptest::{prelude::*, sample::select};

const END: i64 = 253_402_300_800;

/// A moment of any year that has four digits on every clock.
fn moment() -> impl Strategy<Value = Timestamp> {
    let seconds = prop_oneof![-62_135_510_400_i64..253_402_200_000, 0..2_000_000_000_i64];
    (seconds, prop_oneof![Just(0), 0..1_000_000_000])
        .prop_map(|(seconds, nanoseconds)| Timestamp::new(seconds, nanoseconds).unwrap())
}

fn expected(moment: Timestamp) -> Option<SystemTime> {
    (moment >= Timestamp::UNIX_EPOCH).then(|| moment.into())
}

fn read(text: &str) -> Option<Option<SystemTime>> {
    Time::from(text).to_system_time().ok()
}

proptest! {
    #[test]
    fn every_form_of_a_moment_is_read(
        moment in moment(),
        separator in select(vec!["T", "t", " "]),
        digits in 9_usize..20,
        minutes in -23 * 60 - 59_i32..24 * 60,
        colon in select(vec![":", ""]),
        zone in select(vec!["", " UTC", " CST m=+0.012"]),
    ) {
        let offset = tz::Offset::from_seconds(minutes * 60).unwrap();
        let local = offset.to_datetime(moment);
        let (date, time) = (local.date(), local.time());
        let fraction = format!("{:0<digits$}", format!("{:09}", time.subsec_nanosecond()));
        let time = format!("{}.{fraction}", time.strftime("%H:%M:%S"));
        let sign = if minutes < 0 { '-' } else { '+' };
        let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
        let offset = format!("{sign}{hours:02}{colon}{rest:02}");
        let rfc = format!("{date}{separator}{time}{offset}");
        prop_assert_eq!(read(&rfc), Some(expected(moment)), "{}", rfc);
        let go = format!("{date} {time} {offset}{zone}");
        prop_assert_eq!(read(&go), Some(expected(moment)), "{}", go);
        for utc in [moment.to_string(), moment.to_string().replace(['-', ':'], ""), moment.to_string().replace('Z', "")] {
            prop_assert_eq!(read(&utc), Some(expected(moment)), "{}", utc);
        }
    }

    /// One letter more, less or other than in a time: where both understand it, it means the same.
    #[test]
    fn what_is_almost_a_time(
        moment in moment(),
        form in select(vec!["%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%d %H:%M:%S%.f+08:00", "%Y%m%dT%H%M%S", "%Y-%m-%d %H:%M", "%F"]),
        at in any::<prop::sample::Index>(),
        removed in 0_usize..2,
        added in "[-0-9TZ:+., ]?",
    ) {
        let mut text = moment.strftime(form).to_string();
        let at = at.index(text.len());
        text.replace_range(at..at + removed, &added);
        let text = text.trim();
        let theirs = text.parse::<Timestamp>().ok().or_else(|| {
            let local = text.parse::<civil::DateTime>().ok()?;
            Some(local.to_zoned(tz::TimeZone::UTC).unwrap().timestamp())
        });
        // Digits alone are a number here.
        if let (Some(ours), Some(theirs), Err(_)) = (read(text), theirs, text.parse::<i64>()) {
            prop_assert_eq!(ours, expected(theirs), "{}", text);
        }
    }

    #[test]
    fn a_moment_is_written(moment in moment()) {
        let (seconds, milliseconds) = (moment.as_second(), moment.as_millisecond());
        for (time, theirs) in [
            (Time::from(SystemTime::from(moment)), Ok(moment)),
            (Time::from(EpochSeconds(seconds)), Timestamp::from_second(seconds)),
            (Time::from(EpochMilliseconds(milliseconds)), Timestamp::from_millisecond(milliseconds)),
        ] {
            prop_assert_eq!(time.as_str(), theirs.unwrap().to_string());
        }
    }

    #[test]
    fn no_text_panics(text in ".{0,30}", nearly in "[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.,+Zé -]{0,20}", number: i64) {
        for text in [text, nearly, number.to_string()] {
            let _ = Time::from(text).to_system_time();
        }
        let _ = (Time::from(EpochSeconds(number)), Time::from(EpochMilliseconds(number)));
    }
}

/// All days of 400 years, after which the calendar begins anew; and of the first years, and the last.
#[test]
fn every_day() {
    for days in (0..146_097).chain(-719_528..-719_000).chain(2_932_000..2_932_895) {
        let theirs = Timestamp::from_second(days * 86_400).unwrap();
        let written = Time::from(EpochSeconds(days * 86_400));
        assert_eq!(written.as_str(), theirs.to_string());
        assert_eq!(written.to_system_time(), Ok(expected(theirs)));
    }
}

#[test]
fn what_is_no_time() {
    for text in [
        "soon",
        "2024-06",
        "2024-06-06T",
        "2024-06-06Z",
        "2024-6-06T15:55:31Z",
        "2024-06-06T15Z",
        "2024-06-06T15:55:Z",
        "2024-06-06T15:55:31.Z",
        "2024-06-06T15:55.5Z",
        "2024-06-06T15:55:31ZZ",
        "2024-06-06T15:55:31 soon",
        "2024-06-06T15:55:31+",
        "2024-06-06T15:55:31+24:00",
        "2024-06-06T15:55:31+08:60",
        "2024-06-06T15:55:31+08:00 CST",
        "2024-06-06T24:00:00Z",
        "2024-06-06T23:60:00Z",
        "2024-06-06T23:59:61Z",
        "2023-02-29T00:00:00Z",
        "2100-02-29",
        "2024-00-01",
        "2024-01-00",
        "2024-04-31",
        "+024-06-06",
        "２０２４-06-06T15:55:31Z",
        &END.to_string().repeat(2),
        &i64::MAX.to_string(),
        &i64::MIN.to_string(),
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn the_calendar_ends() {
    assert_eq!(Time::from(EpochSeconds(END - 1)).as_str(), "9999-12-31T23:59:59Z");
    assert_eq!(Time::from(EpochSeconds(END)).as_str(), END.to_string());
    assert_eq!(Time::from(EpochMilliseconds(i64::MIN)).as_str(), i64::MIN.to_string());
    let beyond = SystemTime::UNIX_EPOCH + Duration::from_secs(END.unsigned_abs());
    assert_eq!(Time::from(beyond).as_str(), "1970-01-01T00:00:00Z");
    let leap_second = read("2016-12-31T23:59:60.5Z");
    assert_eq!(leap_second, Some(expected("2016-12-31T23:59:59.5Z".parse().unwrap())));
}
