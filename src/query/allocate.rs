//! To which day an incident of several days belongs.

use serde::{Deserialize, Serialize};

/// How incidents of several days are allocated to periods. Spread incidents make
/// counts and sums that are no whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "lowercase")]
pub enum Allocate {
    /// To their first day.
    #[default]
    Start,
    /// To their last day.
    End,
    /// Evenly over all their days, as Iraq Body Count does: an incident of
    /// three days is a third of an incident on each, with a third of its toll.
    Spread,
}
