//! A record as evidence: what it says and where it stands.

use chrono::NaiveDate;
use serde::Serialize;

use super::{AsOf, MatchBasis, Record, TollRange};

/// A record that an answer rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evidence {
    /// The source's name of the incident.
    pub id: Option<String>,
    /// First day on which it may have happened.
    pub date: NaiveDate,
    /// Last such day.
    pub date_end: NaiveDate,
    /// The two finest places known.
    pub place: Option<String>,
    /// Killed.
    pub killed: TollRange,
    /// Injured.
    pub injured: TollRange,
    /// Who reported it.
    pub source: Option<String>,
    /// Where the report can be found.
    pub source_reference: Option<String>,
    /// Its file, as it was named.
    pub file: String,
    /// Its line in the file, from 1.
    pub line: u64,
    /// On what it rests that the place is the one asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matched_by: Option<MatchBasis>,
}

impl Evidence {
    /// A record as evidence; `files` are the names of the inputs.
    #[must_use]
    pub fn of(record: &Record<'_>, files: &[String]) -> Self {
        let own = |text: Option<&str>| text.map(str::to_owned);
        Self {
            id: own(record.id),
            date: record.days.first,
            date_end: record.days.last,
            place: record.full_place(),
            killed: record.killed,
            injured: record.injured,
            source: own(record.source),
            source_reference: own(record.source_reference),
            file: files.get(record.file).cloned().unwrap_or_default(),
            line: record.line,
            matched_by: None,
        }
    }

    /// With what its place was found by.
    #[must_use]
    pub fn matched(mut self, basis: Option<MatchBasis>) -> Self {
        self.matched_by = basis;
        self
    }
}

impl AsOf<'_> {
    /// A record as evidence.
    ///
    /// # Panics
    /// When there is no record at `row`.
    #[must_use]
    pub fn evidence(&self, row: usize) -> Evidence {
        Evidence::of(self.record(row), self.files)
    }
}
