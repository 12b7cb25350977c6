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
    /// The groups, in order of their keys; periods without incidents are there
    /// with true zeros, for places that occur. Incidents whose period is not known
    /// are in groups of their own, after the others.
    pub groups: Vec<Group>,
    /// All groups together.
    pub total: Sums,
    /// Those of the groups whose period is not known.
    pub undated: Sums,
    /// Those of `total` that are summary rows: several events that the source knew
    /// only as a sum.
    pub of_summaries: Sums,
    /// Those of `total` that happened on some day of several, and were put where
    /// the plan's allocation says.
    pub placed_by_rule: Sums,
    /// Incidents that may lie in the days looked at, and may not: in no group and
    /// not in `total`.
    pub at_edge: Sums,
    /// The days that the data cover.
    pub coverage: Span,
    /// The days looked at: those of `coverage` that the filter lets through; `None`
    /// when there is none, and then there is no incident.
    pub window: Option<Span>,
    /// What was left out because the records do not say.
    pub left_out: Vec<LeftOut>,
}

impl Summary {
    /// Whether a key is a period of which some day is looked at, or no period at
    /// all: what a picture can place.
    #[must_use]
    pub fn places(&self, key: &Key) -> bool {
        match key {
            Key::Text(_) => true,
            Key::Within(..) => false,
            Key::Period(unit, index) => unit.days(*index).is_none_or(|(first, last)| {
                let days = Span { first, last };
                self.window
                    .is_some_and(|window| window.intersect(days).is_some())
            }),
        }
    }

    /// The sums of groups that a picture cannot place: their period is not known, or
    /// lies outside the days looked at.
    #[must_use]
    pub fn unplaced(&self) -> Sums {
        let unplaced = |group: &&Group| group.keys.iter().any(|key| !self.places(key));
        let groups = self.groups.iter().filter(unplaced);
        groups.fold(Sums::default(), |sum, group| sum.plus(group.sums))
    }
}
