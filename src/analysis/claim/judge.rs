//! What a kind of claim must be able to do, and what is found of one.

use super::rate_falls::RareMemo;
use super::sense::Sense;
use super::verdict::{ByScenario, Truths};
use crate::error::{Error, Result};
use crate::evidence::{Area, AsOf, Closed, IncidentRef, MatchBasis, SpokenOf, Such, Truth};
use crate::query::{Scenario, Span};
use crate::schema::ListUnit;

/// A kind of claim.
pub(super) trait Judge {
    /// On what a verdict on it rests.
    type Grounds;

    /// Refuses fields that are at odds, naming one of them as the column.
    fn check(&self) -> Result<()>;

    /// The incident that the sentence is about, when it is about one.
    fn incident(&self) -> Option<&IncidentRef>;

    /// The place in which incidents are compared or counted.
    fn area(&self) -> Option<&Area>;

    /// The kind of incidents that are compared or counted.
    fn such(&self) -> Option<&Such>;

    /// Whether it can be judged of rows that are not incidents but actors' parts of
    /// them, or victims.
    fn holds_of(&self, unit: ListUnit) -> bool {
        unit == ListUnit::Event
    }

    /// Judges it. `memo` holds what was worked out for other claims.
    fn judge(&self, view: &AsOf<'_>, memo: &RareMemo) -> Result<Judged<Self::Grounds>>;
}

/// What was found of a claim.
#[derive(Debug)]
pub(super) struct Judged<G> {
    /// On what the verdict rests.
    pub grounds: G,
    /// Whether the sentence holds, its readings and parts aside.
    pub truths: Truths,
    /// Readings of an ambiguous phrase; one of them must hold.
    pub readings: Vec<(Sense, Truths)>,
    /// Parts of the sentence; all of them must hold.
    pub parts: Vec<(Sense, Truths)>,
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
    /// Whether the list has all that the sentence speaks of.
    pub closed: Closed,
}

impl<G> Judged<G> {
    /// A sentence without readings and parts.
    pub(super) fn new(truths: Truths, grounds: G) -> Self {
        Self {
            grounds,
            truths,
            readings: Vec::new(),
            parts: Vec::new(),
            incident: None,
            comparator: None,
            runner_up: None,
            ties: Vec::new(),
            open: Vec::new(),
            closed: Closed::Yes,
        }
    }

    /// A sentence of which the records can tell nothing.
    pub(super) fn untold(grounds: G) -> Self {
        Self::new(Truths::all(Truth::Maybe), grounds)
    }

    /// The same with other grounds.
    pub(super) fn map<H>(self, wrap: impl FnOnce(G) -> H) -> Judged<H> {
        Judged {
            grounds: wrap(self.grounds),
            truths: self.truths,
            readings: self.readings,
            parts: self.parts,
            incident: self.incident,
            comparator: self.comparator,
            runner_up: self.runner_up,
            ties: self.ties,
            open: self.open,
            closed: self.closed,
        }
    }

    /// The same, of which the records can tell nothing after all.
    pub(super) fn left_open(mut self) -> Self {
        let open = Truths::all(Truth::Maybe);
        self.truths = open;
        for (_, truths) in self.readings.iter_mut().chain(&mut self.parts) {
            *truths = open;
        }
        self.closed = Closed::Yes;
        self
    }

    /// Whether the sentence holds.
    pub(super) fn verdict(&self) -> Truths {
        let parts = self
            .parts
            .iter()
            .fold(self.truths, |all, (_, part)| all.and(*part));
        if self.readings.is_empty() {
            return parts;
        }
        let none = Truths::all(Truth::No);
        let readings = self
            .readings
            .iter()
            .fold(none, |any, (_, reading)| any.or_reading(*reading));
        parts.and(readings)
    }
}

/// Whether the list has all the incidents that are spoken of, under each scenario.
pub(super) fn closed<'q>(
    view: &AsOf<'_>,
    of: impl Fn(Option<Scenario>) -> SpokenOf<'q>,
) -> ByScenario<Closed> {
    ByScenario::of(|scenario| view.closed(of(scenario), scenario))
}

/// Refuses a place around an incident when none is named.
pub(super) fn check_around(area: &Area, incident: Option<&IncidentRef>) -> Result<()> {
    if !area.is_around() || incident.is_some() {
        return Ok(());
    }
    Err(
        Error::syntax("the place is one around an incident, and none is named")
            .field("incident")
            .hint("name the incident, or the place itself with `place`"),
    )
}

/// The days that the records cover, when these leave out some of `span`.
pub(super) fn uncovered(view: &AsOf<'_>, span: Span) -> Option<Span> {
    (view.covers(span) != Truth::Yes).then_some(view.coverage)
}

/// The position of the incident, when one is named.
pub(super) fn find_if_named(
    view: &AsOf<'_>,
    incident: Option<&IncidentRef>,
) -> Result<Option<usize>> {
    Ok(incident.map(|incident| view.find(incident)).transpose()?)
}
