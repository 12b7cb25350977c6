//! "The last such attack hit the same location in January 2018, claiming 35
//! lives."

use serde::Deserialize;

use super::field_values::{area, maybe_period, maybe_scope_or_name, maybe_toll, such};
use super::judge::{Judge, Judged, closed, uncovered};
use super::quantifier::check_tolerance;
use super::quantifier::{ClaimedNumber, Quantifier};
use super::rate_falls::RareMemo;
use super::sense::Sense;
use super::toll::TollGrounds;
use super::verdict::{ByScenario, Others, Truths};
use crate::error::{Error, Result};
use crate::evidence::{
    Area, AreaName, AsOf, Closed, IncidentRef, LastBefore, MatchBasis, Member, Mention, SpokenOf,
    Such, Truth,
};
use crate::query::{Measure, Span};
use crate::schema::ListUnit;

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
    /// The days that the records cover, when these leave out days after the last
    /// one.
    pub uncovered: Option<Span>,
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

    fn such(&self) -> Option<&Such> {
        Some(&self.such)
    }

    fn holds_of(&self, unit: ListUnit) -> bool {
        unit == ListUnit::Event || self.value.is_none()
    }

    fn judge(&self, view: &AsOf<'_>, _: &RareMemo) -> Result<Judged<LastAtPlaceGrounds>> {
        let row = view.find(&self.incident)?;
        let members = view.members(&self.area, &self.such, Some(row))?;
        let last = lasts(view, row, &members, &self.such);
        let all = last.under(None);
        let gap = gap(view, row, all);
        let of = SpokenOf {
            days: Some(gap),
            area: &self.area,
            incident: Some(row),
            such: &self.such,
            least_killed: 0,
        };
        let here = closed(view, |_| of);
        // A later one may have been on a day that the records do not cover.
        let others = |others| {
            if view.covers(gap) == Truth::Yes {
                others
            } else {
                Others::AnyNumber
            }
        };
        let mut together = Truths::all(Truth::Yes);
        let mut all_closed = vec![here.under(None).clone()];
        let mut parts: Vec<(Sense, Truths)> = Vec::new();
        if let Some(date) = self.date {
            let truths = Truths::ask_list(&here, |scenario, beside| {
                let last = last.under(scenario);
                match others(beside) {
                    Others::None => {
                        let found = last.holds(|member| view.record(member.row).within(date));
                        let empty = Truth::of(last.candidates.is_empty());
                        found.or(unseen(view, row, date).and(empty))
                    }
                    Others::AnyNumber => may_be_then(view, row, last, date),
                }
            });
            parts.push((Sense::LastWas(date), truths));
        }
        if let Some((measure, number)) = self.toll() {
            // One that the list does not have cannot have had that toll, when the
            // list has all that had.
            let least_killed = if measure == Measure::Killed {
                number.least()
            } else {
                0
            };
            let as_many = closed(view, |_| SpokenOf { least_killed, ..of });
            let truths = Truths::ask_list(&here, |scenario, beside| {
                let found = last.under(scenario).holds(|member| {
                    let toll = view.record(member.row).toll(measure).unwrap_or_default();
                    number.holds(toll.under(scenario), scenario)
                });
                if found == Truth::No && *as_many.under(scenario) == Closed::Yes {
                    return found;
                }
                others(beside).may_change(found)
            });
            parts.push((Sense::LastToll(measure, number), truths));
        }
        if let Some(wider) = &self.among {
            let name = view.area_name(wider, Some(row));
            let found = self.was_of(view, row, wider, &members)?;
            all_closed.push(found.closed);
            together = found.here_and_then;
            parts.push((Sense::LastOf(self.such.clone(), name), found.truths));
        }
        if parts.is_empty() {
            // One may have been before the days that the list covers.
            let truths = Truths::ask(|scenario| {
                let sure = last.under(scenario).sure.is_some();
                Truth::of(sure).or(Truth::Maybe)
            });
            parts.push((Sense::OneBefore, truths));
        }
        let open = all_closed.into_iter().find(|closed| *closed != Closed::Yes);
        Ok(Judged {
            incident: Some(row),
            comparator: all.found().map(|member| (member.row, member.basis)),
            runner_up: second(view, row, &members, all),
            open: all.open(),
            parts,
            closed: open.unwrap_or(Closed::Yes),
            ..Judged::new(
                together.and(Truths::all(view.is_in(row, &self.area))),
                self.grounds(view, row, all, gap),
            )
        })
    }
}

/// Whether the last of a wider place was at this place.
struct LastOfWider {
    truths: Truths,
    /// Whether that agrees with when it is said to have been.
    here_and_then: Truths,
    /// Whether the list has all of the wider place.
    closed: Closed,
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
    fn was_of(
        &self,
        view: &AsOf<'_>,
        row: usize,
        wider: &Area,
        here: &[Member],
    ) -> Result<LastOfWider> {
        let members = view.members(wider, &self.such, Some(row))?;
        let last = lasts(view, row, &members, &self.such);
        let gap = gap(view, row, last.under(None));
        let closed = closed(view, |_| SpokenOf {
            days: Some(gap),
            area: wider,
            incident: Some(row),
            such: &self.such,
            least_killed: 0,
        });
        let was_here = |scenario| {
            last.under(scenario).holds(|member| {
                here.iter()
                    .find(|other| other.row == member.row)
                    .map_or(Truth::No, crate::evidence::Member::incident)
            })
        };
        let truths = Truths::ask_list(&closed, |scenario, others| {
            let holds = was_here(scenario);
            let covered = view.covers(gap) == Truth::Yes;
            others.may_change(if covered { holds } else { Truth::Maybe })
        });
        // Whatever else there was: the last of the wider place cannot have been here
        // and then, when a later one elsewhere is recorded.
        let here_and_then = Truths::ask(|scenario| {
            let sure = last.under(scenario).sure;
            let later = self
                .date
                .zip(sure)
                .is_some_and(|(date, sure)| view.record(sure.row).days.first > date.last);
            Truth::of(later && was_here(scenario) == Truth::No).negated()
        });
        Ok(LastOfWider {
            truths,
            here_and_then,
            closed: closed.under(None).clone(),
        })
    }

    fn grounds(
        &self,
        view: &AsOf<'_>,
        row: usize,
        last: &LastBefore,
        gap: Span,
    ) -> LastAtPlaceGrounds {
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
            uncovered: uncovered(view, gap),
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

/// The days from the last one, or the first that are covered, to the incident.
fn gap(view: &AsOf<'_>, row: usize, last: &LastBefore) -> Span {
    let found = last.found();
    let first = found.map_or(view.coverage.first, |member| {
        view.record(member.row).days.first
    });
    let own = view.record(row).days.first;
    Span {
        first: first.min(own),
        last: own,
    }
}

/// Whether the last one may have been then, when there may be any number of
/// others: not before one that is recorded, nor after the incident.
fn may_be_then(view: &AsOf<'_>, row: usize, last: &LastBefore, date: Span) -> Truth {
    let sure = last.sure.map(|member| view.record(member.row).days.first);
    let too_early = sure.is_some_and(|sure| date.last < sure);
    let too_late = date.first > view.record(row).days.last;
    Truth::of(too_early || too_late).negated().and(Truth::Maybe)
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
