//! Comma-separated values.

use super::machine::plain;
use super::render::{Answer, Render};
use super::{FlatValues, Table, flatten};
use crate::error::{Error, Result};
use crate::outside::Outside;

/// The format CSV.
pub(super) struct Csv;

impl Render for Csv {
    fn endings(&self) -> &'static [&'static str] {
        &["csv"]
    }

    fn is_for_programs(&self) -> bool {
        true
    }

    fn render(&self, answer: &dyn Answer, _width: Option<u16>) -> Result<Vec<u8>> {
        to_csv(&*answer.rows()?).map(String::into_bytes)
    }
}

/// The table as CSV with a header, line feeds and no byte order mark, with the
/// columns that [`flatten`] makes. Unknown is blank.
///
/// # Errors
/// Never for text in memory; the writer's errors are passed on as `Engine`.
pub fn to_csv(table: &Table) -> Result<String> {
    csv_for(CsvReader::Program, table)
}

/// Who reads CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CsvReader {
    /// A program, which takes cells as they are.
    Program,
    /// A spreadsheet, which takes some text for a formula.
    Spreadsheet,
}

impl CsvReader {
    /// Text from outside, as this reader takes it for text.
    #[must_use]
    pub fn text(self, text: &str) -> String {
        match self {
            Self::Program => text.to_owned(),
            Self::Spreadsheet => Outside(text).in_spreadsheet(),
        }
    }
}

/// As [`to_csv`], for this reader.
///
/// # Errors
/// As [`to_csv`].
pub fn csv_for(reader: CsvReader, table: &Table) -> Result<String> {
    let flat = flatten(table);
    let header: Vec<String> = flat.columns.iter().map(|c| c.name.clone()).collect();
    let rows = (0..flat.height).map(|row| {
        flat.columns
            .iter()
            .map(|column| match &column.values {
                FlatValues::Texts(texts) => reader.text(texts[row].as_deref().unwrap_or_default()),
                FlatValues::Numbers(numbers) => numbers[row].map(plain).unwrap_or_default(),
            })
            .collect()
    });
    write_records(&header, rows)
}

/// Records as CSV; they may be of different length.
///
/// # Errors
/// Never for text in memory; the writer's errors are passed on as `Engine`.
pub fn write_records(header: &[String], rows: impl Iterator<Item = Vec<String>>) -> Result<String> {
    let failed =
        |error: &dyn std::fmt::Display| Error::engine(format!("cannot write CSV: {error}"));
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .from_writer(Vec::new());
    writer.write_record(header).map_err(|e| failed(&e))?;
    for row in rows {
        writer.write_record(row).map_err(|e| failed(&e))?;
    }
    let bytes = writer.into_inner().map_err(|e| failed(&e))?;
    String::from_utf8(bytes).map_err(|e| failed(&e))
}
