//! "At least 32 people were killed."

use serde::Deserialize;

use super::field_values::{killed, toll};
use super::judge::{Judge, Judged};
use super::quantifier::ClaimedNumber;
use super::rate_falls::RareMemo;
use super::verdict::Truths;
use crate::error::Result;
use crate::evidence::{Area, AsOf, IncidentRef, Such, TollRange};
use crate::query::Measure;

/// The toll of an incident: "killed at least 32".
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TollClaim {
    /// Of which incident.
    pub incident: IncidentRef,
    /// Killed, injured or both.
    #[serde(default = "killed", deserialize_with = "toll")]
    pub measure: Measure,
    /// The number.
    pub number: ClaimedNumber,
}

/// The toll of a record, and the number that is claimed.
#[derive(Debug, Clone, PartialEq)]
pub struct TollGrounds {
    /// What the toll counts.
    pub measure: Measure,
    /// The toll.
    pub toll: TollRange,
    /// The number that is claimed.
    pub number: ClaimedNumber,
}

impl Judge for TollClaim {
    type Grounds = TollGrounds;

    fn check(&self) -> Result<()> {
        self.number.check()
    }

    fn incident(&self) -> Option<&IncidentRef> {
        Some(&self.incident)
    }

    fn area(&self) -> Option<&Area> {
        None
    }

    fn such(&self) -> Option<&Such> {
        None
    }

    fn judge(&self, view: &AsOf<'_>, _: &RareMemo) -> Result<Judged<TollGrounds>> {
        let row = view.find(&self.incident)?;
        let toll = view.record(row).toll(self.measure).unwrap_or_default();
        let truths = Truths::ask(|scenario| self.number.holds(toll.under(scenario), scenario));
        let grounds = TollGrounds {
            measure: self.measure,
            toll,
            number: self.number,
        };
        Ok(Judged {
            incident: Some(row),
            ..Judged::new(truths, grounds)
        })
    }
}
