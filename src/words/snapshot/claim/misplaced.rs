//! Incidents that are not surely where their sentence says.

use super::{Grounds, judgement, toll};
use crate::analysis::claim::{ClaimedNumber, Judgement, Misplaced, Quantifier, Verdict};
use crate::evidence::{AreaName, UnnamedPlace};
use crate::query::Measure;
use crate::words::claim::explanation;
use crate::words::snapshot::Page;
use crate::words::snapshot::samples::karrada;

fn unnamed(nearest: Option<&str>) -> UnnamedPlace {
    UnnamedPlace {
        place: "Bagdhad".to_owned(),
        nearest: nearest.map(str::to_owned),
    }
}

pub(super) fn write(page: &mut Page) {
    page.file("claim/misplaced.rs");
    let basrah = || AreaName::In("Al Başrah".to_owned());
    let cases = every![
        Misplaced::Unnamed(_) => [
            Misplaced::Unnamed(unnamed(None)),
            Misplaced::Unnamed(unnamed(Some("Baghdad"))),
        ],
        Misplaced::Elsewhere(..) => [Misplaced::Elsewhere(karrada(), basrah())],
        Misplaced::Perhaps(..) => [Misplaced::Perhaps(karrada(), basrah())],
    ];
    page.plain(cases.into_iter().map(|misplaced| {
        let number = ClaimedNumber::new(Quantifier::Exactly, 1);
        let grounds = Grounds::Toll(toll::of(Measure::Killed, "/1/", number));
        explanation(&Judgement {
            misplaced: Some(misplaced),
            ..judgement(grounds, Verdict::Undecidable)
        })
    }));
}
