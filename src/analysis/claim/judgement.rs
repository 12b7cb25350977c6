//! What becomes of a claim.

use chrono::NaiveDate;
use serde::Serialize;

use super::claims_file::Claim;
use super::judge::Judged;
use super::kinds::Grounds;
use super::misplaced::Misplaced;
use super::sense::Sense;
use super::verdict::Truths;
use super::verdict::{Verdict, Verdicts};
use crate::evidence::{Area, AsOf, Closed, Evidence, IncidentRef, MatchBasis, Reach};
use crate::schema::{ActorRole, ListUnit};

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
    /// Of what the list speaks, when it matters that the sentence may speak of
    /// more.
    pub reach: Option<ListReach>,
    /// What a row is, when it is no incident and the sentence speaks of incidents.
    pub unit: Option<ListUnit>,
    /// Why the place that it names is not surely that of its incident.
    pub misplaced: Option<Misplaced>,
    /// Words of the claim that say nothing of the records at hand.
    pub words: Vec<UnsureWord>,
}

/// Of what a list speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListReach {
    /// It may be or is known to be incomplete for the sentence.
    Of(Reach),
    /// It is a sample.
    Sample,
}

/// A word of a claim by which no record can be told to be of its kind or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnsureWord {
    /// The list's vocabulary has no such type.
    Type(String),
    /// The list does not name who did it.
    Actor(String),
}

/// Ties and open records that are shown.
const MOST: usize = 10;

impl Judgement {
    /// The records that it names.
    pub fn rests_on(&self) -> impl Iterator<Item = &Evidence> {
        let single = [&self.incident, &self.comparator, &self.runner_up];
        let several = self.ties.iter().chain(&self.open);
        single.into_iter().flatten().chain(several)
    }

    pub(super) fn new(claim: &Claim, view: &AsOf<'_>, judged: Judged<Grounds>) -> Self {
        let truths = judged.verdict();
        let verdicts: Verdicts = truths.into();
        let list = |rows: &[usize]| -> Vec<Evidence> {
            rows.iter()
                .take(MOST)
                .map(|row| view.evidence(*row))
                .collect()
        };
        let area = claim.kind.area();
        let misplaced = area.and_then(|area| Misplaced::of(view, judged.incident, area));
        // Of an incident elsewhere no reading matters.
        let (readings, several) = match &misplaced {
            Some(Misplaced::Unnamed(_) | Misplaced::Elsewhere(..)) => (Vec::new(), Vec::new()),
            Some(Misplaced::Perhaps(..)) | None => (judged.readings, judged.parts),
        };
        Self {
            id: claim.id.clone(),
            sentence: claim.sentence.clone(),
            source: claim.source.clone(),
            as_of: claim.as_of,
            kind: claim.kind.name(),
            verdicts,
            readings: parts(readings),
            parts: if several.len() > 1 {
                parts(several)
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
            reach: reach(&judged.closed, truths, verdicts.verdict),
            unit: view
                .records
                .card()
                .unit
                .filter(|_| claim.kind.is_of_other_rows(view)),
            misplaced,
            words: unsure_words(claim, view, verdicts.verdict),
            grounds: judged.grounds,
        }
    }
}

/// The reach of the list, where the verdict hangs on it.
fn reach(closed: &Closed, truths: Truths, verdict: Verdict) -> Option<ListReach> {
    match closed {
        Closed::Yes => None,
        Closed::No(reach) => truths
            .hangs_on_others()
            .then(|| ListReach::Of(reach.clone())),
        Closed::Sample => (verdict == Verdict::Undecidable).then_some(ListReach::Sample),
    }
}

/// The words of a claim on which no record can be sure, where that may matter.
fn unsure_words(claim: &Claim, view: &AsOf<'_>, verdict: Verdict) -> Vec<UnsureWord> {
    let Some(such) = claim
        .kind
        .such()
        .filter(|_| verdict == Verdict::Undecidable)
    else {
        return Vec::new();
    };
    let unknown = such
        .attack_type
        .iter()
        .filter(|word| !view.records.knows_type(word))
        .map(|word| UnsureWord::Type(word.clone()));
    let names_them = view.records.card().actor_role == Some(ActorRole::Perpetrator);
    let actors = such.actor.iter().filter(|_| !names_them);
    unknown
        .chain(actors.map(|word| UnsureWord::Actor(word.clone())))
        .collect()
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
