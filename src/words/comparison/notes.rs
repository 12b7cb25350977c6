//! What a reader of a comparison must know.

use super::period_label;
use crate::analysis::{ComparedPeriod, Comparison};
use crate::estimate::random::DEFAULT_SEED;
use crate::query::{Allocate, Span};
use crate::table::decimal;

/// A sentence each.
pub(super) fn notes(comparison: &Comparison) -> Vec<String> {
    let (baseline, against) = (&comparison.baseline, &comparison.against);
    let days = |period: &ComparedPeriod| {
        let Span { first, last } = period.days;
        format!("{first} to {last} ({} days)", period.days.days())
    };
    let mut notes = vec![format!(
        "Compared: {} and {}.",
        days(baseline),
        days(against)
    )];
    if baseline.full.is_some() || against.full.is_some() {
        notes.push(
            "The data cover one period only in part: the same calendar days of both are compared."
                .to_owned(),
        );
    }
    if comparison.allocate == Allocate::Spread {
        notes.push(
            "No rate ratio: incidents spread over their days are no whole numbers.".to_owned(),
        );
    } else {
        notes.push(format!(
            "Rate ratio: incidents per day, {} by {}, with the exact conditional {} % interval; \
             where incidents cluster, with the wider one of a quasi-Poisson model too. Ratios of \
             tolls: per day, resampling incidents 10,000 times (seed {DEFAULT_SEED}).",
            period_label(against),
            period_label(baseline),
            decimal(comparison.level.get() * 100.0, 1),
        ));
        if !comparison.dimensions.is_empty() {
            notes.push(
                "Many places at once: the conclusion of each rests on its p-value adjusted by \
                 Holm's method."
                    .to_owned(),
            );
        }
    }
    if comparison.rows.len() < comparison.all_rows {
        notes.push(format!(
            "The first {} of {} rows; the total is of all.",
            comparison.rows.len(),
            comparison.all_rows
        ));
    }
    notes
}
