//! What chance allows to conclude from a comparison: the change of each row by
//! the clustering of its place in the whole file, p-values adjusted for many
//! places, and resampled ratios of tolls.

use rayon::prelude::*;

use super::file_clustering::FileClustering;
use super::period_incidents::{PeriodIncidents, PlaceIncidents};
use super::{CompareOptions, ComparisonRow, Conclusion};
use crate::estimate::bootstrap::{TollSide, ratio_of_totals};
use crate::estimate::chance::{RateChange, rate_change};
use crate::estimate::clustering::CountSpread;
use crate::estimate::multiple::{benjamini_hochberg, holm, holm_tests};
use crate::estimate::random::Resampling;
use crate::estimate::rate_ratio::RateRatio;
use crate::estimate::{Level, NotEstimable};

/// Puts changes, p-values and conclusions into all rows; `sides` are the baseline
/// and the other period.
pub(super) fn conclude(
    sides: [&PeriodIncidents; 2],
    file: &FileClustering,
    level: Level,
    rows: &mut [ComparisonRow],
    total: &mut ComparisonRow,
) {
    let days = sides.map(|side| side.days);
    let change = |row: &mut ComparisonRow| {
        row.estimates.change = row.rate_ratio.and_then(|ratio| {
            let dispersion = file.between(&row.keys, days).ok()?;
            at_level(ratio, dispersion, level)
        });
    };
    // How a place clusters is worked out of all its months: there may be thousands.
    rows.par_iter_mut().for_each(change);
    change(total);
    if rows.len() > 1 {
        adjust(level, rows);
    }
    for row in rows.iter_mut().chain([total]) {
        row.estimates.conclusion = conclusion(row);
    }
}

/// Adjusts p-values for many rows, and widens the interval of each to the level
/// at which it is tested among them.
fn adjust(level: Level, rows: &mut [ComparisonRow]) {
    let p_values: Vec<Option<f64>> = rows
        .iter()
        .map(|row| row.estimates.change.map(|change| change.p_value))
        .collect();
    let alpha = 1.0 - level.get();
    let tests = holm_tests(&p_values, alpha);
    let adjusted = holm(&p_values)
        .into_iter()
        .zip(benjamini_hochberg(&p_values));
    for ((row, among), (p_holm, p_bh)) in rows.iter_mut().zip(tests).zip(adjusted) {
        row.estimates.p_holm = p_holm;
        row.estimates.p_bh = p_bh;
        row.estimates.change = row.estimates.change.and_then(|change| {
            let level = Level::new(1.0 - alpha / among? as f64).ok()?;
            at_level(row.rate_ratio?, change.dispersion, level)
        });
    }
}

fn at_level(ratio: RateRatio, dispersion: f64, level: Level) -> Option<RateChange> {
    rate_change(ratio.a, ratio.b, dispersion, level).ok()
}

/// Puts ratios of tolls per day into a row, the other period's by the
/// baseline's, with the dispersion by which its incidents are compared.
pub(super) fn resample_tolls(
    sides: [&PeriodIncidents; 2],
    file: &FileClustering,
    options: &CompareOptions,
    row: &mut ComparisonRow,
) {
    let resampling = Resampling {
        level: options.level,
        ..Resampling::default()
    };
    let measures = options.measures.iter().copied();
    // A toll on its own has no ratio, however incidents cluster.
    let few = |side: &PeriodIncidents| {
        side.place(&row.keys)
            .is_none_or(|place| place.sums.incidents < 2.0)
    };
    let spread = if sides.into_iter().any(few) {
        Err(NotEstimable::NoIncidents)
    } else {
        file.spread_between(&row.keys, sides.map(|side| side.days))
    };
    row.estimates.toll_ratios = measures
        .filter(|measure| measure.is_toll())
        .map(|measure| {
            let [baseline, against] = sides.map(|side| TollSide {
                tolls: side
                    .place(&row.keys)
                    .map_or(&[], |place: &PlaceIncidents| place.tolls(measure)),
                spread: spread.unwrap_or(CountSpread::INDEPENDENT),
                exposure: side.days.days() as f64,
            });
            let ratio = ratio_of_totals(against, baseline, resampling);
            (measure, ratio.ok().filter(|_| spread.is_ok()))
        })
        .collect();
}

/// The conclusion on a row, by the interval that is shown of it.
fn conclusion(row: &ComparisonRow) -> Conclusion {
    if row.rate_ratio.is_none() {
        return Conclusion::NoIncident;
    }
    match row.estimates.change {
        None => Conclusion::NotEstimated,
        Some(change) => match change.direction() {
            None => Conclusion::NoChange {
                ratio: change.interval,
            },
            Some(_) => Conclusion::Change {
                ratio: change.ratio,
                interval: change.interval,
            },
        },
    }
}
