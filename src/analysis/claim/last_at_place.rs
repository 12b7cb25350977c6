//! "The last such attack hit the same location in January 2018, claiming 35
//! lives."

use serde::Deserialize;

use super::field_values::{area, maybe_period, maybe_scope_or_name, maybe_toll, such};
use super::judge::{Judge, Judged};
use super::quantifier::check_tolerance;
use super::quantifier::{ClaimedNumber, Quantifier};
use super::rate_falls::RareMemo;
use super::sense::Sense;
use super::toll::TollGrounds;
use super::verdict::{ByScenario, Truths};
use crate::error::{Error, Result};
use crate::evidence::{
    Area, AreaName, AsOf, IncidentRef, LastBefore, MatchBasis, Member, Mention, Such, Truth,
};
use crate::query::{Measure, Span};

/// When the last one at a place was, and its toll.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LastAtPlaceClaim {
    /// Before which incident.
    pub incident: IncidentRef,
    /// Where.
    #[serde(deserialize_with = "area")]
    pub area: Area,
    /// Which kind.
    #[serde(deserialize_with = "such")]
    pub such: Such,
    /// When the last one is said to have been.
    #[serde(default, deserialize_with = "maybe_period")]
    pub date: Option<Span>,
    /// What its toll counts; killed when left out.
    #[serde(default, deserialize_with = "maybe_toll")]
    pub measure: Option<Measure>,
    /// How the number is meant; exactly when left out.
    pub comparison: Option<Quantifier>,
    /// What "about" allows, per cent either way.
    pub tolerance: Option<f64>,
    /// Its toll.
    pub value: Option<u64>,
    /// A wider place in which it is said to have been the last as well.
    #[serde(default, deserialize_with = "maybe_scope_or_name")]
    pub among: Option<Area>,
}

/// The last one at a place, as far as it is known.
#[derive(Debug, Clone, PartialEq)]
pub struct LastAtPlaceGrounds {
    /// Which kind.
    pub such: Such,
    /// Where.
    pub area: AreaName,
    /// The last one; `None` when the records have none.
    pub last: Option<LastIncident>,
}

/// An incident that was the last one, or may have been.
#[derive(Debug, Clone, PartialEq)]
pub struct LastIncident {
    /// The incident.
    pub mention: Mention,
    /// Whether it was surely of the place and kind, and before.
    pub sure: bool,
    /// Others that may have been the last one.
    pub others: usize,
    /// On what it rests that it was at the place.
    pub basis: Option<MatchBasis>,
    /// The days that are claimed, and whether it was then.
    pub date: Option<(Span, Truth)>,
    /// Its toll and the number that is claimed.
    pub toll: Option<TollGrounds>,
}

impl Judge for LastAtPlaceClaim {
    type Grounds = LastAtPlaceGrounds;

    fn check(&self) -> Result<()> {
        if self.area == Area::default() {
            return Err(Error::syntax("the claim does not say at which place")
                .field("scope")
                .hint(
                    "write scope = \"site\" for the place of the incident, or place, or radius-km",
                ));
        }
        check_tolerance(self.comparison, self.tolerance)?;
        if self.value.is_none() && (self.measure.is_some() || self.comparison.is_some()) {
            return Err(
                Error::syntax("a comparison or measure needs a number to compare").field("value"),
            );
        }
        Ok(())
    }

    fn incident(&self) -> Option<&IncidentRef> {
        Some(&self.incident)
    }

    fn area(&self) -> Option<&Area> {
        Some(&self.area)
    }

    fn judge(&self, view: &AsOf<'_>, _: &RareMemo) -> Result<Judged<LastAtPlaceGrounds>> {
        let row = view.find(&self.incident)?;
        let members = view.members(&self.area, &self.such, Some(row))?;
        let last = lasts(view, row, &members, &self.such);
        let mut parts: Vec<(Sense, Truths)> = Vec::new();
        if let Some(date) = self.date {
            let truths = Truths::ask(|scenario| {
                let last = last.under(scenario);
                let found = last.holds(|member| view.record(member.row).within(date));
                // It may have been on a day that the records do not cover.
                found.or(unseen(view, row, date).and(Truth::of(last.candidates.is_empty())))
            });
            parts.push((Sense::LastWas(date), truths));
        }
        if let Some((measure, number)) = self.toll() {
            let truths = Truths::ask(|scenario| {
                last.under(scenario).holds(|member| {
                    let toll = view.record(member.row).toll(measure).unwrap_or_default();
                    number.holds(toll.under(scenario), scenario)
                })
            });
            parts.push((Sense::LastToll(measure, number), truths));
        }
        if let Some(wider) = &self.among {
            let name = view.area_name(wider, Some(row));
            let truths = self.was_of(view, row, wider, &members)?;
            parts.push((Sense::LastOf(self.such.clone(), name), truths));
        }
        if parts.is_empty() {
            let truths = Truths::ask(|scenario| match last.under(scenario) {
                LastBefore { sure: Some(_), .. } => Truth::Yes,
                LastBefore { candidates, .. } if candidates.is_empty() => Truth::No,
                LastBefore { .. } => Truth::Maybe,
            });
            parts.push((Sense::OneBefore, truths));
        }
        let all = last.under(None);
        Ok(Judged {
            incident: Some(row),
            comparator: all.found().map(|member| (member.row, member.basis)),
            runner_up: second(view, row, &members, all),
            open: all.open(),
            parts,
            ..Judged::new(
                Truths::all(view.is_in(row, &self.area)),
                self.grounds(view, row, all),
            )
        })
    }
}

impl LastAtPlaceClaim {
    /// The toll that is claimed.
    fn toll(&self) -> Option<(Measure, ClaimedNumber)> {
        let number = ClaimedNumber {
            quantifier: self.comparison.unwrap_or(Quantifier::Exactly),
            tolerance: self.tolerance,
            value: self.value?,
        };
        Some((self.measure.unwrap_or(Measure::Killed), number))
    }

    /// Whether the last of a wider place was at this place too.
    fn was_of(&self, view: &AsOf<'_>, row: usize, wider: &Area, here: &[Member]) -> Result<Truths> {
        let members = view.members(wider, &self.such, Some(row))?;
        let last = lasts(view, row, &members, &self.such);
        Ok(Truths::ask(|scenario| {
            last.under(scenario).holds(|member| {
                here.iter()
                    .find(|other| other.row == member.row)
                    .map_or(Truth::No, crate::evidence::Member::incident)
            })
        }))
    }

    fn grounds(&self, view: &AsOf<'_>, row: usize, last: &LastBefore) -> LastAtPlaceGrounds {
        let claimed = self.toll();
        let last = last.found().map(|found| LastIncident {
            mention: view.mention(
                found.row,
                claimed.map_or(Measure::Killed, |(measure, _)| measure),
            ),
            sure: last.sure.is_some(),
            others: last.candidates.len() - 1,
            basis: found.basis,
            date: self
                .date
                .map(|date| (date, view.record(found.row).within(date))),
            toll: claimed.map(|(measure, number)| TollGrounds {
                measure,
                toll: view.record(found.row).toll(measure).unwrap_or_default(),
                number,
            }),
        });
        LastAtPlaceGrounds {
            such: self.such.clone(),
            area: view.area_name(&self.area, Some(row)),
            last,
        }
    }
}

fn lasts(view: &AsOf<'_>, row: usize, members: &[Member], such: &Such) -> ByScenario<LastBefore> {
    ByScenario::of(|scenario| LastBefore::of(view, row, members, such, scenario))
}

/// Whether days of `date` before the incident are not covered.
fn unseen(view: &AsOf<'_>, row: usize, date: Span) -> Truth {
    let own = view.record(row).days;
    let span = Span::new(date.first, date.last.min(own.first));
    span.map_or(Truth::No, |span| view.covers(span).negated())
}

/// The one before the last.
fn second(view: &AsOf<'_>, row: usize, members: &[Member], last: &LastBefore) -> Option<usize> {
    let own = view.record(row);
    members
        .iter()
        .filter(|member| member.incident() == Truth::Yes)
        .filter(|member| !last.candidates.iter().any(|one| one.row == member.row))
        .filter(|member| view.record(member.row).before(own) == Truth::Yes)
        .max_by_key(|member| view.record(member.row).days.last)
        .map(|member| member.row)
}
