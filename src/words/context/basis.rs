//! On what it rests that an incident was at a place.

use crate::evidence::MatchBasis;
use crate::table::decimal;
use crate::words::match_basis;

/// ", 0.4 km away", " (place matched by alias)"; empty for the same name.
pub(super) fn basis(basis: Option<MatchBasis>) -> String {
    match basis {
        None | Some(MatchBasis::Same) => String::new(),
        Some(MatchBasis::Distance(km)) if km < 0.05 => ", at the same coordinates".to_owned(),
        Some(MatchBasis::Distance(km)) => format!(", {} km away", decimal(km, 1)),
        Some(basis) => format!(" (place matched by {})", match_basis(basis)),
    }
}
