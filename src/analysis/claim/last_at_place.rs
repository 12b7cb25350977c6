//! "The last such attack hit the same location in January 2018, claiming 35
//! lives."

use chrono::NaiveDate;

use super::judgement::{Finding, Truths};
use super::spec::{Group, LastAtPlaceClaim};
use super::words::{during, group_noun, incident_words, place_words};
use super::{Comparison, toll};
use crate::error::Result;
use crate::evidence::{AsOf, Member, Place};
use crate::evidence::{Bounds, Truth};
use crate::query::{Measure, Scenario, Span};
use crate::words::span_words;

/// What the last one before an incident may have been.
pub(in crate::analysis) struct Last {
    /// Those that may be it, the surest last one first.
    pub(in crate::analysis) candidates: Vec<Member>,
    /// Whether it may be that there is none in the records.
    none: bool,
    /// Whether one of the candidates is surely of the group.
    pub(in crate::analysis) sure: Option<Member>,
}

impl Last {
    pub(in crate::analysis) fn before(
        view: &AsOf<'_>,
        row: usize,
        group: &Group,
        scenario: Option<Scenario>,
    ) -> Result<Self> {
        let own = view.record(row);
        let members = view.members(&group.place, &group.such, Some(row))?;
        let truth = |member: &Member| {
            view.belongs(member, &group.such, scenario)
                .and(view.record(member.row).before(own))
        };
        let sure = members
            .iter()
            .filter(|member| truth(member) == Truth::Yes)
            .max_by_key(|member| {
                let days = view.record(member.row).days;
                (days.first, days.last)
            })
            .copied();
        // Another may be later when its last possible day is not before the
        // first of the surest.
        let floor = sure.map_or(NaiveDate::MIN, |member| view.record(member.row).days.first);
        let mut candidates: Vec<Member> = sure.into_iter().collect();
        candidates.extend(members.iter().filter(|member| {
            Some(member.row) != sure.map(|member| member.row)
                && truth(member).possible()
                && view.record(member.row).days.last >= floor
        }));
        Ok(Self {
            candidates,
            none: sure.is_none(),
            sure,
        })
    }

    /// Whether something holds of the last one, whichever it is.
    fn all(&self, question: impl Fn(&Member) -> Truth) -> Truth {
        let mut truths: Vec<Truth> = self.candidates.iter().map(question).collect();
        if self.none {
            // The last one lies before the records, or there never was one.
            truths.push(if self.candidates.is_empty() {
                Truth::No
            } else {
                Truth::Maybe
            });
        }
        let holds = Truth::all(truths.iter().copied());
        match holds {
            Truth::Yes => Truth::Yes,
            _ if truths.iter().all(|truth| *truth == Truth::No) => Truth::No,
            _ => Truth::Maybe,
        }
    }
}

pub(super) fn judge(view: &AsOf<'_>, claim: &LastAtPlaceClaim) -> Result<Finding> {
    let row = view.find(&claim.incident)?;
    let scenarios = [
        None,
        Some(Scenario::Low),
        Some(Scenario::Best),
        Some(Scenario::High),
    ];
    let lasts: Vec<Last> = scenarios
        .iter()
        .map(|scenario| Last::before(view, row, &claim.group, *scenario))
        .collect::<Result<_>>()?;
    let last = |scenario: Option<Scenario>| {
        let at = scenarios.iter().position(|own| *own == scenario);
        &lasts[at.unwrap_or_default()]
    };
    let mut parts: Vec<(&'static str, String, Truths)> = Vec::new();
    if let Some(date) = claim.date {
        let truths = Truths::ask(|scenario| {
            let found = last(scenario).all(|member| view.record(member.row).within(date));
            // It may have been on a day that the records do not cover.
            found.or(unseen(view, row, date).and(Truth::of(last(scenario).candidates.is_empty())))
        });
        parts.push(("date", format!("the last was {}", during(date)), truths));
    }
    if let Some((measure, comparison, value)) = claim.toll {
        let truths = Truths::ask(|scenario| {
            last(scenario).all(|member| {
                let toll = view.record(member.row).toll(measure).unwrap_or_default();
                comparison.holds(toll.under(scenario), value, scenario)
            })
        });
        parts.push(("toll", toll::said(measure, comparison, value), truths));
    }
    if let Some(among) = &claim.among {
        parts.push(among_part(view, claim, among, row, scenarios)?);
    }
    if parts.is_empty() {
        let truths = Truths::ask(|scenario| match last(scenario) {
            Last { sure: Some(_), .. } => Truth::Yes,
            Last { candidates, .. } if candidates.is_empty() => Truth::No,
            _ => Truth::Maybe,
        });
        parts.push(("sentence", "there was one before".to_owned(), truths));
    }
    let all = &lasts[0];
    let explanation = explain(view, claim, all, row);
    let open: Vec<usize> = all
        .candidates
        .iter()
        .filter(|member| Some(member.row) != all.sure.map(|sure| sure.row))
        .map(|member| member.row)
        .collect();
    Ok(Finding {
        incident: Some(row),
        comparator: all
            .sure
            .or(all.candidates.first().copied())
            .map(|member| (member.row, member.basis)),
        runner_up: second(view, claim, row, all)?,
        open,
        parts,
        ..Finding::of(Truths::ask(|_| Truth::Yes), explanation)
    })
}

/// Whether days of `date` before the incident are not covered.
fn unseen(view: &AsOf<'_>, row: usize, date: Span) -> Truth {
    let own = view.record(row).days;
    let span = Span::new(date.first, date.last.min(own.first));
    span.map_or(Truth::No, |span| view.covers(span).negated())
}

/// The last of a wider place was at this place too.
fn among_part(
    view: &AsOf<'_>,
    claim: &LastAtPlaceClaim,
    among: &Place,
    row: usize,
    scenarios: [Option<Scenario>; 4],
) -> Result<(&'static str, String, Truths)> {
    let wider = Group {
        place: among.clone(),
        ..claim.group.clone()
    };
    let here = view.members(&claim.group.place, &claim.group.such, Some(row))?;
    let lasts: Vec<Last> = scenarios
        .iter()
        .map(|scenario| Last::before(view, row, &wider, *scenario))
        .collect::<Result<_>>()?;
    let truths = Truths::ask(|scenario| {
        let at = scenarios.iter().position(|own| *own == scenario);
        lasts[at.unwrap_or_default()].all(|member| {
            here.iter()
                .find(|other| other.row == member.row)
                .map_or(Truth::No, |other| other.truth)
        })
    });
    let words = format!(
        "the last {} {} was there",
        group_noun(&claim.group),
        place_words(view, among, Some(row))
    );
    Ok(("among", words, truths))
}

/// The one before the last.
fn second(
    view: &AsOf<'_>,
    claim: &LastAtPlaceClaim,
    row: usize,
    last: &Last,
) -> Result<Option<usize>> {
    let own = view.record(row);
    let members = view.members(&claim.group.place, &claim.group.such, Some(row))?;
    Ok(members
        .iter()
        .filter(|member| member.truth == Truth::Yes)
        .filter(|member| !last.candidates.iter().any(|one| one.row == member.row))
        .filter(|member| view.record(member.row).before(own) == Truth::Yes)
        .max_by_key(|member| view.record(member.row).days.last)
        .map(|member| member.row))
}

fn explain(view: &AsOf<'_>, claim: &LastAtPlaceClaim, last: &Last, row: usize) -> String {
    let place = place_words(view, &claim.group.place, Some(row));
    let such = group_noun(&claim.group);
    let measure = claim.toll.map_or(Measure::Killed, |(measure, ..)| measure);
    let Some(found) = last.sure.or(last.candidates.first().copied()) else {
        return format!("The records have no {such} {place} before it.");
    };
    let others = last.candidates.len() - 1;
    let mut text = if last.sure.is_some() && others == 0 {
        format!(
            "The last {such} {place} before it was that of {}",
            incident_words(view, found.row, measure)
        )
    } else {
        let more = match others {
            0 => "it is not certain that it was there".to_owned(),
            1 => "1 other may have been".to_owned(),
            more => format!("{more} others may have been"),
        };
        format!(
            "The last {such} {place} before it may be that of {}; {more}",
            incident_words(view, found.row, measure)
        )
    };
    if let Some(basis) = found
        .basis
        .filter(|basis| *basis != crate::evidence::MatchBasis::Same)
    {
        text += &format!(" (place matched by {})", basis.words());
    }
    text += ".";
    if let Some(date) = claim.date {
        let within = view.record(found.row).within(date);
        text += &match within {
            Truth::Yes => String::new(),
            Truth::No => format!(" That is not {}.", span_words(date)),
            Truth::Maybe => format!(" That may or may not be {}.", span_words(date)),
        };
    }
    if let Some((measure, comparison, value)) = claim.toll {
        text += &toll_sentence(view, found.row, measure, comparison, value);
    }
    text
}

fn toll_sentence(
    view: &AsOf<'_>,
    row: usize,
    measure: Measure,
    comparison: Comparison,
    value: u64,
) -> String {
    let toll = view.record(row).toll(measure).unwrap_or_default();
    let truth = comparison.holds(toll.bounds(), value, None);
    if truth == Truth::Yes && toll.bounds() == Bounds::exactly(value) {
        return String::new();
    }
    let against = toll::against(toll, comparison, value, truth);
    let mut letters = against.chars();
    let sentence: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect();
    format!(" {sentence}.")
}
