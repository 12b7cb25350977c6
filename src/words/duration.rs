//! Lengths of time.

use super::{DAY, YEAR};

const DAYS_A_YEAR: f64 = 365.25;

/// In years, or in days where it is shorter than a year: "5 years", "1 year",
/// "91.3 days".
pub(super) fn duration(days: f64) -> String {
    let years = YEAR.rounded(days / DAYS_A_YEAR);
    if days < DAYS_A_YEAR && years != YEAR.rounded(1.0) {
        DAY.rounded(days)
    } else {
        years
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn less_than_a_year_is_told_in_days() {
        for (days, words) in [
            (0.73, "0.73 days"),
            (1.0, "1 day"),
            (2.0, "2 days"),
            (182.625, "183 days"),
            (365.25, "1 year"),
            (730.5, "2 years"),
            (365_250.0, "1,000 years"),
        ] {
            assert_eq!(duration(days), words);
        }
    }
}
