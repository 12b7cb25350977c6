//! Why a claim is borne out, contradicted or left open.

mod amount;
mod change;
mod count;
mod deadliest_since;
mod draft;
mod first_since;
mod last_at_place;
mod none_between;
mod number;
mod rank;
mod rare_since;
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

use crate::analysis::claim::{Grounds, Judgement, claim_kinds};

macro_rules! explanations {
    ($($(#[$doc:meta])* $name:literal $module:ident $Kind:ident $Claim:ident $Grounds:ident,)+) => {
        /// Why a claim has its verdict, in a sentence or two.
        #[must_use]
        pub fn explanation(judgement: &Judgement) -> String {
            match &judgement.grounds {
                $(Grounds::$Kind(grounds) => {
                    $module::explanation(grounds, judgement.verdicts.verdict)
                })+
            }
        }
    };
}
claim_kinds!(explanations);
