//! What a plan gives: groups of incidents and their sums.

use super::{Key, LeftOut, Span, Sums};

/// One group and its sums.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// A key a dimension.
    pub keys: Vec<Key>,
    /// The sums.
    pub sums: Sums,
}

/// What a plan gave.
#[derive(Debug, Clone)]
pub struct Summary {
    /// The groups, in order of their keys; periods without incidents are there
    /// with true zeros, for places that occur.
    pub groups: Vec<Group>,
    /// All groups together.
    pub total: Sums,
    /// The days that the data cover.
    pub coverage: Span,
    /// The days looked at: those of `coverage` that the filter lets through.
    pub window: Option<Span>,
    /// What was left out because the records do not say.
    pub left_out: Vec<LeftOut>,
}
