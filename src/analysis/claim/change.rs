//! "Attacks fell by half."

use super::count::Counted;
use super::judgement::{Finding, Truths};
use super::spec::{ChangeClaim, Direction};
use super::words::group_noun;
use crate::analysis::{Align, align};
use crate::error::Result;
use crate::estimate::Level;
use crate::estimate::rate_ratio::{RateRatio, Side, rate_ratio};
use crate::evidence::AsOf;
use crate::evidence::noun;
use crate::evidence::{Bounds, Truth};
use crate::query::{Period, Scenario, Span};
use crate::table::{decimal, grouped, rounded};
use crate::words::long_day;

pub(super) fn judge(view: &AsOf<'_>, claim: &ChangeClaim) -> Result<Finding> {
    let period = |(name, span): &(String, Span)| Period {
        name: name.clone(),
        span: *span,
    };
    let (baseline, against) = (period(&claim.baseline), period(&claim.against));
    let days = align(&baseline, &against, view.coverage, claim.align);
    let (Some(before), Some(after)) = (days.baseline, days.against) else {
        let missing = if days.baseline.is_none() {
            &claim.baseline
        } else {
            &claim.against
        };
        let explanation = format!(
            "The records cover no day of {}: they are from {} to {}.",
            missing.0,
            long_day(view.coverage.first),
            long_day(view.coverage.last)
        );
        return Ok(Finding::of(Truths::ask(|_| Truth::Maybe), explanation));
    };
    let sides = [
        Counted::new(view, &claim.group, before)?,
        Counted::new(view, &claim.group, after)?,
    ];
    if let Some(unnamed) = sides[0].unnamed() {
        return Ok(Finding::of(Truths::ask(|_| Truth::Maybe), unnamed));
    }
    // Like periods are compared as they are: a leap day is no change.
    let like = claim.align == Align::Same && like(before, after);
    let exposure = |span: Span| if like { 1.0 } else { span.days() as f64 };
    let relative = exposure(after) / exposure(before);
    let mut truths = Truths::ask(|scenario| {
        let [old, new] = [0, 1].map(|side| sides[side].amount(claim.measure, scenario));
        changed(claim, old, new, relative)
    });
    let spans = [before, after];
    if claim.beyond_chance {
        truths = truths.and(Truths::ask(|scenario| {
            let counts = [0, 1].map(|side| sides[side].amount(None, scenario));
            beyond(claim.direction, counts, spans)
        }));
    }
    let chance = chance(claim, &sides, spans);
    let explanation = explain(claim, &sides, spans, like, chance);
    let open = [sides[0].rows(Truth::Maybe), sides[1].rows(Truth::Maybe)].concat();
    Ok(Finding {
        open,
        ..Finding::of(truths, explanation)
    })
}

/// The same calendar days of two years, or spans of one length.
fn like(a: Span, b: Span) -> bool {
    a.days().abs_diff(b.days()) <= a.days().max(b.days()) / 300
}

/// Whether `new` is below or above `old` by the share that is claimed.
fn changed(claim: &ChangeClaim, old: Bounds, new: Bounds, relative: f64) -> Truth {
    // Amounts in the longer exposure of the other side.
    let scaled = |value: u64| value as f64 * relative;
    let (low, high) = (scaled(old.lower), old.upper.map(scaled));
    let factor = match claim.direction {
        Direction::Fell => 1.0 - claim.percent / 100.0,
        Direction::Rose => 1.0 + claim.percent / 100.0,
    };
    let (least, most) = (new.lower as f64, new.upper.map(|upper| upper as f64));
    // With no percentage any change will do, but no change will not.
    let strict = claim.percent == 0.0;
    match claim.direction {
        Direction::Fell => {
            let below = |a: f64, b: f64| {
                if strict {
                    a < b
                } else {
                    a <= b * factor && a < b
                }
            };
            if most.is_some_and(|most| below(most, low)) {
                Truth::Yes
            } else if high.is_some_and(|high| !below(least, high)) {
                Truth::No
            } else {
                Truth::Maybe
            }
        }
        Direction::Rose => {
            let above = |a: f64, b: f64| {
                if strict {
                    a > b
                } else {
                    a >= b * factor && a > b
                }
            };
            if high.is_some_and(|high| above(least, high)) {
                Truth::Yes
            } else if most.is_some_and(|most| !above(most, low)) {
                Truth::No
            } else {
                Truth::Maybe
            }
        }
    }
}

/// The rate ratio of the incidents that are certain; tolls come in clusters and
/// have none.
fn chance(claim: &ChangeClaim, sides: &[Counted<'_, '_>; 2], days: [Span; 2]) -> Option<RateRatio> {
    if claim.measure.is_some() {
        return None;
    }
    let side = |at: usize| Side {
        count: sides[at].rows(Truth::Yes).len() as u64,
        exposure: days[at].days() as f64,
    };
    rate_ratio(side(1), side(0), Level::P95).ok()
}

/// Whether the change is more than chance gives, for the counts that speak least
/// and those that speak most for it.
fn beyond(direction: Direction, [old, new]: [Bounds; 2], days: [Span; 2]) -> Truth {
    let (Some(most_old), Some(most_new)) = (old.upper, new.upper) else {
        return Truth::Maybe;
    };
    let holds = |old: u64, new: u64| {
        let side = |count: u64, span: Span| Side {
            count,
            exposure: span.days() as f64,
        };
        rate_ratio(side(new, days[1]), side(old, days[0]), Level::P95).is_ok_and(|ratio| {
            match direction {
                Direction::Fell => ratio.exact.interval.upper < 1.0,
                Direction::Rose => ratio.exact.interval.lower > 1.0,
            }
        })
    };
    let (least, most) = match direction {
        Direction::Fell => (holds(old.lower, most_new), holds(most_old, new.lower)),
        Direction::Rose => (holds(most_old, new.lower), holds(old.lower, most_new)),
    };
    Truth::of(least).or(Truth::of(most).and(Truth::Maybe))
}

fn explain(
    claim: &ChangeClaim,
    sides: &[Counted<'_, '_>; 2],
    days: [Span; 2],
    like: bool,
    chance: Option<RateRatio>,
) -> String {
    let amount = |at: usize| {
        let all = sides[at].amount(claim.measure, None);
        let best = sides[at].amount(claim.measure, Some(Scenario::Best));
        match (best.value(), all.value()) {
            (_, Some(value)) => grouped(value as f64),
            (Some(best), None) => format!(
                "{} ({}–{})",
                grouped(best as f64),
                grouped(all.lower as f64),
                all.upper
                    .map_or_else(|| "unknown".to_owned(), |upper| grouped(upper as f64))
            ),
            (None, None) => format!(
                "{} to {}",
                grouped(all.lower as f64),
                all.upper
                    .map_or_else(|| "unknown".to_owned(), |upper| grouped(upper as f64))
            ),
        }
    };
    let what = claim.measure.map_or_else(
        || format!("{}s", group_noun(&claim.group)),
        |measure| noun(measure).to_owned(),
    );
    let side = |at: usize, (name, span): &(String, Span)| {
        let cut = if days[at] == *span {
            String::new()
        } else {
            format!(
                " ({} to {})",
                long_day(days[at].first),
                long_day(days[at].last)
            )
        };
        format!("{} in {}{cut}", amount(at), name.replace("..", " to "))
    };
    let mut text = format!(
        "{what} {}: {}, {}.",
        sides[0].place(),
        side(0, &claim.baseline),
        side(1, &claim.against)
    );
    if let Some(first) = text.get(..1) {
        text = first.to_uppercase() + &text[1..];
    }
    if !like {
        text += " They are compared by day.";
    }
    if let Some(ratio) = chance {
        let interval = ratio.exact.interval;
        let verdict = if interval.contains(1.0) {
            "chance alone could have given that"
        } else {
            "more than chance alone would give"
        };
        let limits = if interval.is_bounded() {
            format!("{} to {}", rounded(interval.lower), rounded(interval.upper))
        } else {
            format!("{} or more", rounded(interval.lower))
        };
        text += &format!(
            " The rate is {} times the earlier ({} % interval {limits}): {verdict}.",
            if ratio.ratio.is_finite() {
                rounded(ratio.ratio)
            } else {
                "unboundedly many".to_owned()
            },
            decimal(interval.level.get() * 100.0, 1)
        );
    }
    text
}
