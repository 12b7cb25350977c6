//! The account of a load: how many rows were read and what became of each.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{KilledLeftOut, Reason, RowFinding};
use crate::limits::FINDINGS;

/// A rejected row as it stood.
#[derive(Debug, Clone)]
pub struct Reject {
    /// The file, as it was named when it was loaded.
    pub file: String,
    /// Line on which the row begins, from 1.
    pub line: u64,
    /// Why.
    pub reason: Reason,
    /// Its cells.
    pub cells: Vec<String>,
}

/// One file of a load.
#[derive(Debug, Clone, Serialize)]
pub struct FileAccount {
    /// The file, as it was named when it was loaded.
    pub file: String,
    /// SHA-256 of the bytes that were read, in hexadecimal: of a gzip file those of
    /// the file, not of what is in it. Where [`ReadOptions::fingerprints`] asks for it.
    ///
    /// [`ReadOptions::fingerprints`]: super::ReadOptions::fingerprints
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Name of the profile.
    pub profile: String,
    /// Line of the header, from 1.
    pub header_line: u64,
    /// The header's names.
    #[serde(skip)]
    pub header: Vec<String>,
    /// Lines that hold no row: before the header, or tags after it.
    pub skipped_lines: Vec<u64>,
    /// Rows in the file, blank ones included.
    pub rows: u64,
    /// Header names that feed no canonical column.
    pub unused_columns: Vec<String>,
}

/// What became of every row: `rows = accepted + rejected + duplicates + blank`.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Account {
    /// The files, in the order given.
    pub files: Vec<FileAccount>,
    /// Rows read.
    pub rows: u64,
    /// Rows in the frame, with or without a warning.
    pub accepted: u64,
    /// Accepted rows that have at least one warning.
    pub accepted_with_warning: u64,
    /// Rows left out because of what they hold.
    pub rejected: u64,
    /// Killed in them.
    pub rejected_killed: KilledLeftOut,
    /// Accepted rows that are the same in every cell as an earlier one, and have no
    /// id: [`IdenticalRows`](super::IdenticalRows) keeps them.
    pub identical_kept: u64,
    /// Rows left out because they repeat others: the same id and content, rows of
    /// an earlier file, and those that [`DuplicateIds`](super::DuplicateIds) and
    /// [`IdenticalRows`](super::IdenticalRows) decide against.
    pub duplicates: u64,
    /// Killed in them.
    pub duplicates_killed: KilledLeftOut,
    /// Rows without any content.
    pub blank: u64,
    /// Number of findings by reason.
    pub counts: BTreeMap<Reason, u64>,
    /// The first 10,000 findings: those on what rows hold, in the order of the
    /// files, then those on rows that repeat others.
    pub findings: Vec<RowFinding>,
    /// Rejected rows as they stood, when they were asked for.
    #[serde(skip)]
    pub rejects: Vec<Reject>,
}

impl Account {
    pub(super) fn add(&mut self, finding: RowFinding) {
        *self.counts.entry(finding.reason).or_default() += 1;
        if self.findings.len() < FINDINGS.size() {
            self.findings.push(finding);
        }
    }

    /// Findings that are counted only.
    pub(super) fn add_counts(&mut self, counts: BTreeMap<Reason, u64>) {
        for (reason, count) in counts {
            *self.counts.entry(reason).or_default() += count;
        }
    }
}
