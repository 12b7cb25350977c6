//! Whether incidents have become rarer, and when.

use crate::analysis::claim::{RareSinceGrounds, Rarer, RateFall, Verdict};
use crate::estimate::Interval;
use crate::estimate::chance::Direction;
use crate::query::{Span, Unit};
use crate::table::{decimal, rounded};
use crate::words::ratio::times_the;
use crate::words::{capital, count_of_such, from_to, in_area, long_day, period, span_words, unit};

/// Days of a year, for rates.
const YEAR: f64 = 365.25;

pub(super) fn explanation(grounds: &RareSinceGrounds, _: Verdict) -> String {
    match grounds {
        RareSinceGrounds::NothingToCompare { covered, since } => format!(
            "The records cover {} to {}: there is nothing before or nothing after {} to compare.",
            long_day(covered.first),
            long_day(covered.last),
            span_words(*since)
        ),
        RareSinceGrounds::Compared {
            such,
            area,
            since,
            per,
            found,
        } => {
            let place = in_area(area);
            let part = |(count, span): (u64, Span)| {
                let years = span.days() as f64 / YEAR;
                format!(
                    "{} {place} {} ({} a year)",
                    count_of_such(such, usize::try_from(count).unwrap_or(usize::MAX)),
                    from_to(span),
                    rounded(count as f64 / years)
                )
            };
            format!(
                "{}, after {}.{}{}",
                capital(&part(found.after)),
                part(found.before),
                ratio(found),
                fall(found, *since, *per)
            )
        }
    }
}

fn ratio(found: &Rarer) -> String {
    found.ratio.map_or_else(String::new, |change| {
        format!(
            " The later rate is {} earlier ({} % interval {}){}.",
            times_the(change.ratio),
            decimal(change.interval.level.get() * 100.0, 1),
            limits(change.interval),
            if change.direction() == Some(Direction::Fell) {
                ""
            } else {
                ", which chance alone could give"
            }
        )
    })
}

fn limits(interval: Interval) -> String {
    if interval.is_bounded() {
        format!("{} to {}", rounded(interval.lower), rounded(interval.upper))
    } else {
        format!("{} or more", rounded(interval.lower))
    }
}

fn fall(found: &Rarer, since: Span, per: Unit) -> String {
    let reaching = found
        .falls
        .iter()
        .find(|fall| fall.days.intersect(since).is_some());
    match (reaching, found.falls.last()) {
        (Some(fall), _) => format!(
            " The last {} at the old rate was, with 95 % probability, {}, which reaches {}.",
            unit(per).one,
            last_of_old(fall, per),
            span_words(since)
        ),
        (None, Some(fall)) => format!(
            " The rate fell at another time: the last {} at the old rate was, with 95 % \
             probability, {}.",
            unit(per).one,
            last_of_old(fall, per)
        ),
        (None, None) => " No fall of the rate stands out of chance.".to_owned(),
    }
}

fn last_of_old(fall: &RateFall, per: Unit) -> String {
    let (first, last) = fall.last_of_old;
    if first == last {
        period(per, first)
    } else {
        format!("one from {} to {}", period(per, first), period(per, last))
    }
}
