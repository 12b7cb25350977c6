//! What becomes of a claim.

use chrono::NaiveDate;
use serde::Serialize;

use super::claims_file::Claim;
use super::judge::Judged;
use super::kinds::Grounds;
use super::sense::Sense;
use super::verdict::Truths;
use super::verdict::{Verdict, Verdicts};
use crate::evidence::{Area, AsOf, Evidence, IncidentRef, MatchBasis};

/// One reading or one part of a sentence, and what becomes of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What it says.
    pub sense: Sense,
    /// What becomes of it.
    pub verdicts: Verdicts,
}

/// A claim and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The claim's name.
    pub id: String,
    /// The sentence as printed.
    pub sentence: String,
    /// Who printed it.
    pub source: Option<String>,
    /// When: nothing later was used.
    pub as_of: NaiveDate,
    /// Kind of claim, by its name in claims files.
    pub kind: &'static str,
    /// What became of it.
    pub verdicts: Verdicts,
    /// Why.
    pub grounds: Grounds,
    /// Readings of an ambiguous phrase, each with its verdict.
    pub readings: Vec<Part>,
    /// Parts of the sentence, when it has several.
    pub parts: Vec<Part>,
    /// Names of places that were taken for the one that is named in words, when
    /// they are not written the same.
    pub place_matches: Vec<PlaceMatch>,
    /// The incident that the sentence is about.
    pub incident: Option<Evidence>,
    /// The incident that decides.
    pub comparator: Option<Evidence>,
    /// The next one.
    pub runner_up: Option<Evidence>,
    /// Others with the same best estimate, the first ten.
    pub ties: Vec<Evidence>,
    /// Records that leave it open, the first ten.
    pub open: Vec<Evidence>,
    /// Number of ties in all.
    pub ties_in_all: usize,
    /// Number of open records in all.
    pub open_in_all: usize,
}

/// Ties and open records that are shown.
const MOST: usize = 10;

impl Judgement {
    pub(super) fn new(claim: &Claim, view: &AsOf<'_>, judged: Judged<Grounds>) -> Self {
        let verdicts = judged.verdict().into();
        let list = |rows: &[usize]| -> Vec<Evidence> {
            rows.iter()
                .take(MOST)
                .map(|row| view.evidence(*row))
                .collect()
        };
        Self {
            id: claim.id.clone(),
            sentence: claim.sentence.clone(),
            source: claim.source.clone(),
            as_of: claim.as_of,
            kind: claim.kind.name(),
            verdicts,
            readings: parts(judged.readings),
            parts: if judged.parts.len() > 1 {
                parts(judged.parts)
            } else {
                Vec::new()
            },
            place_matches: place_matches(claim, view),
            incident: judged.incident.map(|row| {
                let basis = match claim.kind.incident() {
                    Some(IncidentRef::At {
                        place: Some(place), ..
                    }) => view.records.named(place).basis[row],
                    Some(IncidentRef::At { place: None, .. } | IncidentRef::Id(_)) | None => None,
                };
                view.evidence(row).matched(basis)
            }),
            comparator: judged
                .comparator
                .map(|(row, basis)| view.evidence(row).matched(basis)),
            runner_up: judged.runner_up.map(|row| view.evidence(row)),
            ties: list(&judged.ties),
            open: list(&judged.open),
            ties_in_all: judged.ties.len(),
            open_in_all: judged.open.len(),
            grounds: judged.grounds,
        }
    }
}

fn parts(parts: Vec<(Sense, Truths)>) -> Vec<Part> {
    parts
        .into_iter()
        .map(|(sense, truths)| Part {
            sense,
            verdicts: truths.into(),
        })
        .collect()
}

/// A name in the records that was taken for a place.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlaceMatch {
    /// The name in the records.
    pub name: String,
    /// On what it rests.
    pub by: MatchBasis,
    /// Records that have it.
    pub records: usize,
}

/// The names that stand for the place of a claim but are written otherwise.
fn place_matches(claim: &Claim, view: &AsOf<'_>) -> Vec<PlaceMatch> {
    let Some(Area::Named(text)) = claim.kind.area() else {
        return Vec::new();
    };
    let mut matches: Vec<PlaceMatch> = Vec::new();
    for (name, by) in view.records.names_of(text) {
        match matches.iter_mut().find(|known| known.name == name) {
            Some(known) => known.records += 1,
            None => matches.push(PlaceMatch {
                name: name.to_owned(),
                by,
                records: 1,
            }),
        }
    }
    matches
}

/// All claims of a file, judged.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Verification {
    /// Title of the claims file.
    pub title: Option<String>,
    /// One a claim, in the order of the file.
    pub judgements: Vec<Judgement>,
}

impl Verification {
    /// Number of claims with a verdict.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        let is = |judgement: &&Judgement| judgement.verdicts.verdict == verdict;
        self.judgements.iter().filter(is).count()
    }
}
