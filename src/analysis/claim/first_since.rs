//! "The first bombing in the city since January 2018."

use serde::Deserialize;

use super::field_values::{area, such};
use super::judge::{Judge, Judged};
use super::rate_falls::RareMemo;
use super::since::{SinceGrounds, SinceParts, SinceWhen};
use crate::error::Result;
use crate::evidence::{Area, AsOf, IncidentRef, Reading, Such, Truth};
use crate::query::{Measure, Scenario};
use crate::schema::ListUnit;

/// No other since then at all.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FirstSinceClaim {
    /// Which incident.
    pub incident: IncidentRef,
    /// Among those of which place.
    #[serde(deserialize_with = "area")]
    pub area: Area,
    /// Among which.
    #[serde(deserialize_with = "such")]
    pub such: Such,
    /// Since when.
    pub since_when: SinceWhen,
    /// The reading that is meant; all when left out.
    pub reading: Option<Reading>,
}

impl Judge for FirstSinceClaim {
    type Grounds = SinceGrounds;

    fn check(&self) -> Result<()> {
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

    fn holds_of(&self, _: ListUnit) -> bool {
        true
    }

    fn judge(&self, view: &AsOf<'_>, _: &RareMemo) -> Result<Judged<SinceGrounds>> {
        let parts = SinceParts {
            incident: &self.incident,
            measure: Measure::Killed,
            area: &self.area,
            such: &self.such,
            since_when: &self.since_when,
            reading: self.reading,
            up_to_own_day: true,
        };
        let since = parts.among(view)?;
        let own = view.record(since.row);
        // Only what came before it can make it not the first.
        let before = |row: usize, _: Option<Scenario>| view.record(row).before(own);
        let rivals = since.rivals(&before);
        let closed = parts.closed(&since, |_| 0);
        let comparator = rivals.decisive.or(rivals.last_before);
        let runner_up = since
            .members
            .iter()
            .filter(|member| Some(member.row) != comparator.map(|member| member.row))
            .filter(|member| view.record(member.row).before(own) == Truth::Yes)
            .max_by_key(|member| view.record(member.row).days.last)
            .map(|member| member.row);
        Ok(Judged {
            incident: Some(since.row),
            readings: parts.readings(&since, &closed, &before),
            comparator: comparator.map(|member| (member.row, member.basis)),
            runner_up,
            open: rivals.open.clone(),
            closed: closed.under(None).clone(),
            ..Judged::new(parts.is_such(&since), parts.grounds(&since, &rivals))
        })
    }
}
