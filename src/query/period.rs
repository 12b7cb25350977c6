//! Periods as users write them: `2018`, `2017-01..2017-06`, `present`.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Unit;
use crate::error::{Error, Result};

/// A span of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
}

impl Span {
    /// From `first` to `last`; `None` when they are in the wrong order.
    #[must_use]
    pub fn new(first: NaiveDate, last: NaiveDate) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// Number of days, both ends included.
    #[must_use]
    pub fn days(self) -> u64 {
        u64::try_from((self.last - self.first).num_days()).unwrap_or_default() + 1
    }

    /// Whether the day lies in it.
    #[must_use]
    pub fn contains(self, date: NaiveDate) -> bool {
        self.first <= date && date <= self.last
    }

    /// The days in both; `None` when there is none.
    #[must_use]
    pub fn intersect(self, other: Self) -> Option<Self> {
        Self::new(self.first.max(other.first), self.last.min(other.last))
    }
}

impl std::fmt::Display for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.first == self.last {
            return self.first.fmt(f);
        }
        write!(f, "{}..{}", self.first, self.last)
    }
}

/// A day, month, quarter or year as a span: `2018-01-15`, `2018-01`,
/// `2018-Q1`, `2018`.
///
/// # Errors
/// `Setting` when the text is none of these.
pub fn parse_span(text: &str) -> Result<Span> {
    let text = text.trim();
    let wrong = || {
        Error::setting("not a date or period")
            .value(text)
            .hint("write 2018, 2018-03, 2018-Q1, 2018-03-15, or two of them as FROM..TO")
    };
    let year = |text: &str| -> Option<i64> {
        (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| text.parse().ok())
            .flatten()
    };
    let two = |text: &str| -> Option<u32> {
        (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit()))
            .then(|| text.parse().ok())
            .flatten()
    };
    let parts: Vec<&str> = text.split('-').collect();
    let days = match parts[..] {
        [y] => year(y).and_then(|y| Unit::Year.days(y)),
        [y, q] if q.starts_with(['Q', 'q']) => match (year(y), q[1..].parse::<i64>()) {
            (Some(y), Ok(quarter @ 1..=4)) => Unit::Quarter.days(y * 4 + quarter - 1),
            _ => None,
        },
        [y, m] => match (year(y), two(m)) {
            (Some(y), Some(month @ 1..=12)) => Unit::Month.days(y * 12 + i64::from(month) - 1),
            _ => None,
        },
        [y, m, d] => match (year(y), two(m), two(d)) {
            (Some(y), Some(m), Some(d)) => i32::try_from(y)
                .ok()
                .and_then(|y| NaiveDate::from_ymd_opt(y, m, d))
                .map(|day| (day, day)),
            _ => None,
        },
        _ => None,
    };
    let (first, last) = days.ok_or_else(wrong)?;
    Ok(Span { first, last })
}

/// A range `FROM..TO`, or one period alone.
///
/// # Errors
/// `Setting` when an end is no period, or they are in the wrong order.
pub fn parse_range(text: &str) -> Result<Span> {
    let Some((from, to)) = text.split_once("..") else {
        return parse_span(text);
    };
    let (from, to) = (parse_span(from)?, parse_span(to)?);
    Span::new(from.first, to.last).ok_or_else(|| {
        Error::setting("the period ends before it begins")
            .value(text)
            .hint("write it as FROM..TO, the earlier first")
    })
}

/// A period to compare, with the name it is shown under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// As the user wrote it; the year for "present".
    pub name: String,
    /// Its days by the calendar, whether or not the data cover them all.
    pub span: Span,
}

impl Period {
    /// Reads a period; `present` is the calendar year of `present`, the last
    /// day that the data cover.
    ///
    /// # Errors
    /// `Setting` when the text is no period.
    pub fn parse(text: &str, present: NaiveDate) -> Result<Self> {
        if text.trim().eq_ignore_ascii_case("present") {
            return Self::parse(&present.year().to_string(), present);
        }
        Ok(Self {
            name: text.trim().to_owned(),
            span: parse_range(text)?,
        })
    }
}

/// How far a day lies into a span that begins at `start`: whole months, then
/// days. Two years are cut to the same calendar span with it, leap or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Offset {
    months: u32,
    days: u64,
}

impl Offset {
    /// The offset of `date` from `start`; none at all when that is later.
    #[must_use]
    pub fn between(start: NaiveDate, date: NaiveDate) -> Self {
        let mut months =
            u32::try_from(Unit::Month.index(date) - Unit::Month.index(start)).unwrap_or_default();
        let mut base = start + Months::new(months);
        if base > date {
            months = months.saturating_sub(1);
            base = start + Months::new(months);
        }
        let days = u64::try_from((date - base).num_days()).unwrap_or_default();
        Self { months, days }
    }

    /// The day that lies as far into a span beginning at `start`.
    ///
    /// # Panics
    /// When that is after the last day of the calendar, in the year 262142.
    #[must_use]
    pub fn from(self, start: NaiveDate) -> NaiveDate {
        let base = start + Months::new(self.months);
        let date = base + Days::new(self.days);
        // 28 February stands for the 29th in a year that has none.
        if start.day() == 1 && Unit::Month.index(date) > Unit::Month.index(base) {
            return Unit::Month
                .days(Unit::Month.index(base))
                .map_or(date, |(_, last)| last);
        }
        date
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn periods_are_read_as_people_write_them() {
        for (text, span) in [
            ("2018", "2018-01-01..2018-12-31"),
            ("2018-02", "2018-02-01..2018-02-28"),
            ("2018-Q4", "2018-10-01..2018-12-31"),
            ("2018-01-15", "2018-01-15"),
            ("2017-01..2017-06", "2017-01-01..2017-06-30"),
            ("2017..2018-03-05", "2017-01-01..2018-03-05"),
        ] {
            assert_eq!(parse_range(text).unwrap().to_string(), span, "{text}");
        }
        for text in [
            "",
            "18",
            "2018-13",
            "2018-02-30",
            "2018-Q5",
            "2018..2017",
            "last year",
        ] {
            assert!(parse_range(text).is_err(), "{text}");
        }
    }

    #[test]
    fn present_is_the_year_of_the_last_day() {
        let period = Period::parse("present", day("2021-01-22")).unwrap();
        assert_eq!(period.name, "2021");
        assert_eq!(period.span.to_string(), "2021-01-01..2021-12-31");
    }

    #[test]
    fn a_day_before_the_start_has_no_offset() {
        let none = Offset::between(day("2018-01-15"), day("2018-01-15"));
        for earlier in ["2018-01-14", "2018-01-01", "2017-06-30"] {
            let offset = Offset::between(day("2018-01-15"), day(earlier));
            assert_eq!(offset, none, "{earlier}");
        }
    }

    #[test]
    fn the_same_calendar_span_is_found_in_leap_years_too() {
        for (start, date, other, same) in [
            ("2021-01-01", "2021-01-22", "2018-01-01", "2018-01-22"),
            ("2021-01-01", "2021-03-01", "2020-01-01", "2020-03-01"),
            ("2020-01-01", "2020-02-29", "2021-01-01", "2021-02-28"),
            ("2021-01-01", "2021-02-28", "2020-01-01", "2020-02-28"),
            ("2021-04-01", "2021-04-30", "2021-02-01", "2021-02-28"),
            ("2020-01-01", "2020-12-31", "2019-01-01", "2019-12-31"),
            ("2021-01-15", "2021-02-14", "2020-01-15", "2020-02-14"),
        ] {
            let offset = Offset::between(day(start), day(date));
            assert_eq!(offset.from(day(other)), day(same), "{start} {date} {other}");
        }
    }
}
