//! Groups in order of their keys.

use super::group::CodedGroups;
use crate::query::{Dimension, Group};

/// The groups by their dimensions, outermost first: periods in time, texts by
/// their folded form, unknown last.
pub(super) fn sorted(groups: &CodedGroups, dimensions: &[Dimension]) -> Vec<Group> {
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by(|a, b| groups.codes(*a).cmp(groups.codes(*b)));
    order
        .into_iter()
        .map(|group| Group {
            keys: groups.keys(group, dimensions),
            sums: groups.sums[group],
        })
        .collect()
}
