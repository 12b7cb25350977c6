//! Tolls of single incidents as people read them.

use super::noun;
use crate::evidence::{Bounds, TollRange};
use crate::query::Measure;
use crate::table::grouped;

/// A toll with its range: `38 (27–38)`, `unknown (69–101)`, `unknown`.
#[must_use]
pub fn toll(toll: TollRange) -> String {
    let best = toll.best.map_or_else(|| "unknown".to_owned(), number);
    match range(toll) {
        Some(range) => format!("{best} ({range})"),
        None => best,
    }
}

/// A toll with its noun: "38 (27–38) killed", "an unknown number (69–101)
/// killed".
#[must_use]
pub fn toll_of(measure: Measure, toll: TollRange) -> String {
    let range = range(toll).map_or_else(String::new, |range| format!(" ({range})"));
    format!("{}{range} {}", best_or_unknown(toll), noun(measure))
}

fn best_or_unknown(toll: TollRange) -> String {
    let unknown = || "an unknown number".to_owned();
    toll.best.map_or_else(unknown, number)
}

/// A toll in a sentence: `38 killed, estimates 27–38`, `32 killed`, `an unknown number
/// killed, estimates 69–101`.
#[must_use]
pub fn toll_in_sentence(measure: Measure, toll: TollRange) -> String {
    let noun = noun(measure);
    let best = best_or_unknown(toll);
    match range(toll) {
        Some(range) => format!("{best} {noun}, estimates {range}"),
        None => format!("{best} {noun}"),
    }
}

/// `27–38`, `30 or more`; `None` when the best estimate is all there is.
fn range(toll: TollRange) -> Option<String> {
    let Bounds { lower, upper } = toll.bounds();
    match (lower, upper) {
        (lower, Some(upper)) if Some(lower) == toll.best && lower == upper => None,
        (lower, Some(upper)) => Some(format!("{}–{}", number(lower), number(upper))),
        (0, None) => None,
        (lower, None) => Some(format!("{} or more", number(lower))),
    }
}

fn number(value: u64) -> String {
    grouped(value as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_toll_shows_its_range_and_unknown_is_no_number() {
        let range = |low, best, high| TollRange { low, best, high };
        for (given, shown, sentence) in [
            (
                range(Some(27), Some(38), Some(38)),
                "38 (27–38)",
                "38 killed, estimates 27–38",
            ),
            (
                range(Some(69), None, Some(101)),
                "unknown (69–101)",
                "an unknown number killed, estimates 69–101",
            ),
            (
                range(Some(30), None, None),
                "unknown (30 or more)",
                "an unknown number killed, estimates 30 or more",
            ),
            (range(None, Some(32), None), "32", "32 killed"),
            (range(None, Some(1000), None), "1,000", "1,000 killed"),
            (
                range(None, None, None),
                "unknown",
                "an unknown number killed",
            ),
        ] {
            assert_eq!(toll(given), shown);
            assert_eq!(toll_in_sentence(Measure::Killed, given), sentence);
        }
        for (given, words) in [
            (range(Some(27), Some(38), Some(38)), "38 (27–38) killed"),
            (
                range(Some(69), None, Some(101)),
                "an unknown number (69–101) killed",
            ),
            (range(None, None, None), "an unknown number killed"),
        ] {
            assert_eq!(toll_of(Measure::Killed, given), words);
        }
    }
}
