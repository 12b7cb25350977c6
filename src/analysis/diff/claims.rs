//! Sentences that changed their verdict, and the records through which they did.

use super::lists::ListDiff;
use crate::analysis::claim::{Judgement, Verdict, Verdicts, Verification};
use crate::evidence::Evidence;
use crate::query::Scenario;

/// A sentence whose verdict is another in the new file.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimChange {
    /// Its name.
    pub id: String,
    /// As it was printed.
    pub sentence: String,
    /// What became of it by the old file.
    pub before: Judgement,
    /// What becomes of it by the new one.
    pub after: Judgement,
    /// The changed records that it rests on, by their position in
    /// [`ListDiff::changes`]; none when it is through the days covered, or through
    /// records that are not among its evidence.
    pub through: Vec<usize>,
}

/// How a verdict changed, over all estimates or with every estimate of a kind right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerdictChange {
    /// By which estimates; `None` over all.
    pub by: Option<Scenario>,
    /// By the old file.
    pub before: Verdict,
    /// By the new file.
    pub after: Verdict,
}

impl ClaimChange {
    /// How its verdicts changed: over all estimates where that changed, then by those
    /// estimates by which it did.
    #[must_use]
    pub fn verdicts(&self) -> Vec<VerdictChange> {
        verdict_changes(self.before.verdicts, self.after.verdicts)
    }
}

fn verdict_changes(before: Verdicts, after: Verdicts) -> Vec<VerdictChange> {
    let by = [
        (None, before.verdict, after.verdict),
        (Some(Scenario::Low), before.low, after.low),
        (Some(Scenario::Best), before.best, after.best),
        (Some(Scenario::High), before.high, after.high),
    ];
    by.into_iter()
        .filter(|(_, before, after)| before != after)
        .map(|(by, before, after)| VerdictChange { by, before, after })
        .collect()
}

/// The claims of a file of which a verdict changed, over all estimates or by some, in the
/// order of the file.
#[must_use]
pub fn claim_changes(
    diff: &ListDiff,
    before: &Verification,
    after: &Verification,
) -> Vec<ClaimChange> {
    let both = before.judgements.iter().zip(&after.judgements);
    both.filter(|(before, after)| before.verdicts != after.verdicts)
        .map(|(before, after)| ClaimChange {
            id: after.id.clone(),
            sentence: after.sentence.clone(),
            through: through(diff, before, after),
            before: before.clone(),
            after: after.clone(),
        })
        .collect()
}

/// The changes among the records that either judgement rests on.
fn through(diff: &ListDiff, before: &Judgement, after: &Judgement) -> Vec<usize> {
    let place = |evidence: &Evidence| (evidence.file.clone(), evidence.line);
    let rests_on = |judgement: &Judgement, changed: Option<&Evidence>| {
        changed.is_some_and(|changed| {
            judgement
                .rests_on()
                .any(|evidence| place(evidence) == place(changed))
        })
    };
    let changes = diff.changes.iter().enumerate();
    changes
        .filter(|(_, change)| {
            rests_on(before, change.old.as_ref()) || rests_on(after, change.new.as_ref())
        })
        .map(|(position, _)| position)
        .collect()
}
