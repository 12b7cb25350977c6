//! How severe incidents are and can be: the tail of their tolls.

use polars::prelude::DataFrame;
use serde::Serialize;

use crate::error::{Error, Result};
use crate::estimate::random::Resampling;
use crate::estimate::record::{Records, records};
use crate::estimate::tail::exceedance::{Exceedance, exceedance};
use crate::estimate::tail::goodness::{GoodnessOfFit, goodness_of_fit};
use crate::estimate::tail::heaping::{Heaping, heaping};
use crate::estimate::tail::resample::{TailUncertainty, resample};
use crate::estimate::tail::vuong::{Alternatives, alternatives};
use crate::estimate::tail::{TailFit, fit};
use crate::estimate::toll::Scenarios;
use crate::estimate::{Estimated, serialize_estimated};
use crate::query::{
    Allocate, Filter, IncidentOrigins, IncidentToll, LeftOut, Measure, PLACES, Plan, Span,
};
use crate::schema::Column;
use crate::table::{Cell, CellKind, Row, Table, TableColumn};

/// Largest incidents that are named.
const LARGEST: usize = 5;

/// What to look at, and how.
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
    /// Its line in the file.
    pub line: u64,
}

/// What is to be said of the severity of incidents.
#[derive(Debug, Clone, Serialize)]
pub struct Severity {
    /// What tolls count.
    pub measure: Measure,
    /// Days looked at.
    pub days: Span,
    /// Best estimates in order of time; incidents whose toll is known.
    #[serde(skip)]
    pub tolls: Vec<u64>,
    /// Incidents whose toll is known.
    pub known: usize,
    /// Incidents whose toll is unknown, which take no part.
    pub unknown: u64,
    /// The largest, in order.
    pub largest: Vec<LargestIncident>,
    /// Incidents that were the largest so far when they happened.
    #[serde(serialize_with = "serialize_estimated")]
    pub records: Estimated<Records>,
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
    #[serde(serialize_with = "crate::words::serialize_left_out")]
    pub left_out: Vec<LeftOut>,
}

/// The columns that a severity needs beside those of filter and measure.
pub const SEVERITY_COLUMNS: [Column; 6] = PLACES;

/// Computes the severity of the incidents of `frame`.
///
/// # Errors
/// When the filter is not valid or leaves no day, or the measure is no toll.
pub fn severity(frame: &DataFrame, options: &SeverityOptions) -> Result<Severity> {
    let plan = Plan {
        filter: options.filter.clone(),
        dimensions: Vec::new(),
        measures: vec![options.measure],
        allocate: Allocate::Start,
        coverage: options.coverage,
    };
    let prepared = plan.prepare(frame)?;
    let days = prepared.window().ok_or_else(|| {
        Error::records("the filter leaves no day of the data")
            .value(prepared.coverage().to_string())
    })?;
    let left_out = prepared.left_out().to_vec();
    let (mut incidents, mut unknown) = (Vec::new(), 0);
    for group in prepared.over(Some(days))?.tolls(&[], options.measure)? {
        incidents.extend(group.tolls);
        unknown += group.unknown;
    }
    let origins = IncidentOrigins::of(frame)?;
    // Order of time for records; ties in date as they stand in the files.
    incidents.sort_by_key(|toll| (origins.date(toll.row), toll.row));
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
    largest.sort_by_key(|toll| std::cmp::Reverse(toll.best));
    Ok(Severity {
        measure: options.measure,
        days,
        known: best.len(),
        unknown,
        largest: largest
            .into_iter()
            .take(LARGEST)
            .filter_map(|toll| largest_incident(&origins, toll))
            .collect(),
        records: records(&best),
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
    /// Distinct tolls, how many incidents have each, and the share of at least it.
    #[must_use]
    pub fn table(&self) -> Table {
        let number = CellKind::Number { decimals: 6 };
        let fitted = self.fit.as_ref().ok();
        Table {
            title: String::new(),
            columns: vec![
                TableColumn::new(self.measure.name(), "Toll", number),
                TableColumn::new("incidents", "Incidents", number),
                TableColumn::new("share_at_least", "Share of at least", number),
                TableColumn::new("fit_at_least", "By the fit", number),
            ],
            rows: self
                .distribution()
                .iter()
                .map(|point| {
                    let by_fit = fitted.filter(|fit| point.toll >= fit.law.xmin).map(|fit| {
                        let tail = fit.tail_incidents as f64 / self.known as f64;
                        tail * fit.law.survival(point.toll)
                    });
                    Row {
                        cells: vec![
                            Cell::Number(point.toll as f64),
                            Cell::Number(point.incidents as f64),
                            Cell::Number(point.share),
                            by_fit.map_or(Cell::Blank, Cell::Number),
                        ],
                        total: false,
                    }
                })
                .collect(),
            notes: Vec::new(),
        }
    }

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

    /// What is to be said, in sentences.
    #[must_use]
    pub fn sentences(&self) -> Vec<String> {
        super::severity_words::sentences(self)
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
