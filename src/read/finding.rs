//! What may be wrong with a row, in words and with a hint.

use serde::Serialize;

/// What happens to the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
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
    /// The same as an earlier row in every cell.
    DuplicateRow,
    /// The same id as an earlier row, other content.
    DuplicateId,
}

impl Reason {
    /// Whether the row is used all the same. Rows with a duplicate id are kept
    /// or not as the user says; by default they are kept.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Self::TrailingCells
            | Self::StrayQuote
            | Self::LowAboveBest
            | Self::BestAboveHigh
            | Self::LowAboveHigh
            | Self::UnknownCode
            | Self::Undecodable
            | Self::DuplicateRow
            | Self::DuplicateId => Severity::Warning,
            Self::Ragged
            | Self::MissingDate
            | Self::BadDate
            | Self::EndBeforeStart
            | Self::BadCoordinate
            | Self::BadToll
            | Self::NegativeToll => Severity::Rejected,
        }
    }

    /// In words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Ragged => "the row has another number of cells than the header",
            Self::TrailingCells => "blank cells after the last column",
            Self::StrayQuote => "a quotation mark inside a cell that is not quoted",
            Self::MissingDate => "no date",
            Self::BadDate => "not a date of the profile's formats, or no such day",
            Self::EndBeforeStart => "the end lies before the start",
            Self::BadCoordinate => "not a coordinate in range",
            Self::BadToll => "not a whole number of people",
            Self::NegativeToll => "a toll below zero",
            Self::LowAboveBest => "the low estimate is above the best",
            Self::BestAboveHigh => "the best estimate is above the high",
            Self::LowAboveHigh => "the low estimate is above the high",
            Self::UnknownCode => "a precision that the profile does not know",
            Self::Undecodable => "bytes that are not of the file's encoding",
            Self::DuplicateRow => "the same as an earlier row in every cell; one is kept",
            Self::DuplicateId => "the same id as an earlier row, with other content",
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(self) -> &'static str {
        match self {
            Self::Ragged => "look for an unquoted delimiter or line break in the row",
            Self::TrailingCells => "harmless; remove the extra delimiters",
            Self::StrayQuote => {
                "the cell was read as it stands; quote it and double the mark inside"
            }
            Self::MissingDate => "give at least the year, as YYYY",
            Self::BadDate => "correct the date, or add its format to date_formats of a profile",
            Self::EndBeforeStart => "swap or correct the two dates",
            Self::BadCoordinate => {
                "use decimal degrees with a point: latitude -90 to 90, longitude -180 to 180"
            }
            Self::BadToll => {
                "write digits only, leave it blank when unknown; for grouped thousands set \
                 `thousands` in a profile"
            }
            Self::NegativeToll => "a code for unknown? list it under `missing` in a profile",
            Self::LowAboveBest | Self::BestAboveHigh | Self::LowAboveHigh => {
                "the figures stay as published; check them at the source"
            }
            Self::UnknownCode => "the precision counts as unknown; add the code to a profile",
            Self::Undecodable => {
                "undecodable bytes stand as \u{fffd}; pass --encoding windows-1252 or macintosh"
            }
            Self::DuplicateRow => "remove it at the source",
            Self::DuplicateId => "decide with --duplicate-ids keep, first, last or reject",
        }
    }
}

/// Something about one row that a person should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The file, as it was named on the command line.
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
    pub severity: Severity,
    /// More about this one, for example the other line's number.
    pub detail: Option<String>,
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        if let Some(column) = &self.column {
            write!(f, "{column}: ")?;
        }
        write!(f, "{}", self.reason.words())?;
        if let Some(value) = &self.value {
            write!(f, ": \"{value}\"")?;
        }
        if let Some(detail) = &self.detail {
            write!(f, " ({detail})")?;
        }
        Ok(())
    }
}
