//! How often incidents come: the series, its regimes, and when they changed.

use polars::prelude::DataFrame;
use serde::Serialize;

use super::CalendarPeriod;
use super::file_clustering::{FileClustering, or_independent};
use crate::error::{Error, Result};
use crate::estimate::chance::{DatedChange, RateChange, RateChanges, changes};
use crate::estimate::clustering::Clustering;
use crate::estimate::dispersion::{Dispersion, dispersion, dispersion_within};
use crate::estimate::negative_binomial::{NegativeBinomial, negative_binomial};
use crate::estimate::pelt::{Options, Penalty};
use crate::estimate::prior::GammaPrior;
use crate::estimate::quiet_run::{QuietRun, present_run};
use crate::estimate::series::{Segment, Series};
use crate::estimate::{
    Estimated, Interval, Level, NotEstimable, quasi_poisson, serialize_estimated,
};
use crate::query::{Allocate, Dimension, Filter, Key, LeftOut, Measure, Plan, Span, Unit};

/// What to look at, and how.
///
/// ```
/// use casualty::analysis::TrendOptions;
/// use casualty::query::Unit;
///
/// let by_year = TrendOptions::by(Unit::Year);
/// assert_eq!(by_year.least_periods, 2);
/// ```
#[derive(Debug, Clone)]
pub struct TrendOptions {
    /// Which incidents.
    pub filter: Filter,
    /// Length of the periods; weekdays are none.
    pub period: Unit,
    /// Where incidents of several days belong; they cannot be spread, since
    /// counts must be whole.
    pub allocate: Allocate,
    /// The days that the data cover, when it is not from first to last record.
    pub coverage: Option<Span>,
    /// What a change costs.
    pub penalty: Penalty,
    /// Fewest periods of a regime, from 1.
    pub least_periods: usize,
    /// Level of the intervals.
    pub level: Level,
}

impl Default for TrendOptions {
    /// All incidents by month and first day; regimes of two months and more by
    /// the modified Bayesian criterion; intervals of 95 %.
    fn default() -> Self {
        let usual = Options::default();
        Self {
            filter: Filter::default(),
            period: Unit::Month,
            allocate: Allocate::default(),
            coverage: None,
            penalty: usual.penalty,
            least_periods: usual.least_periods,
            level: Level::P95,
        }
    }
}

impl TrendOptions {
    /// The usual, by periods of that length.
    #[must_use]
    pub fn by(period: Unit) -> Self {
        Self {
            period,
            ..Self::default()
        }
    }

    /// Of these incidents only.
    #[must_use]
    pub fn filter(mut self, filter: Filter) -> Self {
        self.filter = filter;
        self
    }

    /// With the data covering these days.
    #[must_use]
    pub fn coverage(mut self, days: Span) -> Self {
        self.coverage = Some(days);
        self
    }
}

/// One period of the series.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrendPeriod {
    /// Which one.
    pub period: CalendarPeriod,
    /// First and last day looked at.
    #[serde(flatten)]
    pub days: Span,
    /// Whether that is all of the period.
    pub complete: bool,
    /// Incidents; zero is a true zero.
    pub incidents: u64,
    /// Incidents per period of usual length, in the regime that it belongs to.
    pub regime_rate: f64,
}

/// A stretch of periods with one rate.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Regime {
    /// Its first period.
    pub first: CalendarPeriod,
    /// Its last period.
    pub last: CalendarPeriod,
    /// Where it lies in the series, and its rate per period of usual length.
    #[serde(flatten)]
    pub segment: Segment,
    /// Interval for the rate, widened by the clustering of the file's incidents.
    #[serde(serialize_with = "serialize_estimated")]
    pub interval: Estimated<Interval>,
}

/// A change from one regime to the next.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// The last period of the old regime.
    pub last_of_old: CalendarPeriod,
    /// Position of that period in the series.
    pub position: usize,
    /// Credible interval for the last period of the old regime.
    pub credible: ChangeRange,
    /// Rate before, per period of usual length.
    pub before: f64,
    /// Rate after.
    pub after: f64,
    /// The rate after by the rate before, with the interval that decided.
    pub rates: RateChange,
}

/// When a change may have been, within the two regimes that it parts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangeRange {
    /// The first period in which it may have been.
    pub first: CalendarPeriod,
    /// The last such period.
    pub last: CalendarPeriod,
    /// Position of the first in the series.
    pub first_position: usize,
    /// Position of the last in the series.
    pub last_position: usize,
    /// Posterior probability of the range; at least the level.
    pub probability: f64,
    /// Natural logarithm of the Bayes factor, one change against none.
    pub log_bayes_factor: f64,
}

/// A series of counts and what is to be said of it.
#[derive(Debug, Clone, Serialize)]
pub struct Trend {
    /// Length of the periods.
    pub unit: Unit,
    /// The series: every period of the days looked at, in order.
    pub periods: Vec<TrendPeriod>,
    /// Incidents in all.
    pub incidents: u64,
    /// Incidents beside them whose period is not known.
    pub undated: u64,
    /// Variation of the whole series against that of chance alone.
    #[serde(serialize_with = "serialize_estimated")]
    pub dispersion: Estimated<Dispersion>,
    /// The same within regimes: a change of rate can pass for clustering.
    #[serde(serialize_with = "serialize_estimated")]
    pub dispersion_within: Estimated<Dispersion>,
    /// Negative binomial fit of the whole series.
    #[serde(serialize_with = "serialize_estimated")]
    pub negative_binomial: Estimated<NegativeBinomial>,
    /// By how much counts of stretches of months vary beyond those of independent
    /// incidents at the rates below, in the whole file: what chance is judged by.
    #[serde(serialize_with = "serialize_estimated")]
    pub long_run_dispersion: Estimated<f64>,
    /// Stretches of one rate, in order.
    pub regimes: Vec<Regime>,
    /// The changes between them, each beyond chance.
    pub changes: Vec<Change>,
    /// Changes that fit the series, but that chance could give as well.
    pub candidates: Vec<Change>,
    /// The run of whole periods without incidents at the end of the series,
    /// against the rate of the last regime with incidents.
    #[serde(serialize_with = "serialize_estimated")]
    pub quiet: Estimated<QuietRun>,
    /// Days looked at after the last record of all, with a whole period among them,
    /// that are covered for no other reason than that the as-of date is later. Then
    /// there is no quiet run (`ListEnded`): the list may have ended.
    #[serde(skip)]
    pub after_last: Option<Span>,
    /// Level of the intervals.
    pub level: Level,
    /// Incidents left out because something is unknown.
    #[serde(skip)]
    pub left_out: Vec<LeftOut>,
}

/// Computes the trend of the incidents of `frame`.
///
/// Regimes come from [PELT](crate::estimate::pelt) (Killick, Fearnhead & Eckley,
/// 2012); the credible interval of each change is the
/// [exact posterior](crate::estimate::change_point::change_posterior) of one change
/// within the two regimes that it parts, given the others. The period of usual
/// length, in which rates are given, is the median one.
///
/// # Errors
/// `Setting` when the filter is not valid, the period is a weekday, or incidents are
/// to be spread; `Records` when the filter leaves no day. What cannot be estimated
/// is in the result, with why.
pub fn trend(frame: &DataFrame, options: &TrendOptions) -> Result<Trend> {
    if options.period == Unit::Weekday {
        return Err(Error::setting("weekdays recur: they make no series")
            .field("period")
            .hint("choose year, quarter, month, isoweek, epiweek or day"));
    }
    if options.allocate == Allocate::Spread {
        return Err(
            Error::setting("incidents spread over days make no whole counts")
                .field("allocate")
                .hint("choose start or end"),
        );
    }
    let plan = Plan {
        filter: options.filter.clone(),
        dimensions: vec![Dimension::Time(options.period)],
        measures: vec![Measure::Incidents],
        allocate: options.allocate,
        coverage: options.coverage,
    };
    let prepared = plan.prepare(frame)?.single_events()?;
    let summary = prepared.summary()?;
    let window = summary.window.ok_or_else(|| {
        Error::records("the filter leaves no day of the data").value(summary.coverage.to_string())
    })?;
    let mut periods: Vec<(i64, Span, u64)> = Vec::new();
    for group in &summary.groups {
        if let [Key::Period(unit, index)] = group.keys[..]
            && let Some((first, last)) = unit.days(index)
            && let Some(days) = (Span { first, last }).intersect(window)
        {
            periods.push((index, days, group.sums.incidents as u64));
        }
    }
    if periods.is_empty() {
        return Err(
            Error::records("the filter leaves no period of the data").value(window.to_string())
        );
    }
    let all = summary.total.plus(summary.at_edge).incidents as u64;
    let undated = all.saturating_sub(periods.iter().map(|(.., count)| count).sum());
    let file = FileClustering::read(&prepared, &[])?;
    let trend = analyse(&periods, options, &file, undated, summary.left_out);
    let after_last = prepared.after_last();
    Ok(trend.ending(after_last.and_then(|days| days.intersect(window))))
}

impl Trend {
    /// The trend of a list of which nothing says that it goes on over these days.
    fn ending(mut self, after_last: Option<Span>) -> Self {
        let within = |days: Span| {
            let whole = |period: &TrendPeriod| {
                period.complete && period.days.intersect(days) == Some(period.days)
            };
            self.periods.iter().any(whole)
        };
        self.after_last = after_last.filter(|days| within(*days));
        if self.after_last.is_some() {
            self.quiet = Err(NotEstimable::ListEnded);
        }
        self
    }
}

/// `periods` are number, days looked at and incidents of each; at least one.
fn analyse(
    periods: &[(i64, Span, u64)],
    options: &TrendOptions,
    file: &FileClustering,
    undated: u64,
    left_out: Vec<LeftOut>,
) -> Trend {
    let unit = options.period;
    let period = |position: usize| CalendarPeriod {
        unit,
        index: periods[position.min(periods.len() - 1)].0,
    };
    let days = |from: usize, to: usize| -> u64 {
        periods[from..to]
            .iter()
            .map(|(_, days, _)| days.days())
            .sum()
    };
    let counts: Vec<u64> = periods.iter().map(|(.., count)| *count).collect();
    let lengths: Vec<f64> = periods
        .iter()
        .map(|(_, days, _)| days.days() as f64)
        .collect();
    let series = Series::relative(&counts, &lengths).unwrap_or_else(|_| Series::equal(&counts));
    let clustering = file.place(&[]);
    let over = |days: u64| file.over(&clustering, days);
    let long_run = or_independent(&clustering, Clustering::of_changes);
    let RateChanges {
        changes,
        candidates,
    } = long_run
        .and_then(|dispersion| {
            let cut = Options {
                penalty: options.penalty,
                least_periods: options.least_periods,
                dispersion,
            };
            changes(&series, cut, options.level)
        })
        .unwrap_or_default();
    let change_points: Vec<usize> = changes.iter().map(|change| change.last_of_old).collect();
    let segments = series.segments(&change_points);
    let regimes: Vec<Regime> = segments
        .iter()
        .map(|segment| Regime {
            first: period(segment.start),
            last: period(segment.end.saturating_sub(1)),
            segment: *segment,
            interval: over(days(segment.start, segment.end)).and_then(|dispersion| {
                let interval = quasi_poisson::interval(segment.count, dispersion, options.level)?;
                Ok(interval.scaled(1.0 / segment.exposure))
            }),
        })
        .collect();
    Trend {
        unit,
        periods: periods
            .iter()
            .enumerate()
            .map(|(position, (index, days, incidents))| TrendPeriod {
                period: period(position),
                days: *days,
                complete: unit.days(*index) == Some((days.first, days.last)),
                incidents: *incidents,
                regime_rate: segments
                    .iter()
                    .find(|segment| (segment.start..segment.end).contains(&position))
                    .map_or(0.0, |segment| segment.rate),
            })
            .collect(),
        incidents: series.total(),
        undated,
        dispersion: dispersion(&series),
        dispersion_within: dispersion_within(&series, &change_points),
        negative_binomial: negative_binomial(&series),
        long_run_dispersion: long_run,
        quiet: quiet(periods, unit, &series, &regimes, options.level, &over),
        after_last: None,
        regimes,
        changes: changes.iter().map(|found| change(found, &period)).collect(),
        candidates: candidates
            .iter()
            .map(|found| change(found, &period))
            .collect(),
        level: options.level,
        left_out,
    }
}

/// The whole periods without incidents at the end, against the last regime with
/// incidents. A period that is covered in part is no quiet one yet.
fn quiet(
    periods: &[(i64, Span, u64)],
    unit: Unit,
    series: &Series,
    regimes: &[Regime],
    level: Level,
    over: &dyn Fn(u64) -> Estimated<f64>,
) -> Estimated<QuietRun> {
    let cut = periods.last().is_some_and(|(index, days, count)| {
        *count == 0 && unit.days(*index) != Some((days.first, days.last))
    });
    let whole = series.part(0, series.len() - usize::from(cut));
    let run = periods[..whole.len()]
        .iter()
        .rev()
        .take_while(|(.., count)| *count == 0);
    let days: u64 = run.map(|(_, days, _)| days.days()).sum();
    let dispersion = over(days)?;
    let last_busy = regimes
        .iter()
        .rfind(|regime| regime.segment.count > 0)
        .map_or(0, |regime| regime.segment.start);
    present_run(
        &whole,
        last_busy,
        dispersion,
        GammaPrior::of_clusters(series, dispersion),
        level,
    )
}

fn change(found: &DatedChange, period: &dyn Fn(usize) -> CalendarPeriod) -> Change {
    let when = found.when;
    Change {
        last_of_old: period(found.last_of_old),
        position: found.last_of_old,
        credible: ChangeRange {
            first: period(when.first),
            last: period(when.last),
            first_position: when.first,
            last_position: when.last,
            probability: when.probability,
            log_bayes_factor: when.log_bayes_factor,
        },
        before: found.before.rate,
        after: found.after.rate,
        rates: found.rates,
    }
}
