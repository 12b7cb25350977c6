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
    /// Days that the records cover: what was told, else what the list's card says,
    /// else from the first to the last record up to the day whose days are known. A
    /// record that happened some day of a month tells nothing of the other days of
    /// that month.
    pub coverage: Span,
    /// Whether these days were told or are on the card.
    pub coverage_is_told: bool,
    /// Positions of the records up to the day, in order of time.
    pub rows: Vec<usize>,
}

impl<'a> AsOf<'a> {
    /// The records up to `as_of`, which cover `told` when that is given.
    ///
    /// # Errors
    /// `Records` when no day is covered up to that one: no record begins by then,
    /// or the days told, or on the card, begin after it.
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
        let told = Span::told_or_on_card(told, records.card());
        let coverage = match told {
            Some(told) => Span::new(told.first, told.last.min(as_of)),
            None => recorded.and_then(|span| Span::new(span.first, span.last.min(as_of))),
        };
        let coverage = coverage.ok_or_else(|| {
            Error::records("the records cover no day up to the as-of date")
                .field("as-of")
                .value(as_of.to_string())
                .hint_fields(
                    "choose a later {}, or say with {} which days they cover",
                    ["as-of", "coverage"],
                )
        })?;
        Ok(Self {
            records,
            files,
            as_of,
            coverage,
            coverage_is_told: told.is_some(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::testing::{span, with_records};
    use crate::schema::DatasetCard;

    const ROWS: &str = "\
        a,2017-01-01..2017-12-31,year,B,9,,\n\
        b,2018-02-01,day,B,9,,\n\
        c,2018-05-01,day,B,9,,\n\
        d,2018-09,month,B,9,,\n";

    #[test]
    fn days_are_covered_that_are_told_or_on_the_card_or_between_known_days() {
        for (card, told, as_of, coverage, is_told) in [
            ("", None, "2030-01-01", "2018-02-01..2018-05-01", false),
            ("", None, "2018-03-01", "2018-02-01", false),
            (
                "",
                Some("2016..2019"),
                "2018-12-31",
                "2016-01-01..2018-12-31",
                true,
            ),
            (
                "temporal = \"2016..2019\"",
                None,
                "2030-01-01",
                "2016-01-01..2019-12-31",
                true,
            ),
            (
                "temporal = \"2016..2019\"",
                None,
                "2018-12-31",
                "2016-01-01..2018-12-31",
                true,
            ),
            (
                "temporal = \"2016..2019\"\nprovisional-days = 31",
                None,
                "2030-01-01",
                "2016-01-01..2019-11-30",
                true,
            ),
            (
                "temporal = \"2016..2019\"",
                Some("2017"),
                "2030-01-01",
                "2017-01-01..2017-12-31",
                true,
            ),
            // A list that is still going on says nothing of its last day.
            (
                "temporal = \"2016..\"",
                None,
                "2030-01-01",
                "2018-02-01..2018-05-01",
                false,
            ),
        ] {
            let card = DatasetCard::from_toml(card).unwrap();
            with_records(ROWS, |records| {
                let records = records.clone().of_list(&card);
                let as_of = span(as_of).last;
                let view = AsOf::new(&records, &[], as_of, told.map(span)).unwrap();
                assert_eq!(
                    (view.coverage, view.coverage_is_told),
                    (span(coverage), is_told)
                );
            });
        }
    }
}
