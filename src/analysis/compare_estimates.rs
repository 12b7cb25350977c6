//! What chance allows to conclude from a comparison: dispersion, resampled
//! ratios of tolls, p-values adjusted for many places, and a plain sentence.

use polars::prelude::DataFrame;

use super::{CompareOptions, ComparisonRow, Side};
use crate::error::Result;
use crate::estimate::bootstrap::{TollEstimate, TollSide, ratio_of_totals};
use crate::estimate::multiple::{benjamini_hochberg, holm};
use crate::estimate::quasi_poisson::{QuasiPoissonRatio, ratio_of_series};
use crate::estimate::random::Resampling;
use crate::estimate::series::Series;
use crate::estimate::toll::Toll;
use crate::estimate::{Interval, Level};
use crate::query::{Allocate, Dimension, Group, Key, Measure, Plan, Span, TollGroup, Unit};
use crate::table::rounded;

/// Estimates of one row of a comparison.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RowEstimates {
    /// The ratio when incidents cluster: interval and p-value of the
    /// quasi-Poisson model; `None` unless counts are overdispersed.
    pub dispersed: Option<QuasiPoissonRatio>,
    /// Toll per day, the other period's by the baseline's, for each toll
    /// measure; `None` when it cannot be estimated.
    pub toll_ratios: Vec<(Measure, Option<TollEstimate>)>,
    /// p-value adjusted by Holm's method, over all rows but the total.
    pub p_holm: Option<f64>,
    /// p-value adjusted by Benjamini and Hochberg's method.
    pub p_bh: Option<f64>,
    /// What can and cannot be concluded.
    pub conclusion: String,
}

/// The data of one side, from which rows are estimated.
struct SideData {
    days: Span,
    /// Calendar periods of the side, and the days of each that are compared.
    periods: Vec<(i64, f64)>,
    groups: Vec<Group>,
    tolls: Vec<(Measure, Vec<TollGroup>)>,
}

/// Puts estimates into all rows; the total is the last.
pub(super) fn estimate(
    frame: &DataFrame,
    plan: &Plan,
    options: &CompareOptions,
    sides: [&Side; 2],
    rows: &mut [ComparisonRow],
) -> Result<()> {
    if plan.allocate == Allocate::Spread {
        return Ok(());
    }
    let unit = unit_within(sides);
    let data = [
        side_data(frame, plan, options, sides[0], unit)?,
        side_data(frame, plan, options, sides[1], unit)?,
    ];
    for row in rows.iter_mut() {
        row.estimates = row_estimates(row, &data, options);
    }
    let decisive: Vec<Option<f64>> = rows
        .iter()
        .map(|row| if row.keys.is_empty() { None } else { p_of(row) })
        .collect();
    let places = rows.iter().filter(|row| !row.keys.is_empty()).count();
    let (by_holm, by_bh) = (holm(&decisive), benjamini_hochberg(&decisive));
    for (position, row) in rows.iter_mut().enumerate() {
        let single = row.keys.is_empty() || places < 2;
        if !single {
            row.estimates.p_holm = by_holm[position];
            row.estimates.p_bh = by_bh[position];
        }
        let p = if single { p_of(row) } else { by_holm[position] };
        let among = if single { 1 } else { places };
        row.estimates.conclusion = conclusion(row, p, among, options.level);
    }
    Ok(())
}

/// Parts of the periods whose counts show how incidents cluster: months of long
/// periods, weeks or days of short ones.
fn unit_within(sides: [&Side; 2]) -> Unit {
    let shortest = sides.iter().map(|side| side.days.days()).min();
    match shortest.unwrap_or_default() {
        150.. => Unit::Month,
        28.. => Unit::IsoWeek,
        _ => Unit::Day,
    }
}

fn side_data(
    frame: &DataFrame,
    plan: &Plan,
    options: &CompareOptions,
    side: &Side,
    unit: Unit,
) -> Result<SideData> {
    let mut plan = plan.clone();
    plan.filter.from = Some(side.days.first);
    plan.filter.to = Some(side.days.last);
    let tolls = options
        .measures
        .iter()
        .filter(|measure| is_toll(**measure))
        .map(|measure| Ok((*measure, plan.tolls(frame, *measure)?)))
        .collect::<Result<_>>()?;
    plan.measures = vec![Measure::Incidents];
    plan.dimensions.push(Dimension::Time(unit));
    let groups = plan.run(frame)?.groups;
    let mut periods = Vec::new();
    let mut day = Some(side.days.first);
    while let Some(first) = day.filter(|day| *day <= side.days.last) {
        let index = unit.index(first);
        let last = unit.days(index).map_or(first, |(_, last)| last);
        let covered = Span::new(first, last.min(side.days.last)).map_or(1, Span::days);
        periods.push((index, covered as f64));
        day = last.succ_opt();
    }
    Ok(SideData {
        days: side.days,
        periods,
        groups,
        tolls,
    })
}

fn is_toll(measure: Measure) -> bool {
    matches!(
        measure,
        Measure::Killed | Measure::Injured | Measure::Casualties
    )
}

/// Whether a group is of this row; the total has all.
fn belongs(keys: &[Key], row: &ComparisonRow) -> bool {
    row.keys.is_empty() || keys.iter().zip(&row.keys).all(|(a, b)| a == b)
}

impl SideData {
    fn series(&self, row: &ComparisonRow) -> Option<Series> {
        let mut counts = vec![0u64; self.periods.len()];
        for group in self.groups.iter().filter(|group| belongs(&group.keys, row)) {
            if let Some(Key::Period(_, index)) = group.keys.last()
                && let Some(position) = self.periods.iter().position(|(of, _)| of == index)
            {
                counts[position] += group.sums.incidents as u64;
            }
        }
        let days: Vec<f64> = self.periods.iter().map(|(_, days)| *days).collect();
        Series::with_exposures(&counts, &days).ok()
    }

    fn tolls(&self, row: &ComparisonRow, measure: Measure) -> Vec<Toll> {
        self.tolls
            .iter()
            .filter(|(of, _)| *of == measure)
            .flat_map(|(_, groups)| groups)
            .filter(|group| belongs(&group.keys, row))
            .flat_map(|group| &group.tolls)
            .map(|toll| Toll {
                low: toll.low,
                best: toll.best,
                high: toll.high,
            })
            .collect()
    }
}

fn row_estimates(
    row: &ComparisonRow,
    data: &[SideData; 2],
    options: &CompareOptions,
) -> RowEstimates {
    let [baseline, against] = data;
    let dispersed = against
        .series(row)
        .zip(baseline.series(row))
        .and_then(|(a, b)| ratio_of_series(&a, &b, options.level).ok())
        .filter(|ratio| ratio.dispersion > 1.0);
    let resampling = Resampling {
        level: options.level,
        ..Resampling::default()
    };
    let toll_ratios = options
        .measures
        .iter()
        .copied()
        .filter(|measure| is_toll(*measure))
        .map(|measure| {
            let (a, b) = (against.tolls(row, measure), baseline.tolls(row, measure));
            let side = |tolls, days: Span| TollSide {
                tolls,
                exposure: days.days() as f64,
            };
            let ratio =
                ratio_of_totals(side(&a, against.days), side(&b, baseline.days), resampling);
            (measure, ratio.ok())
        })
        .collect();
    RowEstimates {
        dispersed,
        toll_ratios,
        ..RowEstimates::default()
    }
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

/// The sentence on a row that is one `among` several.
fn conclusion(row: &ComparisonRow, p: Option<f64>, among: usize, level: Level) -> String {
    let count = |incidents: f64| crate::table::grouped(incidents);
    let counts = format!(
        "{} against {}",
        count(row.against.incidents),
        count(row.baseline.incidents)
    );
    let (Some(ratio), Some(interval), Some(p)) = (row.rate_ratio, interval_of(row), p) else {
        return "no incident in either period".to_owned();
    };
    let limits = if interval.is_bounded() {
        format!("{} to {}", rounded(interval.lower), rounded(interval.upper))
    } else {
        format!("{} or more", rounded(interval.lower))
    };
    if p >= 1.0 - level.get() {
        if !interval.contains(1.0) {
            return format!(
                "{counts}: {limits} times the rate by itself, but among {among} places that may \
                 be chance"
            );
        }
        return format!(
            "{counts}: the data do not show a change; {limits} times the rate fits them"
        );
    }
    let verb = if ratio.ratio < 1.0 { "fell" } else { "rose" };
    if row.against.incidents == 0.0 {
        format!(
            "{counts}: the rate fell, to at most {} times",
            rounded(interval.upper)
        )
    } else if row.baseline.incidents == 0.0 {
        format!(
            "{counts}: the rate rose, to at least {} times",
            rounded(interval.lower)
        )
    } else {
        format!(
            "{counts}: the rate {verb} to {} times ({limits})",
            rounded(ratio.ratio)
        )
    }
}
