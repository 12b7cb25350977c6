//! Days as people read them.

use chrono::{Datelike, NaiveDate};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(date: NaiveDate) -> &'static str {
    MONTHS[date.month0() as usize]
}

/// "22 Jan", without the year.
#[must_use]
pub fn short_day(date: NaiveDate) -> String {
    format!("{} {}", date.day(), &month(date)[..3])
}

/// "22 January 2021".
#[must_use]
pub fn long_day(date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}
