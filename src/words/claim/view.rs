//! Judgements for programs: the figures, and the sentences made of them.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::reach::reach;
use super::{explanation, sense};
use crate::analysis::claim::{Judgement, Part, PlaceMatch, Verdicts};
use crate::evidence::Evidence;

#[derive(Serialize)]
struct JudgementView<'j> {
    id: &'j str,
    sentence: &'j str,
    source: Option<&'j str>,
    as_of: NaiveDate,
    kind: &'static str,
    #[serde(flatten)]
    verdicts: Verdicts,
    explanation: String,
    reach: Option<String>,
    readings: &'j [Part],
    parts: &'j [Part],
    place_matches: &'j [PlaceMatch],
    incident: Option<&'j Evidence>,
    comparator: Option<&'j Evidence>,
    runner_up: Option<&'j Evidence>,
    ties: &'j [Evidence],
    open: &'j [Evidence],
    ties_in_all: usize,
    open_in_all: usize,
}

impl Serialize for Judgement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let view = JudgementView {
            id: &self.id,
            sentence: &self.sentence,
            source: self.source.as_deref(),
            as_of: self.as_of,
            kind: self.kind,
            verdicts: self.verdicts,
            explanation: explanation(self),
            reach: reach(self),
            readings: &self.readings,
            parts: &self.parts,
            place_matches: &self.place_matches,
            incident: self.incident.as_ref(),
            comparator: self.comparator.as_ref(),
            runner_up: self.runner_up.as_ref(),
            ties: &self.ties,
            open: &self.open,
            ties_in_all: self.ties_in_all,
            open_in_all: self.open_in_all,
        };
        view.serialize(serializer)
    }
}

#[derive(Serialize)]
struct PartView {
    name: &'static str,
    words: String,
    #[serde(flatten)]
    verdicts: Verdicts,
}

impl Serialize for Part {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let view = PartView {
            name: self.sense.name(),
            words: sense(&self.sense),
            verdicts: self.verdicts,
        };
        view.serialize(serializer)
    }
}
