//! Verdicts in all.

use crate::analysis::claim::{Verdict, Verification};
use crate::words::CLAIM;

/// How many claims have which verdict: "5 claims: 4 supported, 0 contradicted, 1
/// undecidable".
#[must_use]
pub fn summary(verification: &Verification) -> String {
    let all = verification.judgements.len();
    let count = |verdict: Verdict| format!("{} {}", verification.count(verdict), verdict.name());
    format!(
        "{all} {}: {}, {}, {}",
        CLAIM.form(all as f64),
        count(Verdict::Supported),
        count(Verdict::Contradicted),
        count(Verdict::Undecidable)
    )
}
