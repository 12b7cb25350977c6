//! Why an incident has the rank that is claimed, or has not.

use super::number::number_words;
use super::uncovered::uncovered;
use crate::analysis::claim::{RankGrounds, Verdict};
use crate::words::measure::number_of;
use crate::words::{count_of_such, during, in_area, mention, such_incident, toll_of};

pub(super) fn explanation(grounds: &RankGrounds, _: Verdict) -> String {
    let number = |rank: u64| format!("number {}", number_words(rank));
    let found = grounds.rank;
    let place = in_area(&grounds.area);
    let when = grounds
        .period
        .map_or_else(String::new, |period| format!(" {}", during(period)));
    if grounds.of == 1 && found.upper == Some(1) {
        return format!(
            "With {} it is the only {} {place}{when}.{}",
            toll_of(grounds.measure, grounds.toll),
            such_incident(&grounds.such),
            uncovered(grounds.uncovered)
        );
    }
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
    format!(
        "With {} it is {rank} of {}{} {place}{when} by {}.{next}{}",
        toll_of(grounds.measure, grounds.toll),
        if grounds.of == 1 { "" } else { "the " },
        count_of_such(&grounds.such, grounds.of),
        number_of(grounds.measure),
        uncovered(grounds.uncovered)
    )
}
