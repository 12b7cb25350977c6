//! Tolls incident by incident, for resampling.

use std::collections::HashMap;

use polars::prelude::DataFrame;

use super::Allotted;
use crate::error::{Error, Result};
use crate::estimate::toll::Toll;
use crate::query::frame::{integers, texts};
use crate::query::{Dimension, Key, Measure};

/// One incident's toll; its best estimate is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IncidentToll {
    /// Row of the frame that was given.
    pub row: usize,
    /// Low estimate as published, the best where there is none.
    pub low: u64,
    /// Best estimate.
    pub best: u64,
    /// High estimate as published, the best where there is none.
    pub high: u64,
}

impl From<&IncidentToll> for Toll {
    fn from(toll: &IncidentToll) -> Self {
        Self {
            low: toll.low,
            best: toll.best,
            high: toll.high,
        }
    }
}

/// Tolls of the incidents of one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TollGroup {
    /// A key for each dimension that is a text.
    pub keys: Vec<Key>,
    /// Incidents whose best estimate is known, in the order of the frame.
    pub tolls: Vec<IncidentToll>,
    /// Incidents whose best estimate is unknown.
    pub unknown: u64,
}

impl Allotted {
    /// The tolls of single incidents by the text dimensions among `dimensions`,
    /// in the order in which places first occur.
    ///
    /// # Errors
    /// `Setting` when the measure is no toll, `Engine` when a column is lacking.
    pub fn tolls(&self, dimensions: &[Dimension], measure: Measure) -> Result<Vec<TollGroup>> {
        let frame = &self.frame;
        let places: Vec<Vec<Option<&str>>> = dimensions
            .iter()
            .filter_map(|dimension| match dimension {
                Dimension::Text(column) => Some(texts(frame, *column)),
                Dimension::Time(_) => None,
            })
            .collect::<Result<_>>()?;
        let estimates = Estimates::of(frame, measure)?;
        let mut groups: Vec<TollGroup> = Vec::new();
        let mut known: HashMap<Vec<Option<&str>>, usize> = HashMap::new();
        for (position, row) in self.rows.iter().enumerate() {
            let place = places.iter().map(|place| place[position]).collect();
            let group = *known.entry(place).or_insert_with_key(|place| {
                groups.push(TollGroup {
                    keys: place
                        .iter()
                        .map(|text| text.map_or(Key::Text(None), Key::text))
                        .collect(),
                    tolls: Vec::new(),
                    unknown: 0,
                });
                groups.len() - 1
            });
            match estimates.toll(position, *row as usize) {
                Some(toll) => groups[group].tolls.push(toll),
                None => groups[group].unknown += 1,
            }
        }
        Ok(groups)
    }
}

/// Low, best and high of the columns that a measure adds up.
struct Estimates {
    parts: Vec<[Vec<Option<i64>>; 3]>,
}

impl Estimates {
    fn of(frame: &DataFrame, measure: Measure) -> Result<Self> {
        if !measure.is_toll() {
            return Err(Error::setting("this measure is no toll")
                .value(measure.name())
                .hint("choose killed, injured or casualties"));
        }
        let (bounds, _) = measure.columns().as_chunks::<3>();
        let parts = bounds
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

    fn toll(&self, position: usize, row: usize) -> Option<IncidentToll> {
        let mut sum = [0u64; 3];
        for [low, best, high] in &self.parts {
            let best = best[position]?;
            let figures = [
                low[position].unwrap_or(best),
                best,
                high[position].unwrap_or(best),
            ];
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
