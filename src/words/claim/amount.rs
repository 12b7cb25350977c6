//! How many incidents there were, or killed or injured in them.

use super::number::{claimed, number_words};
use super::uncovered::uncovered;
use crate::analysis::claim::{CountedIncidents, Verdict};
use crate::evidence::Bounds;
use crate::query::Measure;
use crate::table::grouped;
use crate::words::count::IS;
use crate::words::group::there;
use crate::words::{count_of_such, during, noun};

pub(super) fn explanation(found: &CountedIncidents, verdict: Verdict) -> String {
    let more = grouped(found.perhaps as f64);
    let perhaps = match (found.sure, found.perhaps) {
        (_, 0) => String::new(),
        (0, possible) => {
            let are = IS.form(possible as f64);
            format!(" that are certain, but {more} that {are} possible")
        }
        (_, _) => format!(", and {more} that may be among them"),
    };
    let toll = found.toll.map_or_else(String::new, |(measure, all, best)| {
        format!(", with {}", sum(all, best, measure))
    });
    let said = claimed(found.number);
    let verdict = match verdict {
        Verdict::Supported | Verdict::SupportedByThisList => format!("\"{said}\" holds."),
        Verdict::Contradicted => format!("not \"{said}\"."),
        Verdict::Undecidable => format!("whether it is \"{said}\" they leave open."),
    };
    format!(
        "The records have {}{} {}{perhaps}{toll}: {verdict}{}",
        count_of_such(&found.such, found.sure),
        there(&found.area),
        during(found.period),
        uncovered(found.uncovered)
    )
}

/// "898 or more killed", "between 539 and 631 killed (501 by the best
/// estimates)".
fn sum(all: Bounds, best: Bounds, measure: Measure) -> String {
    let by_best = best.value().map_or_else(String::new, |best| {
        format!(" ({} by the best estimates)", number_words(best))
    });
    let noun = noun(measure);
    match (all.lower, all.upper) {
        (lower, Some(upper)) if lower == upper => format!("{} {noun}", number_words(lower)),
        (lower, Some(upper)) => format!(
            "between {} and {} {noun}{by_best}",
            number_words(lower),
            number_words(upper)
        ),
        (lower, None) => format!("{} or more {noun}", number_words(lower)),
    }
}
