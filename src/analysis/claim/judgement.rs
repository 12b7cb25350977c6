//! What becomes of a claim.

use chrono::NaiveDate;
use serde::Serialize;

use super::Claim;
use crate::evidence::{AsOf, Evidence, IncidentRef, Place};
use crate::evidence::{MatchBasis, Truth};
use crate::query::Scenario;

/// Whether the records bear a sentence out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It holds whatever the truth within the records' limits is.
    Supported,
    /// It does not hold whatever the truth within those limits is.
    Contradicted,
    /// The records leave it open.
    Undecidable,
}

impl Verdict {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Contradicted => "contradicted",
            Self::Undecidable => "undecidable",
        }
    }
}

impl From<Truth> for Verdict {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::Yes => Self::Supported,
            Truth::No => Self::Contradicted,
            Truth::Maybe => Self::Undecidable,
        }
    }
}

/// The verdict over all estimates, and with all low, best or high ones right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Verdicts {
    /// Over all estimates.
    pub verdict: Verdict,
    /// With every low estimate right.
    pub low: Verdict,
    /// With every best estimate right.
    pub best: Verdict,
    /// With every high estimate right.
    pub high: Verdict,
}

/// Truths over all estimates and under each scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Truths([Truth; 4]);

impl Truths {
    /// Asks a question over all estimates and under each scenario.
    pub(super) fn ask(question: impl Fn(Option<Scenario>) -> Truth) -> Self {
        Self([
            question(None),
            question(Some(Scenario::Low)),
            question(Some(Scenario::Best)),
            question(Some(Scenario::High)),
        ])
    }

    pub(super) fn overall(self) -> Truth {
        self.0[0]
    }

    fn each(self, other: Self, combine: fn(Truth, Truth) -> Truth) -> Self {
        Self([0, 1, 2, 3].map(|at| combine(self.0[at], other.0[at])))
    }

    pub(super) fn and(self, other: Self) -> Self {
        self.each(other, Truth::and)
    }

    /// A sentence that can be read in two ways is supported when it holds in
    /// one, and contradicted when it holds in neither.
    fn or_reading(self, other: Self) -> Self {
        self.each(other, Truth::or)
    }
}

impl From<Truths> for Verdicts {
    fn from(Truths([all, low, best, high]): Truths) -> Self {
        Self {
            verdict: all.into(),
            low: low.into(),
            best: best.into(),
            high: high.into(),
        }
    }
}

/// One reading or one part of a sentence, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// In words: "none after 2018".
    pub words: String,
    /// What becomes of it.
    #[serde(flatten)]
    pub verdicts: Verdicts,
}

/// What was found of a claim.
#[derive(Debug)]
pub(super) struct Finding {
    /// Readings of an ambiguous phrase; one of them must hold.
    pub readings: Vec<(&'static str, String, Truths)>,
    /// Parts of the sentence; all of them must hold.
    pub parts: Vec<(&'static str, String, Truths)>,
    /// One or two sentences.
    pub explanation: String,
    /// The incident that the sentence is about.
    pub incident: Option<usize>,
    /// The incident that decides.
    pub comparator: Option<(usize, Option<MatchBasis>)>,
    /// The next one.
    pub runner_up: Option<usize>,
    /// Others with the same best estimate.
    pub ties: Vec<usize>,
    /// Records that leave it open.
    pub open: Vec<usize>,
}

impl Finding {
    /// A finding of one truth.
    pub(super) fn of(truths: Truths, explanation: String) -> Self {
        Self {
            readings: Vec::new(),
            parts: vec![("sentence", "as printed".to_owned(), truths)],
            explanation,
            incident: None,
            comparator: None,
            runner_up: None,
            ties: Vec::new(),
            open: Vec::new(),
        }
    }

    fn truths(&self) -> Truths {
        let parts = self
            .parts
            .iter()
            .fold(Truths([Truth::Yes; 4]), |all, (.., part)| all.and(*part));
        if self.readings.is_empty() {
            return parts;
        }
        let readings = self
            .readings
            .iter()
            .fold(Truths([Truth::No; 4]), |any, (.., reading)| {
                any.or_reading(*reading)
            });
        parts.and(readings)
    }
}

/// A claim and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Judgement {
    /// The claim's name.
    pub id: String,
    /// The sentence as printed.
    pub sentence: String,
    /// Who printed it.
    pub source: Option<String>,
    /// When: nothing later was used.
    pub as_of: NaiveDate,
    /// Kind of claim.
    pub kind: String,
    /// What became of it.
    #[serde(flatten)]
    pub verdicts: Verdicts,
    /// Why, in a sentence or two.
    pub explanation: String,
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
    /// Others with the same best estimate.
    pub ties: Vec<Evidence>,
    /// Records that leave it open.
    pub open: Vec<Evidence>,
    /// Number of ties in all; the first ones are shown.
    pub ties_in_all: usize,
    /// Number of open records in all; the first ones are shown.
    pub open_in_all: usize,
}

/// Ties and open records that are shown.
const MOST: usize = 10;

impl Judgement {
    pub(super) fn new(claim: &Claim, view: &AsOf<'_>, finding: &Finding) -> Self {
        let verdicts = finding.truths().into();
        let parts = |parts: &[(&'static str, String, Truths)]| -> Vec<Part> {
            parts
                .iter()
                .map(|(name, words, truths)| Part {
                    name: (*name).to_owned(),
                    words: words.clone(),
                    verdicts: (*truths).into(),
                })
                .collect()
        };
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
            kind: claim.kind.name().to_owned(),
            verdicts,
            explanation: finding.explanation.clone(),
            readings: parts(&finding.readings),
            parts: if finding.parts.len() > 1 {
                parts(&finding.parts)
            } else {
                Vec::new()
            },
            place_matches: place_matches(claim, view),
            incident: finding.incident.map(|row| {
                let basis = match claim.kind.incident() {
                    Some(IncidentRef::At {
                        place: Some(place), ..
                    }) => view.records.named(place).basis[row],
                    _ => None,
                };
                view.evidence(row).matched(basis)
            }),
            comparator: finding
                .comparator
                .map(|(row, basis)| view.evidence(row).matched(basis)),
            runner_up: finding.runner_up.map(|row| view.evidence(row)),
            ties: list(&finding.ties),
            open: list(&finding.open),
            ties_in_all: finding.ties.len(),
            open_in_all: finding.open.len(),
        }
    }
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
    let Some(Place::Named(text)) = claim.kind.place() else {
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

    /// "5 claims: 4 supported, 0 contradicted, 1 undecidable".
    #[must_use]
    pub fn summary(&self) -> String {
        let all = self.judgements.len();
        format!(
            "{all} claim{}: {} supported, {} contradicted, {} undecidable",
            if all == 1 { "" } else { "s" },
            self.count(Verdict::Supported),
            self.count(Verdict::Contradicted),
            self.count(Verdict::Undecidable)
        )
    }
}
