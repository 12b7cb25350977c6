//! The incident that is looked at, among the others.

use crate::estimate::random::{DEFAULT_SEED, Resampling};
use crate::estimate::tail::REPLICATES;
use crate::evidence::{AsOf, DaysBetween, Mention, TollRange};
use crate::query::Measure;

/// What to look at.
#[derive(Debug, Clone)]
pub struct ContextOptions {
    /// Killed, injured or casualties.
    pub measure: Measure,
    /// Kilometres around the incident.
    pub radius_km: f64,
    /// Least toll of "days since the last with at least so many", in people.
    pub min_toll: Option<u64>,
    /// Resamples and seed of the severity fit.
    pub resampling: Resampling,
}

impl Default for ContextOptions {
    /// Killed, 1 km around, no least toll, 2,500 resamples.
    fn default() -> Self {
        Self {
            measure: Measure::Killed,
            radius_km: 1.0,
            min_toll: None,
            resampling: Resampling {
                replicates: REPLICATES,
                seed: DEFAULT_SEED,
                ..Resampling::default()
            },
        }
    }
}

/// Another incident, and how long before.
#[derive(Debug, Clone, PartialEq)]
pub struct Earlier {
    /// The incident.
    pub mention: Mention,
    /// How many days it was before the incident looked at.
    pub days: DaysBetween,
}

/// An incident among the others.
pub(super) struct Subject<'v, 'a> {
    pub view: &'v AsOf<'a>,
    pub row: usize,
    pub options: &'v ContextOptions,
}

impl Subject<'_, '_> {
    pub(super) fn toll(&self, row: usize) -> TollRange {
        let record = self.view.record(row);
        record.toll(self.options.measure).unwrap_or_default()
    }

    /// Another incident, and how long before.
    pub(super) fn earlier(&self, other: usize) -> Earlier {
        let own = self.view.record(self.row);
        Earlier {
            mention: self.view.mention(other, self.options.measure),
            days: DaysBetween::of(self.view.record(other), own),
        }
    }
}
