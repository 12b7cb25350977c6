//! What a plan gives: groups of incidents and their sums.

use super::{Key, LeftOut, Span, Sums};

/// One group and its sums.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// A key for each dimension of the plan, in that order.
    pub keys: Vec<Key>,
    /// The sums.
    pub sums: Sums,
}

/// What a plan gave.
#[derive(Debug, Clone)]
pub struct Summary {
    /// The groups, in order of their keys: periods by time, texts folded and then
    /// as they are, unknown last. Periods without incidents are there with true
    /// zeros, for places that occur.
    pub groups: Vec<Group>,
    /// All groups together.
    pub total: Sums,
    /// The days that the data cover.
    pub coverage: Span,
    /// The days looked at: those of `coverage` that the filter lets through; `None`
    /// when there is none, and then there is no incident.
    pub window: Option<Span>,
    /// What was left out because the records do not say.
    pub left_out: Vec<LeftOut>,
}
