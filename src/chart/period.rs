//! Calendar periods as a chart needs them: what a bar or column stands for.

use serde::{Deserialize, Serialize};

/// The stretch of time behind a bar or a column. The axis reads from it where
/// labels belong: at years, at Januaries, at first weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AxisPeriod {
    /// A year.
    Year(i32),
    /// A year and its quarter, 1 to 4.
    Quarter(i32, u8),
    /// A year and its month, 1 to 12.
    Month(i32, u8),
    /// A year and its week, 1 to 53.
    Week(i32, u8),
    /// A year, month and day.
    Day(i32, u8, u8),
    /// No calendar period (a weekday, an attack type): every one has its label.
    Category,
}

impl AxisPeriod {
    /// The year it belongs to, if it belongs to one.
    #[must_use]
    pub fn year(self) -> Option<i32> {
        match self {
            Self::Year(year)
            | Self::Quarter(year, _)
            | Self::Month(year, _)
            | Self::Week(year, _)
            | Self::Day(year, ..) => Some(year),
            Self::Category => None,
        }
    }

    /// Whether its year begins with it.
    pub(super) fn opens_year(self) -> bool {
        matches!(
            self,
            Self::Year(_)
                | Self::Quarter(_, 1)
                | Self::Month(_, 1)
                | Self::Week(_, 1)
                | Self::Day(_, 1, 1)
        )
    }
}
