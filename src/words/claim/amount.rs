//! How many incidents there were, or killed or injured in them.

use super::number::{claimed, number_words};
use super::uncovered::{uncovered, unnamed};
use crate::analysis::claim::{AmountGrounds, Verdict};
use crate::evidence::Bounds;
use crate::words::{count_of_such, during, in_area, noun};

pub(super) fn explanation(grounds: &AmountGrounds, verdict: Verdict) -> String {
    let found = match grounds {
        AmountGrounds::Unnamed(place) => return unnamed(place),
        AmountGrounds::Counted(found) => found,
    };
    let perhaps = match found.perhaps {
        0 => String::new(),
        more => format!(", and {more} that may be among them"),
    };
    let toll = found.toll.map_or_else(String::new, |(measure, all, best)| {
        format!(", with {} {}", sum(all, best), noun(measure))
    });
    let said = claimed(found.number);
    let verdict = match verdict {
        Verdict::Supported | Verdict::SupportedByThisList => format!("\"{said}\" holds."),
        Verdict::Contradicted => format!("not \"{said}\"."),
        Verdict::Undecidable => format!("whether it is \"{said}\" they leave open."),
    };
    format!(
        "The records have {} {} {}{perhaps}{toll}: {verdict}{}",
        count_of_such(&found.such, found.sure),
        in_area(&found.area),
        during(found.period),
        uncovered(found.uncovered)
    )
}

/// "898 or more", "between 539 and 631 (501 by best estimates)".
fn sum(all: Bounds, best: Bounds) -> String {
    let by_best = best.value().map_or_else(String::new, |best| {
        format!(" ({} by best estimates)", number_words(best))
    });
    match (all.lower, all.upper) {
        (lower, Some(upper)) if lower == upper => number_words(lower),
        (lower, Some(upper)) => format!(
            "between {} and {}{by_best}",
            number_words(lower),
            number_words(upper)
        ),
        (lower, None) => format!("{} or more", number_words(lower)),
    }
}
