//! Two periods compared, place by place, like for like.

use polars::prelude::DataFrame;

use super::{Align, RowEstimates, Side, align, compare_estimates};
use crate::error::{Error, Result};
use crate::estimate::Level;
use crate::estimate::rate_ratio::{RateRatio, Side as Counted, rate_ratio};
use crate::query::{
    Allocate, Dimension, Filter, Group, Key, Measure, Period, Plan, Span, Summary, Sums,
};
use crate::schema::fold;

/// What to compare, and how.
#[derive(Debug, Clone)]
pub struct CompareOptions {
    /// Which incidents.
    pub filter: Filter,
    /// Broken down by these text columns; none compares the whole.
    pub dimensions: Vec<Dimension>,
    /// Measures beside the number of incidents.
    pub measures: Vec<Measure>,
    /// The earlier period, as `2018` or `2017-01..2017-06`.
    pub baseline: String,
    /// The other period; `present` is the year of the last day of the data.
    pub against: String,
    /// Whether an incomplete period shortens the other.
    pub align: Align,
    /// Where incidents of several days belong.
    pub allocate: Allocate,
    /// The days that the data cover, when it is not from first to last record.
    pub coverage: Option<Span>,
    /// Confidence level of intervals.
    pub level: Level,
    /// Most rows, beside the total.
    pub top: Option<usize>,
}

/// One place, or the total.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparisonRow {
    /// A key a dimension; empty for the total.
    pub keys: Vec<Key>,
    /// Sums of the baseline's days compared.
    pub baseline: Sums,
    /// Sums of the other period's days compared.
    pub against: Sums,
    /// Sums of the whole baseline, when fewer days are compared.
    pub full_baseline: Option<Sums>,
    /// Sums of the whole other period, when fewer days are compared.
    pub full_against: Option<Sums>,
    /// Incidents per day, the other period's by the baseline's; `None` when
    /// neither has an incident or incidents are spread over days.
    pub rate_ratio: Option<RateRatio>,
    /// What chance allows to conclude.
    pub estimates: RowEstimates,
}

/// Two periods compared.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The dimensions.
    pub dimensions: Vec<Dimension>,
    /// The measures beside the number of incidents.
    pub measures: Vec<Measure>,
    /// The earlier period.
    pub baseline: Side,
    /// The other period.
    pub against: Side,
    /// The places, those with most incidents first.
    pub rows: Vec<ComparisonRow>,
    /// All places, also those that are not in `rows`.
    pub total: ComparisonRow,
    /// Confidence level of the intervals.
    pub level: Level,
    /// What a reader must know.
    pub notes: Vec<String>,
    /// Sentences on incidents left out because something is unknown.
    pub left_out: Vec<String>,
}

/// Sums of both periods, of the days compared and of all covered days.
struct Runs {
    allocate: Allocate,
    baseline: Summary,
    against: Summary,
    full_baseline: Option<Summary>,
    full_against: Option<Summary>,
}

/// Compares two periods.
///
/// # Errors
/// When a period cannot be read, the data cover none of it, a dimension is in
/// time, or the filter is not valid.
pub fn compare(frame: &DataFrame, options: &CompareOptions) -> Result<Comparison> {
    refuse_time(&options.dimensions)?;
    let plan = Plan {
        filter: options.filter.clone(),
        dimensions: options.dimensions.clone(),
        measures: options.measures.clone(),
        allocate: options.allocate,
        coverage: options.coverage,
    };
    let coverage = plan.coverage_of(frame)?;
    let window = options.filter.days(coverage).ok_or_else(|| {
        Error::records("the filter leaves no day of the data").value(coverage.to_string())
    })?;
    let (baseline, against) = sides(options, coverage, window)?;
    let plan = Plan {
        coverage: Some(coverage),
        ..plan
    };
    let runs = run(frame, plan.clone(), &baseline, &against)?;
    let exposure = [baseline.days, against.days].map(|span| span.days() as f64);
    let mut rows: Vec<ComparisonRow> = runs
        .places()
        .into_iter()
        .map(|keys| runs.row(keys, exposure, options.level))
        .collect();
    rows.sort_by_cached_key(|row| {
        let weight = row.baseline.incidents + row.against.incidents;
        let label: Vec<String> = row.keys.iter().map(|key| fold(&key.label())).collect();
        // Floats from zero on sort as their bits do.
        (std::cmp::Reverse(weight.to_bits()), label)
    });
    rows.push(runs.total(exposure, options.level));
    compare_estimates::estimate(frame, &plan, options, [&baseline, &against], &mut rows)?;
    let total = rows
        .pop()
        .unwrap_or_else(|| runs.total(exposure, options.level));
    let mut notes = notes(&baseline, &against, options);
    let count = rows.len();
    if let Some(top) = options.top {
        rows.truncate(top);
    }
    if rows.len() < count {
        notes.push(format!(
            "The first {} of {count} rows; the total is of all.",
            rows.len()
        ));
    }
    Ok(Comparison {
        dimensions: options.dimensions.clone(),
        measures: options.measures.clone(),
        total,
        left_out: runs.against.notes,
        baseline,
        against,
        rows,
        level: options.level,
        notes,
    })
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

fn sides(options: &CompareOptions, coverage: Span, window: Span) -> Result<(Side, Side)> {
    let parse = |text: &str, field: &'static str| {
        Period::parse(text, coverage.last).map_err(|error| error.field(field))
    };
    let baseline = parse(&options.baseline, "baseline")?;
    let against = parse(&options.against, "against")?;
    let days = align(&baseline, &against, window, options.align);
    Ok((
        Side::new(baseline, days.baseline, window, "baseline")?,
        Side::new(against, days.against, window, "against")?,
    ))
}

fn run(frame: &DataFrame, mut plan: Plan, baseline: &Side, against: &Side) -> Result<Runs> {
    let allocate = plan.allocate;
    let mut over = |span: Span| {
        plan.filter.from = Some(span.first);
        plan.filter.to = Some(span.last);
        plan.run(frame)
    };
    Ok(Runs {
        allocate,
        baseline: over(baseline.days)?,
        against: over(against.days)?,
        full_baseline: baseline.full.map(&mut over).transpose()?,
        full_against: against.full.map(&mut over).transpose()?,
    })
}

impl Runs {
    fn all(&self) -> impl Iterator<Item = &Summary> {
        [&self.baseline, &self.against]
            .into_iter()
            .chain(&self.full_baseline)
            .chain(&self.full_against)
    }

    fn places(&self) -> Vec<Vec<Key>> {
        let mut places: Vec<Vec<Key>> = Vec::new();
        for group in self.all().flat_map(|summary| &summary.groups) {
            if !group.keys.is_empty() && !places.contains(&group.keys) {
                places.push(group.keys.clone());
            }
        }
        places
    }

    fn row(&self, keys: Vec<Key>, exposure: [f64; 2], level: Level) -> ComparisonRow {
        let find = |groups: &[Group]| {
            groups
                .iter()
                .find(|group| group.keys == keys)
                .map_or_else(Sums::default, |group| group.sums)
        };
        let of = |summary: &Summary| find(&summary.groups);
        let (baseline, against) = (of(&self.baseline), of(&self.against));
        ComparisonRow {
            rate_ratio: self.ratio(baseline, against, exposure, level),
            full_baseline: self.full_baseline.as_ref().map(of),
            full_against: self.full_against.as_ref().map(of),
            keys,
            baseline,
            against,
            estimates: RowEstimates::default(),
        }
    }

    /// The rate ratio of whole incidents; shares of incidents have none.
    fn ratio(
        &self,
        baseline: Sums,
        against: Sums,
        days: [f64; 2],
        level: Level,
    ) -> Option<RateRatio> {
        let counted = |sums: Sums, exposure: f64| Counted {
            count: sums.incidents as u64,
            exposure,
        };
        if self.allocate == Allocate::Spread {
            return None;
        }
        rate_ratio(counted(against, days[1]), counted(baseline, days[0]), level).ok()
    }

    fn total(&self, exposure: [f64; 2], level: Level) -> ComparisonRow {
        let (baseline, against) = (self.baseline.total, self.against.total);
        ComparisonRow {
            keys: Vec::new(),
            rate_ratio: self.ratio(baseline, against, exposure, level),
            full_baseline: self.full_baseline.as_ref().map(|summary| summary.total),
            full_against: self.full_against.as_ref().map(|summary| summary.total),
            baseline,
            against,
            estimates: RowEstimates::default(),
        }
    }
}

fn notes(baseline: &Side, against: &Side, options: &CompareOptions) -> Vec<String> {
    let days = |side: &Side| {
        let Span { first, last } = side.days;
        format!("{first} to {last} ({} days)", side.days.days())
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
    if options.allocate == Allocate::Spread {
        notes.push(
            "No rate ratio: incidents spread over their days are no whole numbers.".to_owned(),
        );
    } else {
        notes.push(format!(
            "Rate ratio: incidents per day, {} by {}, with the exact conditional {} % interval; \
             where incidents cluster, with the wider one of a quasi-Poisson model too. Ratios of \
             tolls: per day, resampling incidents 10,000 times (seed {}).",
            against.label(),
            baseline.label(),
            crate::table::decimal(options.level.get() * 100.0, 1),
            crate::estimate::random::DEFAULT_SEED,
        ));
        if !options.dimensions.is_empty() {
            notes.push(
                "Many places at once: the conclusion of each rests on its p-value adjusted by \
                 Holm's method."
                    .to_owned(),
            );
        }
    }
    notes
}
