//! Why a claim is borne out, contradicted or left open.

mod amount;
mod change;
mod count;
mod deadliest_since;
mod draft;
mod first_since;
mod last_at_place;
mod misplaced;
mod none_between;
mod number;
mod rank;
mod rare_since;
mod reach;
mod sense;
mod since;
mod summary;
mod table;
mod text;
mod toll;
mod total;
mod uncovered;
mod view;

pub use draft::{DraftHead, draft};
pub use sense::{readings, sense};
pub use summary::summary;
pub use table::claims_table;

use crate::analysis::claim::{Grounds, Judgement, Misplaced, Verdict, claim_kinds};

/// A verdict in a sentence.
#[must_use]
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::SupportedByThisList => "supported by this list",
        _ => verdict.name(),
    }
}

macro_rules! explanations {
    ($($(#[$doc:meta])* $name:literal $module:ident $Kind:ident $Claim:ident $Grounds:ident,)+) => {
        /// Why a claim has its verdict, in a sentence or two.
        #[must_use]
        pub fn explanation(judgement: &Judgement) -> String {
            let of_kind = || match &judgement.grounds {
                $(Grounds::$Kind(grounds) => {
                    $module::explanation(grounds, judgement.verdicts.verdict)
                })+
            };
            let why = match &judgement.misplaced {
                None => of_kind(),
                Some(misplaced @ (Misplaced::Unnamed(_) | Misplaced::Elsewhere(..))) => {
                    return misplaced::why(misplaced);
                }
                Some(misplaced @ Misplaced::Perhaps(..)) => {
                    format!("{} {}", misplaced::why(misplaced), of_kind())
                }
            };
            why + &reach::reach_sentences(judgement)
        }
    };
}
claim_kinds!(explanations);
