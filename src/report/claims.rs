//! The claims of a report, checked against its records.

use std::path::Path;

use super::shown_table::ShownTable;
use super::spec::{ClaimsItem, FailOn};
use crate::analysis::claim::{ClaimsFile, Judgement, Verdict, Verification, verify};
use crate::error::{Error, Result};
use crate::evidence::Records;
use crate::files::ReadFile;
use crate::query::Span;
use crate::read::{Incidents, PlaceNames};
use crate::words::claim::{claims_table, explanation, verdict};

/// Claims and what became of them.
pub(super) struct Checked {
    pub verification: Verification,
    /// The files that were read beside the inputs.
    pub read: Vec<ReadFile>,
}

impl Checked {
    pub(super) fn table(&self, id: &str) -> Result<ShownTable> {
        let table = claims_table(&self.verification)?;
        Ok(ShownTable {
            id: id.to_owned(),
            reading: table.clone(),
            full: table,
        })
    }
}

/// Checks the claims of `item` against the report's records.
///
/// # Errors
/// When a file is broken, or a claim has a verdict that makes the build fail.
pub(super) fn check_claims(
    item: &ClaimsItem,
    folder: &Path,
    incidents: &Incidents,
    coverage: Option<Span>,
) -> Result<Checked> {
    let path = folder.join(&item.file);
    let file = ClaimsFile::read(&path)?;
    let places = match &file.places {
        None => PlaceNames::default(),
        Some(places) => PlaceNames::read(&file.beside(places))?,
    };
    let read = file.read.iter().chain(places.file()).cloned().collect();
    // No folders: they differ from machine to machine.
    let inputs: Vec<String> = incidents
        .account
        .files
        .iter()
        .map(|file| {
            let name = Path::new(&file.file).file_name();
            name.map_or_else(
                || file.file.clone(),
                |name| name.to_string_lossy().into_owned(),
            )
        })
        .collect();
    let all = Records::read(&incidents.frame, &places)?.of_list(&incidents.list.card);
    let verification = verify(&file, &all, &inputs, coverage)?;
    let fails = |judgement: &&Judgement| match (item.fail_on, judgement.verdicts.verdict) {
        (FailOn::Never, _) | (_, Verdict::Supported | Verdict::SupportedByThisList) => false,
        (FailOn::Contradicted, verdict) => verdict == Verdict::Contradicted,
        (FailOn::Undecidable, _) => true,
    };
    if let Some(judgement) = verification.judgements.iter().find(fails) {
        let line = file.claims.iter().find(|claim| claim.id == judgement.id);
        return Err(Error::records(format!(
            "the claim is {}: {}",
            verdict(judgement.verdicts.verdict),
            explanation(judgement)
        ))
        .path(&path)
        .line(line.map_or(1, |claim| claim.line))
        .column(&judgement.id)
        .hint(
            "correct the sentence, or write fail-on = \"never\" in the report's section to show it",
        ));
    }
    Ok(Checked { verification, read })
}
