//! A value of a dimension.

use std::sync::Arc;

use chrono::Datelike;

use super::{Span, Unit};

/// A value of a dimension: cheap to clone, to compare and to look up.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Key {
    /// A period of the calendar, by its number: [`Unit::index`].
    Period(Unit, i64),
    /// Some period of the calendar inside these days, which are a month or whole
    /// years: incidents whose day is not known so well.
    Within(Unit, Span),
    /// A text as it stands in the records; `None` is unknown.
    Text(Option<Arc<str>>),
}

impl Key {
    /// A text that is known.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::Text(Some(Arc::from(text)))
    }

    /// Whether it is no single period because the day is not known so well.
    #[must_use]
    pub fn is_vague(&self) -> bool {
        matches!(self, Self::Within(..))
    }

    /// The value for people: the period's name, the text, or `(unknown)`; `2016,
    /// month unknown` where the period is not known.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Period(unit, index) => unit.label(*index),
            Self::Within(unit, span) => {
                let unit = match unit {
                    Unit::IsoWeek | Unit::EpiWeek => "week",
                    _ => unit.name(),
                };
                format!("{}, {unit} unknown", container(*span))
            }
            Self::Text(Some(text)) => text.as_ref().to_owned(),
            Self::Text(None) => "(unknown)".to_owned(),
        }
    }
}

/// `2016-07`, `2016` or `2016 to 2017`.
fn container(span: Span) -> String {
    let (first, last) = (span.first.year(), span.last.year());
    if first != last {
        format!("{first} to {last}")
    } else if Unit::Month.index(span.first) == Unit::Month.index(span.last) {
        Unit::Month.label(Unit::Month.index(span.first))
    } else {
        first.to_string()
    }
}

/// Whether days that some incident may have happened on lie in one period.
pub(super) fn is_one_period(unit: Unit, possible: Span) -> bool {
    possible.first == possible.last
        || (unit != Unit::Weekday && unit.index(possible.first) == unit.index(possible.last))
}

/// The month or the years that hold all days on which an incident may have
/// happened, when they lie in no one period of `unit`.
pub(super) fn holding(unit: Unit, possible: Span) -> Span {
    let whole = |unit: Unit| {
        let first = unit.days(unit.index(possible.first));
        let last = unit.days(unit.index(possible.last));
        first
            .zip(last)
            .map_or(possible, |((first, _), (_, last))| Span { first, last })
    };
    let finer_than_a_month = match unit {
        Unit::Year | Unit::Quarter | Unit::Month => false,
        Unit::IsoWeek | Unit::EpiWeek | Unit::Weekday | Unit::Day => true,
    };
    if finer_than_a_month && Unit::Month.index(possible.first) == Unit::Month.index(possible.last) {
        whole(Unit::Month)
    } else {
        whole(Unit::Year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_to_the_period_says_so() {
        for (unit, possible, label) in [
            (Unit::Month, "2016-03-30..2016-04-02", "2016, month unknown"),
            (
                Unit::Year,
                "2016-12-30..2017-01-02",
                "2016 to 2017, year unknown",
            ),
            (Unit::Day, "2016-07-01..2016-07-31", "2016-07, day unknown"),
            (
                Unit::IsoWeek,
                "2016-07-01..2016-07-31",
                "2016-07, week unknown",
            ),
            (
                Unit::IsoWeek,
                "2016-06-30..2016-07-31",
                "2016, week unknown",
            ),
            (
                Unit::Weekday,
                "2016-07-01..2016-07-08",
                "2016-07, weekday unknown",
            ),
        ] {
            let possible = crate::query::parse_range(possible).unwrap();
            assert!(!is_one_period(unit, possible), "{label}");
            assert_eq!(Key::Within(unit, holding(unit, possible)).label(), label);
        }
        let july = crate::query::parse_range("2016-07").unwrap();
        assert!(is_one_period(Unit::Month, july) && is_one_period(Unit::Quarter, july));
    }
}
