//! An incident as a sentence names it.

use super::{AsOf, TollRange};
use crate::query::{Measure, Span};

/// An incident as a sentence names it: its days, toll and place.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// All days on which it may have happened.
    pub days: Span,
    /// What its toll counts.
    pub measure: Measure,
    /// Its toll.
    pub toll: TollRange,
    /// The finest place known.
    pub place: Option<String>,
    /// Whether it is several incidents of which the source knew only the sum.
    pub is_summary: bool,
}

impl AsOf<'_> {
    /// A record as a sentence names it, with its toll by `measure`.
    ///
    /// # Panics
    /// When there is no record at `row`.
    #[must_use]
    pub fn mention(&self, row: usize, measure: Measure) -> Mention {
        let record = self.record(row);
        Mention {
            days: record.days,
            measure,
            toll: record.toll(measure).unwrap_or_default(),
            place: record.place().map(str::to_owned),
            is_summary: record.is_summary,
        }
    }
}
