//! Rates per head: incidents and tolls against populations by place and year.

use chrono::Datelike;
use polars::prelude::DataFrame;

use super::tabulate::{capitalised, measure_cell};
use crate::error::{Error, Result};
use crate::estimate::bootstrap::{TollEstimate, total};
use crate::estimate::poisson::{Rate, rate};
use crate::estimate::random::Resampling;
use crate::estimate::toll::Toll;
use crate::estimate::{Interval, Level};
use crate::query::{Allocate, Dimension, Filter, Key, Measure, Plan, Span, Sums, TollGroup, Unit};
use crate::read::Population;
use crate::table::{Cell, CellKind, Row, Table, TableColumn, grouped};

/// What to compute, and how.
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

/// Rates of one place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceRate {
    /// The place; `None` is unknown.
    pub place: Option<String>,
    /// Its sums.
    pub sums: Sums,
    /// People times years, over the days looked at; or what is missing.
    pub person_years: Result<f64, String>,
    /// Incidents by person and year.
    pub incidents: Option<Rate>,
    /// Total toll, resampled.
    pub toll: Option<TollEstimate>,
}

/// Rates by place.
#[derive(Debug, Clone)]
pub struct Rates {
    /// The options.
    pub options: RateOptions,
    /// Days looked at.
    pub days: Span,
    /// The places, those of the highest rate first, those without a population
    /// last.
    pub places: Vec<PlaceRate>,
    /// Sentences on incidents left out because something is unknown.
    pub left_out: Vec<String>,
}

/// Computes rates of the incidents of `frame`.
///
/// # Errors
/// When the filter is not valid or leaves no day, the dimension is in time, the
/// measure is no toll, or incidents are to be spread.
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
    let plan = Plan {
        filter: options.filter.clone(),
        dimensions: vec![options.by],
        measures: vec![Measure::Incidents, options.measure],
        allocate: options.allocate,
        coverage: options.coverage,
    };
    let summary = plan.run(frame)?;
    let days = summary.window.ok_or_else(|| {
        Error::records("the filter leaves no day of the data").value(summary.coverage.to_string())
    })?;
    let tolls = plan.tolls(frame, options.measure)?;
    let mut places: Vec<PlaceRate> = summary
        .groups
        .iter()
        .map(|group| {
            let place = match group.keys.first() {
                Some(Key::Text(text)) => text.clone(),
                _ => None,
            };
            let person_years = person_years(place.as_deref(), days, population);
            let count = group.sums.incidents as u64;
            PlaceRate {
                incidents: person_years
                    .as_ref()
                    .ok()
                    .and_then(|years| rate(count, *years, options.level).ok()),
                toll: resampled(tolls.iter().find(|of| of.keys == group.keys), options.level),
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
    Ok(Rates {
        options: options.clone(),
        days,
        places,
        left_out: summary.notes,
    })
}

/// People of each year times the share of the year that is looked at.
fn person_years(place: Option<&str>, days: Span, population: &Population) -> Result<f64, String> {
    let place = place.ok_or("the place is unknown")?;
    if !population.has(place) {
        return Err("not in the population table".to_owned());
    }
    let mut sum = 0.0;
    let mut missing = Vec::new();
    for year in days.first.year()..=days.last.year() {
        let Some(whole) = Unit::Year
            .days(i64::from(year))
            .and_then(|(first, last)| Span::new(first, last))
        else {
            continue;
        };
        let covered = whole.intersect(days).map_or(0, Span::days);
        match population.people(place, year) {
            Some(people) => sum += people * covered as f64 / whole.days() as f64,
            None => missing.push(year.to_string()),
        }
    }
    match (missing.first(), missing.last()) {
        (Some(only), Some(last)) if only == last => Err(format!("no population for {only}")),
        (Some(first), Some(last)) => Err(format!(
            "no population for {} years, {first} to {last}",
            missing.len()
        )),
        _ => Ok(sum),
    }
}

fn resampled(group: Option<&TollGroup>, level: Level) -> Option<TollEstimate> {
    let tolls: Vec<Toll> = group?
        .tolls
        .iter()
        .map(|toll| Toll {
            low: toll.low,
            best: toll.best,
            high: toll.high,
        })
        .collect();
    let resampling = Resampling {
        level,
        ..Resampling::default()
    };
    total(&tolls, resampling).ok()
}

impl Rates {
    /// The rates as a table. A place without a population is listed, with what
    /// is missing.
    #[must_use]
    pub fn table(&self) -> Table {
        let per = format!("per {} people and year", grouped(self.options.per));
        let measure = self.options.measure;
        let toll = measure.name();
        let label = measure.label();
        let columns = vec![
            TableColumn::text(
                self.options.by.name(),
                &capitalised(&self.options.by.name().replace('_', " ")),
            ),
            TableColumn::new("incidents", "Incidents", CellKind::Number { decimals: 0 }),
            TableColumn::new(
                "person_years",
                "People times years",
                CellKind::Number { decimals: 0 },
            ),
            TableColumn::new(
                "incident_rate",
                &format!("Incidents {per}"),
                CellKind::Estimate,
            ),
            TableColumn::new(toll, label, CellKind::Toll),
            TableColumn::new(
                &format!("{toll}_rate"),
                &format!("{label} {per}"),
                CellKind::Estimate,
            ),
            TableColumn::text("missing", "What is missing"),
        ];
        let rows = self.places.iter().map(|place| self.row(place)).collect();
        let mut notes = vec![format!(
            "Rates are {per}, {} to {}, with {} % intervals: of incidents exact (Garwood), of \
                 tolls by resampling incidents (seed {}).",
            self.days.first,
            self.days.last,
            crate::table::decimal(self.options.level.get() * 100.0, 1),
            Resampling::default().seed
        )];
        let without = self
            .places
            .iter()
            .filter(|place| place.person_years.is_err())
            .count();
        if without > 0 {
            notes.push(format!(
                "{without} of {} places have no rate: see the last column.",
                self.places.len()
            ));
        }
        Table {
            title: format!(
                "Incidents and {} per head by {}",
                label.to_lowercase(),
                self.options.by.name()
            ),
            columns,
            rows,
            notes,
        }
    }

    fn row(&self, place: &PlaceRate) -> Row {
        let per = self.options.per;
        let estimate = |value: f64, interval: Interval| Cell::Estimate {
            value: value * per,
            lower: interval.lower * per,
            upper: interval.upper * per,
        };
        let years = place.person_years.as_ref().ok().copied();
        let toll_rate = years.zip(place.toll.as_ref()).and_then(|(years, toll)| {
            let best = toll.scenarios.best.as_ref().ok()?;
            let interval = best.bca.unwrap_or(best.percentile);
            Some(estimate(
                best.estimate / years,
                interval.scaled(1.0 / years),
            ))
        });
        Row {
            cells: vec![
                Cell::Text(Key::Text(place.place.clone()).label()),
                Cell::Number(place.sums.incidents),
                years.map_or(Cell::Blank, |years| Cell::Number(years.round())),
                place
                    .incidents
                    .map_or(Cell::Blank, |rate| estimate(rate.rate, rate.exact)),
                measure_cell(&place.sums, self.options.measure),
                toll_rate.unwrap_or(Cell::Blank),
                match &place.person_years {
                    Ok(_) => Cell::Text(String::new()),
                    Err(missing) => Cell::Text(missing.clone()),
                },
            ],
            total: false,
        }
    }
}
