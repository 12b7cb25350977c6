//! Typed columns as they grow row by row, and the frame they become.

use std::borrow::Cow;
use std::collections::BTreeSet;

use polars::prelude::{
    Column as Series, DataFrame, DataType, Float64Chunked, Int32Chunked, Int64Chunked, IntoColumn,
    IntoSeries, NewChunkedArray, PlSmallStr, StringChunkedBuilder,
};

use super::row_values::{TOLLS, Values};
use super::{FILE, LINE};
use crate::schema::{Column, Mapping, ValueKind};

/// Builders of the wanted columns.
pub(super) struct Columns {
    line: Vec<i64>,
    date: Vec<i32>,
    date_end: Vec<i32>,
    tolls: [Vec<Option<i64>>; 6],
    degrees: [Vec<Option<f64>>; 2],
    texts: Vec<(Column, StringChunkedBuilder)>,
}

impl Columns {
    /// No rows yet; of the wanted columns, those that the file has are read.
    pub(super) fn new(wanted: &BTreeSet<Column>, mapping: &Mapping) -> Self {
        let texts = wanted
            .iter()
            .filter(|column| is_text(**column))
            .filter(|column| mapping.has(**column) || **column == Column::DatePrecision)
            .map(|column| {
                let builder = StringChunkedBuilder::new(column.name().into(), 1024);
                (*column, builder)
            })
            .collect();
        Self {
            line: Vec::new(),
            date: Vec::new(),
            date_end: Vec::new(),
            tolls: Default::default(),
            degrees: Default::default(),
            texts,
        }
    }

    /// Adds a row; `text` gives the cells of its text columns.
    pub(super) fn push<'c>(
        &mut self,
        values: &Values,
        line: u64,
        mut text: impl FnMut(Column) -> Option<Cow<'c, str>>,
    ) {
        for (column, builder) in &mut self.texts {
            match column {
                Column::DatePrecision => builder.append_option(values.precision),
                Column::LocationPrecision => builder.append_option(values.location_precision),
                Column::RecordUnit => builder.append_option(values.record_unit),
                _ => builder.append_option(text(*column).as_deref()),
            }
        }
        self.line.push(i64::try_from(line).unwrap_or(i64::MAX));
        self.date.push(values.first.to_epoch_days());
        self.date_end.push(values.last.to_epoch_days());
        for (column, value) in self.tolls.iter_mut().zip(values.tolls) {
            column.push(value);
        }
        for (column, value) in self.degrees.iter_mut().zip(values.degrees) {
            column.push(value);
        }
    }

    /// The frame: all wanted columns, null where the file has none.
    pub(super) fn frame(
        self,
        file_number: u32,
        wanted: &BTreeSet<Column>,
    ) -> polars::prelude::PolarsResult<DataFrame> {
        let height = self.date.len();
        let date = |name: &str, days: Vec<i32>| {
            Int32Chunked::from_vec(name.into(), days)
                .into_series()
                .cast(&DataType::Date)
                .map(IntoColumn::into_column)
        };
        let mut columns: Vec<Series> = vec![
            Series::new_scalar(PlSmallStr::from(FILE), file_number.into(), height),
            Int64Chunked::from_vec(LINE.into(), self.line).into_column(),
            date(Column::Date.name(), self.date)?,
            date(Column::DateEnd.name(), self.date_end)?,
        ];
        for (column, values) in TOLLS.iter().zip(self.tolls) {
            if wanted.contains(column) {
                let name = column.name().into();
                columns.push(Int64Chunked::from_slice_options(name, &values).into_column());
            }
        }
        for (column, values) in [Column::Latitude, Column::Longitude]
            .iter()
            .zip(self.degrees)
        {
            if wanted.contains(column) {
                let name = column.name().into();
                columns.push(Float64Chunked::from_slice_options(name, &values).into_column());
            }
        }
        let mut texts = self.texts.into_iter().peekable();
        for column in wanted {
            match texts.next_if(|(built, _)| built == column) {
                Some((_, builder)) => columns.push(builder.finish().into_column()),
                None if is_text(*column) => {
                    let name = PlSmallStr::from(column.name());
                    columns.push(Series::full_null(name, height, &DataType::String));
                }
                None => {}
            }
        }
        DataFrame::new(height, columns)
    }
}

fn is_text(column: Column) -> bool {
    matches!(
        column.kind(),
        ValueKind::Text
            | ValueKind::DatePrecision
            | ValueKind::LocationPrecision
            | ValueKind::RecordUnit
    )
}
