//! Days and periods as people read them.

use chrono::{Datelike, NaiveDate};

use crate::query::{Span, Unit};

/// "22 Jan", without the year.
#[must_use]
pub fn short_day(date: NaiveDate) -> String {
    date.format("%-d %b").to_string()
}

/// "22 January", without the year.
#[must_use]
pub fn day_and_month(date: NaiveDate) -> String {
    date.format("%-d %B").to_string()
}

/// "22 January 2021".
#[must_use]
pub fn long_day(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

/// A period by its number: "November 2016", "the second quarter of 2018", "week
/// 3 of 2018", "22 January 2021", "2018", "Monday".
#[must_use]
pub fn period(unit: Unit, index: i64) -> String {
    let Some((first, _)) = unit.days(index) else {
        return unit.label(index);
    };
    match unit {
        Unit::Month => first.format("%B %Y").to_string(),
        Unit::Quarter => {
            let quarter = match first.quarter() {
                1 => "first",
                2 => "second",
                3 => "third",
                _ => "fourth",
            };
            format!("the {quarter} quarter of {}", first.year())
        }
        Unit::IsoWeek | Unit::EpiWeek => {
            let (year, week) = unit.week(index).unwrap_or_default();
            format!("week {week} of {year}")
        }
        Unit::Day => long_day(first),
        Unit::Year | Unit::Weekday => unit.label(index),
    }
}

/// A span of days as people write it: "2018", "the second quarter of 2018",
/// "January 2018", "15 January 2018", "7 to 10 December 2015", "2013 to 2016", "1
/// March 2018 to 2 April 2018".
#[must_use]
pub fn span_words(span: Span) -> String {
    for unit in [Unit::Year, Unit::Quarter, Unit::Month, Unit::Day] {
        let index = unit.index(span.first);
        if unit.days(index) == Some((span.first, span.last)) {
            return period(unit, index);
        }
    }
    let Span { first, last } = span;
    let (january, december) = (first.ordinal() == 1, last.month() == 12 && last.day() == 31);
    if january && december {
        return format!("{} to {}", first.year(), last.year());
    }
    if Unit::Month.index(first) == Unit::Month.index(last) {
        return format!("{} to {}", first.day(), long_day(last));
    }
    format!("{} to {}", long_day(first), long_day(last))
}

/// "from 1 January 2018 to 3 February 2019", "on 1 January 2018".
#[must_use]
pub fn from_to(span: Span) -> String {
    if span.first == span.last {
        return format!("on {}", long_day(span.first));
    }
    format!("from {} to {}", long_day(span.first), long_day(span.last))
}

/// "on 15 January 2018", "in 2018", "from 1 March 2018 to 2 April 2018", "from
/// 2013 to 2016".
#[must_use]
pub fn during(span: Span) -> String {
    let words = span_words(span);
    if span.first == span.last {
        format!("on {words}")
    } else if is_one_period(span) {
        format!("in {words}")
    } else {
        format!("from {words}")
    }
}

/// After "none after": "2018", "15 January 2018"; of other spans the last day.
#[must_use]
pub(super) fn end_of(span: Span) -> String {
    if is_one_period(span) {
        span_words(span)
    } else {
        long_day(span.last)
    }
}

/// A year, quarter or month.
fn is_one_period(span: Span) -> bool {
    [Unit::Year, Unit::Quarter, Unit::Month]
        .into_iter()
        .any(|unit| unit.days(unit.index(span.first)) == Some((span.first, span.last)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse_range;

    #[test]
    fn periods_read_well() {
        for (unit, day, words) in [
            (Unit::Year, "2018-05-06", "2018"),
            (Unit::Month, "2016-11-30", "November 2016"),
            (Unit::Quarter, "2018-04-01", "the second quarter of 2018"),
            (Unit::IsoWeek, "2018-01-15", "week 3 of 2018"),
            (Unit::Day, "2021-01-22", "22 January 2021"),
            (Unit::Weekday, "2018-01-15", "Monday"),
        ] {
            let date = day.parse().unwrap();
            assert_eq!(period(unit, unit.index(date)), words);
        }
    }

    #[test]
    fn spans_read_well() {
        for (span, words, when) in [
            ("2018", "2018", "in 2018"),
            ("2018-01", "January 2018", "in January 2018"),
            ("2018-01-15", "15 January 2018", "on 15 January 2018"),
            ("2013..2016", "2013 to 2016", "from 2013 to 2016"),
            (
                "2015-12-07..2015-12-10",
                "7 to 10 December 2015",
                "from 7 to 10 December 2015",
            ),
        ] {
            let span = parse_range(span).unwrap();
            assert_eq!(span_words(span), words);
            assert_eq!(during(span), when);
        }
    }

    #[test]
    fn ends_and_single_days_read_well() {
        for (span, end, when) in [
            ("2018", "2018", "from 1 January 2018 to 31 December 2018"),
            ("2018-01-15", "15 January 2018", "on 15 January 2018"),
            (
                "2013..2016",
                "31 December 2016",
                "from 1 January 2013 to 31 December 2016",
            ),
        ] {
            let span = parse_range(span).unwrap();
            assert_eq!((end_of(span).as_str(), from_to(span).as_str()), (end, when));
        }
    }
}
