//! Sums of tolls that have no interval to rely on.

use super::noun;
use crate::estimate::tail::LEAST_EXPONENT;
use crate::query::Measure;
use crate::table::decimal;

/// That intervals of sums of a toll are too short.
#[must_use]
pub fn no_variance(measure: Measure, exponent: f64) -> String {
    format!(
        "Intervals of sums of {} are too short: the tail exponent of the largest incidents is {}, \
         below {} tolls have no variance, and the next may be far worse than any so far.",
        noun(measure),
        decimal(exponent, 2),
        decimal(LEAST_EXPONENT, 0)
    )
}
