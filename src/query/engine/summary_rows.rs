//! Rows that are several events, of which the source knew only the sum.
//!
//! They count as the source counts them, and are never an incident.

use polars::prelude::{DataFrame, IdxCa, IdxSize};

use super::{Allotted, Selection};
use crate::error::Result;
use crate::query::frame::texts;
use crate::query::{Filter, LeftOut, Measure, PossibleDays, Sums};
use crate::read::frame_error;
use crate::schema::{Column, SUMMARY};

/// The positions of summary rows, and of the others.
fn parted(frame: &DataFrame) -> Result<[Vec<IdxSize>; 2]> {
    let mut parts = [Vec::new(), Vec::new()];
    for (position, unit) in (0..).zip(texts(frame, Column::RecordUnit)?) {
        parts[usize::from(unit != Some(SUMMARY))].push(position);
    }
    Ok(parts)
}

impl Selection {
    /// Without summary rows. Those that may have happened on the days that `filter`
    /// asks for are counted as left out.
    ///
    /// # Errors
    /// When a column is lacking.
    pub fn single_events(mut self, filter: &Filter) -> Result<Self> {
        let [summaries, events] = parted(&self.frame)?;
        if summaries.is_empty() {
            return Ok(self);
        }
        let days = PossibleDays::of(&self.frame)?;
        let is_asked = |row: &&IdxSize| filter.days(days[**row as usize].possible).is_some();
        let asked: Vec<IdxSize> = summaries.iter().filter(is_asked).copied().collect();
        if !asked.is_empty() {
            self.left_out.push(LeftOut::Summaries {
                rows: asked.len() as u64,
                killed: self.killed(&asked)?,
            });
        }
        self.rows = events.iter().map(|row| self.rows[*row as usize]).collect();
        self.frame = self
            .frame
            .take(&IdxCa::from_vec("row".into(), events))
            .map_err(frame_error)?;
        Ok(self)
    }
}

impl Allotted {
    /// The sums of summary rows, which are in the other sums too.
    ///
    /// # Errors
    /// When a column is lacking.
    pub fn of_summaries(&self, measures: &[Measure]) -> Result<Sums> {
        let [summaries, _] = parted(&self.frame)?;
        if summaries.is_empty() {
            return Ok(Sums::default());
        }
        self.only(&summaries)?.total(measures)
    }
}
