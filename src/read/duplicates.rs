//! Finds rows that repeat an earlier row or its id.
//!
//! An id tells two records apart, so a row with the id and the content of another is
//! that record again. Without ids nothing tells them apart: two rows that are the
//! same in every cell may be two victims of one day. A list holds each of its
//! records once, though, so that a row of a later file is the record of an earlier
//! file again, as often as that file has it: a file that is given twice, or a later
//! edition that holds the earlier one, does not count double.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasherDefault, Hasher};

use serde::{Deserialize, Serialize};

use super::Reason;

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

/// What to do with rows of one file that are the same in every cell and have no id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "snake_case")]
pub enum IdenticalRows {
    /// Keep all of them: they may be two victims of one day.
    #[default]
    Keep,
    /// Keep the first only.
    Drop,
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
    /// Killed, by the best estimate.
    pub killed: Option<i64>,
}

/// A row that repeats another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Repeat {
    /// Position of the row in load order.
    pub row: usize,
    /// Position of the earlier row.
    pub earlier: usize,
    /// How it repeats it.
    pub reason: Reason,
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

/// The rows of one content and no id so far.
struct Identical {
    first: usize,
    /// File of the last of them.
    file: u32,
    /// How many that file has.
    in_file: u64,
    /// Most that any earlier file has.
    in_earlier: u64,
}

impl Identical {
    /// How one more, of that file, repeats those before.
    fn and_of(&mut self, file: u32) -> Reason {
        if self.file != file {
            self.in_earlier = self.in_earlier.max(self.in_file);
            self.in_file = 0;
            self.file = file;
        }
        self.in_file += 1;
        if self.in_file <= self.in_earlier {
            Reason::RowOfEarlierFile
        } else {
            Reason::IdenticalRow
        }
    }
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
pub(super) fn find(rows: &[RowKey], same_id: DuplicateIds, without_id: IdenticalRows) -> Repeats {
    let mut keep = vec![true; rows.len()];
    let mut found = Vec::new();
    let with_id = rows.iter().filter(|key| key.id.is_some()).count();
    // Looked up only, never iterated: the order of the result is the rows'.
    let mut contents: ByFingerprint<usize> = HashMap::default();
    let mut ids: ByFingerprint<SameId> = HashMap::default();
    let mut nameless: ByFingerprint<Identical> = HashMap::default();
    contents.reserve(with_id);
    ids.reserve(with_id);
    nameless.reserve(rows.len() - with_id);
    for (row, key) in rows.iter().enumerate() {
        let Some(id) = key.id else {
            match nameless.entry(key.content) {
                Entry::Vacant(entry) => {
                    entry.insert(Identical {
                        first: row,
                        file: key.file,
                        in_file: 1,
                        in_earlier: 0,
                    });
                }
                Entry::Occupied(mut entry) => {
                    let reason = entry.get_mut().and_of(key.file);
                    keep[row] = reason == Reason::IdenticalRow && without_id == IdenticalRows::Keep;
                    found.push(Repeat {
                        row,
                        earlier: entry.get().first,
                        reason,
                    });
                }
            }
            continue;
        };
        match contents.entry(key.content) {
            Entry::Occupied(entry) => {
                keep[row] = false;
                found.push(Repeat {
                    row,
                    earlier: *entry.get(),
                    reason: Reason::DuplicateRow,
                });
                continue;
            }
            Entry::Vacant(entry) => {
                entry.insert(row);
            }
        }
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
                    reason: Reason::DuplicateId,
                });
                match same_id {
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
                killed: None,
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
            let repeats = find(&rows, policy, IdenticalRows::Keep);
            let left: Vec<usize> = (0..rows.len()).filter(|&row| repeats.keep[row]).collect();
            assert_eq!(left, kept, "{policy:?}");
            assert_eq!(
                repeats.found,
                [
                    Repeat {
                        row: 2,
                        earlier: 0,
                        reason: Reason::DuplicateRow
                    },
                    Repeat {
                        row: 3,
                        earlier: 0,
                        reason: Reason::DuplicateId
                    },
                ]
            );
        }
    }
    /// Rows by their content, a list a file, none with an id: which are kept, and
    /// how the others repeat them.
    fn nameless(files: &[&[u128]], rule: IdenticalRows) -> (Vec<usize>, Vec<(usize, Reason)>) {
        let keys: Vec<RowKey> = files
            .iter()
            .zip(0..)
            .flat_map(|(contents, file)| {
                contents
                    .iter()
                    .zip(2..)
                    .map(move |(&content, line)| RowKey {
                        file,
                        line,
                        content,
                        id: None,
                        warned: false,
                        killed: None,
                    })
            })
            .collect();
        let repeats = find(&keys, DuplicateIds::Reject, rule);
        let kept = (0..keys.len()).filter(|&row| repeats.keep[row]).collect();
        let found = repeats.found.iter();
        (
            kept,
            found.map(|repeat| (repeat.row, repeat.reason)).collect(),
        )
    }

    #[test]
    fn identical_rows_without_ids_are_kept_unless_told_otherwise() {
        let found = vec![(2, Reason::IdenticalRow), (3, Reason::IdenticalRow)];
        let keep = nameless(&[&[1, 2, 1, 1]], IdenticalRows::Keep);
        assert_eq!(keep, (vec![0, 1, 2, 3], found.clone()));
        let drop = nameless(&[&[1, 2, 1, 1]], IdenticalRows::Drop);
        assert_eq!(drop, (vec![0, 1], found));
    }

    /// Each list has its records once: a later one repeats as many as the fullest
    /// of the earlier ones has.
    #[test]
    fn a_later_file_repeats_the_rows_of_an_earlier_one() {
        use Reason::{IdenticalRow, RowOfEarlierFile};
        let files: [&[u128]; 3] = [&[1, 1, 2], &[1, 3, 1, 1], &[1, 1, 1, 2, 2]];
        let found = vec![
            (1, IdenticalRow),
            (3, RowOfEarlierFile),
            (5, RowOfEarlierFile),
            (6, IdenticalRow),
            (7, RowOfEarlierFile),
            (8, RowOfEarlierFile),
            (9, RowOfEarlierFile),
            (10, RowOfEarlierFile),
            (11, IdenticalRow),
        ];
        let keep = nameless(&files, IdenticalRows::Keep);
        assert_eq!(keep, (vec![0, 1, 2, 4, 6, 11], found.clone()));
        let drop = nameless(&files, IdenticalRows::Drop);
        assert_eq!(drop, (vec![0, 2, 4], found));
    }
}
