//! The days on which an incident may have happened.

use chrono::{Days, NaiveDate};

use crate::query::{Span, Unit};

/// Days on which an incident may have happened. A date known to the week may be
/// six days off either way; one known to the month or year is anywhere in it.
pub(super) fn possible_days(recorded: Span, precision: Option<&str>) -> Span {
    let calendar = |unit: Unit| {
        let bounds = |day: NaiveDate| unit.days(unit.index(day)).unwrap_or((day, day));
        Span {
            first: bounds(recorded.first).0,
            last: bounds(recorded.last).1,
        }
    };
    match precision {
        Some("week") if recorded.days() < 7 => Span {
            first: recorded.first - Days::new(7 - recorded.days()),
            last: recorded.last + Days::new(7 - recorded.days()),
        },
        Some("month") if recorded.days() < 28 => calendar(Unit::Month),
        Some("year") if recorded.days() < 365 => calendar(Unit::Year),
        _ => recorded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vague_date_may_be_any_day_of_its_period() {
        for (recorded, precision, days) in [
            ("2018-01-15", "day", "2018-01-15"),
            ("2018-01-15", "week", "2018-01-09..2018-01-21"),
            ("2018-01-15..2018-01-21", "week", "2018-01-15..2018-01-21"),
            ("2018-02-03", "month", "2018-02-01..2018-02-28"),
            ("2018-02-03", "year", "2018-01-01..2018-12-31"),
            ("2018-02-03..2018-02-05", "range", "2018-02-03..2018-02-05"),
        ] {
            let recorded = crate::query::parse_range(recorded).unwrap();
            assert_eq!(possible_days(recorded, Some(precision)).to_string(), days);
        }
    }
}
