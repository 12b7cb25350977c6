//! "Three attacks in 2021."

use serde::Deserialize;

use super::amount::{AmountParts, CountedIncidents};
use super::field_values::{area, period, such};
use super::judge::{Judge, Judged, check_around};
use super::quantifier::ClaimedNumber;
use super::rate_falls::RareMemo;
use crate::error::Result;
use crate::evidence::{Area, AsOf, IncidentRef, Such};
use crate::query::Span;

/// How many incidents there were.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CountClaim {
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
    /// The number.
    pub number: ClaimedNumber,
}

impl Judge for CountClaim {
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

    fn judge(&self, view: &AsOf<'_>, _: &RareMemo) -> Result<Judged<CountedIncidents>> {
        let parts = AmountParts {
            incident: self.incident.as_ref(),
            area: &self.area,
            such: &self.such,
            period: self.period,
            measure: None,
            number: self.number,
        };
        parts.judge(view)
    }
}
