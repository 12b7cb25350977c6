//! Sums of tolls that have no interval to rely on.

use super::noun;
use crate::estimate::tail::LEAST_EXPONENT;
use crate::query::Measure;
use crate::table::decimal;

/// That intervals of sums of a toll may be too short.
#[must_use]
pub fn no_variance(measure: Measure, exponent: f64) -> String {
    format!(
        "Intervals of sums of {} may be too short: by the power law that fits the largest \
         incidents the exponent of their tail is {}, and below {} tolls have no variance.",
        noun(measure),
        decimal(exponent, 2),
        decimal(LEAST_EXPONENT, 0)
    )
}
