//! Why an incident has the rank that is claimed, or has not.

use super::number::number_words;
use super::uncovered::uncovered;
use crate::analysis::claim::{RankGrounds, Verdict};
use crate::table::grouped;
use crate::words::{during, in_area, mention, noun, such_incidents, toll_of};

pub(super) fn explanation(grounds: &RankGrounds, _: Verdict) -> String {
    let number = |rank: u64| format!("number {}", number_words(rank));
    let found = grounds.rank;
    let rank = match found.upper {
        Some(upper) if upper == found.lower => number(upper),
        Some(upper) => format!(
            "between {} and {}, depending on which estimates are right,",
            number(found.lower),
            number(upper)
        ),
        None => format!("{} or lower", number(found.lower)),
    };
    let next = grounds.next.as_ref().map_or_else(String::new, |above| {
        format!(" Next above it is that of {}.", mention(above))
    });
    let when = grounds
        .period
        .map_or_else(String::new, |period| format!(" {}", during(period)));
    format!(
        "With {} it is {rank} by {} of the {} {} {}{when}.{next}{}",
        toll_of(grounds.measure, grounds.toll),
        noun(grounds.measure),
        grouped(grounds.of as f64),
        such_incidents(&grounds.such),
        in_area(&grounds.area),
        uncovered(grounds.uncovered)
    )
}
