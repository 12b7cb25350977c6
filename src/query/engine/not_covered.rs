//! Incidents outside the days that the records are said to cover.

use super::Selection;
use crate::error::Result;
use crate::query::{LeftOut, Plan, PossibleDays, Span};

impl Selection {
    /// The incidents that the plan's filter lets through, but that were on none of
    /// the days told; `None` when there is none.
    pub(super) fn not_covered(&self, plan: &Plan, covered: Span) -> Result<Option<LeftOut>> {
        if plan.coverage.is_none() {
            return Ok(None);
        }
        let outside = |days: &PossibleDays| {
            days.possible.intersect(covered).is_none() && plan.filter.days(days.possible).is_some()
        };
        let days = PossibleDays::of(&self.frame)?;
        let rows: Vec<_> = (0..)
            .zip(&days)
            .filter(|(_, days)| outside(days))
            .map(|(row, _)| row)
            .collect();
        if rows.is_empty() {
            return Ok(None);
        }
        Ok(Some(LeftOut::NotCovered {
            days: covered,
            incidents: rows.len() as u64,
            killed: self.killed(&rows)?,
        }))
    }
}
