//! "Bombings have become rare since late 2017."

use chrono::NaiveDate;
use serde::Deserialize;

use super::field_values::{area, first_day, period, such, unit_of_time};
use super::judge::{Judge, Judged, check_around, closed, find_if_named};
use super::rate_falls::{RareMemo, Rarer, Study};
use super::sense::Sense;
use super::verdict::Truths;
use crate::error::Result;
use crate::evidence::{
    Area, AreaName, AsOf, Counted, IncidentRef, Member, Reading, SpokenOf, Such, Truth,
};
use crate::query::{Scenario, Span, Unit};

/// They have become rare.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RareSinceClaim {
    /// The incident that the place is around.
    pub incident: Option<IncidentRef>,
    /// Where.
    #[serde(deserialize_with = "area")]
    pub area: Area,
    /// Which incidents.
    #[serde(deserialize_with = "such")]
    pub such: Such,
    /// Since when.
    #[serde(deserialize_with = "period")]
    pub since: Span,
    /// First day of the time before; that of the coverage when left out.
    #[serde(default, deserialize_with = "first_day")]
    pub from: Option<NaiveDate>,
    /// Length of the periods in which the change is looked for.
    #[serde(default = "month", deserialize_with = "unit_of_time")]
    pub per: Unit,
}

fn month() -> Unit {
    Unit::Month
}

/// On what it rests that they are rarer.
#[derive(Debug, Clone, PartialEq)]
pub enum RareSinceGrounds {
    /// The records cover nothing before or nothing after.
    NothingToCompare {
        /// The days that they cover.
        covered: Span,
        /// Since when.
        since: Span,
    },
    /// The two times.
    Compared {
        /// Which incidents.
        such: Such,
        /// Where.
        area: AreaName,
        /// Since when.
        since: Span,
        /// Length of the periods in which the change was looked for.
        per: Unit,
        /// What was found.
        found: Box<Rarer>,
    },
}

impl Judge for RareSinceClaim {
    type Grounds = RareSinceGrounds;

    fn check(&self) -> Result<()> {
        check_around(&self.area, self.incident.as_ref())
    }

    fn incident(&self) -> Option<&IncidentRef> {
        self.incident.as_ref()
    }

    fn area(&self) -> Option<&Area> {
        Some(&self.area)
    }

    fn such(&self) -> Option<&Such> {
        Some(&self.such)
    }

    fn judge(&self, view: &AsOf<'_>, memo: &RareMemo) -> Result<Judged<RareSinceGrounds>> {
        let begin = view.coverage.first;
        let whole = Span {
            first: self.from.map_or(begin, |from| from.max(begin)),
            last: view.coverage.last,
        };
        let incident = find_if_named(view, self.incident.as_ref())?;
        let counted = Counted::new(view, &self.area, &self.such, incident, whole)?;
        let starts = self.starts(whole);
        let Some((_, latest)) = starts.last() else {
            return Ok(Judged::untold(RareSinceGrounds::NothingToCompare {
                covered: whole,
                since: self.since,
            }));
        };
        let closed = closed(view, |_| SpokenOf {
            days: Some(whole),
            area: &self.area,
            incident,
            such: &self.such,
            least_killed: 0,
        });
        let study = Study::new(view, self.per, whole, memo)?;
        // With the records that are certain, and with those that may be too, before
        // and after apart.
        let rows = |scenario: Option<Scenario>, later: Span, vague: [bool; 2]| -> Vec<usize> {
            let belongs = |member: &&Member| {
                let truth = counted.truth(member, scenario);
                let after = later.contains(study.day(member.row));
                truth == Truth::Yes || (vague[usize::from(after)] && truth.possible())
            };
            let members = counted.members().iter().filter(belongs);
            members.map(|member| member.row).collect()
        };
        let judged = |later: Span, scenario: Option<Scenario>| {
            let corners = [[false, false], [false, true], [true, false], [true, true]];
            let truths = corners.map(|vague| {
                study
                    .rarer(rows(scenario, later, vague), later)
                    .truth(self.since)
            });
            if truths.iter().all(|truth| *truth == truths[0]) {
                truths[0]
            } else {
                Truth::Maybe
            }
        };
        // The reading that holds; else the last, what came after the days named.
        let holding = starts
            .iter()
            .rev()
            .find(|(_, later)| judged(*later, None) == Truth::Yes);
        let shown = holding.map_or(*latest, |(_, later)| *later);
        let found = study.rarer(rows(None, shown, [false, false]), shown);
        let grounds = RareSinceGrounds::Compared {
            such: self.such.clone(),
            area: view.area_name(&self.area, incident),
            since: self.since,
            per: self.per,
            found: Box::new(found.as_ref().clone()),
        };
        Ok(Judged {
            incident,
            readings: starts
                .iter()
                .map(|(reading, later)| {
                    let sense = Sense::RarerFrom(*reading, later.first);
                    let truths = Truths::ask_list(&closed, |scenario, others| {
                        others.may_change(judged(*later, scenario))
                    });
                    (sense, truths)
                })
                .collect(),
            open: counted.rows(Truth::Maybe),
            closed: closed.under(None).clone(),
            ..Judged::new(Truths::all(Truth::Yes), grounds)
        })
    }
}

impl RareSinceClaim {
    /// Rare from the first day that "since" names, or after its last: the later
    /// days of each reading that leaves days on both sides.
    fn starts(&self, whole: Span) -> Vec<(Reading, Span)> {
        [
            (Reading::FromStart, Some(self.since.first)),
            (Reading::After, self.since.last.succ_opt()),
        ]
        .into_iter()
        .filter_map(|(reading, start)| Some((reading, start?)))
        .filter(|(_, start)| whole.first < *start && *start <= whole.last)
        .map(|(reading, first)| {
            let last = whole.last;
            (reading, Span { first, last })
        })
        .collect()
    }
}
