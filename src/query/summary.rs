//! Runs a plan: incidents of a frame to sums by group, with true zeros.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use polars::prelude::{
    Column as Series, DataFrame, DataType, Expr, Float64Chunked, IdxCa, IdxSize, Int64Chunked,
    IntoColumn, IntoLazy, col, lit,
};

use super::allocate::Share;
use super::frame::{dates, day_of, number_of, raw_days};
use super::{Dimension, KnownSum, Measure, Plan, Span, Sums, TollSum, Unit};
use crate::error::{Error, Result};
use crate::read::frame_error;
use crate::schema::{Column, fold};

/// Groups that a summary may have; more is a mistake in the dimensions.
const MOST_GROUPS: usize = 1_000_000;

/// A value of a dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// A period of the calendar.
    Period(Unit, i64),
    /// A text; `None` is unknown.
    Text(Option<String>),
}

impl Key {
    /// The value for people.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Period(unit, index) => unit.label(*index),
            Self::Text(Some(text)) => text.clone(),
            Self::Text(None) => "(unknown)".to_owned(),
        }
    }

    /// Periods in time, then texts by their folded form, unknown last.
    fn order(&self) -> (i64, bool, String, &str) {
        match self {
            Self::Period(_, index) => (*index, false, String::new(), ""),
            Self::Text(Some(text)) => (0, false, fold(text), text),
            Self::Text(None) => (0, true, String::new(), ""),
        }
    }
}

/// One group and its sums.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// A key a dimension.
    pub keys: Vec<Key>,
    /// The sums.
    pub sums: Sums,
}

/// What a plan gave.
#[derive(Debug, Clone)]
pub struct Summary {
    /// The groups, in order of their keys; periods without incidents are there
    /// with true zeros, for places that occur.
    pub groups: Vec<Group>,
    /// All groups together.
    pub total: Sums,
    /// The days that the data cover.
    pub coverage: Span,
    /// The days looked at: those of `coverage` that the filter lets through.
    pub window: Option<Span>,
    /// Sentences on what was left out, for people.
    pub notes: Vec<String>,
}

/// The days that the data cover: as told, else from the first to the last
/// record; up to the as-of date when there is one.
pub(super) fn coverage(plan: &Plan, frame: &DataFrame) -> Result<Span> {
    let first = raw_days(frame, Column::Date)?;
    let last = raw_days(frame, Column::DateEnd)?;
    let as_of = plan.filter.as_of;
    let latest = as_of.map_or(i32::MAX, number_of);
    let recorded = first
        .iter()
        .zip(last.iter())
        .filter_map(|(first, last)| first.zip(last))
        .filter(|(first, _)| *first <= latest)
        .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
        .and_then(|(first, last)| Span::new(day_of(first)?, day_of(last)?));
    let span = match (plan.coverage, recorded, as_of) {
        (Some(told), _, None) => Some(told),
        (Some(told), _, Some(as_of)) => Span::new(told.first, told.last.min(as_of)),
        (None, Some(recorded), None) => Some(recorded),
        (None, Some(recorded), Some(as_of)) => Span::new(recorded.first, as_of),
        (None, None, _) => None,
    };
    span.ok_or_else(|| {
        Error::records("the records cover no day up to the as-of date")
            .fields(["as-of", "coverage"])
            .hint("choose a later as-of date, or an earlier coverage")
    })
}

impl Plan {
    /// The days that the records of `frame` cover under this plan.
    ///
    /// # Errors
    /// When no record lies up to the as-of date.
    pub fn coverage_of(&self, frame: &DataFrame) -> Result<Span> {
        coverage(self, frame)
    }

    /// Runs the plan on `frame`, which needs the plan's
    /// [columns](Plan::columns).
    ///
    /// # Errors
    /// When the filter is not valid, a column is lacking, or there would be
    /// more than a million groups.
    pub fn run(&self, frame: &DataFrame) -> Result<Summary> {
        self.filter.validate()?;
        self.refuse_repeats()?;
        let coverage = coverage(self, frame)?;
        let selection = self.filter.apply(frame)?;
        let window = self.filter.days(coverage);
        let frame = &selection.frame;
        let shares = self.allocate.shares(
            &dates(frame, Column::Date)?,
            &dates(frame, Column::DateEnd)?,
            window,
        );
        let mut groups = self.group(frame, &shares)?;
        let total = groups
            .iter()
            .fold(Sums::default(), |total, group| total.plus(group.sums));
        if let Some(window) = window {
            groups = self.with_zeros(groups, window)?;
        }
        if self.dimensions.is_empty() && groups.is_empty() {
            groups.push(Group {
                keys: Vec::new(),
                sums: Sums::default(),
            });
        }
        groups.sort_by_cached_key(|group| {
            group
                .keys
                .iter()
                .map(|key| {
                    let (index, unknown, folded, text) = key.order();
                    (index, unknown, folded, text.to_owned())
                })
                .collect::<Vec<_>>()
        });
        Ok(Summary {
            groups,
            total,
            coverage,
            window,
            notes: selection.notes,
        })
    }

    fn group(&self, frame: &DataFrame, shares: &[Share]) -> Result<Vec<Group>> {
        if shares.is_empty() {
            return Ok(Vec::new());
        }
        let frame = allocated(frame, shares)?;
        let height = frame.height();
        let mut columns: Vec<Series> = Vec::new();
        let mut names = Vec::new();
        for (position, dimension) in self.dimensions.iter().enumerate() {
            match dimension {
                Dimension::Time(unit) => {
                    let name = format!("key{position}");
                    let periods = shares.iter().map(|share| unit.index(share.date)).collect();
                    columns
                        .push(Int64Chunked::from_vec(name.as_str().into(), periods).into_column());
                    names.push(name);
                }
                Dimension::Text(column) => names.push(column.name().to_owned()),
            }
        }
        let weights = shares.iter().map(|share| share.weight).collect();
        columns.push(Float64Chunked::from_vec("weight".into(), weights).into_column());
        columns.push(Series::new_scalar("all".into(), 0i64.into(), height));
        let frame = frame.hstack(&columns).map_err(frame_error)?;
        let mut keys: Vec<Expr> = names.iter().map(|name| col(name.as_str())).collect();
        keys.push(col("all"));
        let sums = frame
            .lazy()
            .group_by(keys)
            .agg(expressions(&self.measures))
            .collect()
            .map_err(frame_error)?;
        (0..sums.height())
            .map(|row| self.read_group(&sums, &names, row))
            .collect()
    }

    fn read_group(&self, sums: &DataFrame, names: &[String], row: usize) -> Result<Group> {
        let keys = self
            .dimensions
            .iter()
            .zip(names)
            .map(|(dimension, name)| {
                let column = sums.column(name).map_err(frame_error)?;
                Ok(match dimension {
                    Dimension::Time(unit) => Key::Period(
                        *unit,
                        column
                            .i64()
                            .map_err(frame_error)?
                            .get(row)
                            .unwrap_or_default(),
                    ),
                    Dimension::Text(_) => Key::Text(
                        column
                            .str()
                            .map_err(frame_error)?
                            .get(row)
                            .map(str::to_owned),
                    ),
                })
            })
            .collect::<Result<_>>()?;
        let value = |name: &str| -> Option<f64> { sums.column(name).ok()?.f64().ok()?.get(row) };
        let incidents = round(value("incidents").unwrap_or_default());
        let toll = |name: &str| {
            let known_sum = |bound: &str| KnownSum {
                sum: round(value(&format!("{name}{bound}")).unwrap_or_default()),
                known: round(value(&format!("{name}{bound}_known")).unwrap_or_default()),
            };
            TollSum {
                incidents,
                low: known_sum("_low"),
                best: known_sum(""),
                high: known_sum("_high"),
            }
        };
        Ok(Group {
            keys,
            sums: Sums {
                incidents,
                killed: toll("killed"),
                injured: toll("injured"),
                casualties: toll("casualties"),
                fatal: round(value("fatal").unwrap_or_default()),
                fatal_unknown: round(value("fatal_unknown").unwrap_or_default()),
                max_killed: value("max_killed"),
            },
        })
    }

    /// Adds groups of no incidents: every period of `window` for every
    /// combination of texts that occurs.
    fn with_zeros(&self, mut groups: Vec<Group>, window: Span) -> Result<Vec<Group>> {
        let units: Vec<(usize, Unit)> = self
            .dimensions
            .iter()
            .enumerate()
            .filter_map(|(position, dimension)| match dimension {
                Dimension::Time(unit) => Some((position, *unit)),
                Dimension::Text(_) => None,
            })
            .collect();
        if units.is_empty() {
            return Ok(groups);
        }
        let only_time = units.len() == self.dimensions.len();
        let periods = periods_of(&units, window);
        let place = |group: &Group| -> Vec<Option<String>> {
            group
                .keys
                .iter()
                .filter_map(|key| match key {
                    Key::Text(text) => Some(text.clone()),
                    Key::Period(..) => None,
                })
                .collect()
        };
        let time = |group: &Group| -> Vec<i64> {
            group
                .keys
                .iter()
                .filter_map(|key| match key {
                    Key::Period(_, index) => Some(*index),
                    Key::Text(_) => None,
                })
                .collect()
        };
        let mut places: BTreeSet<Vec<Option<String>>> = groups.iter().map(place).collect();
        if only_time {
            places.insert(Vec::new());
        }
        if periods.len().saturating_mul(places.len()) > MOST_GROUPS {
            return Err(Error::too_large(format!(
                "the table would have {} rows ({} periods of {} places)",
                periods.len().saturating_mul(places.len()),
                periods.len(),
                places.len()
            ))
            .field("by")
            .hint_fields(
                "choose coarser dimensions, or filter by {}, {} or {}",
                ["from", "to", "place"],
            ));
        }
        let found: BTreeSet<(Vec<Option<String>>, Vec<i64>)> = groups
            .iter()
            .map(|group| (place(group), time(group)))
            .collect();
        for place in &places {
            for period in &periods {
                if found.contains(&(place.clone(), period.clone())) {
                    continue;
                }
                let (mut texts, mut indices) = (place.iter(), period.iter());
                let keys = self
                    .dimensions
                    .iter()
                    .map(|dimension| match dimension {
                        Dimension::Time(unit) => {
                            Key::Period(*unit, indices.next().copied().unwrap_or_default())
                        }
                        Dimension::Text(_) => Key::Text(texts.next().cloned().flatten()),
                    })
                    .collect();
                groups.push(Group {
                    keys,
                    sums: Sums::default(),
                });
            }
        }
        Ok(groups)
    }
}

/// Every combination of periods that some day of `window` has.
fn periods_of(units: &[(usize, Unit)], window: Span) -> BTreeSet<Vec<i64>> {
    (0..window.days())
        .map(|day| {
            let date: NaiveDate = window.first + Days::new(day);
            units.iter().map(|(_, unit)| unit.index(date)).collect()
        })
        .collect()
}

/// One row a share of an incident.
fn allocated(frame: &DataFrame, shares: &[Share]) -> Result<DataFrame> {
    let whole = shares.len() == frame.height()
        && shares
            .iter()
            .enumerate()
            .all(|(position, share)| share.row == position);
    if whole {
        return Ok(frame.clone());
    }
    let rows = shares
        .iter()
        .map(|share| IdxSize::try_from(share.row))
        .collect::<Result<Vec<_>, _>>()
        .map_err(|_| Error::too_large("there are too many records for one frame"))?;
    frame
        .take(&IdxCa::from_vec("row".into(), rows))
        .map_err(frame_error)
}

/// Sums in floating point differ in their last bits from one order of rows to
/// another; people and files get six decimals.
fn round(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

/// The sums that the measures need.
fn expressions(measures: &[Measure]) -> Vec<Expr> {
    let has = |measure| measures.contains(&measure);
    let mut all = vec![col("weight").sum().alias("incidents")];
    let column = |column: Column| col(column.name()).cast(DataType::Float64);
    let bounds = |low: Column, best: Column, high: Column| {
        [
            column(low).fill_null(column(best)),
            column(best),
            column(high).fill_null(column(best)),
        ]
    };
    let killed = || bounds(Column::KilledLow, Column::Killed, Column::KilledHigh);
    let injured = || bounds(Column::InjuredLow, Column::Injured, Column::InjuredHigh);
    let mut add = |name: &str, bounds: [Expr; 3]| {
        for (bound, value) in ["_low", "", "_high"].into_iter().zip(bounds) {
            let known = value.clone().is_not_null().cast(DataType::Float64);
            all.push(
                (value * col("weight"))
                    .sum()
                    .alias(format!("{name}{bound}")),
            );
            all.push(
                (known * col("weight"))
                    .sum()
                    .alias(format!("{name}{bound}_known")),
            );
        }
    };
    if has(Measure::Killed) || has(Measure::KilledPerIncident) {
        let best_only = !has(Measure::Killed);
        let bounds = if best_only {
            [(); 3].map(|()| column(Column::Killed))
        } else {
            killed()
        };
        add("killed", bounds);
    }
    if has(Measure::Injured) {
        add("injured", injured());
    }
    if has(Measure::Casualties) {
        let [k_low, k_best, k_high] = killed();
        let [i_low, i_best, i_high] = injured();
        // At least the part that is known; at most only when both are.
        let low = polars::prelude::when(k_low.clone().is_null().and(i_low.clone().is_null()))
            .then(lit(polars::prelude::NULL).cast(DataType::Float64))
            .otherwise(k_low.fill_null(lit(0.0)) + i_low.fill_null(lit(0.0)));
        add("casualties", [low, k_best + i_best, k_high + i_high]);
    }
    if has(Measure::FatalIncidents) {
        let killed = column(Column::Killed);
        let surely = killed.clone().fill_null(column(Column::KilledLow));
        let fatal = surely.clone().gt_eq(lit(1.0)).fill_null(lit(false));
        let open = killed
            .is_null()
            .and(surely.lt(lit(1.0)).fill_null(lit(true)));
        all.push(
            (fatal.cast(DataType::Float64) * col("weight"))
                .sum()
                .alias("fatal"),
        );
        all.push(
            (open.cast(DataType::Float64) * col("weight"))
                .sum()
                .alias("fatal_unknown"),
        );
    }
    if has(Measure::MaxKilled) {
        all.push(column(Column::Killed).max().alias("max_killed"));
    }
    all
}
