//! Results as JSON objects. That of a table has its title, its rows (an object each,
//! keys in the order of the columns) and its notes.

use std::collections::BTreeMap;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::Value;

use super::{Flat, FlatValues, Table, flatten};
use crate::error::{Error, Result};

/// What is known beside a result, by name.
pub type Beside = BTreeMap<&'static str, Value>;

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

/// Rows with the columns that [`flatten`] makes. Unknown is null.
struct JsonRows(Flat);

impl Serialize for JsonRows {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let flat = &self.0;
        serializer.collect_seq((0..flat.height).map(|row| JsonRow { flat, row }))
    }
}

/// A table as an object.
#[derive(Serialize)]
pub(super) struct JsonTable<'a> {
    title: &'a str,
    rows: JsonRows,
    notes: &'a [String],
}

impl<'a> JsonTable<'a> {
    pub(super) fn of(table: &'a Table) -> Self {
        Self {
            title: &table.title,
            rows: JsonRows(flatten(table)),
            notes: &table.notes,
        }
    }
}

/// A result that is an object, with what is known beside it, as indented JSON.
///
/// # Errors
/// `Engine` when a part of it cannot be written as JSON; a result of this crate can.
pub fn json_beside<T: Serialize>(result: &T, beside: &Beside) -> Result<String> {
    #[derive(Serialize)]
    struct WithBeside<'a, T> {
        #[serde(flatten)]
        result: &'a T,
        #[serde(flatten)]
        beside: &'a Beside,
    }
    pretty_json(&WithBeside { result, beside })
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
