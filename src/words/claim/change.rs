//! How something changed from one period to another.

use super::number::number_words;
use crate::analysis::claim::{ChangeGrounds, ChangeSide, Verdict};
use crate::estimate::chance::RateChange;
use crate::evidence::Bounds;
use crate::table::{decimal, rounded};
use crate::words::ratio::times_the;
use crate::words::{capital, during, in_area, long_day, noun, such_incidents};

pub(super) fn explanation(grounds: &ChangeGrounds, _: Verdict) -> String {
    match grounds {
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
                "{} {}: {}, {}.{}{}{}",
                capital(&what),
                in_area(&found.area),
                side(before),
                side(after),
                if found.in_part {
                    " The records do not cover all of these periods, and the rest is open."
                } else {
                    ""
                },
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

/// "20 in 2013", "12 (8–20) in 2016 (1 January 2016 to 3 March 2016)", "1 from 1
/// January 2016 to 30 June 2016".
fn side(side: &ChangeSide) -> String {
    let ChangeSide { period, days, .. } = side;
    let cut = if *days == period.span {
        String::new()
    } else {
        format!(" ({} to {})", long_day(days.first), long_day(days.last))
    };
    let when = during(period.span);
    format!("{} {when}{cut}", amount(side.all, side.best))
}

fn amount(all: Bounds, best: Bounds) -> String {
    let lower = number_words(all.lower);
    match (best.value(), all.value(), all.upper) {
        (_, Some(value), _) => number_words(value),
        (Some(best), None, Some(upper)) => {
            format!("{} ({lower}–{})", number_words(best), number_words(upper))
        }
        (Some(best), None, None) => format!("{} ({lower} or more)", number_words(best)),
        (None, None, Some(upper)) => format!("{lower} to {}", number_words(upper)),
        (None, None, None) => format!("{lower} or more"),
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
    let level = decimal(interval.level.get() * 100.0, 1);
    let rate = if ratio.ratio.is_infinite() {
        "The earlier rate is zero, so that the later is no multiple of it".to_owned()
    } else {
        format!("The rate is {} earlier", times_the(ratio.ratio))
    };
    format!(" {rate} ({level} % interval {limits}): {verdict}.")
}
