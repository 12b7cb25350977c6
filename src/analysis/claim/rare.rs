//! "Bombings have become rare since late 2017."

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;

use super::count::Counted;
use super::judgement::{Finding, Truths};
use super::spec::RareClaim;
use super::words::counted;
use crate::error::Result;
use crate::estimate::change_point::change_posterior;
use crate::estimate::pelt::{Options, Penalty, pelt};
use crate::estimate::prior::GammaPrior;
use crate::estimate::quasi_poisson::ratio_of_series;
use crate::estimate::rate_ratio::{Side, rate_ratio};
use crate::estimate::series::Series;
use crate::estimate::{Interval, Level};
use crate::evidence::Truth;
use crate::evidence::{AsOf, Member};
use crate::query::{Scenario, Span, Unit};
use crate::table::rounded;
use crate::words::{long_day, period, span_words};

/// Days of a year, for rates.
const YEAR: f64 = 365.25;

/// The series of counts on both sides of a day, and what it says.
struct Rarer {
    before: (u64, Span),
    after: (u64, Span),
    /// Rate after by rate before: what either the exact or the quasi-Poisson
    /// interval allows.
    ratio: Option<(f64, Interval)>,
    /// Credible ranges of days of the falls of the rate.
    falls: Falls,
}

pub(super) fn judge(view: &AsOf<'_>, claim: &RareClaim, memo: &Memo) -> Result<Finding> {
    let first = claim
        .from
        .map_or(view.coverage.first, |from| from.max(view.coverage.first));
    let last = view.coverage.last;
    let whole = Span { first, last };
    let counted_ = Counted::new(view, &claim.group, whole)?;
    if let Some(unnamed) = counted_.unnamed() {
        return Ok(Finding::of(Truths::ask(|_| Truth::Maybe), unnamed));
    }
    // Rare from the first day that "since" names, or after its last.
    let starts: Vec<(&'static str, Span)> = [
        ("from-start", Some(claim.since.first)),
        ("after", claim.since.last.succ_opt()),
    ]
    .into_iter()
    .filter_map(|(name, start)| Some((name, start?)))
    .filter(|(_, start)| whole.first < *start && *start <= whole.last)
    .map(|(name, start)| (name, Span { first: start, last }))
    .collect();
    if starts.is_empty() {
        let explanation = format!(
            "The records cover {} to {}: there is nothing before or nothing after {} to compare.",
            long_day(first),
            long_day(last),
            span_words(claim.since)
        );
        return Ok(Finding::of(Truths::ask(|_| Truth::Maybe), explanation));
    }
    let study = Study::new(view, claim, whole, memo);
    // With the records that are certain, and with those that may be too, before
    // and after apart.
    let rows = |scenario: Option<Scenario>, later: Span, vague: [bool; 2]| -> Vec<usize> {
        let belongs = |member: &&Member| {
            let truth = view
                .belongs(member, &claim.group.such, scenario)
                .and(view.record(member.row).within(whole));
            let after = later.contains(study.day(member.row));
            truth == Truth::Yes || (vague[usize::from(after)] && truth.possible())
        };
        let members = counted_.members.iter().filter(belongs);
        members.map(|member| member.row).collect()
    };
    let judged = |later: Span, scenario: Option<Scenario>| {
        let corners = [[false, false], [false, true], [true, false], [true, true]];
        let truths = corners.map(|vague| {
            study
                .rarer(rows(scenario, later, vague), later)
                .truth(claim.since)
        });
        if truths.iter().all(|truth| *truth == truths[0]) {
            truths[0]
        } else {
            Truth::Maybe
        }
    };
    let readings = starts
        .iter()
        .map(|(name, later)| {
            let words = format!("rarer from {} on", long_day(later.first));
            let truths = Truths::ask(|scenario| judged(*later, scenario));
            (*name, words, truths)
        })
        .collect();
    // The last reading: what came after the days that are named.
    let later = starts[starts.len() - 1].1;
    let found = study.rarer(rows(None, later, [false, false]), later);
    let explanation = explain(&found, claim, &counted_.place());
    Ok(Finding {
        readings,
        open: counted_.rows(Truth::Maybe),
        incident: counted_.incident,
        ..Finding::of(Truths::ask(|_| Truth::Yes), explanation)
    })
}

/// The days looked at, cut into periods. What was worked out once is kept: the
/// scenarios mostly have the same records.
struct Study<'v, 'a> {
    view: &'v AsOf<'a>,
    claim: &'v RareClaim,
    whole: Span,
    periods: Vec<Span>,
    memo: &'v Memo,
}

/// Records, the days looked at, the later days, and the length of periods.
type Asked = (Vec<usize>, Span, Span, Unit);

/// Records, the days looked at, and the length of periods.
type SeriesOf = (Vec<usize>, Span, Unit);

/// Falls of a rate: the days that hold each, and those days in words.
type Falls = Vec<(Span, String)>;

/// What was worked out once: the scenarios and readings of a claim, and other
/// claims, mostly ask of the same records. Looked up only, never iterated.
#[derive(Default)]
pub(super) struct Memo {
    rarer: Mutex<HashMap<Asked, Arc<Rarer>>>,
    /// The falls of a series do not depend on the day that is asked about.
    falls: Mutex<HashMap<SeriesOf, Falls>>,
}

impl<'v, 'a> Study<'v, 'a> {
    fn new(view: &'v AsOf<'a>, claim: &'v RareClaim, whole: Span, memo: &'v Memo) -> Self {
        let mut periods: Vec<Span> = Vec::new();
        let mut day = Some(whole.first);
        while let Some(first) = day.filter(|day| *day <= whole.last) {
            let unit = claim.per;
            let end = unit.days(unit.index(first)).map_or(first, |(_, end)| end);
            let last = end.min(whole.last);
            periods.push(Span { first, last });
            day = last.succ_opt();
        }
        Self {
            view,
            claim,
            whole,
            periods,
            memo,
        }
    }

    fn rarer(&self, rows: Vec<usize>, later: Span) -> Arc<Rarer> {
        let asked = (rows, self.whole, later, self.claim.per);
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

    fn known_falls(&self, rows: &[usize], counts: &[u64]) -> Falls {
        let asked = (rows.to_vec(), self.whole, self.claim.per);
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
    fn day(&self, row: usize) -> NaiveDate {
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
        let side = |count: u64, span: Span| Side {
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
    fn falls(&self, counts: &[u64]) -> Falls {
        let (periods, claim) = (&self.periods, self.claim);
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
        let name = |at: usize| period(claim.per, claim.per.index(periods[at].first));
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
                let words = if first == last {
                    name(first)
                } else {
                    format!("{} to {}", name(first), name(last))
                };
                Some((days, words))
            })
            .collect()
    }
}

impl Rarer {
    /// Rarer beyond chance, and a fall of the rate at the time that is named.
    fn truth(&self, since: Span) -> Truth {
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
            .any(|(days, _)| days.intersect(since).is_some());
        // Without any fall that stands out of chance, its time is open.
        let in_time = Truth::of(reaches).or(Truth::of(!self.falls.is_empty())
            .negated()
            .and(Truth::Maybe));
        lower.and(in_time)
    }
}

fn explain(found: &Rarer, claim: &RareClaim, place: &str) -> String {
    let part = |(count, span): (u64, Span)| {
        let years = span.days() as f64 / YEAR;
        format!(
            "{} {place} from {} to {} ({} a year)",
            counted(&claim.group, count),
            long_day(span.first),
            long_day(span.last),
            rounded(count as f64 / years)
        )
    };
    let mut text = format!("{}, after {}.", part(found.after), part(found.before));
    if let Some((ratio, interval)) = found.ratio {
        text += &format!(
            " The later rate is {} times the earlier (95 % interval {} to {}){}.",
            rounded(ratio),
            rounded(interval.lower),
            rounded(interval.upper),
            if interval.upper < 1.0 {
                ""
            } else {
                ", which chance alone could give"
            }
        );
    }
    let reaching = found
        .falls
        .iter()
        .find(|(days, _)| days.intersect(claim.since).is_some());
    text += &match (reaching, found.falls.last()) {
        (Some((_, words)), _) => format!(
            " The last {} at the old rate was, with 95 % probability, in {words}, which reaches \
             {}.",
            claim.per.name(),
            span_words(claim.since)
        ),
        (None, Some((_, words))) => format!(
            " The rate fell at another time: the last {} at the old rate was, with 95 % \
             probability, in {words}.",
            claim.per.name()
        ),
        (None, None) => " No fall of the rate stands out of chance.".to_owned(),
    };
    text
}
