//! Tolls incident by incident, for resampling.

use polars::prelude::DataFrame;

use super::frame::{dates, integers, texts};
use super::{Allocate, Dimension, Key, Measure, Plan};
use crate::error::{Error, Result};
use crate::schema::Column;

/// One incident's toll; its best estimate is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IncidentToll {
    /// Row of the frame that was given.
    pub row: usize,
    /// Low estimate, the best where there is none.
    pub low: u64,
    /// Best estimate.
    pub best: u64,
    /// High estimate, the best where there is none.
    pub high: u64,
}

/// Tolls of the incidents of one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TollGroup {
    /// A key a dimension.
    pub keys: Vec<Key>,
    /// Incidents whose best estimate is known, in the order of the frame.
    pub tolls: Vec<IncidentToll>,
    /// Incidents whose best estimate is unknown.
    pub unknown: u64,
}

impl Plan {
    /// The tolls of single incidents by the plan's text dimensions, in the
    /// order in which places first occur. Incidents of several days belong to
    /// their first day, or their last when the plan says so.
    ///
    /// # Errors
    /// When the measure is no toll, the filter is not valid, or a column is
    /// lacking.
    pub fn tolls(&self, frame: &DataFrame, measure: Measure) -> Result<Vec<TollGroup>> {
        let coverage = self.coverage_of(frame)?;
        let keep = self.filter.passes(frame)?.keep;
        let date = match self.allocate {
            Allocate::End => Column::DateEnd,
            Allocate::Start | Allocate::Spread => Column::Date,
        };
        let days = dates(frame, date)?;
        let window = self.filter.days(coverage);
        let places: Vec<Vec<Option<&str>>> = self
            .dimensions
            .iter()
            .filter_map(|dimension| match dimension {
                Dimension::Text(column) => Some(texts(frame, *column)),
                Dimension::Time(_) => None,
            })
            .collect::<Result<_>>()?;
        let tolls = Tolls::of(frame, measure)?;
        let mut groups: Vec<TollGroup> = Vec::new();
        for row in 0..frame.height() {
            if !keep[row] || !window.is_some_and(|window| window.contains(days[row])) {
                continue;
            }
            let keys: Vec<Key> = places
                .iter()
                .map(|place| Key::Text(place[row].map(str::to_owned)))
                .collect();
            let known = groups.iter().position(|group| group.keys == keys);
            let group = known.unwrap_or_else(|| {
                groups.push(TollGroup {
                    keys,
                    tolls: Vec::new(),
                    unknown: 0,
                });
                groups.len() - 1
            });
            match tolls.at(row) {
                Some(toll) => groups[group].tolls.push(toll),
                None => groups[group].unknown += 1,
            }
        }
        Ok(groups)
    }
}

type Figures = Vec<Option<i64>>;

/// Low, best and high of killed, injured or both.
struct Tolls {
    parts: Vec<[Figures; 3]>,
}

impl Tolls {
    fn of(frame: &DataFrame, measure: Measure) -> Result<Self> {
        let columns: &[[Column; 3]] = match measure {
            Measure::Killed => &[KILLED],
            Measure::Injured => &[INJURED],
            Measure::Casualties => &[KILLED, INJURED],
            _ => {
                return Err(Error::setting("this measure is no toll")
                    .value(measure.name())
                    .hint("choose killed, injured or casualties"));
            }
        };
        let parts = columns
            .iter()
            .map(|[low, best, high]| {
                Ok([
                    integers(frame, *low)?,
                    integers(frame, *best)?,
                    integers(frame, *high)?,
                ])
            })
            .collect::<Result<_>>()?;
        Ok(Self { parts })
    }

    fn at(&self, row: usize) -> Option<IncidentToll> {
        let mut sum = [0u64; 3];
        for [low, best, high] in &self.parts {
            let best = best[row]?;
            let figures = [low[row].unwrap_or(best), best, high[row].unwrap_or(best)];
            for (sum, figure) in sum.iter_mut().zip(figures) {
                *sum += u64::try_from(figure).ok()?;
            }
        }
        let [low, best, high] = sum;
        Some(IncidentToll {
            row,
            low,
            best,
            high,
        })
    }
}

const KILLED: [Column; 3] = [Column::KilledLow, Column::Killed, Column::KilledHigh];
const INJURED: [Column; 3] = [Column::InjuredLow, Column::Injured, Column::InjuredHigh];
