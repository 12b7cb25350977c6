//! Why claims have their verdicts: a file of cases a kind.

mod amounts;
mod change;
mod draft;
mod last_at_place;
mod misplaced;
mod none_between;
mod rank;
mod rare_since;
mod reach;
mod senses;
mod since;
mod toll;

use amounts::{count, total};
use since::{deadliest_since, first_since};

use super::Page;
use super::samples::day;
use crate::analysis::claim::{Grounds, Judgement, Verdict, Verdicts, claim_kinds};
use crate::words::claim::explanation;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:literal $module:ident $Kind:ident $Claim:ident $Grounds:ident,)+) => {
        /// A kind without cases does not compile.
        pub(super) fn write(page: &mut Page) {
            $(
                page.file(concat!("claim/", stringify!($module), ".rs"));
                for (case, grounds, verdict) in $module::cases() {
                    let judgement = judgement(Grounds::$Kind(grounds), verdict);
                    page.line(&case, &explanation(&judgement));
                }
            )+
            page.file("claim/amount.rs");
            page.plain(["as those of counts and totals"]);
            reach::write(page);
            misplaced::write(page);
            senses::write(page);
            draft::write(page);
        }
    };
}
claim_kinds!(kinds);

/// What becomes of a claim, and nothing but that.
/// A claim on a toll, judged like this.
pub(super) fn a_judgement(verdict: Verdict) -> Judgement {
    Judgement {
        reach: None,
        ..reach::one(verdict)
    }
}

fn judgement(grounds: Grounds, verdict: Verdict) -> Judgement {
    Judgement {
        id: "id".to_owned(),
        sentence: "A sentence.".to_owned(),
        source: None,
        as_of: day("2021-01-22"),
        kind: "kind",
        verdicts: Verdicts {
            verdict,
            low: verdict,
            best: verdict,
            high: verdict,
        },
        grounds,
        readings: Vec::new(),
        parts: Vec::new(),
        place_matches: Vec::new(),
        incident: None,
        comparator: None,
        runner_up: None,
        ties: Vec::new(),
        open: Vec::new(),
        ties_in_all: 0,
        open_in_all: 0,
        reach: None,
        unit: None,
        misplaced: None,
        words: Vec::new(),
    }
}
