//! Compares two periods, place by place, like for like.

use std::collections::HashSet;

use polars::prelude::DataFrame;
use rayon::prelude::*;

use super::file_clustering::FileClustering;
use super::period_incidents::PeriodIncidents;
use super::{
    CompareOptions, ComparedPeriod, Comparison, ComparisonRow, RowEstimates, align,
    compare_estimates,
};
use crate::error::{Error, Result};
use crate::estimate::Level;
use crate::estimate::rate_ratio::{ExposedCount, RateRatio, rate_ratio};
use crate::estimate::tail::no_variance;
use crate::estimate::toll::Toll;
use crate::query::{Allocate, Dimension, Key, Measure, Period, PreparedPlan, Span, Sums};
use crate::schema::fold;

/// Compares two periods: incidents per day by exact rate ratio, widened where
/// counts cluster, tolls per day by resampling, places by p-values adjusted for
/// their number (Holm, 1979). Incidents that are spread over days have no
/// estimates.
///
/// # Errors
/// `Setting` when a period cannot be read, a dimension is in time, or the filter is
/// not valid; `Records` when the data cover no day of a period, or the filter
/// leaves none.
pub fn compare(frame: &DataFrame, options: &CompareOptions) -> Result<Comparison> {
    refuse_time(&options.dimensions)?;
    let plan = options.plan();
    let coverage = plan.coverage_of(frame)?;
    let window = options.filter.days(coverage).ok_or_else(|| {
        Error::records("the filter leaves no day of the data").value(coverage.to_string())
    })?;
    let [baseline, against] = periods(options, coverage, window)?;
    let prepared = plan.prepare(frame)?;
    let both = Both {
        allocate: options.allocate,
        level: options.level,
        baseline: PeriodIncidents::read(&prepared, &plan, &baseline)?,
        against: PeriodIncidents::read(&prepared, &plan, &against)?,
    };
    let mut rows: Vec<ComparisonRow> = both.places().iter().map(|keys| both.row(keys)).collect();
    rows.sort_by_cached_key(|row| {
        let weight = row.baseline.incidents + row.against.incidents;
        let label: Vec<String> = row.keys.iter().map(|key| fold(&key.label())).collect();
        // Floats from zero on sort as their bits do.
        (std::cmp::Reverse(weight.to_bits()), label)
    });
    let mut total = both.row(&[]);
    let all_rows = rows.len();
    if options.allocate != Allocate::Spread {
        let sides = [&both.baseline, &both.against];
        let file = FileClustering::read(&prepared, &options.dimensions)?;
        compare_estimates::conclude(sides, &file, options.level, &mut rows, &mut total);
        keep_top(&mut rows, options.top);
        let resample = |row: &mut ComparisonRow| {
            compare_estimates::resample_tolls(sides, &file, options, row);
        };
        // Of a few rows it is the resamples that are drawn in parallel.
        rows.par_iter_mut().for_each(resample);
        resample(&mut total);
    }
    keep_top(&mut rows, options.top);
    let left_out = prepared.left_out().to_vec();
    let resampled = resampled(rows.iter().chain([&total]));
    let days = [&baseline, &against].map(|period| period.days);
    Ok(Comparison {
        dimensions: options.dimensions.clone(),
        measures: options.measures.clone(),
        allocate: options.allocate,
        no_variance: without_variance(&prepared.single_events()?, &resampled, days)?,
        left_out,
        at_edge: [both.baseline.at_edge, both.against.at_edge],
        of_summaries: [both.baseline.of_summaries, both.against.of_summaries],
        baseline,
        against,
        rows,
        all_rows,
        total,
        level: options.level,
    })
}

/// The tolls that have an interval in some row.
fn resampled<'r>(rows: impl Iterator<Item = &'r ComparisonRow>) -> Vec<Measure> {
    let ratios = rows.flat_map(|row| &row.estimates.toll_ratios);
    let mut measures = Vec::new();
    for (measure, _) in ratios.filter(|(_, ratio)| ratio.is_some()) {
        if !measures.contains(measure) {
            measures.push(*measure);
        }
    }
    measures
}

/// Those of these tolls, of single incidents of both periods, that have no variance,
/// with the exponents of their tails.
fn without_variance(
    prepared: &PreparedPlan<'_>,
    tolls_of: &[Measure],
    days: [Span; 2],
) -> Result<Vec<(Measure, f64)>> {
    let [a, b] = days.map(|days| prepared.over(Some(days)));
    let sides = [a?, b?];
    let mut found = Vec::new();
    for &measure in tolls_of {
        let mut tolls: Vec<Toll> = Vec::new();
        for side in &sides {
            let groups = side.tolls(&[], measure)?;
            tolls.extend(groups.iter().flat_map(|group| &group.tolls).map(Toll::from));
        }
        found.extend(no_variance(tolls).map(|exponent| (measure, exponent)));
    }
    Ok(found)
}

/// Keeps the first rows and, wherever they stand, those of unknown places.
fn keep_top(rows: &mut Vec<ComparisonRow>, top: Option<usize>) {
    let mut at = 0;
    rows.retain(|row| {
        at += 1;
        top.is_none_or(|top| at <= top) || row.keys.contains(&Key::Text(None))
    });
}

fn refuse_time(dimensions: &[Dimension]) -> Result<()> {
    let time = dimensions
        .iter()
        .find(|dimension| matches!(dimension, Dimension::Time(_)));
    match time {
        None => Ok(()),
        Some(time) => Err(Error::setting(
            "periods are compared already: this dimension is in time",
        )
        .field("by")
        .value(time.name())
        .hint("compare by a place or a kind, such as admin1 or attack_type")),
    }
}

fn periods(options: &CompareOptions, coverage: Span, window: Span) -> Result<[ComparedPeriod; 2]> {
    let parse = |text: &str, field: &'static str| {
        Period::parse(text, coverage.last).map_err(|error| error.field(field))
    };
    let baseline = parse(&options.baseline, "baseline")?;
    let against = parse(&options.against, "against")?;
    let days = align(&baseline, &against, window, options.align);
    Ok([
        ComparedPeriod::new(baseline, days.baseline, window, "baseline")?,
        ComparedPeriod::new(against, days.against, window, "against")?,
    ])
}

/// The incidents of both periods.
struct Both {
    allocate: Allocate,
    level: Level,
    baseline: PeriodIncidents,
    against: PeriodIncidents,
}

impl Both {
    /// The places of both periods, each once.
    fn places(&self) -> Vec<Vec<Key>> {
        let sides = [&self.baseline, &self.against];
        let compared = sides.into_iter().flat_map(|side| &side.places);
        let full = sides.into_iter().filter_map(|side| side.full.as_ref());
        let mut seen: HashSet<&[Key]> = HashSet::new();
        compared
            .map(|place| &place.keys)
            .chain(full.flat_map(|full| full.groups.iter().map(|group| &group.keys)))
            .filter(|keys| !keys.is_empty() && seen.insert(keys))
            .cloned()
            .collect()
    }

    /// The row of a place, or the total of no keys, without what is estimated of
    /// all rows together.
    fn row(&self, keys: &[Key]) -> ComparisonRow {
        let sums = |side: &PeriodIncidents| {
            side.place(keys)
                .map_or_else(Sums::default, |place| place.sums)
        };
        let full = |side: &PeriodIncidents| side.full.as_ref().map(|full| full.place(keys));
        let (baseline, against) = (sums(&self.baseline), sums(&self.against));
        ComparisonRow {
            keys: keys.to_vec(),
            baseline,
            against,
            full_baseline: full(&self.baseline),
            full_against: full(&self.against),
            rate_ratio: self.ratio(baseline, against),
            estimates: RowEstimates::default(),
        }
    }

    /// The rate ratio of whole incidents; shares of incidents have none.
    fn ratio(&self, baseline: Sums, against: Sums) -> Option<RateRatio> {
        if self.allocate == Allocate::Spread {
            return None;
        }
        let counted = |sums: Sums, days: Span| ExposedCount {
            count: sums.incidents as u64,
            exposure: days.days() as f64,
        };
        rate_ratio(
            counted(against, self.against.days),
            counted(baseline, self.baseline.days),
            self.level,
        )
        .ok()
    }
}
