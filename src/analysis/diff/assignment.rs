//! The optimal one-to-one assignment of records to records.

use std::collections::BTreeMap;

use pathfinding::prelude::{Matrix, kuhn_munkres_min};

/// How unlike two records are, in thousandths, by their positions among the old and
/// the new ones.
pub(super) type Candidates = BTreeMap<(usize, usize), i64>;

/// Most records of a side that are assigned at once: the work grows with its cube.
pub(super) const MOST_AT_ONCE: usize = 300;

/// Cost of leaving a record without another: above that of any candidate.
const ALONE: i64 = 1_000;

/// Cost of a pair that is none.
const NEVER: i64 = 1_000_000;

/// The pairs with the least sum of costs, where a record may stay alone (Kuhn, 1955;
/// Munkres, 1957). Records that no chain of candidates joins are assigned apart; of
/// more than [`MOST_AT_ONCE`] that are joined none is.
pub(super) fn assign(candidates: &Candidates) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for part in parts(candidates) {
        let mut olds: Vec<usize> = part.iter().map(|(old, _)| *old).collect();
        let mut news: Vec<usize> = part.iter().map(|(_, new)| *new).collect();
        for side in [&mut olds, &mut news] {
            side.sort_unstable();
            side.dedup();
        }
        if olds.len().max(news.len()) > MOST_AT_ONCE {
            continue;
        }
        // Each old record can also stay alone, in a column of its own.
        let mut costs = Matrix::new(olds.len(), news.len() + olds.len(), NEVER);
        for (row, old) in olds.iter().enumerate() {
            for (column, new) in news.iter().enumerate() {
                if let Some(cost) = candidates.get(&(*old, *new)) {
                    costs[(row, column)] = *cost;
                }
            }
            costs[(row, news.len() + row)] = ALONE;
        }
        let (_, columns) = kuhn_munkres_min(&costs);
        let found = olds.iter().zip(columns);
        pairs.extend(found.filter_map(|(old, column)| Some((*old, *news.get(column)?))));
    }
    pairs.sort_unstable();
    pairs
}

/// The candidates, parted into those that share no record.
fn parts(candidates: &Candidates) -> Vec<Vec<(usize, usize)>> {
    let mut joined = Joined::default();
    for (old, new) in candidates.keys() {
        joined.join((Side::Old, *old), (Side::New, *new));
    }
    let mut of_root: BTreeMap<Node, Vec<(usize, usize)>> = BTreeMap::new();
    for pair in candidates.keys() {
        let root = joined.root((Side::Old, pair.0));
        of_root.entry(root).or_default().push(*pair);
    }
    of_root.into_values().collect()
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Old,
    New,
}

type Node = (Side, usize);

/// Records that a chain of candidates joins.
#[derive(Default)]
struct Joined {
    above: BTreeMap<Node, Node>,
}

impl Joined {
    fn root(&mut self, of: Node) -> Node {
        let mut root = of;
        while let Some(above) = self.above.get(&root) {
            root = *above;
        }
        // The way is short for whoever comes next.
        let mut at = of;
        while at != root {
            let above = self.above.insert(at, root);
            at = above.unwrap_or(root);
        }
        root
    }

    fn join(&mut self, a: Node, b: Node) {
        let (a, b) = (self.root(a), self.root(b));
        if a != b {
            self.above.insert(a.max(b), a.min(b));
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cost(candidates: &Candidates, pairs: &[(usize, usize)]) -> i64 {
        let paired: i64 = pairs.iter().map(|pair| candidates[pair] - ALONE).sum();
        paired
    }

    /// The least cost, by trying all.
    fn least(candidates: &Candidates, old: usize, taken: &mut Vec<usize>) -> i64 {
        if old == 4 {
            return 0;
        }
        let mut best = least(candidates, old + 1, taken);
        for new in 0..4 {
            if let Some(cost) = candidates.get(&(old, new))
                && !taken.contains(&new)
            {
                taken.push(new);
                best = best.min(cost - ALONE + least(candidates, old + 1, taken));
                taken.pop();
            }
        }
        best
    }

    #[test]
    fn the_best_for_all_is_not_the_best_for_one() {
        let candidates = Candidates::from([((0, 0), 10), ((0, 1), 20), ((1, 0), 15)]);
        assert_eq!(assign(&candidates), [(0, 1), (1, 0)]);
        assert!(assign(&Candidates::new()).is_empty());
    }

    #[test]
    fn too_many_that_are_joined_stay_apart() {
        let all = |most: usize| -> Candidates { (0..most).map(|new| ((0, new), 5)).collect() };
        assert_eq!(assign(&all(MOST_AT_ONCE)).len(), 1);
        assert!(assign(&all(MOST_AT_ONCE + 1)).is_empty());
    }

    proptest! {
        #[test]
        fn no_assignment_costs_less(
            costs in proptest::collection::btree_map((0_usize..4, 0_usize..4), 0_i64..400, 0..12),
        ) {
            let pairs = assign(&costs);
            let mut news: Vec<usize> = pairs.iter().map(|(_, new)| *new).collect();
            news.sort_unstable();
            news.dedup();
            prop_assert_eq!(news.len(), pairs.len());
            prop_assert_eq!(cost(&costs, &pairs), least(&costs, 0, &mut Vec::new()));
        }
    }
}
