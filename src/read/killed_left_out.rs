//! Killed in what is left out.

use serde::Serialize;

/// Killed in rows or incidents that are left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct KilledLeftOut {
    /// By the best estimates that are known.
    pub known: u64,
    /// Rows or incidents without one.
    pub unknown: u64,
}

impl KilledLeftOut {
    /// Adds one with this best estimate.
    pub(super) fn add(&mut self, best: Option<i64>) {
        match best.and_then(|best| u64::try_from(best).ok()) {
            Some(best) => self.known += best,
            None => self.unknown += 1,
        }
    }

    /// Adds others.
    pub(super) fn add_all(&mut self, other: Self) {
        self.known += other.known;
        self.unknown += other.unknown;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_and_unknown_tolls_are_kept_apart() {
        let mut killed = KilledLeftOut::default();
        for best in [Some(35), None, Some(0), Some(7)] {
            killed.add(best);
        }
        let mut all = KilledLeftOut {
            known: 100,
            unknown: 2,
        };
        all.add_all(killed);
        let expected = KilledLeftOut {
            known: 142,
            unknown: 3,
        };
        assert_eq!(all, expected);
    }
}
