//! Printed sentences checked against records.
//!
//! A claim is judged in every world that the records allow: every toll between
//! its lowest and highest estimate, every day of a vague date, every place of a
//! record that does not name it. It is supported when it holds in all of them,
//! contradicted when it holds in none, and undecidable otherwise. The same is
//! done with every low, every best and every high estimate taken as right.

mod change;
mod comparison;
mod count;
mod draft;
mod fields;
mod file;
mod first;
mod judgement;
pub(super) mod last_at_place;
pub(super) mod rank;
mod rare;
mod since;
mod spec;
mod table;
mod toll;
pub(super) mod words;

pub use comparison::Comparison;
pub use draft::{DraftHead, draft};
pub use file::ClaimsFile;
pub use judgement::{Judgement, Part, PlaceMatch, Verdict, Verdicts, Verification};
pub use spec::{
    ChangeClaim, Claim, ClaimKind, CountClaim, Direction, Group, LastAtPlaceClaim, NoneClaim,
    RankClaim, RareClaim, Reading, Since, SinceClaim, TollClaim,
};

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::error::{Error, Result};
use crate::evidence::Records;
use crate::query::Span;

use crate::evidence::AsOf;
use judgement::Finding;

/// Judges all claims of a file; `coverage` stands in for what the file says.
///
/// # Errors
/// When a claim names an incident that is not there or is several, or a place
/// around an incident that is not known. The error names the line.
pub fn verify(
    file: &ClaimsFile,
    records: &Records<'_>,
    inputs: &[String],
    coverage: Option<Span>,
) -> Result<Verification> {
    let told = file.coverage.or(coverage);
    let at = |claim: &Claim, error: Error| error.or_path(&file.path).or_line(claim.line);
    let mut views: BTreeMap<NaiveDate, AsOf<'_>> = BTreeMap::new();
    for claim in &file.claims {
        if let Entry::Vacant(new) = views.entry(claim.as_of) {
            let view = AsOf::new(records, inputs, claim.as_of, told);
            new.insert(view.map_err(|error| at(claim, error))?);
        }
    }
    let memo = rare::Memo::default();
    let judged: Vec<Result<Judgement>> = file
        .claims
        .par_iter()
        .map(|claim| {
            let view = &views[&claim.as_of];
            let finding = find(view, &claim.kind, &memo).map_err(|error| at(claim, error))?;
            Ok(Judgement::new(claim, view, &finding))
        })
        .collect();
    Ok(Verification {
        title: file.title.clone(),
        // The first error in the order of the file.
        judgements: judged.into_iter().collect::<Result<_>>()?,
    })
}

fn find(view: &AsOf<'_>, kind: &ClaimKind, memo: &rare::Memo) -> Result<Finding> {
    match kind {
        ClaimKind::Toll(claim) => toll::judge(view, claim),
        ClaimKind::DeadliestSince(claim) => since::judge(view, claim),
        ClaimKind::FirstSince(claim) => first::judge(view, claim),
        ClaimKind::Rank(claim) => rank::judge(view, claim),
        ClaimKind::LastAtPlace(claim) => last_at_place::judge(view, claim),
        ClaimKind::Count(claim) => count::judge(view, claim),
        ClaimKind::Change(claim) => change::judge(view, claim),
        ClaimKind::RareSince(claim) => rare::judge(view, claim, memo),
        ClaimKind::NoneBetween(claim) => count::judge_none(view, claim),
    }
}
