//! Columns of a frame as plain slices.

use chrono::{Datelike, NaiveDate};
use polars::prelude::{DataFrame, DataType, Int32Chunked};

use crate::error::{Error, Result};
use crate::read::frame_error;
use crate::schema::Column;

const UNIX_EPOCH: i32 = 719_163;

/// A text column; null is unknown.
pub(crate) fn texts(frame: &DataFrame, column: Column) -> Result<Vec<Option<&str>>> {
    let values = frame.column(column.name()).map_err(frame_error)?;
    Ok(values.str().map_err(frame_error)?.iter().collect())
}

/// A column of whole numbers; null is unknown.
pub(crate) fn integers(frame: &DataFrame, column: Column) -> Result<Vec<Option<i64>>> {
    let values = frame.column(column.name()).map_err(frame_error)?;
    Ok(values.i64().map_err(frame_error)?.iter().collect())
}

/// A column of numbers; null is unknown.
pub(crate) fn numbers(frame: &DataFrame, column: Column) -> Result<Vec<Option<f64>>> {
    let values = frame.column(column.name()).map_err(frame_error)?;
    Ok(values.f64().map_err(frame_error)?.iter().collect())
}

/// A date column as days from 1970-01-01.
pub(crate) fn raw_days(frame: &DataFrame, column: Column) -> Result<Int32Chunked> {
    let days = frame
        .column(column.name())
        .and_then(|values| values.cast(&DataType::Int32))
        .map_err(frame_error)?;
    days.i32().cloned().map_err(frame_error)
}

/// A day from its number.
pub(crate) fn day_of(days: i32) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(days + UNIX_EPOCH)
}

/// The number of a day.
pub(crate) fn number_of(date: NaiveDate) -> i32 {
    date.num_days_from_ce() - UNIX_EPOCH
}

/// A date column, which has no nulls.
pub(crate) fn dates(frame: &DataFrame, column: Column) -> Result<Vec<NaiveDate>> {
    day_numbers(frame, column)?
        .into_iter()
        .map(|day| day_of(day).ok_or_else(|| no_date(column)))
        .collect()
}

/// A date column, which has no nulls, as days from 1970-01-01.
pub(crate) fn day_numbers(frame: &DataFrame, column: Column) -> Result<Vec<i32>> {
    raw_days(frame, column)?
        .iter()
        .map(|day| day.ok_or_else(|| no_date(column)))
        .collect()
}

fn no_date(column: Column) -> Error {
    Error::records("a record has no date").column(column.name())
}
