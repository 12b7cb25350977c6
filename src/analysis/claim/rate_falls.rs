//! Whether a rate of incidents is lower after a day, and when it fell.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;

use crate::estimate::change_point::change_posterior;
use crate::estimate::pelt::{Options, Penalty, pelt};
use crate::estimate::prior::GammaPrior;
use crate::estimate::quasi_poisson::ratio_of_series;
use crate::estimate::rate_ratio::{ExposedCount, rate_ratio};
use crate::estimate::series::Series;
use crate::estimate::{Interval, Level};
use crate::evidence::{AsOf, Truth};
use crate::query::{Span, Unit};

/// Counts on both sides of a day, and what they say.
#[derive(Debug, Clone, PartialEq)]
pub struct Rarer {
    /// Incidents before the day, and the days that they were counted over.
    pub before: (u64, Span),
    /// Incidents from the day on, in the same way.
    pub after: (u64, Span),
    /// Incidents a day after by incidents a day before, with what either the exact
    /// or the quasi-Poisson 95 % interval allows; `None` without an incident.
    pub ratio: Option<(f64, Interval)>,
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
    pub(super) fn new(view: &'v AsOf<'a>, per: Unit, whole: Span, memo: &'v RareMemo) -> Self {
        let mut periods: Vec<Span> = Vec::new();
        let mut day = Some(whole.first);
        while let Some(first) = day.filter(|day| *day <= whole.last) {
            let end = per.days(per.index(first)).map_or(first, |(_, end)| end);
            let last = end.min(whole.last);
            periods.push(Span { first, last });
            day = last.succ_opt();
        }
        Self {
            view,
            per,
            whole,
            periods,
            memo,
        }
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

    fn known_falls(&self, rows: &[usize], counts: &[u64]) -> Vec<RateFall> {
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
        let found = self.falls(counts);
        known().insert(asked, found.clone());
        found
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
        let counts = self.counts(rows);
        let earlier = Span {
            first: self.whole.first,
            last: later.first.pred_opt().unwrap_or(self.whole.first),
        };
        let after = rows
            .iter()
            .filter(|row| later.contains(self.day(**row)))
            .count() as u64;
        let before = rows.len() as u64 - after;
        let series = |span: Span| {
            let (counts, lengths): (Vec<u64>, Vec<f64>) = self
                .periods
                .iter()
                .zip(&counts)
                .filter(|(days, _)| span.contains(days.first))
                .map(|(days, count)| (*count, days.days() as f64))
                .unzip();
            Series::with_exposures(&counts, &lengths)
        };
        let side = |count: u64, span: Span| ExposedCount {
            count,
            exposure: span.days() as f64,
        };
        let ratio = rate_ratio(side(after, later), side(before, earlier), Level::P95)
            .ok()
            .map(|exact| {
                let mut interval = exact.exact.interval;
                if let Ok(wider) = series(later)
                    .and_then(|a| series(earlier).and_then(|b| ratio_of_series(&a, &b, Level::P95)))
                    && wider.dispersion > 1.0
                {
                    interval.lower = interval.lower.min(wider.interval.lower);
                    interval.upper = interval.upper.max(wider.interval.upper);
                }
                (exact.ratio, interval)
            });
        Rarer {
            before: (before, earlier),
            after: (after, later),
            ratio,
            falls: self.known_falls(rows, &counts),
        }
    }

    /// Falls of the rate, each with the days that hold it with 95 % probability.
    fn falls(&self, counts: &[u64]) -> Vec<RateFall> {
        let periods = &self.periods;
        let lengths: Vec<f64> = periods.iter().map(|span| span.days() as f64).collect();
        let series = Series::relative(counts, &lengths).unwrap_or_else(|_| Series::equal(counts));
        let cut = pelt(
            &series,
            Options {
                penalty: Penalty::Mbic,
                least_periods: 2,
            },
        );
        let segments = series.segments(&cut.map(|cut| cut.change_points).unwrap_or_default());
        segments
            .windows(2)
            .filter(|pair| pair[1].rate < pair[0].rate)
            .filter_map(|pair| {
                let both = series.part(pair[0].start, pair[1].end);
                let prior = GammaPrior::new(1.0, both.exposure() / both.total() as f64).ok()?;
                let credible = change_posterior(&both, prior, Level::P95).ok()?.credible;
                let last_of_old = pair[0].end.saturating_sub(1);
                let first = last_of_old.min(pair[0].start + credible.first);
                let last = last_of_old.max(pair[0].start + credible.last);
                // The new rate begins in the period after the last of the old.
                let next = (last + 1).min(periods.len() - 1);
                let days = Span {
                    first: periods[first].first,
                    last: periods[next].last,
                };
                let index = |at: usize| self.per.index(periods[at].first);
                Some(RateFall {
                    days,
                    last_of_old: (index(first), index(last)),
                })
            })
            .collect()
    }
}

impl Rarer {
    /// Rarer beyond chance, and a fall of the rate at the time that is named.
    pub(super) fn truth(&self, since: Span) -> Truth {
        let Some((ratio, interval)) = self.ratio else {
            return Truth::Maybe;
        };
        let lower = match ratio {
            _ if interval.upper < 1.0 => Truth::Yes,
            1.0.. => Truth::No,
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
