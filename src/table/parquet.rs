//! Apache Parquet files.

use polars::prelude::{
    Column as Series, DataFrame, Float64Chunked, IntoColumn, NewChunkedArray, StringChunked,
};
use polars_io::parquet::write::{ParquetCompression, ParquetWriter};

use super::render::{Answer, Render};
use super::{FlatValues, Table, flatten};
use crate::error::{Error, Result};

/// The format Parquet.
pub(super) struct Parquet;

impl Render for Parquet {
    fn endings(&self) -> &'static [&'static str] {
        &["parquet"]
    }

    fn is_for_programs(&self) -> bool {
        true
    }

    fn render(&self, answer: &dyn Answer, _width: Option<u16>) -> Result<Vec<u8>> {
        to_parquet(&*answer.rows()?)
    }
}

/// The table as a Parquet file: texts as strings, numbers as 64-bit floats,
/// unknown as null, Snappy compression.
///
/// # Errors
/// `Engine` when the file cannot be built.
pub fn to_parquet(table: &Table) -> Result<Vec<u8>> {
    let failed = |error| Error::engine(format!("cannot build the Parquet file: {error}"));
    let flat = flatten(table);
    let columns: Vec<Series> = flat
        .columns
        .iter()
        .map(|column| {
            let name = column.name.as_str().into();
            match &column.values {
                FlatValues::Texts(texts) => {
                    StringChunked::from_slice_options(name, texts).into_column()
                }
                FlatValues::Numbers(numbers) => {
                    Float64Chunked::from_slice_options(name, numbers).into_column()
                }
            }
        })
        .collect();
    let mut frame = DataFrame::new(flat.height, columns).map_err(failed)?;
    let mut bytes = Vec::new();
    ParquetWriter::new(&mut bytes)
        .with_compression(ParquetCompression::Snappy)
        .finish(&mut frame)
        .map_err(failed)?;
    Ok(bytes)
}
