//! Why a toll is what is claimed, or is not.

use super::number::{claimed, number_words};
use crate::analysis::claim::{Quantifier, TollGrounds, Verdict};
use crate::evidence::{Bounds, Truth};
use crate::words::toll_of;

pub(super) fn explanation(grounds: &TollGrounds, _: Verdict) -> String {
    let truth = grounds.number.holds(grounds.toll.bounds(), None);
    format!(
        "The record has {}: {}.",
        toll_of(grounds.measure, grounds.toll),
        against(grounds, truth)
    )
}

/// What a published range means for a printed number.
pub(super) fn against(grounds: &TollGrounds, truth: Truth) -> String {
    let TollGrounds { toll, number, .. } = grounds;
    let Bounds { lower, upper } = toll.bounds();
    let said = claimed(*number);
    let best = toll.best.map_or_else(
        || "there is no best estimate".to_owned(),
        |best| format!("the best estimate is {}", number_words(best)),
    );
    let exactly = number.quantifier == Quantifier::Exactly;
    match (truth, upper) {
        (Truth::Yes, _) if Some(lower) == upper => format!("\"{said}\" agrees with it"),
        (Truth::Yes, _) => format!("\"{said}\" agrees with every estimate"),
        (Truth::No, Some(upper)) if lower == upper => format!("not \"{said}\""),
        (Truth::No, Some(upper)) => format!(
            "\"{said}\" agrees with no number from {} to {}",
            number_words(lower),
            number_words(upper)
        ),
        (Truth::No, None) => format!("not \"{said}\""),
        (Truth::Maybe, None) => {
            format!("without a highest estimate \"{said}\" can be neither borne out nor ruled out")
        }
        (Truth::Maybe, Some(upper)) if exactly && toll.best == Some(number.value) => {
            format!(
                "{said} is the best estimate, but the estimates are from {} to {}",
                number_words(lower),
                number_words(upper)
            )
        }
        (Truth::Maybe, Some(upper)) if exactly => format!(
            "{said} lies within the range of estimates from {} to {}, but {best}; the record \
             neither bears it out nor rules it out",
            number_words(lower),
            number_words(upper)
        ),
        (Truth::Maybe, Some(upper)) => format!(
            "\"{said}\" agrees with some of the estimates from {} to {} and not with others; {best}",
            number_words(lower),
            number_words(upper)
        ),
    }
}
