//! "At least 32 people were killed."

use super::Comparison;
use super::judgement::{Finding, Truths};
use super::spec::TollClaim;
use crate::error::Result;
use crate::evidence::AsOf;
use crate::evidence::{Bounds, TollRange, Truth};
use crate::evidence::{noun, toll_words};
use crate::table::grouped;

pub(super) fn judge(view: &AsOf<'_>, claim: &TollClaim) -> Result<Finding> {
    let row = view.find(&claim.incident)?;
    let toll = view.record(row).toll(claim.measure).unwrap_or_default();
    let truths = truths(toll, claim.comparison, claim.value);
    let explanation = format!(
        "The record has {}: {}.",
        toll_words(toll, claim.measure),
        against(toll, claim.comparison, claim.value, truths.overall())
    );
    Ok(Finding {
        incident: Some(row),
        ..Finding::of(truths, explanation)
    })
}

/// Whether a toll compares so with a number.
pub(super) fn truths(toll: TollRange, comparison: Comparison, value: u64) -> Truths {
    Truths::ask(|scenario| comparison.holds(toll.under(scenario), value, scenario))
}

/// What a published range means for a printed number.
pub(super) fn against(toll: TollRange, comparison: Comparison, value: u64, truth: Truth) -> String {
    let Bounds { lower, upper } = toll.bounds();
    let said = format!("{}{}", comparison.words(), grouped(value as f64));
    let best = toll.best.map_or_else(
        || "there is no best estimate".to_owned(),
        |best| format!("the best estimate is {}", grouped(best as f64)),
    );
    match (truth, upper) {
        (Truth::Yes, _) if Some(lower) == upper => format!("\"{said}\" agrees with it"),
        (Truth::Yes, _) => format!("\"{said}\" agrees with every estimate"),
        (Truth::No, Some(upper)) if lower == upper => format!("not \"{said}\""),
        (Truth::No, Some(upper)) => format!(
            "\"{said}\" agrees with no number from {} to {}",
            grouped(lower as f64),
            grouped(upper as f64)
        ),
        (Truth::No, None) => format!("not \"{said}\""),
        (Truth::Maybe, None) => {
            format!("without a highest estimate \"{said}\" can be neither borne out nor ruled out")
        }
        (Truth::Maybe, Some(upper))
            if comparison == Comparison::Exactly && toll.best == Some(value) =>
        {
            format!(
                "{said} is the best estimate, but the estimates are from {} to {}",
                grouped(lower as f64),
                grouped(upper as f64)
            )
        }
        (Truth::Maybe, Some(upper)) if comparison == Comparison::Exactly => format!(
            "{said} lies within the range of estimates from {} to {}, but {best}; the record \
             neither bears it out nor rules it out",
            grouped(lower as f64),
            grouped(upper as f64)
        ),
        (Truth::Maybe, Some(upper)) => format!(
            "\"{said}\" agrees with some of the estimates from {} to {} and not with others; {best}",
            grouped(lower as f64),
            grouped(upper as f64)
        ),
    }
}

/// "35 killed", as a claim says it.
pub(super) fn said(measure: crate::query::Measure, comparison: Comparison, value: u64) -> String {
    format!(
        "{}{} {}",
        comparison.words(),
        grouped(value as f64),
        noun(measure)
    )
}
