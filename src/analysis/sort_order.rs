//! The order of the rows of a table.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::query::{Dimension, Key, Measure, PivotRow, Sums, Unit};
use crate::schema::{fold, nearest};

/// How the rows are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum SortOrder {
    /// By their dimensions, outermost first.
    #[default]
    Dimensions,
    /// By a measure, largest first, unknown last.
    Largest(Measure),
    /// By one dimension, unknown last.
    By(Dimension),
}

impl SortOrder {
    /// Orders rows of these dimensions.
    pub(super) fn sort(self, rows: &mut Vec<PivotRow>, dimensions: &[Dimension]) -> Result<()> {
        match self {
            Self::Dimensions => {}
            Self::Largest(measure) => {
                let mut valued: Vec<(f64, PivotRow)> = std::mem::take(rows)
                    .into_iter()
                    .map(|row| {
                        let value = total(&row.sums).value(measure);
                        (value.unwrap_or(f64::NEG_INFINITY), row)
                    })
                    .collect();
                valued.sort_by(|(a, _), (b, _)| b.total_cmp(a));
                rows.extend(valued.into_iter().map(|(_, row)| row));
            }
            Self::By(dimension) => {
                let position = dimensions
                    .iter()
                    .position(|of| *of == dimension)
                    .ok_or_else(|| {
                        Error::setting("the rows are not broken down by this dimension")
                            .field("sort")
                            .value(dimension.name())
                            .hint_fields("name it with {} too", ["by"])
                    })?;
                rows.sort_by_cached_key(|row| match &row.keys[position] {
                    Key::Period(_, index) => (0, *index, String::new()),
                    Key::Within(_, days) => (1, Unit::Day.index(days.first), String::new()),
                    Key::Text(text) => {
                        let unknown = u8::from(text.is_none());
                        (unknown, 0, fold(text.as_deref().unwrap_or_default()))
                    }
                });
            }
        }
        Ok(())
    }
}

/// All of a row.
pub(super) fn total(sums: &[Sums]) -> Sums {
    sums.iter()
        .fold(Sums::default(), |all, sums| all.plus(*sums))
}

impl std::str::FromStr for SortOrder {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        if text.trim() == "dimensions" {
            return Ok(Self::Dimensions);
        }
        if let Ok(measure) = text.parse() {
            return Ok(Self::Largest(measure));
        }
        text.parse().map(Self::By).map_err(|_| {
            let names: Vec<&str> = Measure::ALL
                .map(Measure::name)
                .into_iter()
                .chain(Dimension::all().map(Dimension::name))
                .collect();
            let near = nearest(text, names.iter().copied())
                .map(|near| format!("did you mean \"{near}\"? "))
                .unwrap_or_default();
            Error::setting("neither a measure nor a dimension")
                .value(text)
                .hint(format!("{near}sort by one of {}", names.join(", ")))
        })
    }
}

impl TryFrom<String> for SortOrder {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        text.parse()
    }
}

impl From<SortOrder> for String {
    fn from(order: SortOrder) -> Self {
        match order {
            SortOrder::Dimensions => "dimensions",
            SortOrder::Largest(measure) => measure.name(),
            SortOrder::By(dimension) => dimension.name(),
        }
        .to_owned()
    }
}
