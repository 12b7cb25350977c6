//! Whether a rate of incidents is lower after a day, and when it fell.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;

use crate::analysis::file_clustering::FileParts;
use crate::error::Result;
use crate::estimate::chance::{Direction, RateChange, changes, rate_change};
use crate::estimate::clustering::Clustering;
use crate::estimate::pelt::Options;
use crate::estimate::rate_ratio::ExposedCount;
use crate::estimate::series::Series;
use crate::estimate::{Estimated, Level};
use crate::evidence::{AsOf, Truth};
use crate::query::{Span, Unit};

/// Counts on both sides of a day, and what they say.
#[derive(Debug, Clone, PartialEq)]
pub struct Rarer {
    /// Incidents before the day, and the days that they were counted over.
    pub before: (u64, Span),
    /// Incidents from the day on, in the same way.
    pub after: (u64, Span),
    /// Incidents a day after by incidents a day before, with the 95 % interval
    /// that decides; `None` without an incident, or when the days looked at are
    /// too few to tell how incidents cluster.
    pub ratio: Option<RateChange>,
    /// The falls of the rate, in order of time.
    pub falls: Vec<RateFall>,
}

/// A fall of a rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateFall {
    /// The days that hold it with 95 % probability.
    pub days: Span,
    /// The first and the last period, by their numbers, that may have been the
    /// last at the old rate.
    pub last_of_old: (i64, i64),
}

/// The days looked at, cut into periods. What was worked out once is kept: the
/// scenarios mostly have the same records.
pub(super) struct Study<'v, 'a> {
    view: &'v AsOf<'a>,
    per: Unit,
    whole: Span,
    periods: Vec<Span>,
    parts: FileParts,
    memo: &'v RareMemo,
}

/// Records, the days looked at, the later days, and the length of periods.
type Asked = (Vec<usize>, Span, Span, Unit);

/// Records, the days looked at, and the length of periods.
type SeriesOf = (Vec<usize>, Span, Unit);

/// What was worked out once: the scenarios and readings of a claim, and other
/// claims, mostly ask of the same records. Looked up only, never iterated.
#[derive(Default)]
pub(crate) struct RareMemo {
    rarer: Mutex<HashMap<Asked, Arc<Rarer>>>,
    /// The falls of a series do not depend on the day that is asked about.
    falls: Mutex<HashMap<SeriesOf, Vec<RateFall>>>,
}

impl<'v, 'a> Study<'v, 'a> {
    pub(super) fn new(
        view: &'v AsOf<'a>,
        per: Unit,
        whole: Span,
        memo: &'v RareMemo,
    ) -> Result<Self> {
        per.allow_periods(whole)?;
        let mut periods: Vec<Span> = Vec::new();
        let mut day = Some(whole.first);
        while let Some(first) = day.filter(|day| *day <= whole.last) {
            let end = per.days(per.index(first)).map_or(first, |(_, end)| end);
            let last = end.min(whole.last);
            periods.push(Span { first, last });
            day = last.succ_opt();
        }
        Ok(Self {
            view,
            per,
            whole,
            periods,
            parts: FileParts::of(whole),
            memo,
        })
    }

    pub(super) fn rarer(&self, rows: Vec<usize>, later: Span) -> Arc<Rarer> {
        let asked = (rows, self.whole, later, self.per);
        let known = || {
            self.memo
                .rarer
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
        };
        if let Some(found) = known().get(&asked) {
            return Arc::clone(found);
        }
        let found = Arc::new(self.compare(&asked.0, later));
        known().insert(asked, Arc::clone(&found));
        found
    }

    fn known_falls(&self, rows: &[usize], clustering: &Estimated<Clustering>) -> Vec<RateFall> {
        let asked = (rows.to_vec(), self.whole, self.per);
        let known = || {
            self.memo
                .falls
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
        };
        if let Some(found) = known().get(&asked) {
            return found.clone();
        }
        let found = clustering.as_ref().map_or_else(
            |_| Vec::new(),
            |clustering| self.falls(&self.counts(rows), clustering.of_changes()),
        );
        known().insert(asked, found.clone());
        found
    }

    /// How the records cluster over all days looked at.
    fn clustering(&self, rows: &[usize]) -> Estimated<Clustering> {
        let part = |row: &usize| (self.parts.index(self.day(*row)), 1);
        self.parts.clustering(rows.iter().map(part))
    }

    /// The day on which a record counts: the first recorded.
    pub(super) fn day(&self, row: usize) -> NaiveDate {
        self.view.record(row).recorded.first.max(self.whole.first)
    }

    fn counts(&self, rows: &[usize]) -> Vec<u64> {
        let mut counts = vec![0; self.periods.len()];
        for row in rows {
            let day = self.day(*row);
            let at = self.periods.partition_point(|span| span.last < day);
            if let Some(count) = counts.get_mut(at) {
                *count += 1;
            }
        }
        counts
    }

    fn compare(&self, rows: &[usize], later: Span) -> Rarer {
        let earlier = Span {
            first: self.whole.first,
            last: later.first.pred_opt().unwrap_or(self.whole.first),
        };
        let after = rows
            .iter()
            .filter(|row| later.contains(self.day(**row)))
            .count() as u64;
        let before = rows.len() as u64 - after;
        let side = |count: u64, span: Span| ExposedCount {
            count,
            exposure: span.days() as f64,
        };
        let clustering = self.clustering(rows);
        let [a, b] = [earlier, later].map(|days| self.parts.window(days));
        let ratio = clustering.as_ref().ok().and_then(|clustering| {
            let dispersion = clustering.dispersion_between(&a, &b);
            rate_change(
                side(after, later),
                side(before, earlier),
                dispersion,
                Level::P95,
            )
            .ok()
        });
        Rarer {
            before: (before, earlier),
            after: (after, later),
            ratio,
            falls: self.known_falls(rows, &clustering),
        }
    }

    /// Falls of the rate beyond chance, each with the days that hold it with 95 %
    /// probability.
    fn falls(&self, counts: &[u64], dispersion: f64) -> Vec<RateFall> {
        let periods = &self.periods;
        let lengths: Vec<f64> = periods.iter().map(|span| span.days() as f64).collect();
        let series = Series::relative(counts, &lengths).unwrap_or_else(|_| Series::equal(counts));
        let options = Options {
            dispersion,
            ..Options::default()
        };
        let found = changes(&series, options, Level::P95).unwrap_or_default();
        let fell = Some(Direction::Fell);
        found
            .changes
            .iter()
            .filter(|change| change.rates.direction() == fell)
            .map(|fall| {
                // The new rate begins in the period after the last of the old.
                let next = (fall.when.last + 1).min(periods.len() - 1);
                let days = Span {
                    first: periods[fall.when.first].first,
                    last: periods[next].last,
                };
                let index = |at: usize| self.per.index(periods[at].first);
                RateFall {
                    days,
                    last_of_old: (index(fall.when.first), index(fall.when.last)),
                }
            })
            .collect()
    }
}

impl Rarer {
    /// Rarer beyond chance, and a fall of the rate at the time that is named.
    pub(super) fn truth(&self, since: Span) -> Truth {
        let Some(found) = self.ratio else {
            return Truth::Maybe;
        };
        let lower = match found.direction() {
            Some(Direction::Fell) => Truth::Yes,
            _ if found.ratio >= 1.0 => Truth::No,
            _ => Truth::Maybe,
        };
        let reaches = self
            .falls
            .iter()
            .any(|fall| fall.days.intersect(since).is_some());
        // Without any fall that stands out of chance, its time is open.
        let in_time = Truth::of(reaches).or(Truth::of(!self.falls.is_empty())
            .negated()
            .and(Truth::Maybe));
        lower.and(in_time)
    }
}
