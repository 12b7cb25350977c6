//! Finds rows that repeat an earlier row or its id.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasherDefault, Hasher};

use serde::{Deserialize, Serialize};

/// What to do with rows that share an id but not their content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "snake_case")]
pub enum DuplicateIds {
    /// Keep all of them: real sources reuse codes.
    #[default]
    Keep,
    /// Keep the first of each id.
    First,
    /// Keep the last of each id, as when a later file revises an earlier one.
    Last,
    /// Keep none of them.
    Reject,
}

/// What identifies a row: fingerprints of its content and of its id.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowKey {
    /// Which file, by number.
    pub file: u32,
    /// Line on which the row begins.
    pub line: u64,
    /// Fingerprint of all cells (XXH3, 128 bits).
    pub content: u128,
    /// Fingerprint of the id (XXH3, 128 bits); `None` when it is blank.
    pub id: Option<u128>,
    /// Whether it has a warning already.
    pub warned: bool,
}

/// A row that repeats another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Repeat {
    /// Position of the row in load order.
    pub row: usize,
    /// Position of the earlier row.
    pub earlier: usize,
    /// Whether all cells are the same, or only the id.
    pub identical: bool,
}

/// Which rows stay, and which repeat others.
pub(super) struct Repeats {
    /// One flag a row.
    pub keep: Vec<bool>,
    /// In load order.
    pub found: Vec<Repeat>,
}

/// The first and the last row of an id so far.
struct SameId {
    first: usize,
    last: usize,
}

/// Fingerprints are hashes already: their low half serves as it is.
#[derive(Default)]
struct Fingerprint(u64);

impl Hasher for Fingerprint {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u128(&mut self, fingerprint: u128) {
        self.0 = fingerprint as u64;
    }
}

type ByFingerprint<T> = HashMap<u128, T, BuildHasherDefault<Fingerprint>>;

/// Looks through all rows in load order.
pub(super) fn find(rows: &[RowKey], policy: DuplicateIds) -> Repeats {
    let mut keep = vec![true; rows.len()];
    let mut found = Vec::new();
    // Looked up only, never iterated: the order of the result is the rows'.
    let mut contents: ByFingerprint<usize> = HashMap::default();
    let mut ids: ByFingerprint<SameId> = HashMap::default();
    contents.reserve(rows.len());
    ids.reserve(rows.len());
    for (row, key) in rows.iter().enumerate() {
        match contents.entry(key.content) {
            Entry::Occupied(entry) => {
                keep[row] = false;
                found.push(Repeat {
                    row,
                    earlier: *entry.get(),
                    identical: true,
                });
                continue;
            }
            Entry::Vacant(entry) => {
                entry.insert(row);
            }
        }
        let Some(id) = key.id else { continue };
        match ids.entry(id) {
            Entry::Vacant(entry) => {
                entry.insert(SameId {
                    first: row,
                    last: row,
                });
            }
            Entry::Occupied(mut entry) => {
                let same = entry.get_mut();
                found.push(Repeat {
                    row,
                    earlier: same.first,
                    identical: false,
                });
                match policy {
                    DuplicateIds::Keep => {}
                    DuplicateIds::First => keep[row] = false,
                    DuplicateIds::Last => keep[same.last] = false,
                    DuplicateIds::Reject => {
                        keep[row] = false;
                        keep[same.first] = false;
                    }
                }
                same.last = row;
            }
        }
    }
    Repeats { keep, found }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(keys: &[(u128, Option<u128>)]) -> Vec<RowKey> {
        keys.iter()
            .zip(2..)
            .map(|(&(content, id), line)| RowKey {
                file: 0,
                line,
                content,
                id,
                warned: false,
            })
            .collect()
    }

    #[test]
    fn each_policy_keeps_what_it_says() {
        let rows = rows(&[
            (1, Some(7)),
            (2, Some(8)),
            (1, Some(7)),
            (3, Some(7)),
            (4, None),
            (5, None),
        ]);
        for (policy, kept) in [
            (DuplicateIds::Keep, vec![0, 1, 3, 4, 5]),
            (DuplicateIds::First, vec![0, 1, 4, 5]),
            (DuplicateIds::Last, vec![1, 3, 4, 5]),
            (DuplicateIds::Reject, vec![1, 4, 5]),
        ] {
            let repeats = find(&rows, policy);
            let left: Vec<usize> = (0..rows.len()).filter(|&row| repeats.keep[row]).collect();
            assert_eq!(left, kept, "{policy:?}");
            assert_eq!(
                repeats.found,
                [
                    Repeat {
                        row: 2,
                        earlier: 0,
                        identical: true
                    },
                    Repeat {
                        row: 3,
                        earlier: 0,
                        identical: false
                    },
                ]
            );
        }
    }
}
