//! What to draw of single days: a year by day, days between incidents.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One cumulative line a year, by day of the year.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Season {
    /// What is summed ("Killed, summed from 1 January"), written above the axis.
    pub y_label: String,
    /// The years, in order of time.
    pub years: Vec<SeasonYear>,
}

/// How a year of a [`Season`] is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeasonRole {
    /// The year that others are set against.
    Present,
    /// The year it is compared with.
    Baseline,
    /// In grey.
    Other,
}

/// One line of a [`Season`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SeasonYear {
    /// Its name ("2021, to 21 Jan").
    pub label: String,
    /// How it is drawn.
    pub role: SeasonRole,
    /// Day of the year, 1 to 366, and the sum up to its end; ascending, ending
    /// with the last day that is covered.
    pub points: Vec<(u16, f64)>,
}

/// The days of each year as a grid: a column a week, from Monday.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Calendar {
    /// What the colours mean ("Killed").
    pub value_label: String,
    /// The years, in order of time.
    pub years: Vec<CalendarYear>,
}

/// One year of a [`Calendar`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CalendarYear {
    /// The year.
    pub year: i32,
    /// First day that the data cover.
    pub first: NaiveDate,
    /// Last such day.
    pub last: NaiveDate,
    /// Days with incidents and their figure; `None` is unknown. Other covered
    /// days have none.
    pub days: Vec<(NaiveDate, Option<f64>)>,
}

/// Days between one incident and the next.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Gaps {
    /// "Days since the one before", written above the axis.
    pub y_label: String,
    /// The gaps, in order of time.
    pub gaps: Vec<Gap>,
}

/// One gap.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// When it ended: the day of an incident, or the last day of the data.
    pub end: NaiveDate,
    /// Its length in days.
    pub days: u32,
    /// Whether no incident has ended it yet.
    pub open: bool,
    /// What ended it, for tooltips.
    pub label: String,
}
