//! All claims of a file, judged.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::NaiveDate;
use rayon::prelude::*;

use super::claims_file::{Claim, ClaimsFile};
use super::judgement::{Judgement, Verification};
use super::rate_falls::RareMemo;
use crate::error::{Error, Result};
use crate::evidence::{AsOf, Records};
use crate::query::Span;

/// Judges all claims of a file, each on the records up to its own as-of date.
/// `inputs` are the names of the files that `records` come from; `coverage` are the
/// days that these cover, where the claims file does not say.
///
/// # Errors
/// `Records` when no day is covered up to the as-of date of a claim, or it names an
/// incident that is not there or is several, or a place around an incident that is
/// not known; `Setting` when it is about a time after its incident. The error names
/// the line.
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
    let memo = RareMemo::default();
    let judged: Vec<Result<Judgement>> = file
        .claims
        .par_iter()
        .map(|claim| {
            let view = &views[&claim.as_of];
            let judged = claim.kind.judge(view, &memo);
            let judged = judged.map_err(|error| at(claim, error))?;
            Ok(Judgement::new(claim, view, judged))
        })
        .collect();
    Ok(Verification {
        title: file.title.clone(),
        // The first error in the order of the file.
        judgements: judged.into_iter().collect::<Result<_>>()?,
    })
}
