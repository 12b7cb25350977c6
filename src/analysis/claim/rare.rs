//! "Bombings have become rare since late 2017."

use super::count::Counted;
use super::judgement::{Finding, Truths};
use super::spec::RareClaim;
use super::words::counted;
use crate::analysis::{AsOf, Member, long_day, period_words, span_words};
use crate::error::Result;
use crate::estimate::change_point::change_posterior;
use crate::estimate::pelt::{Options, Penalty, pelt};
use crate::estimate::prior::GammaPrior;
use crate::estimate::quasi_poisson::ratio_of_series;
use crate::estimate::rate_ratio::{Side, rate_ratio};
use crate::estimate::series::Series;
use crate::estimate::{Interval, Level};
use crate::query::{Scenario, Span, Truth};
use crate::table::rounded;

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
    falls: Vec<(Span, String)>,
}

pub(super) fn judge(view: &AsOf<'_>, claim: &RareClaim) -> Result<Finding> {
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
    let judged = |later: Span, scenario: Option<Scenario>| {
        // With the records that are certain, and with those that may be too.
        let with = |vague: bool| {
            let members = counted_.members.iter().filter(|member| {
                let truth = view
                    .belongs(member, &claim.group.such, scenario)
                    .and(view.record(member.row).within(whole));
                truth == Truth::Yes || (vague && truth.possible())
            });
            rarer(view, members, claim, whole, later).truth(claim.since)
        };
        match (with(false), with(true)) {
            (sure, vague) if sure == vague => sure,
            _ => Truth::Maybe,
        }
    };
    let readings = starts
        .iter()
        .map(|(name, later)| {
            let words = format!("rarer from {} on", long_day(later.first));
            (
                *name,
                words,
                Truths::ask(|scenario| judged(*later, scenario)),
            )
        })
        .collect();
    let certain = counted_.members.iter().filter(|member| {
        view.belongs(member, &claim.group.such, None) == Truth::Yes
            && view.record(member.row).within(whole) == Truth::Yes
    });
    // The last reading: what came after the days that are named.
    let later = starts[starts.len() - 1].1;
    let found = rarer(view, certain, claim, whole, later);
    let explanation = explain(&found, claim, &counted_.place());
    Ok(Finding {
        readings,
        open: counted_.rows(Truth::Maybe),
        incident: counted_.incident,
        ..Finding::of(Truths::ask(|_| Truth::Yes), explanation)
    })
}

fn rarer<'m>(
    view: &AsOf<'_>,
    members: impl Iterator<Item = &'m Member>,
    claim: &RareClaim,
    whole: Span,
    later: Span,
) -> Rarer {
    let earlier = Span {
        first: whole.first,
        last: later.first.pred_opt().unwrap_or(whole.first),
    };
    let unit = claim.per;
    let mut periods: Vec<(Span, u64)> = Vec::new();
    let mut day = Some(whole.first);
    while let Some(first) = day.filter(|day| *day <= whole.last) {
        let end = unit.days(unit.index(first)).map_or(first, |(_, end)| end);
        let last = end.min(whole.last);
        periods.push((Span { first, last }, 0));
        day = last.succ_opt();
    }
    let (mut before, mut after) = (0, 0);
    for member in members {
        let day = view.record(member.row).recorded.first.max(whole.first);
        if later.contains(day) {
            after += 1;
        } else {
            before += 1;
        }
        let at = periods.partition_point(|(span, _)| span.last < day);
        if let Some((_, count)) = periods.get_mut(at) {
            *count += 1;
        }
    }
    let series = |span: Span| {
        let within: Vec<&(Span, u64)> = periods
            .iter()
            .filter(|(days, _)| span.contains(days.first))
            .collect();
        let counts: Vec<u64> = within.iter().map(|(_, count)| *count).collect();
        let lengths: Vec<f64> = within.iter().map(|(days, _)| days.days() as f64).collect();
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
        falls: falls(&periods, claim),
    }
}

/// Falls of the rate, each with the days that hold it with 95 % probability.
fn falls(periods: &[(Span, u64)], claim: &RareClaim) -> Vec<(Span, String)> {
    let counts: Vec<u64> = periods.iter().map(|(_, count)| *count).collect();
    let lengths: Vec<f64> = periods.iter().map(|(span, _)| span.days() as f64).collect();
    let series = Series::relative(&counts, &lengths).unwrap_or_else(|_| Series::equal(&counts));
    let cut = pelt(
        &series,
        Options {
            penalty: Penalty::Mbic,
            least_periods: 2,
        },
    );
    let segments = series.segments(&cut.map(|cut| cut.change_points).unwrap_or_default());
    let name = |at: usize| {
        let label = claim.per.label(claim.per.index(periods[at].0.first));
        period_words(claim.per, &label)
    };
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
                first: periods[first].0.first,
                last: periods[next].0.last,
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
