//! Numbers as sentences claim them.

use crate::analysis::claim::{ClaimedNumber, Quantifier};
use crate::table::grouped;

/// "at least 32", "as many as 110", "35".
pub(super) fn claimed(number: ClaimedNumber) -> String {
    let before = match number.quantifier {
        Quantifier::AtLeast => "at least ",
        Quantifier::AtMost => "at most ",
        Quantifier::MoreThan => "more than ",
        Quantifier::FewerThan => "fewer than ",
        Quantifier::AsManyAs => "as many as ",
        Quantifier::Exactly => "",
        Quantifier::About => "about ",
    };
    format!("{before}{}", number_words(number.value))
}

/// "1,000".
pub(super) fn number_words(value: u64) -> String {
    grouped(value as f64)
}
