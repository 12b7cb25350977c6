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
