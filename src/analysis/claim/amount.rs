//! What counts of incidents and totals of tolls have in common.

use super::judge::{Judged, closed, find_if_named, uncovered};
use super::quantifier::ClaimedNumber;
use super::verdict::Truths;
use crate::error::Result;
use crate::evidence::{
    Area, AreaName, AsOf, Bounds, Counted, IncidentRef, SpokenOf, Such, Truth, least_that_counts,
};
use crate::query::{Measure, Scenario, Span};

/// How many incidents, or killed or injured in them, are claimed.
pub(super) struct AmountParts<'c> {
    pub incident: Option<&'c IncidentRef>,
    pub area: &'c Area,
    pub such: &'c Such,
    pub period: Span,
    /// Whose tolls are summed; incidents are counted without one.
    pub measure: Option<Measure>,
    pub number: ClaimedNumber,
}

/// Incidents of a place, kind and period.
#[derive(Debug, Clone, PartialEq)]
pub struct CountedIncidents {
    /// Which kind.
    pub such: Such,
    /// Where.
    pub area: AreaName,
    /// When.
    pub period: Span,
    /// How many there were.
    pub sure: usize,
    /// How many more may be among them.
    pub perhaps: usize,
    /// The sum of their tolls, when that is claimed: the measure, the sum in people
    /// over all estimates, and that by the best ones.
    pub toll: Option<(Measure, Bounds, Bounds)>,
    /// The number that is claimed.
    pub number: ClaimedNumber,
    /// The days that the records cover, when these leave out days that count.
    pub uncovered: Option<Span>,
}

impl AmountParts<'_> {
    pub(super) fn judge(&self, view: &AsOf<'_>) -> Result<Judged<CountedIncidents>> {
        let incident = find_if_named(view, self.incident)?;
        let counted = Counted::new(view, self.area, self.such, incident, self.period)?;
        let closed = closed(view, |_| SpokenOf {
            days: Some(self.period),
            area: self.area,
            incident,
            such: self.such,
            least_killed: least_that_counts(self.measure),
        });
        let truths = Truths::ask_list(&closed, |scenario, others| {
            let amount = others.added_to(counted.amount(self.measure, scenario));
            self.number.holds(amount, scenario)
        });
        let open = counted.rows(Truth::Maybe);
        let grounds = CountedIncidents {
            such: self.such.clone(),
            area: view.area_name(self.area, incident),
            period: self.period,
            sure: counted.rows(Truth::Yes).len(),
            perhaps: open.len(),
            toll: self.measure.map(|measure| {
                let sum = |scenario| counted.amount(Some(measure), scenario);
                (measure, sum(None), sum(Some(Scenario::Best)))
            }),
            number: self.number,
            uncovered: uncovered(view, self.period),
        };
        Ok(Judged {
            incident,
            open,
            closed: closed.under(None).clone(),
            ..Judged::new(truths, grounds)
        })
    }
}
