//! Why a toll is what is claimed, or is not.

use super::number::{claimed, number_words};
use crate::analysis::claim::{Quantifier, TollGrounds, Verdict};
use crate::evidence::Bounds;
use crate::words::toll_of;

pub(super) fn explanation(grounds: &TollGrounds, verdict: Verdict) -> String {
    format!(
        "The record has {}: {}.",
        toll_of(grounds.measure, grounds.toll),
        against(grounds, verdict)
    )
}

/// What a published range means for a printed number.
pub(super) fn against(grounds: &TollGrounds, verdict: Verdict) -> String {
    let TollGrounds { toll, number, .. } = grounds;
    let Bounds { lower, upper } = toll.bounds();
    let said = claimed(*number);
    let best = toll.best.map_or_else(
        || "there is no best estimate".to_owned(),
        |best| format!("the best estimate is {}", number_words(best)),
    );
    let exactly = number.quantifier == Quantifier::Exactly;
    match (verdict, upper) {
        (Verdict::Supported, _) if Some(lower) == upper => format!("\"{said}\" agrees with it"),
        (Verdict::Supported, _) => format!("\"{said}\" agrees with every estimate"),
        (Verdict::Contradicted, Some(upper)) if lower == upper => format!("not \"{said}\""),
        (Verdict::Contradicted, Some(upper)) => format!(
            "\"{said}\" agrees with no number from {} to {}",
            number_words(lower),
            number_words(upper)
        ),
        (Verdict::Contradicted, None) => format!("not \"{said}\""),
        (Verdict::Undecidable, None) => {
            format!("without a highest estimate \"{said}\" can be neither borne out nor ruled out")
        }
        (Verdict::Undecidable, Some(upper)) if exactly && toll.best == Some(number.value) => {
            format!(
                "{said} is the best estimate, but the estimates are from {} to {}",
                number_words(lower),
                number_words(upper)
            )
        }
        (Verdict::Undecidable, Some(upper)) if exactly => format!(
            "{said} lies within the range of estimates from {} to {}, but {best}; the record \
             neither bears it out nor rules it out",
            number_words(lower),
            number_words(upper)
        ),
        (Verdict::Undecidable, Some(upper)) => format!(
            "\"{said}\" agrees with some of the estimates from {} to {} and not with others; {best}",
            number_words(lower),
            number_words(upper)
        ),
    }
}
