//! What chance allows to conclude from a comparison: dispersion, p-values
//! adjusted for many places, and resampled ratios of tolls.

use super::period_incidents::{PeriodIncidents, PlaceIncidents};
use super::{CompareOptions, ComparisonRow, Conclusion};
use crate::estimate::bootstrap::{TollSide, ratio_of_totals};
use crate::estimate::multiple::{benjamini_hochberg, holm};
use crate::estimate::quasi_poisson::ratio_of_series;
use crate::estimate::random::Resampling;
use crate::estimate::{Interval, Level};

/// Puts dispersion, p-values and conclusions into all rows; `sides` are the
/// baseline and the other period.
pub(super) fn conclude(
    sides: [&PeriodIncidents; 2],
    level: Level,
    rows: &mut [ComparisonRow],
    total: &mut ComparisonRow,
) {
    let [baseline, against] = sides;
    for row in rows.iter_mut().chain([&mut *total]) {
        row.estimates.dispersed = against
            .series(&row.keys)
            .zip(baseline.series(&row.keys))
            .and_then(|(a, b)| ratio_of_series(&a, &b, level).ok())
            .filter(|ratio| ratio.dispersion > 1.0);
    }
    let places = rows.len();
    if places < 2 {
        for row in rows.iter_mut() {
            row.estimates.conclusion = conclusion(row, p_of(row), 1, level);
        }
    } else {
        let decisive: Vec<Option<f64>> = rows.iter().map(p_of).collect();
        let adjusted = holm(&decisive)
            .into_iter()
            .zip(benjamini_hochberg(&decisive));
        for (row, (p_holm, p_bh)) in rows.iter_mut().zip(adjusted) {
            row.estimates.p_holm = p_holm;
            row.estimates.p_bh = p_bh;
            row.estimates.conclusion = conclusion(row, p_holm, places, level);
        }
    }
    total.estimates.conclusion = conclusion(total, p_of(total), 1, level);
}

/// Puts ratios of tolls per day into a row, the other period's by the
/// baseline's.
pub(super) fn resample_tolls(
    sides: [&PeriodIncidents; 2],
    options: &CompareOptions,
    row: &mut ComparisonRow,
) {
    let resampling = Resampling {
        level: options.level,
        ..Resampling::default()
    };
    let measures = options.measures.iter().copied();
    row.estimates.toll_ratios = measures
        .filter(|measure| measure.is_toll())
        .map(|measure| {
            let [baseline, against] = sides.map(|side| TollSide {
                tolls: side
                    .place(&row.keys)
                    .map_or(&[], |place: &PlaceIncidents| place.tolls(measure)),
                exposure: side.days.days() as f64,
            });
            let ratio = ratio_of_totals(against, baseline, resampling);
            (measure, ratio.ok())
        })
        .collect();
}

/// The p-value that counts: the larger of the exact one and, where incidents
/// cluster, that of the quasi-Poisson model, whose normal approximation can be
/// too sure of few incidents.
fn p_of(row: &ComparisonRow) -> Option<f64> {
    let exact = row.rate_ratio?.exact.p_value;
    let dispersed = row.estimates.dispersed.map(|ratio| ratio.p_value);
    Some(dispersed.map_or(exact, |dispersed| dispersed.max(exact)))
}

/// The interval that counts: what either of the two allows.
fn interval_of(row: &ComparisonRow) -> Option<Interval> {
    let exact = row.rate_ratio?.exact.interval;
    Some(match row.estimates.dispersed {
        None => exact,
        Some(dispersed) => Interval {
            lower: exact.lower.min(dispersed.interval.lower),
            upper: exact.upper.max(dispersed.interval.upper),
            level: exact.level,
        },
    })
}

/// The conclusion on a row that is one among several `places`, from its adjusted
/// p-value.
fn conclusion(row: &ComparisonRow, p: Option<f64>, places: usize, level: Level) -> Conclusion {
    let (Some(ratio), Some(interval), Some(p)) = (row.rate_ratio, interval_of(row), p) else {
        return Conclusion::NoIncident;
    };
    if p < 1.0 - level.get() {
        Conclusion::Change {
            ratio: ratio.ratio,
            interval,
        }
    } else if interval.contains(1.0) {
        Conclusion::NoChange { ratio: interval }
    } else {
        Conclusion::PerhapsChance {
            ratio: interval,
            places,
        }
    }
}
