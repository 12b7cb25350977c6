//! What single incidents give to the groups of a plan.

use std::collections::{BTreeMap, BTreeSet};

use polars::prelude::{IntoColumn, NewChunkedArray, StringChunked};

use super::Allotted;
use crate::error::{Error, Result};
use crate::query::{Dimension, Key, Measure, Span, Sums};
use crate::read::frame_error;
use crate::schema::Column;

/// What one incident gives to one group.
#[derive(Debug, Clone, PartialEq)]
pub struct RowGroup {
    /// Its row in the frame that the plan was given.
    pub row: usize,
    /// A key for each dimension asked for, in that order.
    pub keys: Vec<Key>,
    /// What it gives.
    pub sums: Sums,
}

impl Allotted {
    /// The shares of each incident, by its row in the frame that the plan was given:
    /// their days and weights.
    #[must_use]
    pub fn shares(&self) -> BTreeMap<usize, Vec<(Span, f64)>> {
        let mut shares: BTreeMap<usize, Vec<(Span, f64)>> = BTreeMap::new();
        let all = self.rows.iter().zip(&self.days).zip(&self.weights);
        for ((row, days), weight) in all {
            let of = shares.entry(*row as usize).or_default();
            of.push((*days, *weight));
        }
        shares
    }

    /// What these incidents give to the groups by `dimensions`, in order of their rows
    /// and then of the keys.
    ///
    /// # Errors
    /// `Engine` when a column is lacking, `Setting` when a dimension is the id of the
    /// incidents.
    pub fn by_row(
        &self,
        rows: &BTreeSet<usize>,
        dimensions: &[Dimension],
        measures: &[Measure],
    ) -> Result<Vec<RowGroup>> {
        const ID: Dimension = Dimension::Text(Column::EventId);
        if dimensions.contains(&ID) {
            return Err(Error::setting("ids of incidents make no groups").field("by"));
        }
        let positions: Vec<_> = self
            .rows
            .iter()
            .zip(0..)
            .filter(|(row, _)| rows.contains(&(**row as usize)))
            .map(|(_, position)| position)
            .collect();
        let mut chosen = self.only(&positions)?;
        // Here the id of an incident is its row.
        let numbers: Vec<String> = chosen.rows.iter().map(|row| format!("{row:020}")).collect();
        let ids = StringChunked::from_slice(Column::EventId.name().into(), &numbers);
        chosen
            .frame
            .with_column(ids.into_column())
            .map_err(frame_error)?;
        let by: Vec<Dimension> = [ID].into_iter().chain(dimensions.iter().copied()).collect();
        let groups = chosen.groups(&by, measures)?;
        Ok(groups
            .into_iter()
            .filter_map(|mut group| {
                let Key::Text(Some(row)) = group.keys.remove(0) else {
                    return None;
                };
                Some(RowGroup {
                    row: row.parse().ok()?,
                    keys: group.keys,
                    sums: group.sums,
                })
            })
            .collect())
    }
}
