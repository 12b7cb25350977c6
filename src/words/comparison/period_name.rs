//! Compared periods by name.

use chrono::{Datelike, NaiveDate};

use crate::analysis::ComparedPeriod;
use crate::words::short_day;

/// A compared period as it was asked for: "2018", "2017-01 to 2017-06".
#[must_use]
pub fn period_name(period: &ComparedPeriod) -> String {
    period.period.name.replace("..", " to ")
}

/// The name with the days when they are not the whole period: "2021 to 22 Jan".
#[must_use]
pub fn period_label(period: &ComparedPeriod) -> String {
    let (name, whole) = (period_name(period), period.period.span);
    let short = |date: NaiveDate| {
        if period.period.name == date.year().to_string() {
            short_day(date)
        } else {
            format!("{} {}", short_day(date), date.year())
        }
    };
    let (first, last) = (short(period.days.first), short(period.days.last));
    match (
        period.days.first == whole.first,
        period.days.last == whole.last,
    ) {
        (true, true) => name,
        (true, false) => format!("{name} to {last}"),
        (false, true) => format!("{name} from {first}"),
        (false, false) => format!("{name}, {first} to {last}"),
    }
}
