//! "The biggest bomb attack in Baghdad since 2018."

use serde::Deserialize;

use super::field_values::{area, killed, such, toll};
use super::judge::{Judge, Judged};
use super::rate_falls::RareMemo;
use super::since::{SinceGrounds, SinceParts, SinceWhen};
use crate::error::Result;
use crate::evidence::{Area, AsOf, IncidentRef, Reading, Such, least_as_bad};
use crate::query::{Measure, Scenario};

/// No other since then was as deadly.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DeadliestSinceClaim {
    /// Which incident.
    pub incident: IncidentRef,
    /// By what it is the deadliest.
    #[serde(default = "killed", deserialize_with = "toll")]
    pub measure: Measure,
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

impl Judge for DeadliestSinceClaim {
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

    fn judge(&self, view: &AsOf<'_>, _: &RareMemo) -> Result<Judged<SinceGrounds>> {
        let parts = SinceParts {
            incident: &self.incident,
            measure: self.measure,
            area: &self.area,
            such: &self.such,
            since_when: &self.since_when,
            reading: self.reading,
            up_to_own_day: false,
        };
        let since = parts.among(view)?;
        let toll = |row: usize| view.record(row).toll(self.measure).unwrap_or_default();
        let own = toll(since.row);
        let as_bad = |row: usize, scenario: Option<Scenario>| {
            toll(row).under(scenario).at_least(own.under(scenario))
        };
        let rivals = since.rivals(&as_bad);
        let closed = parts.closed(&since, |scenario| {
            least_as_bad(self.measure, own.under(scenario))
        });
        let mut others: Vec<usize> = since.in_window().collect();
        others.sort_by_key(|row| std::cmp::Reverse(view.record(*row).order_of_toll(self.measure)));
        let comparator = rivals.decisive.or(rivals.last_before);
        let is_tie = |row: &usize| own.best.is_some() && toll(*row).best == own.best;
        Ok(Judged {
            incident: Some(since.row),
            readings: parts.readings(&since, &closed, &as_bad),
            comparator: comparator.map(|member| (member.row, member.basis)),
            runner_up: others
                .iter()
                .copied()
                .find(|row| Some(*row) != comparator.map(|member| member.row)),
            ties: others.iter().copied().filter(is_tie).collect(),
            open: rivals.open.clone(),
            closed: closed.under(None).clone(),
            ..Judged::new(parts.is_such(&since), parts.grounds(&since, &rivals))
        })
    }
}
