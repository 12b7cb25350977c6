//! Records as of a day: nothing later is used.

use chrono::NaiveDate;

use super::{Record, Records, Truth};
use crate::error::{Error, Result};
use crate::query::Span;

/// Records up to a day, and the days that they cover.
#[derive(Debug)]
pub struct AsOf<'a> {
    /// All records.
    pub records: &'a Records<'a>,
    /// Names of the inputs, in the order in which they were loaded.
    pub files: &'a [String],
    /// The last day; no record that begins later is used.
    pub as_of: NaiveDate,
    /// Days that the records cover: what was told, else from the first to the
    /// last record up to the day whose days are known. A record that happened some
    /// day of a month tells nothing of the other days of that month.
    pub coverage: Span,
    /// Positions of the records up to the day, in order of time.
    pub rows: Vec<usize>,
}

impl<'a> AsOf<'a> {
    /// The records up to `as_of`, which cover `told` when that is given.
    ///
    /// # Errors
    /// `Records` when no day is covered up to that one: no record begins by then,
    /// or the days told begin after it.
    pub fn new(
        records: &'a Records<'a>,
        files: &'a [String],
        as_of: NaiveDate,
        told: Option<Span>,
    ) -> Result<Self> {
        let rows: Vec<usize> = (0..records.all.len())
            .filter(|row| records.all[*row].recorded.first <= as_of)
            .collect();
        let hull = |vague: bool| {
            let of = rows.iter().map(|row| &records.all[*row]);
            of.filter(|record| vague || !record.vague)
                .map(|record| record.recorded)
                .reduce(|a, b| Span {
                    first: a.first.min(b.first),
                    last: a.last.max(b.last),
                })
        };
        let recorded = hull(false).or_else(|| hull(true));
        let coverage = match told {
            Some(told) => Span::new(told.first, told.last.min(as_of)),
            None => recorded.and_then(|span| Span::new(span.first, span.last.min(as_of))),
        };
        let coverage = coverage.ok_or_else(|| {
            Error::records("the records cover no day up to the as-of date")
                .field("as-of")
                .value(as_of.to_string())
                .hint("choose a later as-of date, or an earlier coverage")
        })?;
        Ok(Self {
            records,
            files,
            as_of,
            coverage,
            rows,
        })
    }

    /// A record.
    ///
    /// # Panics
    /// When there is none at that position.
    #[must_use]
    pub fn record(&self, row: usize) -> &Record<'a> {
        &self.records.all[row]
    }

    /// Whether the records cover all days of a span: what they do not cover may
    /// have been any way.
    #[must_use]
    pub fn covers(&self, span: Span) -> Truth {
        let all = self.coverage.first <= span.first && span.last <= self.coverage.last;
        Truth::of(all).or(Truth::Maybe)
    }
}
