//! Periods that the data cover in part only.

use crate::query::{Span, Unit};

/// A period of which not all days are looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partial {
    /// The unit.
    pub unit: Unit,
    /// Number of the period.
    pub index: i64,
    /// The days that are.
    pub covered: Span,
    /// All its days.
    pub whole: Span,
}

/// The first and last period of `window` when they are cut by it.
#[must_use]
pub fn partial_periods(unit: Unit, window: Span) -> Vec<Partial> {
    let mut found: Vec<Partial> = Vec::new();
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
            found.push(Partial {
                unit,
                index,
                covered,
                whole,
            });
        }
    }
    found
}

impl Partial {
    /// "2021 is covered to 2021-01-22 only".
    #[must_use]
    pub fn sentence(&self) -> String {
        let label = self.unit.label(self.index);
        let Span { first, last } = self.covered;
        match (first > self.whole.first, last < self.whole.last) {
            (true, true) => format!("{label} is covered from {first} to {last} only"),
            (true, false) => format!("{label} is covered from {first} only"),
            _ => format!("{label} is covered to {last} only"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_cuts_its_first_and_last_year() {
        let window = crate::query::parse_range("2003-10-27..2021-01-22").unwrap();
        let sentences: Vec<String> = partial_periods(Unit::Year, window)
            .iter()
            .map(Partial::sentence)
            .collect();
        assert_eq!(
            sentences,
            [
                "2003 is covered from 2003-10-27 only",
                "2021 is covered to 2021-01-22 only"
            ]
        );
        let whole = crate::query::parse_range("2003..2004").unwrap();
        assert_eq!(partial_periods(Unit::Month, whole), []);
        assert_eq!(partial_periods(Unit::Weekday, window), []);
    }
}
