//! "Killed 500 in 2016."

use serde::Deserialize;

use super::amount::{AmountParts, CountedIncidents};
use super::field_values::{area, killed, period, such, toll};
use super::judge::{Judge, Judged, check_around};
use super::quantifier::ClaimedNumber;
use super::rate_falls::RareMemo;
use crate::error::Result;
use crate::evidence::{Area, AsOf, IncidentRef, Such};
use crate::query::{Measure, Span};
use crate::schema::ListUnit;

/// How many were killed or injured in incidents.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TotalClaim {
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
    /// What is summed: killed, injured or both.
    #[serde(default = "killed", deserialize_with = "toll")]
    pub measure: Measure,
    /// The number.
    pub number: ClaimedNumber,
}

impl Judge for TotalClaim {
    type Grounds = CountedIncidents;

    fn check(&self) -> Result<()> {
        check_around(&self.area, self.incident.as_ref())?;
        self.number.check()
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

    fn holds_of(&self, unit: ListUnit) -> bool {
        // Each actor's row has the toll of the whole incident.
        unit != ListUnit::ActorRow
    }

    fn judge(&self, view: &AsOf<'_>, _: &RareMemo) -> Result<Judged<CountedIncidents>> {
        let parts = AmountParts {
            incident: self.incident.as_ref(),
            area: &self.area,
            such: &self.such,
            period: self.period,
            measure: Some(self.measure),
            number: self.number,
        };
        parts.judge(view)
    }
}
