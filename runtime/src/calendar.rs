//! The calendar: dates and days since 1970.

/// Days before the month, where the year begins with March: the day that leap years have more is then the last one.
const fn before(month: i64) -> i64 {
    (153 * month + 2) / 5
}

/// Days from 1970 to a date, which is year, month and day.
pub(crate) const fn days_until([year, month, day]: [i64; 3]) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + before(month) + day - 719_469
}

/// The date so many days after 1970.
pub(crate) fn date_after(days: i64) -> [i64; 3] {
    // 400 years have 146,097 days. By how leap years lie, this is the year or the next one.
    let year = ((days + 719_470) * 400).div_euclid(146_097);
    let begin = |year| days_until([year, 3, 1]);
    let year = if begin(year) > days { year - 1 } else { year };
    let day = days - begin(year);
    let month = (5 * day + 2) / 153;
    let (year, civil) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
    [year, civil, day - before(month) + 1]
}
