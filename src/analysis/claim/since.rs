//! What "the deadliest since" and "the first since" have in common.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer};

use super::field_values::maybe_period;
use super::judge::closed;
use super::sense::{Sense, SinceName};
use super::verdict::{ByScenario, Others, Truths};
use crate::error::{Error, Result};
use crate::evidence::{
    Area, AreaName, AsBad, AsOf, Closed, IncidentRef, Mention, Reading, Rivals, Since, SpokenOf,
    Such, TollRange,
};
use crate::query::{Measure, Scenario, Span};

/// "Since 2018", "since the attack of 15 January 2018".
#[derive(Debug, Clone, PartialEq)]
pub enum SinceWhen {
    /// A day, month, quarter, year or range of days.
    Period(Span),
    /// An incident.
    Incident(IncidentRef),
}

/// The fields of it.
pub(super) const SINCE_WHEN: &[&str] = &["since", "since-incident"];

impl<'de> Deserialize<'de> for SinceWhen {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case")]
        struct Fields {
            #[serde(default, deserialize_with = "maybe_period")]
            since: Option<Span>,
            since_incident: Option<IncidentRef>,
        }

        let fields = Fields::deserialize(from)?;
        match (fields.since, fields.since_incident) {
            (Some(span), None) => Ok(Self::Period(span)),
            (None, Some(incident)) => Ok(Self::Incident(incident)),
            (None, None) => Err(serde::de::Error::missing_field("since")),
            (Some(_), Some(_)) => Err(serde::de::Error::custom(
                "since when is said twice: leave out one",
            )),
        }
    }
}

impl SinceWhen {
    /// The days that it names, and the position of the incident.
    fn named(&self, view: &AsOf<'_>) -> Result<(Span, Option<usize>)> {
        match self {
            Self::Period(span) => Ok((*span, None)),
            Self::Incident(incident) => {
                let anchor = view.find(incident)?;
                Ok((view.record(anchor).days, Some(anchor)))
            }
        }
    }

    fn name(&self, days: Span) -> SinceName {
        match self {
            Self::Period(_) => SinceName::Days(days),
            Self::Incident(IncidentRef::Id(id)) => SinceName::Incident(days, Some(id.clone())),
            Self::Incident(IncidentRef::At { .. }) => SinceName::Incident(days, None),
        }
    }
}

/// The parts of a claim on "since".
pub(super) struct SinceParts<'c> {
    pub incident: &'c IncidentRef,
    pub measure: Measure,
    pub area: &'c Area,
    pub such: &'c Such,
    pub since_when: &'c SinceWhen,
    pub reading: Option<Reading>,
    /// Whether only what came before the incident counts.
    pub up_to_own_day: bool,
}

impl<'c> SinceParts<'c> {
    /// The incident among the others.
    pub(super) fn among<'a>(&self, view: &'c AsOf<'a>) -> Result<Since<'c, 'a>> {
        let row = view.find(self.incident)?;
        let members = view.members(self.area, self.such, Some(row))?;
        let (named, anchor) = self.since_when.named(view)?;
        let own = view.record(row).days;
        if named.first > own.last {
            return Err(
                Error::setting("the sentence is about a time after its incident")
                    .field("since")
                    .value(named.to_string())
                    .hint(format!("the incident was on {}", own.last)),
            );
        }
        Ok(Since {
            view,
            row,
            such: self.such,
            members,
            named,
            anchor,
            reading: self.reading,
            measure: self.measure,
            up_to_own_day: self.up_to_own_day,
        })
    }

    /// Whether the list has all the incidents that are spoken of, when those with
    /// fewer killed than `least` do not matter.
    pub(super) fn closed(
        &self,
        since: &Since<'_, '_>,
        least: impl Fn(Option<Scenario>) -> u64,
    ) -> ByScenario<Closed> {
        closed(since.view, |scenario| SpokenOf {
            days: Some(since.to_be_covered()),
            area: self.area,
            incident: Some(since.row),
            such: self.such,
            least_killed: least(scenario),
        })
    }

    /// Its readings, and whether each holds.
    pub(super) fn readings(
        &self,
        since: &Since<'_, '_>,
        closed: &ByScenario<Closed>,
        as_bad: AsBad<'_>,
    ) -> Vec<(Sense, Truths)> {
        let name = self.since_when.name(since.named);
        since
            .readings()
            .into_iter()
            .map(|reading| {
                let truths = Truths::ask_list(closed, |scenario, others| {
                    let others = others == Others::AnyNumber;
                    since.holds(reading, scenario, as_bad, others)
                });
                (Sense::NoneSince(reading, name.clone()), truths)
            })
            .collect()
    }

    /// Whether the incident is of the kind and at the place that are spoken of.
    pub(super) fn is_such(&self, since: &Since<'_, '_>) -> Truths {
        let here = since.view.is_in(since.row, self.area);
        Truths::ask(|scenario| since.view.is_such(since.row, self.such, scenario).and(here))
    }

    pub(super) fn grounds(&self, since: &Since<'_, '_>, rivals: &Rivals) -> SinceGrounds {
        let view = since.view;
        let mention = |row: usize| view.mention(row, self.measure);
        SinceGrounds {
            such: self.such.clone(),
            area: view.area_name(self.area, Some(since.row)),
            measure: self.measure,
            toll: mention(since.row).toll,
            days: since.up_to_incident(),
            decisive: rivals.decisive.map(|member| mention(member.row)),
            last_before: rivals.last_before.map(|member| mention(member.row)),
            open: rivals
                .open
                .iter()
                .take(NAMED)
                .map(|row| mention(*row))
                .collect(),
            open_in_all: rivals.open.len(),
            records_begin: view.coverage.first,
            uncovered: super::judge::uncovered(view, since.to_be_covered()),
        }
    }
}

/// Open records that are named.
const NAMED: usize = 3;

/// On what "the deadliest since" and "the first since" rest.
#[derive(Debug, Clone, PartialEq)]
pub struct SinceGrounds {
    /// Which others count.
    pub such: Such,
    /// In which place.
    pub area: AreaName,
    /// By what they are as bad.
    pub measure: Measure,
    /// The toll of the incident.
    pub toll: TollRange,
    /// The days of the weakest reading, up to the incident.
    pub days: Span,
    /// The worst that contradicts every reading.
    pub decisive: Option<Mention>,
    /// The last one before those days.
    pub last_before: Option<Mention>,
    /// The first of those that leave the weakest reading open.
    pub open: Vec<Mention>,
    /// How many there are of these.
    pub open_in_all: usize,
    /// First day that the records cover.
    pub records_begin: NaiveDate,
    /// The days that the records cover, when these leave out days that count.
    pub uncovered: Option<Span>,
}
