//! Periods that the data cover in part only.

use crate::query::{Span, Unit};

/// A period of which not all days are looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartialPeriod {
    /// The unit.
    pub unit: Unit,
    /// Number of the period: [`Unit::index`].
    pub index: i64,
    /// The days that are.
    pub covered: Span,
    /// All its days.
    pub whole: Span,
}

/// The first and the last period of `window`, when it holds them in part only;
/// none for weekdays.
#[must_use]
pub fn partial_periods(unit: Unit, window: Span) -> Vec<PartialPeriod> {
    let mut found: Vec<PartialPeriod> = Vec::new();
    for date in [window.first, window.last] {
        let index = unit.index(date);
        let Some((first, last)) = unit.days(index) else {
            continue;
        };
        let whole = Span { first, last };
        let Some(covered) = whole.intersect(window) else {
            continue;
        };
        let known = found.iter().any(|partial| partial.index == index);
        if covered != whole && !known {
            found.push(PartialPeriod {
                unit,
                index,
                covered,
                whole,
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_cuts_its_first_and_last_year() {
        let range = |text| crate::query::parse_range(text).unwrap();
        let window = range("2003-10-27..2021-01-22");
        let cut: Vec<(i64, String)> = partial_periods(Unit::Year, window)
            .iter()
            .map(|partial| (partial.index, partial.covered.to_string()))
            .collect();
        assert_eq!(
            cut,
            [
                (2003, "2003-10-27..2003-12-31".to_owned()),
                (2021, "2021-01-01..2021-01-22".to_owned())
            ]
        );
        assert_eq!(partial_periods(Unit::Month, range("2003..2004")), []);
        assert_eq!(partial_periods(Unit::Weekday, window), []);
    }
}
