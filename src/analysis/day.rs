//! Days as people read them.

use chrono::{Datelike, NaiveDate};

use crate::query::Unit;

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

/// A period's label for people: "November 2016" for `2016-11`, "second quarter
/// of 2018" for `2018-Q2`, "week 3 of 2018" for `2018-W03`, "22 January 2021"
/// for a day; anything else as it is.
#[must_use]
pub fn period_words(unit: Unit, label: &str) -> String {
    let words = match unit {
        Unit::Month => label.split_once('-').and_then(|(year, month)| {
            let month = month.parse::<usize>().ok()?.checked_sub(1)?;
            Some(format!("{} {year}", MONTHS.get(month)?))
        }),
        Unit::Quarter => label.split_once("-Q").and_then(|(year, quarter)| {
            let quarter = match quarter {
                "1" => "first",
                "2" => "second",
                "3" => "third",
                "4" => "fourth",
                _ => return None,
            };
            Some(format!("the {quarter} quarter of {year}"))
        }),
        Unit::IsoWeek | Unit::EpiWeek => label
            .split_once("-W")
            .map(|(year, week)| format!("week {} of {year}", week.trim_start_matches('0'))),
        Unit::Day => label.parse().ok().map(long_day),
        Unit::Year | Unit::Weekday => None,
    };
    words.unwrap_or_else(|| label.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_read_well() {
        for (unit, label, words) in [
            (Unit::Year, "2018", "2018"),
            (Unit::Month, "2016-11", "November 2016"),
            (Unit::Quarter, "2018-Q2", "the second quarter of 2018"),
            (Unit::IsoWeek, "2018-W03", "week 3 of 2018"),
            (Unit::Day, "2021-01-22", "22 January 2021"),
            (Unit::Weekday, "Monday", "Monday"),
        ] {
            assert_eq!(period_words(unit, label), words);
        }
    }
}
