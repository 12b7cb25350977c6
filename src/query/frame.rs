//! Columns of a frame as plain slices.

use chrono::NaiveDate;
use polars::prelude::{DataFrame, DataType};

use crate::error::{Error, Result};
use crate::read::frame_error;
use crate::schema::Column;

const UNIX_EPOCH: i32 = 719_163;

/// A text column; null is unknown.
pub(super) fn texts(frame: &DataFrame, column: Column) -> Result<Vec<Option<&str>>> {
    let values = frame.column(column.name()).map_err(frame_error)?;
    Ok(values.str().map_err(frame_error)?.iter().collect())
}

/// A column of whole numbers; null is unknown.
pub(super) fn integers(frame: &DataFrame, column: Column) -> Result<Vec<Option<i64>>> {
    let values = frame.column(column.name()).map_err(frame_error)?;
    Ok(values.i64().map_err(frame_error)?.iter().collect())
}

/// A column of numbers; null is unknown.
pub(super) fn numbers(frame: &DataFrame, column: Column) -> Result<Vec<Option<f64>>> {
    let values = frame.column(column.name()).map_err(frame_error)?;
    Ok(values.f64().map_err(frame_error)?.iter().collect())
}

/// A date column, which has no nulls.
pub(super) fn dates(frame: &DataFrame, column: Column) -> Result<Vec<NaiveDate>> {
    let days = frame
        .column(column.name())
        .and_then(|values| values.cast(&DataType::Int32))
        .map_err(frame_error)?;
    days.i32()
        .map_err(frame_error)?
        .iter()
        .map(|day| {
            day.and_then(|day| NaiveDate::from_num_days_from_ce_opt(day + UNIX_EPOCH))
                .ok_or_else(|| Error::new("a record has no date").column(column.name()))
        })
        .collect()
}
