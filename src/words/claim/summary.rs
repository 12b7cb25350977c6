//! Verdicts in all.

use super::verdict;
use crate::analysis::claim::{Verdict, Verification};
use crate::table::grouped;
use crate::words::CLAIM;

/// How many claims have which verdict: "6 claims: 4 supported, 1 supported by this
/// list, 0 contradicted, 1 undecidable".
#[must_use]
pub fn summary(verification: &Verification) -> String {
    let all = verification.judgements.len();
    let count = |of: Verdict| format!("{} {}", grouped(verification.count(of) as f64), verdict(of));
    format!(
        "{}: {}, {}, {}, {}",
        CLAIM.count(all as f64),
        count(Verdict::Supported),
        count(Verdict::SupportedByThisList),
        count(Verdict::Contradicted),
        count(Verdict::Undecidable)
    )
}
