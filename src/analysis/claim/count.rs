//! "Three attacks in 2021", "killed 500 in 2016", "none between".

use super::Comparison;
use super::judgement::{Finding, Truths};
use super::spec::{CountClaim, Group, NoneClaim};
use super::words::{counted, during, incident_words, place_words, uncovered};
use crate::error::{Error, Result};
use crate::evidence::noun;
use crate::evidence::{AsOf, Member, Place};
use crate::evidence::{Bounds, Truth};
use crate::query::{Measure, Scenario, Span};
use crate::table::grouped;

/// Incidents of a group in a period, with what is not certain of them.
pub(super) struct Counted<'v, 'a> {
    view: &'v AsOf<'a>,
    group: &'v Group,
    pub(super) incident: Option<usize>,
    pub(super) members: Vec<Member>,
    period: Span,
}

impl<'v, 'a> Counted<'v, 'a> {
    /// The members of `group`, the incident that a scope is around included.
    pub(super) fn new(view: &'v AsOf<'a>, group: &'v Group, period: Span) -> Result<Self> {
        let incident = group
            .incident
            .as_ref()
            .map(|incident| view.find(incident))
            .transpose()?;
        let mut members = view.members(&group.place, &group.such, incident)?;
        if let (Some(row), Place::Scope(_) | Place::Radius(_)) = (incident, &group.place) {
            // It is of its own place.
            members.push(Member {
                row,
                truth: view.is_such(row, &without_toll(group), None),
                basis: None,
            });
        } else if let Some(row) = incident {
            let all = view.members(&group.place, &group.such, None)?;
            members.extend(all.into_iter().filter(|member| member.row == row));
        }
        members.sort_by_key(|member| member.row);
        Ok(Self {
            view,
            group,
            incident,
            members,
            period,
        })
    }

    fn truth(&self, member: &Member, scenario: Option<Scenario>) -> Truth {
        self.view
            .belongs(member, &self.group.such, scenario)
            .and(self.view.record(member.row).within(self.period))
    }

    /// Number of incidents, or sum of tolls.
    pub(super) fn amount(&self, measure: Option<Measure>, scenario: Option<Scenario>) -> Bounds {
        let mut sum = Bounds::exactly(0);
        for member in &self.members {
            let truth = self.truth(member, scenario);
            let one = match measure {
                None => Bounds::exactly(1),
                Some(measure) => self
                    .view
                    .record(member.row)
                    .toll(measure)
                    .unwrap_or_default()
                    .under(scenario),
            };
            sum = match truth {
                Truth::Yes => sum.plus(one),
                Truth::Maybe => sum.plus(Bounds { lower: 0, ..one }),
                Truth::No => sum,
            };
        }
        if self.view.covers(self.period) != Truth::Yes {
            sum.upper = None;
        }
        sum
    }

    /// Incidents that are in it, and those that may be.
    pub(super) fn rows(&self, wanted: Truth) -> Vec<usize> {
        self.members
            .iter()
            .filter(|member| self.truth(member, None) == wanted)
            .map(|member| member.row)
            .collect()
    }

    /// Refuses nothing, but says that no record names the place.
    pub(super) fn unnamed(&self) -> Option<String> {
        let Place::Named(text) = &self.group.place else {
            return None;
        };
        if self.view.records.named(text).found {
            return None;
        }
        let near = self
            .view
            .records
            .nearest_place(text)
            .map_or_else(String::new, |near| format!(" (did you mean \"{near}\"?)"));
        Some(format!(
            "No record names the place \"{text}\"{near}, so the records cannot tell."
        ))
    }

    pub(super) fn place(&self) -> String {
        place_words(self.view, &self.group.place, self.incident)
    }
}

fn without_toll(group: &Group) -> crate::evidence::Such {
    crate::evidence::Such {
        min_killed: None,
        ..group.such.clone()
    }
}

pub(super) fn judge(view: &AsOf<'_>, claim: &CountClaim) -> Result<Finding> {
    let counted_ = Counted::new(view, &claim.group, claim.period)?;
    if let Some(unnamed) = counted_.unnamed() {
        return Ok(Finding::of(Truths::ask(|_| Truth::Maybe), unnamed));
    }
    if claim.measure.is_some_and(|measure| {
        !matches!(
            measure,
            Measure::Killed | Measure::Injured | Measure::Casualties
        )
    }) {
        return Err(Error::setting("this measure is no toll").field("measure"));
    }
    let truths = Truths::ask(|scenario| {
        let amount = counted_.amount(claim.measure, scenario);
        claim.comparison.holds(amount, claim.value, scenario)
    });
    let (sure, open) = (counted_.rows(Truth::Yes), counted_.rows(Truth::Maybe));
    let place = counted_.place();
    let when = during(claim.period);
    let amount = counted_.amount(claim.measure, None);
    let vague = match open.len() {
        0 => String::new(),
        1 => ", and 1 that may be among them".to_owned(),
        more => format!(", and {more} that may be among them"),
    };
    let mut explanation = format!(
        "The records have {} {place} {when}{vague}",
        counted(&claim.group, sure.len() as u64)
    );
    if let Some(measure) = claim.measure {
        let best = counted_.amount(claim.measure, Some(Scenario::Best));
        explanation += &format!(", with {} {}", sum_words(amount, best), noun(measure));
    }
    let said = format!(
        "{}{}",
        claim.comparison.words(),
        grouped(claim.value as f64)
    );
    explanation += &match truths.overall() {
        Truth::Yes => format!(": \"{said}\" holds."),
        Truth::No => format!(": not \"{said}\"."),
        Truth::Maybe => format!(": whether it is \"{said}\" they leave open."),
    };
    explanation += &uncovered(view, claim.period);
    Ok(Finding {
        incident: counted_.incident,
        open,
        ..Finding::of(truths, explanation)
    })
}

/// "898 or more", "between 539 and 631 (501 by best estimates)".
fn sum_words(all: Bounds, best: Bounds) -> String {
    let number = |value: u64| grouped(value as f64);
    let by_best = best.value().map_or_else(String::new, |best| {
        format!(" ({} by best estimates)", number(best))
    });
    match (all.lower, all.upper) {
        (lower, Some(upper)) if lower == upper => number(lower),
        (lower, Some(upper)) => {
            format!("between {} and {}{by_best}", number(lower), number(upper))
        }
        (lower, None) => format!("{} or more", number(lower)),
    }
}

pub(super) fn judge_none(view: &AsOf<'_>, claim: &NoneClaim) -> Result<Finding> {
    let counted_ = Counted::new(view, &claim.group, claim.period)?;
    if let Some(unnamed) = counted_.unnamed() {
        return Ok(Finding::of(Truths::ask(|_| Truth::Maybe), unnamed));
    }
    let truths = Truths::ask(|scenario| {
        Comparison::Exactly.holds(counted_.amount(None, scenario), 0, scenario)
    });
    let (sure, open) = (counted_.rows(Truth::Yes), counted_.rows(Truth::Maybe));
    let place = counted_.place();
    let when = during(claim.period);
    let words = |row: usize| incident_words(view, row, Measure::Killed);
    let mut explanation = match (&sure[..], &open[..]) {
        ([], []) => format!(
            "The records have no {} {place} {when}.",
            super::words::group_noun(&claim.group)
        ),
        ([], [first, ..]) => format!(
            "Whether there was one {place} {when} is not certain: that of {} may have been.",
            words(*first)
        ),
        ([first, ..], _) => format!(
            "The records have {} {place} {when}, the first that of {}.",
            counted(&claim.group, sure.len() as u64),
            words(*first)
        ),
    };
    explanation += &uncovered(view, claim.period);
    Ok(Finding {
        incident: counted_.incident,
        comparator: sure.first().map(|row| (*row, None)),
        runner_up: sure.get(1).copied(),
        open,
        ..Finding::of(truths, explanation)
    })
}
