//! JSON: an array of objects, one a row, keys in the order of the columns.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::render::{Answer, Render};
use super::{Flat, FlatValues, Table, flatten};
use crate::error::{Error, Result};

/// The format JSON.
pub(super) struct Json;

impl Render for Json {
    fn endings(&self) -> &'static [&'static str] {
        &["json"]
    }

    fn is_for_programs(&self) -> bool {
        true
    }

    fn render(&self, answer: &dyn Answer, _width: Option<u16>) -> Result<Vec<u8>> {
        answer.json().map(String::into_bytes)
    }
}

struct JsonRow<'a> {
    flat: &'a Flat,
    row: usize,
}

impl Serialize for JsonRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.flat.columns.len()))?;
        for column in &self.flat.columns {
            match &column.values {
                FlatValues::Texts(texts) => map.serialize_entry(&column.name, &texts[self.row])?,
                FlatValues::Numbers(numbers) => match numbers[self.row] {
                    Some(whole) if whole.fract() == 0.0 && whole.abs() < 9e15 => {
                        map.serialize_entry(&column.name, &(whole as i64))?;
                    }
                    other => map.serialize_entry(&column.name, &other)?,
                },
            }
        }
        map.end()
    }
}

/// The table as JSON: an array of objects, one a row, with the columns that
/// [`flatten`] makes. Unknown is null.
///
/// # Errors
/// Never for text in memory; the writer's errors are passed on as `Engine`.
pub fn to_json(table: &Table) -> Result<String> {
    let flat = flatten(table);
    let rows: Vec<JsonRow<'_>> = (0..flat.height)
        .map(|row| JsonRow { flat: &flat, row })
        .collect();
    pretty_json(&rows)
}

/// Any result as indented JSON, with a line end.
///
/// # Errors
/// `Engine` when a part of it cannot be written as JSON; a result of this crate can.
pub fn pretty_json<T: Serialize + ?Sized>(result: &T) -> Result<String> {
    serde_json::to_string_pretty(result)
        .map(|text| text + "\n")
        .map_err(|error| Error::engine(format!("cannot write JSON: {error}")))
}
