//! The days on which an incident may have happened.

use chrono::{Days, NaiveDate};
use polars::prelude::DataFrame;

use super::frame::{dates, texts};
use super::{Span, Unit};
use crate::error::{Error, Result};
use crate::schema::Column;

/// When an incident happened, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PossibleDays {
    /// The days as recorded.
    pub recorded: Span,
    /// All days on which it may have happened: those recorded, or those of the
    /// week, month or year when one day is recorded and no more is known.
    pub possible: Span,
    /// Whether it happened on some day of several; else it happened throughout
    /// its days.
    pub vague: bool,
}

impl PossibleDays {
    /// Of recorded days that are known to a precision, one of
    /// [`DATE_PRECISIONS`](crate::schema::DATE_PRECISIONS).
    ///
    /// A range that the source publishes is that range, whatever the precision: a
    /// date that is known to the week may be six days off either way, one known
    /// to the month or year is anywhere in it.
    #[must_use]
    pub fn new(recorded: Span, precision: Option<&str>) -> Self {
        let possible = if recorded.first == recorded.last {
            around(recorded.first, precision)
        } else {
            recorded
        };
        Self {
            recorded,
            possible,
            vague: possible.first != possible.last && precision != Some("day"),
        }
    }

    /// The records of a frame, row by row.
    pub(crate) fn of(frame: &DataFrame) -> Result<Vec<Self>> {
        let (first, last) = (dates(frame, Column::Date)?, dates(frame, Column::DateEnd)?);
        let precisions = texts(frame, Column::DatePrecision)?;
        first
            .into_iter()
            .zip(last)
            .zip(precisions)
            .map(|((first, last), precision)| {
                Span::new(first, last)
                    .map(|recorded| Self::new(recorded, precision))
                    .ok_or_else(|| Error::records("a record ends before it begins"))
            })
            .collect()
    }
}

fn around(day: NaiveDate, precision: Option<&str>) -> Span {
    let whole = |unit: Unit| unit.days(unit.index(day)).unwrap_or((day, day));
    let (first, last) = match precision {
        Some("week") => (
            day.checked_sub_days(Days::new(6)).unwrap_or(day),
            day.checked_add_days(Days::new(6)).unwrap_or(day),
        ),
        Some("month") => whole(Unit::Month),
        Some("year") => whole(Unit::Year),
        _ => (day, day),
    };
    Span { first, last }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_as_published_and_one_vague_date_is_its_period() {
        for (recorded, precision, possible, vague) in [
            ("2018-01-15", "day", "2018-01-15", false),
            ("2018-01-15", "week", "2018-01-09..2018-01-21", true),
            (
                "2018-01-15..2018-01-21",
                "week",
                "2018-01-15..2018-01-21",
                true,
            ),
            ("2018-02-03", "month", "2018-02-01..2018-02-28", true),
            ("2018-02-03", "year", "2018-01-01..2018-12-31", true),
            ("2018-02-03", "range", "2018-02-03", false),
            (
                "2018-02-03..2018-02-05",
                "range",
                "2018-02-03..2018-02-05",
                true,
            ),
            (
                "2018-02-03..2018-02-05",
                "day",
                "2018-02-03..2018-02-05",
                false,
            ),
            // Not the month, and not the year.
            (
                "2018-02-03..2018-02-05",
                "month",
                "2018-02-03..2018-02-05",
                true,
            ),
            (
                "1991-01-17..1991-03-01",
                "year",
                "1991-01-17..1991-03-01",
                true,
            ),
        ] {
            let recorded = crate::query::parse_range(recorded).unwrap();
            let days = PossibleDays::new(recorded, Some(precision));
            assert_eq!(
                days.possible.to_string(),
                possible,
                "{recorded} {precision}"
            );
            assert_eq!(days.vague, vague, "{recorded} {precision}");
        }
    }
}
