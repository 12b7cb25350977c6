//! The days that records cover, and those that they may lie in.

use chrono::Days;
use polars::prelude::DataFrame;

use super::{Plan, PossibleDays, Span};
use crate::error::{Error, Result};
use crate::schema::DatasetCard;

impl Span {
    /// The days that a list covers: those `told`, or else those that its dataset
    /// card says are covered for good, which the days still being filled are not.
    /// `None` when it does not say, or not up to which day.
    #[must_use]
    pub fn told_or_on_card(told: Option<Self>, card: &DatasetCard) -> Option<Self> {
        told.or_else(|| {
            let days = card.temporal?;
            let provisional = Days::new(u64::from(card.provisional_days.unwrap_or_default()));
            Self::new(days.first, days.last?.checked_sub_days(provisional)?)
        })
    }
}

/// The days of the records of a frame under a plan.
#[derive(Debug, Clone, Copy)]
pub(super) struct CoveredDays {
    /// The days that the records cover.
    pub covered: Span,
    /// The days on which any of them may have happened.
    pub reached: Span,
    /// The days covered after the last record, for no other reason than that the
    /// as-of date is later.
    pub after_last: Option<Span>,
}

impl Plan {
    /// The days that the records of `frame` cover under this plan: as told, and no
    /// later than the as-of date; else from the first record whose days are known to
    /// the as-of date, which is the last day of the data as told; else to the last
    /// such record. A record that happened some day of a month tells nothing of the
    /// other days of that month.
    ///
    /// # Errors
    /// `Records` when no day is left: there is no record, none begins by the as-of
    /// date, or the days told begin after it.
    pub fn coverage_of(&self, frame: &DataFrame) -> Result<Span> {
        Ok(self.covered_days(frame)?.covered)
    }

    pub(super) fn covered_days(&self, frame: &DataFrame) -> Result<CoveredDays> {
        let records = PossibleDays::of(frame)?;
        let as_of = self.filter.as_of;
        let begun = |days: &&PossibleDays| as_of.is_none_or(|as_of| days.recorded.first <= as_of);
        let recorded = |vague: bool| {
            let of = records.iter().filter(begun);
            hull(
                of.filter(|days| vague || !days.vague)
                    .map(|days| days.recorded),
            )
        };
        let mut after_last = None;
        let covered = match (self.coverage, as_of) {
            (Some(told), None) => Some(told),
            (Some(told), Some(as_of)) => Span::new(told.first, told.last.min(as_of)),
            (None, _) => {
                let recorded = recorded(false).or_else(|| recorded(true));
                // The as-of date is the last day of the data, as told.
                recorded.and_then(|days| {
                    let last = as_of.unwrap_or(days.last);
                    after_last = days.last.succ_opt().and_then(|next| Span::new(next, last));
                    Span::new(days.first, last)
                })
            }
        };
        let covered = covered.ok_or_else(|| {
            Error::records("the records cover no day up to the as-of date")
                .fields(["as-of", "coverage"])
                .hint("choose a later as-of date, or an earlier coverage")
        })?;
        let possible = records.iter().map(|days| days.possible);
        let reached = if self.coverage.is_some() {
            covered
        } else {
            hull(possible.chain([covered])).unwrap_or(covered)
        };
        Ok(CoveredDays {
            covered,
            reached,
            after_last,
        })
    }
}

/// The shortest span that holds all.
fn hull(spans: impl Iterator<Item = Span>) -> Option<Span> {
    spans.reduce(|a, b| Span {
        first: a.first.min(b.first),
        last: a.last.max(b.last),
    })
}

#[cfg(test)]
mod tests {
    use polars::prelude::{Column as Series, DataType};

    use super::*;
    use crate::query::frame::number_of;
    use crate::query::{Filter, parse_range};

    fn frame(records: &[(&str, &str)]) -> DataFrame {
        let spans: Vec<Span> = records
            .iter()
            .map(|(days, _)| parse_range(days).unwrap())
            .collect();
        let date = |name: &str, day: fn(&Span) -> chrono::NaiveDate| {
            let days: Vec<i32> = spans.iter().map(|span| number_of(day(span))).collect();
            Series::new(name.into(), days)
                .cast(&DataType::Date)
                .unwrap()
        };
        let precisions: Vec<&str> = records.iter().map(|(_, precision)| *precision).collect();
        DataFrame::new(
            records.len(),
            vec![
                date("date", |span| span.first),
                date("date_end", |span| span.last),
                Series::new("date_precision".into(), precisions),
            ],
        )
        .unwrap()
    }

    #[test]
    fn vague_records_cover_nothing() {
        let records = frame(&[
            ("2015", "year"),
            ("2016-02-01", "day"),
            ("2017-03-05", "day"),
            ("2017-03", "month"),
        ]);
        let covered = |filter: Filter, told: Option<&str>| {
            let mut plan = Plan::new().filter(filter);
            plan.coverage = told.map(|told| parse_range(told).unwrap());
            plan.covered_days(&records).unwrap()
        };
        let days = covered(Filter::default(), None);
        assert_eq!(days.covered.to_string(), "2016-02-01..2017-03-05");
        assert_eq!(days.reached.to_string(), "2015-01-01..2017-03-31");
        let as_of = |day: &str| Filter {
            as_of: day.parse().ok(),
            ..Filter::default()
        };
        let day = |filter, told| covered(filter, told).covered.last.to_string();
        assert_eq!(day(as_of("2026-01-01"), None), "2026-01-01");
        assert_eq!(day(as_of("2016-06-30"), None), "2016-06-30");
        assert_eq!(day(as_of("2026-01-01"), Some("2015..2020")), "2020-12-31");
    }
}
