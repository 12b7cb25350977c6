//! How severe incidents are and can be: the tail of their tolls.

use std::cmp::Reverse;

use polars::prelude::DataFrame;
use serde::Serialize;

use crate::error::{Error, Result};
use crate::estimate::random::Resampling;
use crate::estimate::record_highs::{RecordHighs, record_highs};
use crate::estimate::tail::exceedance::{Exceedance, exceedance};
use crate::estimate::tail::goodness::{GoodnessOfFit, goodness_of_fit};
use crate::estimate::tail::heaping::{Heaping, heaping};
use crate::estimate::tail::resample::{TailUncertainty, resample};
use crate::estimate::tail::vuong::{Alternatives, alternatives};
use crate::estimate::tail::{REPLICATES, TailFit, fit};
use crate::estimate::toll::Scenarios;
use crate::estimate::{Estimated, serialize_estimated};
use crate::query::{
    Allocate, Filter, IncidentOrigins, IncidentToll, LeftOut, Measure, PLACES, Plan, Span,
};
use crate::schema::Column;

/// Largest incidents that are named.
const LARGEST: usize = 5;

/// What to look at, and how.
///
/// ```
/// use casualty::analysis::SeverityOptions;
/// use casualty::query::Measure;
///
/// let options = SeverityOptions::of(Measure::Killed).threshold(300, 5.0 * 365.25);
/// assert_eq!(options.threshold.map(|threshold| threshold.at_least), Some(300));
/// ```
#[derive(Debug, Clone)]
pub struct SeverityOptions {
    /// Which incidents.
    pub filter: Filter,
    /// Killed, injured or casualties.
    pub measure: Measure,
    /// The days that the data cover, when it is not from first to last record.
    pub coverage: Option<Span>,
    /// A toll to be reached, and within how many days.
    pub threshold: Option<Threshold>,
    /// Resamples, seed and level.
    pub resampling: Resampling,
}

impl Default for SeverityOptions {
    /// All incidents by the number killed, without a threshold, by
    /// [`REPLICATES`] resamples.
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            measure: Measure::Killed,
            coverage: None,
            threshold: None,
            resampling: Resampling {
                replicates: REPLICATES,
                ..Resampling::default()
            },
        }
    }
}

impl SeverityOptions {
    /// The usual, of that toll: killed, injured or casualties.
    #[must_use]
    pub fn of(measure: Measure) -> Self {
        Self {
            measure,
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

    /// With the chance of an incident of at least that toll within so many days.
    #[must_use]
    pub fn threshold(mut self, at_least: u64, within_days: f64) -> Self {
        self.threshold = Some(Threshold {
            at_least,
            within_days,
        });
        self
    }
}

/// "At least 300 within five years".
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Threshold {
    /// The toll.
    pub at_least: u64,
    /// The horizon in days.
    pub within_days: f64,
}

/// One of the largest incidents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LargestIncident {
    /// Its first day.
    pub date: chrono::NaiveDate,
    /// The finest place known.
    pub place: Option<String>,
    /// Best estimate.
    pub toll: u64,
    /// Number of its file, from 0.
    pub file: u64,
    /// Its line in the file, from 1.
    pub line: u64,
}

/// What is to be said of the severity of incidents.
#[derive(Debug, Clone, Serialize)]
pub struct Severity {
    /// What tolls count.
    pub measure: Measure,
    /// Days looked at.
    pub days: Span,
    /// Best estimates in order of first days, the worst of a day first; incidents
    /// whose toll is known.
    #[serde(skip)]
    pub tolls: Vec<u64>,
    /// Incidents whose toll is known.
    pub known: usize,
    /// Incidents whose toll is unknown, which take no part.
    pub unknown: u64,
    /// Whether estimates differ of any of the tolls that are known.
    pub estimates_differ: bool,
    /// The five largest, by the best estimates, the largest first.
    pub largest: Vec<LargestIncident>,
    /// Incidents that were the largest so far when they happened.
    #[serde(serialize_with = "serialize_estimated")]
    pub records: Estimated<RecordHighs>,
    /// Rounding of tolls.
    pub heaping: Heaping,
    /// Power law fitted to the tail.
    #[serde(serialize_with = "serialize_estimated")]
    pub fit: Estimated<TailFit>,
    /// Standard errors and intervals by resampling.
    #[serde(serialize_with = "serialize_estimated")]
    pub uncertainty: Estimated<TailUncertainty>,
    /// Whether a power law can have made the tail.
    #[serde(serialize_with = "serialize_estimated")]
    pub goodness: Estimated<GoodnessOfFit>,
    /// Tails that fall faster.
    #[serde(serialize_with = "serialize_estimated")]
    pub alternatives: Estimated<Alternatives>,
    /// The threshold asked for.
    pub threshold: Option<Threshold>,
    /// Chance of an incident of at least the threshold, as if every low, every
    /// best and every high estimate were right.
    pub exceedance: Option<Scenarios<Exceedance>>,
    /// Resamples, seed and level.
    pub resampling: Resampling,
    /// Incidents left out because something is unknown.
    #[serde(skip)]
    pub left_out: Vec<LeftOut>,
}

/// The columns that a severity needs beside those of filter and measure.
pub const SEVERITY_COLUMNS: [Column; 6] = PLACES;

/// Computes the severity of the incidents of `frame`.
///
/// # Errors
/// `Setting` when the filter is not valid or the measure is no toll, `Records` when
/// the filter leaves no day. What cannot be estimated is in the result, with why.
pub fn severity(frame: &DataFrame, options: &SeverityOptions) -> Result<Severity> {
    let plan = Plan {
        filter: options.filter.clone(),
        dimensions: Vec::new(),
        measures: vec![options.measure],
        allocate: Allocate::Apart,
        coverage: options.coverage,
    };
    let prepared = plan.prepare(frame)?.single_events()?;
    let days = prepared.window().ok_or_else(|| {
        Error::records("the filter leaves no day of the data")
            .value(prepared.coverage().to_string())
    })?;
    let left_out = prepared.left_out().to_vec();
    let (mut incidents, mut unknown) = (Vec::new(), 0);
    for group in prepared.all()?.tolls(&[], options.measure)? {
        incidents.extend(group.tolls);
        unknown += group.unknown;
    }
    let origins = IncidentOrigins::of(frame)?;
    // Order of time for records. Which of a day's incidents came first is not
    // known: the worst stands first, so that a day breaks the record once, in
    // whatever order the files have its rows.
    incidents.sort_by_cached_key(|toll| {
        let tolls = Reverse((toll.best, toll.low, toll.high));
        let place = origins.place(toll.row);
        (origins.date(toll.row), tolls, place, toll.row)
    });
    let best: Vec<u64> = incidents.iter().map(|toll| toll.best).collect();
    let fitted = fit(&best);
    let resampling = options.resampling;
    let exposure = days.days() as f64;
    let resamples = fitted.and_then(|fit| resample(&best, &fit, resampling));
    let exceedance = options.threshold.map(|threshold| {
        let chance = |tolls: Vec<u64>| {
            let fitted = fit(&tolls)?;
            let resamples = resample(&tolls, &fitted, resampling)?;
            exceedance(
                &resamples,
                threshold.at_least,
                exposure,
                threshold.within_days,
            )
        };
        let of = |get: fn(&IncidentToll) -> u64| incidents.iter().map(get).collect::<Vec<u64>>();
        Scenarios {
            low: chance(of(|toll| toll.low)),
            best: resamples
                .as_ref()
                .map_err(|reason| *reason)
                .and_then(|resamples| {
                    exceedance(
                        resamples,
                        threshold.at_least,
                        exposure,
                        threshold.within_days,
                    )
                }),
            high: chance(of(|toll| toll.high)),
        }
    });
    let mut largest: Vec<&IncidentToll> = incidents.iter().collect();
    largest.sort_by_key(|toll| Reverse(toll.best));
    Ok(Severity {
        measure: options.measure,
        days,
        known: best.len(),
        unknown,
        estimates_differ: incidents
            .iter()
            .any(|toll| toll.low != toll.best || toll.high != toll.best),
        largest: largest
            .into_iter()
            .take(LARGEST)
            .filter_map(|toll| largest_incident(&origins, toll))
            .collect(),
        records: record_highs(&best),
        heaping: heaping(&best),
        fit: fitted,
        uncertainty: resamples
            .as_ref()
            .map_err(|reason| *reason)
            .and_then(crate::estimate::tail::resample::TailResamples::uncertainty),
        goodness: fitted
            .and_then(|fit| goodness_of_fit(&best, &fit, resampling.replicates, resampling.seed)),
        alternatives: fitted.and_then(|fit| alternatives(&best, &fit)),
        threshold: options.threshold,
        exceedance,
        resampling,
        tolls: best,
        left_out,
    })
}

/// A toll that occurs, and the share of incidents of at least that toll.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DistributionPoint {
    /// The toll.
    pub toll: u64,
    /// Incidents of just that toll.
    pub incidents: usize,
    /// Share of incidents of that toll or more.
    pub share: f64,
}

impl Severity {
    /// The tolls that occur, ascending.
    #[must_use]
    pub fn distribution(&self) -> Vec<DistributionPoint> {
        let mut sorted = self.tolls.clone();
        sorted.sort_unstable();
        let all = sorted.len();
        let mut below = 0;
        sorted
            .chunk_by(|a, b| a == b)
            .map(|equal| {
                let share = (all - below) as f64 / all as f64;
                below += equal.len();
                DistributionPoint {
                    toll: equal.first().copied().unwrap_or_default(),
                    incidents: equal.len(),
                    share,
                }
            })
            .collect()
    }
}

fn largest_incident(origins: &IncidentOrigins<'_>, toll: &IncidentToll) -> Option<LargestIncident> {
    let (file, line) = origins.line(toll.row)?;
    Some(LargestIncident {
        date: origins.date(toll.row)?,
        place: origins.place(toll.row).map(str::to_owned),
        toll: toll.best,
        file,
        line,
    })
}
