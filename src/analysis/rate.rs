//! Rates per head: incidents and tolls against populations by place and year.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::Datelike;
use polars::prelude::DataFrame;

use super::file_clustering::FileClustering;
use crate::error::{Error, Result};
use crate::estimate::bootstrap::{TollEstimate, total};
use crate::estimate::clustering::CountSpread;
use crate::estimate::poisson::{Rate, rate};
use crate::estimate::random::Resampling;
use crate::estimate::tail::no_variance;
use crate::estimate::toll::Toll;
use crate::estimate::{Interval, Level, quasi_poisson};
use crate::query::{
    Allocate, Dimension, Filter, Key, LeftOut, Measure, Plan, Span, Sums, TollGroup, Unit,
};
use crate::read::Population;
use crate::schema::Column;

/// What to compute, and how.
///
/// ```
/// use casualty::analysis::RateOptions;
/// use casualty::query::{Dimension, Measure};
/// use casualty::schema::Column;
///
/// let options = RateOptions::default()
///     .by(Dimension::Text(Column::Admin1))
///     .measure(Measure::Injured);
/// assert_eq!(options.per, 100_000.0);
/// ```
#[derive(Debug, Clone)]
pub struct RateOptions {
    /// Which incidents.
    pub filter: Filter,
    /// The places, as the population table names them.
    pub by: Dimension,
    /// A toll beside the incidents.
    pub measure: Measure,
    /// Where incidents of several days belong; they cannot be spread.
    pub allocate: Allocate,
    /// The days that the data cover, when it is not from first to last record.
    pub coverage: Option<Span>,
    /// Rates are per so many people and year.
    pub per: f64,
    /// Level of the intervals.
    pub level: Level,
}

impl Default for RateOptions {
    /// Incidents and killed by country, per 100,000 people and year, with 95 %
    /// intervals.
    fn default() -> Self {
        Self {
            filter: Filter::default(),
            by: Dimension::Text(Column::Country),
            measure: Measure::Killed,
            allocate: Allocate::default(),
            coverage: None,
            per: 100_000.0,
            level: Level::P95,
        }
    }
}

impl RateOptions {
    /// Of these incidents only.
    #[must_use]
    pub fn filter(mut self, filter: Filter) -> Self {
        self.filter = filter;
        self
    }

    /// By this dimension, whose values the population table names.
    #[must_use]
    pub fn by(mut self, dimension: Dimension) -> Self {
        self.by = dimension;
        self
    }

    /// With this toll beside the incidents.
    #[must_use]
    pub fn measure(mut self, toll: Measure) -> Self {
        self.measure = toll;
        self
    }

    /// The columns that the rates look at, beside the dates.
    #[must_use]
    pub fn columns(&self) -> BTreeSet<Column> {
        self.plan().columns()
    }

    fn plan(&self) -> Plan {
        Plan {
            filter: self.filter.clone(),
            dimensions: vec![self.by],
            measures: vec![Measure::Incidents, self.measure],
            allocate: self.allocate,
            coverage: self.coverage,
        }
    }

    /// Per so many people and year.
    #[must_use]
    pub fn per(mut self, people: f64) -> Self {
        self.per = people;
        self
    }
}

/// Why a place has no rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoPersonYears {
    /// The place itself is unknown.
    UnknownPlace,
    /// The population table has no such place.
    NoSuchPlace,
    /// The table has no population of it for some of the years looked at.
    NoPopulation {
        /// How many years.
        years: u32,
        /// The first of them.
        first: i32,
        /// The last of them.
        last: i32,
    },
}

/// Rates of one place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceRate {
    /// The place; `None` is unknown.
    pub place: Option<Arc<str>>,
    /// Its sums.
    pub sums: Sums,
    /// People times years, over the days looked at; or what is missing.
    pub person_years: Result<f64, NoPersonYears>,
    /// Incidents per person and year, not multiplied by [`RateOptions::per`];
    /// `None` without a population.
    pub incidents: Option<Rate>,
    /// Interval for that rate by the clustering of the place's incidents in the
    /// whole file; `None` also when the file covers too few days to tell.
    pub interval: Option<Interval>,
    /// Total toll in people, resampled with the clustering of the place's incidents;
    /// `None` with fewer than two known tolls, and when the file covers too few days
    /// to tell how they cluster.
    pub toll: Option<TollEstimate>,
}

/// Rates by place.
#[derive(Debug, Clone)]
pub struct Rates {
    /// The options.
    pub options: RateOptions,
    /// Days looked at.
    pub days: Span,
    /// The places, those of most incidents per head first, those without a
    /// population last.
    pub places: Vec<PlaceRate>,
    /// The tail exponent of the tolls where they have no variance: see
    /// [`no_variance`](crate::estimate::tail::no_variance).
    pub no_variance: Option<f64>,
    /// Incidents left out because something is unknown.
    pub left_out: Vec<LeftOut>,
}

/// Computes rates of the incidents of `frame`.
///
/// # Errors
/// `Setting` when the filter is not valid, the dimension is in time, the measure is
/// no toll, or incidents are to be spread; `Records` when the filter leaves no day.
pub fn rates(frame: &DataFrame, population: &Population, options: &RateOptions) -> Result<Rates> {
    if matches!(options.by, Dimension::Time(_)) {
        return Err(Error::setting("rates are by place, not by period")
            .field("by")
            .value(options.by.name())
            .hint("choose country, admin1 or another place"));
    }
    if options.allocate == Allocate::Spread {
        return Err(
            Error::setting("incidents spread over days make no whole counts")
                .field("allocate")
                .hint("choose start or end"),
        );
    }
    let plan = options.plan();
    let prepared = plan.prepare(frame)?;
    let summary = prepared.summary()?;
    let days = summary.window.ok_or_else(|| {
        Error::records("the filter leaves no day of the data").value(summary.coverage.to_string())
    })?;
    let groups = prepared.all()?.tolls(&plan.dimensions, options.measure)?;
    let tolls: HashMap<&[Key], &TollGroup> = groups
        .iter()
        .map(|group| (&group.keys[..], group))
        .collect();
    let file = FileClustering::read(&prepared, &plan.dimensions)?;
    let mut places: Vec<PlaceRate> = summary
        .groups
        .iter()
        .map(|group| {
            let place = match group.keys.first() {
                Some(Key::Text(text)) => text.clone(),
                Some(Key::Period(..) | Key::Within(..)) | None => None,
            };
            let person_years = person_years(place.as_deref(), days, population);
            let count = group.sums.incidents as u64;
            let known_years = person_years.as_ref().ok().copied();
            let spread = file.spread(&group.keys, days.days()).ok();
            PlaceRate {
                incidents: known_years.and_then(|years| rate(count, years, options.level).ok()),
                interval: known_years.and_then(|years| {
                    let interval =
                        quasi_poisson::interval(count, spread?.dispersion, options.level);
                    Some(interval.ok()?.scaled(1.0 / years))
                }),
                toll: tolls
                    .get(&group.keys[..])
                    .and_then(|group| resampled(group, spread?, options.level)),
                place,
                sums: group.sums,
                person_years,
            }
        })
        .collect();
    places.sort_by(|a, b| {
        let rate = |place: &PlaceRate| place.incidents.map_or(-1.0, |rate| rate.rate);
        rate(b).total_cmp(&rate(a))
    });
    let single = prepared.single_events()?.all()?;
    let single = single.tolls(&[], options.measure)?;
    Ok(Rates {
        options: options.clone(),
        days,
        places,
        no_variance: no_variance(single.iter().flat_map(|group| &group.tolls).map(Toll::from)),
        left_out: summary.left_out,
    })
}

/// People of each year times the share of the year that is looked at.
fn person_years(
    place: Option<&str>,
    days: Span,
    population: &Population,
) -> Result<f64, NoPersonYears> {
    let place = place.ok_or(NoPersonYears::UnknownPlace)?;
    if !population.has(place) {
        return Err(NoPersonYears::NoSuchPlace);
    }
    let mut sum = 0.0;
    let mut missing: Option<(u32, i32, i32)> = None;
    for year in days.first.year()..=days.last.year() {
        let Some(whole) = Unit::Year
            .days(i64::from(year))
            .and_then(|(first, last)| Span::new(first, last))
        else {
            continue;
        };
        let covered = whole.intersect(days).map_or(0, Span::days);
        if let Some(people) = population.people(place, year) {
            sum += people * covered as f64 / whole.days() as f64;
        } else {
            let (years, first, _) = missing.unwrap_or((0, year, year));
            missing = Some((years + 1, first, year));
        }
    }
    match missing {
        None => Ok(sum),
        Some((years, first, last)) => Err(NoPersonYears::NoPopulation { years, first, last }),
    }
}

fn resampled(group: &TollGroup, spread: CountSpread, level: Level) -> Option<TollEstimate> {
    let tolls: Vec<Toll> = group.tolls.iter().map(Toll::from).collect();
    let resampling = Resampling {
        level,
        ..Resampling::default()
    };
    total(&tolls, spread, resampling).ok()
}
