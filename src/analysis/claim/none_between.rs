//! "No attack between March 2018 and December 2020."

use serde::Deserialize;

use super::field_values::{area, period, such};
use super::judge::{Judge, Judged, check_around, closed, find_if_named, uncovered};
use super::quantifier::{ClaimedNumber, Quantifier};
use super::rate_falls::RareMemo;
use super::verdict::Truths;
use crate::error::Result;
use crate::evidence::{Area, AreaName, AsOf, Counted, IncidentRef, Mention, SpokenOf, Such, Truth};
use crate::query::{Measure, Span};
use crate::schema::ListUnit;

/// There was none.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct NoneBetweenClaim {
    /// The incident that the place is around.
    pub incident: Option<IncidentRef>,
    /// Where.
    #[serde(deserialize_with = "area")]
    pub area: Area,
    /// Which kind.
    #[serde(deserialize_with = "such")]
    pub such: Such,
    /// When.
    #[serde(deserialize_with = "period")]
    pub period: Span,
}

/// Incidents of which there are said to be none.
#[derive(Debug, Clone, PartialEq)]
pub struct LookedFor {
    /// Which kind.
    pub such: Such,
    /// Where.
    pub area: AreaName,
    /// When.
    pub period: Span,
    /// How many there surely were.
    pub count: usize,
    /// The first of them.
    pub first: Option<Mention>,
    /// The first that may have been.
    pub perhaps: Option<Mention>,
    /// The days that the records cover, when these leave out days that count.
    pub uncovered: Option<Span>,
}

impl Judge for NoneBetweenClaim {
    type Grounds = LookedFor;

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

    fn holds_of(&self, _: ListUnit) -> bool {
        true
    }

    fn judge(&self, view: &AsOf<'_>, _: &RareMemo) -> Result<Judged<LookedFor>> {
        let incident = find_if_named(view, self.incident.as_ref())?;
        let counted = Counted::new(view, &self.area, &self.such, incident, self.period)?;
        let none = ClaimedNumber::new(Quantifier::Exactly, 0);
        let closed = closed(view, |_| SpokenOf {
            days: Some(self.period),
            area: &self.area,
            incident,
            such: &self.such,
            least_killed: 0,
        });
        let truths = Truths::ask_list(&closed, |scenario, others| {
            let count = others.added_to(counted.amount(None, scenario));
            none.holds(count, scenario)
        });
        let (sure, open) = (counted.rows(Truth::Yes), counted.rows(Truth::Maybe));
        let mention = |row: &usize| view.mention(*row, Measure::Killed);
        let grounds = LookedFor {
            such: self.such.clone(),
            area: view.area_name(&self.area, incident),
            period: self.period,
            count: sure.len(),
            first: sure.first().map(mention),
            perhaps: open.first().map(mention),
            uncovered: uncovered(view, self.period),
        };
        Ok(Judged {
            incident,
            comparator: sure.first().map(|row| (*row, None)),
            runner_up: sure.get(1).copied(),
            open,
            closed: closed.under(None).clone(),
            ..Judged::new(truths, grounds)
        })
    }
}
