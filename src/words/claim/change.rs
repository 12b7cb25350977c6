//! How something changed from one period to another.

use super::number::number_words;
use super::uncovered::unnamed;
use crate::analysis::claim::{ChangeGrounds, ChangeSide, Verdict};
use crate::estimate::chance::RateChange;
use crate::evidence::Bounds;
use crate::table::{decimal, rounded};
use crate::words::{capital, in_area, long_day, noun, such_incidents};

pub(super) fn explanation(grounds: &ChangeGrounds, _: Verdict) -> String {
    match grounds {
        ChangeGrounds::Unnamed(place) => unnamed(place),
        ChangeGrounds::NoDay { period, coverage } => format!(
            "The records cover no day of {period}: they are from {} to {}.",
            long_day(coverage.first),
            long_day(coverage.last)
        ),
        ChangeGrounds::Compared(found) => {
            let what = match found.measure {
                None => such_incidents(&found.such),
                Some(measure) => noun(measure).to_owned(),
            };
            let [before, after] = &found.sides;
            format!(
                "{} {}: {}, {}.{}{}",
                capital(&what),
                in_area(&found.area),
                side(before),
                side(after),
                if found.by_day {
                    " They are compared by day."
                } else {
                    ""
                },
                found.chance.as_ref().map_or_else(String::new, ratio)
            )
        }
    }
}

/// "20 in 2013", "12 (8–20) in 2016 (1 January 2016 to 3 March 2016)".
fn side(side: &ChangeSide) -> String {
    let ChangeSide { period, days, .. } = side;
    let cut = if *days == period.span {
        String::new()
    } else {
        format!(" ({} to {})", long_day(days.first), long_day(days.last))
    };
    let name = period.name.replace("..", " to ");
    format!("{} in {name}{cut}", amount(side.all, side.best))
}

fn amount(all: Bounds, best: Bounds) -> String {
    let upper = all.upper.map_or_else(|| "unknown".to_owned(), number_words);
    let lower = number_words(all.lower);
    match (best.value(), all.value()) {
        (_, Some(value)) => number_words(value),
        (Some(best), None) => format!("{} ({lower}–{upper})", number_words(best)),
        (None, None) => format!("{lower} to {upper}"),
    }
}

fn ratio(ratio: &RateChange) -> String {
    let interval = ratio.interval;
    let verdict = if ratio.direction().is_none() {
        "chance alone could have given that"
    } else {
        "more than chance alone would give"
    };
    let limits = if interval.is_bounded() {
        format!("{} to {}", rounded(interval.lower), rounded(interval.upper))
    } else {
        format!("{} or more", rounded(interval.lower))
    };
    let times = if ratio.ratio.is_finite() {
        rounded(ratio.ratio)
    } else {
        "unboundedly many".to_owned()
    };
    format!(
        " The rate is {times} times the earlier ({} % interval {limits}): {verdict}.",
        decimal(interval.level.get() * 100.0, 1)
    )
}
