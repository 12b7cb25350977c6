//! What a reader of a comparison must know.

use super::period_label;
use crate::analysis::{ComparedPeriod, Comparison};
use crate::estimate::random::DEFAULT_SEED;
use crate::query::{Allocate, Measure, Span, Sums};
use crate::table::decimal;
use crate::words::first_rows::first_rows;
use crate::words::{DAY, Loss, all_left_out, no_variance};

/// A sentence each.
pub(super) fn notes(comparison: &Comparison) -> Vec<String> {
    let (baseline, against) = (&comparison.baseline, &comparison.against);
    let days = |period: &ComparedPeriod| {
        let Span { first, last } = period.days;
        let length = DAY.count(period.days.days() as f64);
        if first == last {
            format!("{first} ({length})")
        } else {
            format!("{first} to {last} ({length})")
        }
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
            "Rate ratio: incidents per day, {} by {}, with the {} % interval that allows for the \
             clustering of incidents in the whole file. Ratios of tolls: per day, resampling \
             incidents 10,000 times (seed {DEFAULT_SEED}), with the same clustering.",
            period_label(against),
            period_label(baseline),
            decimal(comparison.level.get() * 100.0, 1),
        ));
        notes.extend(
            comparison
                .no_variance
                .iter()
                .map(|(measure, exponent)| no_variance(*measure, *exponent)),
        );
        if !comparison.dimensions.is_empty() {
            notes.push(
                "Many places at once: the interval of each is widened to the level at which \
                 Holm's method tests it among them."
                    .to_owned(),
            );
        }
    }
    notes.extend(losses(comparison));
    notes.extend(all_left_out(&comparison.left_out));
    if comparison.rows.len() < comparison.all_rows {
        notes.push(first_rows(comparison.rows.len(), comparison.all_rows, true));
    }
    notes
}

/// What is in no sum of a period, or is no single incident, with its toll.
fn losses(comparison: &Comparison) -> impl Iterator<Item = String> {
    let tolls = comparison.measures.iter().copied();
    let measure = tolls.into_iter().find(|measure| measure.is_toll());
    let measure = measure.unwrap_or(Measure::Incidents);
    let periods = [&comparison.baseline, &comparison.against];
    periods
        .into_iter()
        .enumerate()
        .flat_map(move |(at, period)| {
            let label = period_label(period);
            let loss = |sums: &Sums| Loss::of(sums, measure);
            [
                loss(&comparison.at_edge[at]).map(|loss| format!("{label}: {}.", loss.at_edge())),
                loss(&comparison.of_summaries[at])
                    .map(|loss| format!("{label}: of these rows {}.", loss.of_summaries())),
            ]
            .into_iter()
            .flatten()
        })
}
