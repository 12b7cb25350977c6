//! What may be wrong with a row.

use serde::Serialize;

/// What happens to a row because of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingLevel {
    /// The row is used.
    Warning,
    /// The row is left out.
    Rejected,
}

/// Why a row has a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// More or fewer cells than the header.
    Ragged,
    /// More cells than the header, all of them blank.
    TrailingCells,
    /// A quotation mark inside a cell that is not quoted.
    StrayQuote,
    /// No date.
    MissingDate,
    /// Not a date, or a day that no calendar has.
    BadDate,
    /// A date of a year that can hardly be meant: see [`limits`](crate::limits).
    ImplausibleYear,
    /// The end lies before the start.
    EndBeforeStart,
    /// Not a number of degrees, or out of range.
    BadCoordinate,
    /// Not a whole number of people.
    BadToll,
    /// A number below zero.
    NegativeToll,
    /// Low estimate above the best.
    LowAboveBest,
    /// Best estimate above the high.
    BestAboveHigh,
    /// Low estimate above the high, the best being unknown.
    LowAboveHigh,
    /// A precision code that the profile does not know.
    UnknownCode,
    /// Bytes that are not of the file's encoding.
    Undecodable,
    /// The same as an earlier row in every cell, its id included.
    DuplicateRow,
    /// The same as an earlier row of the file in every cell, both without an id.
    IdenticalRow,
    /// The same as a row of an earlier file in every cell, both without an id.
    RowOfEarlierFile,
    /// The same id as an earlier row, other content.
    DuplicateId,
}

impl Reason {
    /// Whether the row is used all the same. Rows with a duplicate id and identical
    /// rows are kept or not as the user says; by default they are kept.
    #[must_use]
    pub fn level(self) -> FindingLevel {
        match self {
            Self::TrailingCells
            | Self::StrayQuote
            | Self::LowAboveBest
            | Self::BestAboveHigh
            | Self::LowAboveHigh
            | Self::UnknownCode
            | Self::Undecodable
            | Self::DuplicateRow
            | Self::IdenticalRow
            | Self::RowOfEarlierFile
            | Self::DuplicateId => FindingLevel::Warning,
            Self::Ragged
            | Self::MissingDate
            | Self::BadDate
            | Self::ImplausibleYear
            | Self::EndBeforeStart
            | Self::BadCoordinate
            | Self::BadToll
            | Self::NegativeToll => FindingLevel::Rejected,
        }
    }
}

/// Something about one row that a person should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RowFinding {
    /// The file, as it was named when it was loaded.
    pub file: String,
    /// Line on which the row begins, from 1.
    pub line: u64,
    /// The source's column name.
    pub column: Option<String>,
    /// The cell as it stands, shortened.
    pub value: Option<String>,
    /// Why.
    pub reason: Reason,
    /// Whether the row is used.
    #[serde(rename = "severity")]
    pub level: FindingLevel,
    /// More about this one, for example the other line's number.
    pub detail: Option<String>,
}
