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
    csv_of(table, |text| text)
}

/// As [`to_csv`], with no text that a spreadsheet would take for a formula.
///
/// # Errors
/// As [`to_csv`].
pub fn spreadsheet_csv(table: &Table) -> Result<String> {
    csv_of(table, |text| Outside(&text).in_spreadsheet())
}

fn csv_of(table: &Table, written: impl Fn(String) -> String) -> Result<String> {
    let flat = flatten(table);
    let header: Vec<String> = flat.columns.iter().map(|c| c.name.clone()).collect();
    let rows = (0..flat.height).map(|row| {
        flat.columns
            .iter()
            .map(|column| match &column.values {
                FlatValues::Texts(texts) => written(texts[row].clone().unwrap_or_default()),
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
