//! Lengths of time as nouns.

use super::{DAY, Noun, YEAR};
use crate::query::Unit;

/// The noun for a period of that length: both kinds of week are "week".
#[must_use]
pub fn unit(unit: Unit) -> Noun {
    match unit {
        Unit::Year => YEAR,
        Unit::Quarter => Noun::new("quarter", "quarters"),
        Unit::Month => Noun::new("month", "months"),
        Unit::IsoWeek | Unit::EpiWeek => Noun::new("week", "weeks"),
        Unit::Weekday | Unit::Day => DAY,
    }
}

/// After "per": "month", and "week" for both kinds of week; a weekday, which
/// recurs, is no day.
#[must_use]
pub(super) fn length(of: Unit) -> &'static str {
    match of {
        Unit::Weekday => of.name(),
        Unit::Year | Unit::Quarter | Unit::Month | Unit::IsoWeek | Unit::EpiWeek | Unit::Day => {
            unit(of).one
        }
    }
}
