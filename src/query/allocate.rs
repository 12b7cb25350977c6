//! To which day an incident of several days belongs.

use serde::{Deserialize, Serialize};

/// How incidents of several days are allocated to periods.
///
/// An incident is *vague* when it happened on some day of several, and *lasting*
/// when it happened throughout them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "lowercase")]
pub enum Allocate {
    /// Lasting ones to their first day; vague ones to the period that holds all
    /// their days, and where none does to a row of their own.
    #[default]
    Apart,
    /// To their first day.
    Start,
    /// To their last day.
    End,
    /// Evenly over all their days, as Iraq Body Count does: an incident of
    /// three days is a third of an incident on each, with a third of its toll.
    Spread,
}
