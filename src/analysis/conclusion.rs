//! What a comparison of counts allows to conclude.

use serde::Serialize;

use crate::estimate::Interval;

/// What can and cannot be concluded on incidents per day in two periods.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
#[serde(rename_all = "snake_case", tag = "conclusion")]
pub enum Conclusion {
    /// Nothing was estimated: incidents are spread over days, or the file covers
    /// too few to tell how they cluster.
    #[default]
    NotEstimated,
    /// Neither period has an incident.
    NoIncident,
    /// The data do not show a change.
    NoChange {
        /// Ratios of the rates that fit the data.
        ratio: Interval,
    },
    /// The other period's rate is lower or higher, beyond chance.
    Change {
        /// The other period's rate by the baseline's: 0 without an incident in
        /// the other, infinite without one in the baseline.
        ratio: f64,
        /// Ratios that fit the data.
        interval: Interval,
    },
}
