//! The days that records cover.

use polars::prelude::DataFrame;

use super::frame::{day_of, number_of, raw_days};
use super::{Plan, Span};
use crate::error::{Error, Result};
use crate::schema::Column;

impl Plan {
    /// The days that the records of `frame` cover under this plan: as told, and no
    /// later than the as-of date; else from the first record to the as-of date; else
    /// from the first record to the last.
    ///
    /// # Errors
    /// `Records` when no day is left: there is no record, none begins by the as-of
    /// date, or the days told begin after it.
    pub fn coverage_of(&self, frame: &DataFrame) -> Result<Span> {
        let first = raw_days(frame, Column::Date)?;
        let last = raw_days(frame, Column::DateEnd)?;
        let as_of = self.filter.as_of;
        let latest = as_of.map_or(i32::MAX, number_of);
        let recorded = first
            .iter()
            .zip(last.iter())
            .filter_map(|(first, last)| first.zip(last))
            .filter(|(first, _)| *first <= latest)
            .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
            .and_then(|(first, last)| Span::new(day_of(first)?, day_of(last)?));
        let span = match (self.coverage, recorded, as_of) {
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
}
