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

use crate::error::{Error, Result};
use crate::query::{Records, Span};

use super::AsOf;
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
    let mut views: BTreeMap<NaiveDate, AsOf<'_>> = BTreeMap::new();
    let mut judgements = Vec::with_capacity(file.claims.len());
    for claim in &file.claims {
        let at = |error: Error| error.or_path(&file.path).or_line(claim.line);
        let view = match views.entry(claim.as_of) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => {
                new.insert(AsOf::new(records, inputs, claim.as_of, told).map_err(at)?)
            }
        };
        let finding = find(view, &claim.kind).map_err(at)?;
        judgements.push(Judgement::new(claim, view, &finding));
    }
    Ok(Verification {
        title: file.title.clone(),
        judgements,
    })
}

fn find(view: &AsOf<'_>, kind: &ClaimKind) -> Result<Finding> {
    match kind {
        ClaimKind::Toll(claim) => toll::judge(view, claim),
        ClaimKind::DeadliestSince(claim) => since::judge(view, claim),
        ClaimKind::FirstSince(claim) => first::judge(view, claim),
        ClaimKind::Rank(claim) => rank::judge(view, claim),
        ClaimKind::LastAtPlace(claim) => last_at_place::judge(view, claim),
        ClaimKind::Count(claim) => count::judge(view, claim),
        ClaimKind::Change(claim) => change::judge(view, claim),
        ClaimKind::RareSince(claim) => rare::judge(view, claim),
        ClaimKind::NoneBetween(claim) => count::judge_none(view, claim),
    }
}
