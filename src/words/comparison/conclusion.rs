//! What can and cannot be concluded, in a sentence.

use crate::analysis::{ComparisonRow, Conclusion};
use crate::estimate::Interval;
use crate::table::{grouped, rounded};

/// What a row of a comparison allows to conclude, without a full stop: "3 against
/// 36: the rate fell to 0.083 times what it was (0.017 to 0.26)"; `None` when
/// nothing was estimated.
#[must_use]
pub fn conclusion(row: &ComparisonRow) -> Option<String> {
    let (against, baseline) = (row.against.incidents, row.baseline.incidents);
    let counts = format!("{} against {}", grouped(against), grouped(baseline));
    Some(match row.estimates.conclusion {
        Conclusion::NotEstimated => return None,
        Conclusion::NoIncident => "no incident in either period".to_owned(),
        Conclusion::NoChange { ratio } => format!(
            "{counts}: the data do not show a change; the rate may be {}",
            limits(ratio)
        ),
        Conclusion::Change { interval, .. } if against == 0.0 => format!(
            "{counts}: the rate fell, to at most {} times what it was",
            rounded(interval.upper)
        ),
        Conclusion::Change { interval, .. } if baseline == 0.0 => format!(
            "{counts}: the rate rose, to at least {} times what it was",
            rounded(interval.lower)
        ),
        Conclusion::Change { ratio, interval } => {
            let verb = if ratio < 1.0 { "fell" } else { "rose" };
            format!(
                "{counts}: the rate {verb} to {} times what it was ({})",
                rounded(ratio),
                range(interval)
            )
        }
    })
}

/// "0.017 to 0.26 times what it was", "0.10 times what it was or more".
fn limits(interval: Interval) -> String {
    if interval.is_bounded() {
        format!("{} times what it was", range(interval))
    } else {
        format!("{} times what it was or more", rounded(interval.lower))
    }
}

fn range(interval: Interval) -> String {
    if interval.is_bounded() {
        format!("{} to {}", rounded(interval.lower), rounded(interval.upper))
    } else {
        format!("{} or more", rounded(interval.lower))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::RowEstimates;
    use crate::estimate::Level;
    use crate::query::Sums;

    #[test]
    fn every_conclusion_reads_well() {
        let said = |against: f64, baseline: f64, conclusion_of: Conclusion| {
            conclusion(&ComparisonRow {
                keys: Vec::new(),
                baseline: Sums::of_incidents(baseline),
                against: Sums::of_incidents(against),
                full_baseline: None,
                full_against: None,
                rate_ratio: None,
                estimates: RowEstimates {
                    conclusion: conclusion_of,
                    ..RowEstimates::default()
                },
            })
        };
        let between = |lower, upper| Interval {
            lower,
            upper,
            level: Level::P95,
        };
        let change = |ratio, lower, upper| Conclusion::Change {
            ratio,
            interval: between(lower, upper),
        };
        for (against, baseline, conclusion, words) in [
            (
                3.0,
                36.0,
                change(0.083, 0.017, 0.26),
                "3 against 36: the rate fell to 0.083 times what it was (0.017 to 0.26)",
            ),
            (
                1000.0,
                2.0,
                change(500.0, 130.0, 4200.0),
                "1,000 against 2: the rate rose to 500 times what it was (130 to 4,200)",
            ),
            (
                0.0,
                9.0,
                change(0.0, 0.0, 0.4),
                "0 against 9: the rate fell, to at most 0.40 times what it was",
            ),
            (
                9.0,
                0.0,
                change(f64::INFINITY, 2.5, f64::INFINITY),
                "9 against 0: the rate rose, to at least 2.50 times what it was",
            ),
            (
                1.0,
                0.0,
                Conclusion::NoChange {
                    ratio: between(0.1, f64::INFINITY),
                },
                "1 against 0: the data do not show a change; the rate may be 0.10 times what it \
                 was or more",
            ),
            (
                1.0,
                1.0,
                Conclusion::NoChange {
                    ratio: between(0.013, 78.5),
                },
                "1 against 1: the data do not show a change; the rate may be 0.013 to 78.5 times \
                 what it was",
            ),
            (
                0.0,
                0.0,
                Conclusion::NoIncident,
                "no incident in either period",
            ),
        ] {
            assert_eq!(said(against, baseline, conclusion).as_deref(), Some(words));
        }
        assert_eq!(said(0.5, 0.5, Conclusion::NotEstimated), None);
    }
}
