//! Periods that the data cover in part only.

use crate::analysis::PartialPeriod;
use crate::query::Span;

/// Which days of a period are looked at: "2021 is covered to 2021-01-22 only".
#[must_use]
pub fn partial_period(partial: &PartialPeriod) -> String {
    let label = partial.unit.label(partial.index);
    let Span { first, last } = partial.covered;
    match (first > partial.whole.first, last < partial.whole.last) {
        (true, true) => format!("{label} is covered from {first} to {last} only"),
        (true, false) => format!("{label} is covered from {first} only"),
        _ => format!("{label} is covered to {last} only"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::partial_periods;
    use crate::query::{Unit, parse_range};

    #[test]
    fn a_cut_period_says_where_it_is_cut() {
        let sentences = |window| -> Vec<String> {
            partial_periods(Unit::Year, parse_range(window).unwrap())
                .iter()
                .map(partial_period)
                .collect()
        };
        assert_eq!(
            sentences("2003-10-27..2021-01-22"),
            [
                "2003 is covered from 2003-10-27 only",
                "2021 is covered to 2021-01-22 only"
            ]
        );
        assert_eq!(
            sentences("2018-02..2018-03"),
            ["2018 is covered from 2018-02-01 to 2018-03-31 only"]
        );
    }
}
