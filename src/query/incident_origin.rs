//! Where a single incident comes from: its day, place, file and line.

use chrono::NaiveDate;
use polars::prelude::{DataFrame, DataType};

use super::PLACES;
use super::frame::{dates, texts};
use crate::error::Result;
use crate::read::{FILE, LINE, frame_error};
use crate::schema::Column;

/// Days, places and origins of the rows of a frame.
#[derive(Debug)]
pub struct IncidentOrigins<'a> {
    dates: Vec<NaiveDate>,
    /// Finest first.
    places: Vec<Vec<Option<&'a str>>>,
    files: Vec<u64>,
    lines: Vec<u64>,
}

impl<'a> IncidentOrigins<'a> {
    /// Reads them.
    ///
    /// # Errors
    /// `Engine` when `frame` lacks a date, place, file or line column.
    pub fn of(frame: &'a DataFrame) -> Result<Self> {
        let numbers = |name: &str| -> Result<Vec<u64>> {
            let column = frame
                .column(name)
                .and_then(|column| column.cast(&DataType::UInt64))
                .map_err(frame_error)?;
            let values = column.u64().map_err(frame_error)?;
            Ok(values.iter().map(Option::unwrap_or_default).collect())
        };
        Ok(Self {
            dates: dates(frame, Column::Date)?,
            places: PLACES
                .iter()
                .rev()
                .map(|column| texts(frame, *column))
                .collect::<Result<_>>()?,
            files: numbers(FILE)?,
            lines: numbers(LINE)?,
        })
    }

    /// First day of the incident; `None` when the frame has no such row.
    #[must_use]
    pub fn date(&self, row: usize) -> Option<NaiveDate> {
        self.dates.get(row).copied()
    }

    /// The finest place known.
    #[must_use]
    pub fn place(&self, row: usize) -> Option<&'a str> {
        self.places
            .iter()
            .find_map(|column| column.get(row).copied().flatten())
    }

    /// Number of the file, from 0, and line in it, from 1; `None` when the frame
    /// has no such row.
    #[must_use]
    pub fn line(&self, row: usize) -> Option<(u64, u64)> {
        self.files
            .get(row)
            .copied()
            .zip(self.lines.get(row).copied())
    }
}
