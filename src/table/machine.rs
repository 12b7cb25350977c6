//! Tables for programs: one plain column a number.

use super::{Cell, CellKind, Table};

/// A table of plain columns, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Flat {
    /// The columns.
    pub columns: Vec<FlatColumn>,
    /// Number of rows.
    pub height: usize,
}

/// A plain column.
#[derive(Debug, Clone, PartialEq)]
pub struct FlatColumn {
    /// Its name.
    pub name: String,
    /// Its values.
    pub values: FlatValues,
}

/// Values of a plain column.
#[derive(Debug, Clone, PartialEq)]
pub enum FlatValues {
    /// Texts; `None` is unknown.
    Texts(Vec<Option<String>>),
    /// Numbers rounded to six decimals, or to six significant digits when they are
    /// below 0.1; `None` is unknown or unbounded.
    Numbers(Vec<Option<f64>>),
}

/// Flattens a table: a toll becomes `<name>`, `<name>_low`, `<name>_high` and
/// `<name>_unknown`, an estimate `<name>`, `<name>_lower` and `<name>_upper`. Title
/// and notes are left out.
#[must_use]
pub fn flatten(table: &Table) -> Flat {
    let mut columns = Vec::new();
    for (position, column) in table.columns().iter().enumerate() {
        let cells = || table.rows().iter().map(|row| &row.cells[position]);
        let mut numbers = |ending: &str, get: &dyn Fn(&Cell) -> Option<f64>| {
            columns.push(FlatColumn {
                name: format!("{}{ending}", column.name),
                values: FlatValues::Numbers(
                    cells()
                        .map(|cell| {
                            get(cell)
                                .filter(|value| value.is_finite())
                                .map(six_decimals)
                        })
                        .collect(),
                ),
            });
        };
        match column.kind {
            CellKind::Text => columns.push(FlatColumn {
                name: column.name.clone(),
                values: FlatValues::Texts(
                    cells()
                        .map(|cell| match cell {
                            Cell::Text(text) => Some(text.clone()),
                            _ => None,
                        })
                        .collect(),
                ),
            }),
            CellKind::Number { .. } | CellKind::Probability => numbers("", &Cell::value),
            CellKind::Toll => {
                numbers("", &Cell::value);
                numbers("_low", &|cell| match cell {
                    Cell::Toll { low, .. } => *low,
                    _ => None,
                });
                numbers("_high", &|cell| match cell {
                    Cell::Toll { high, .. } => *high,
                    _ => None,
                });
                numbers("_unknown", &|cell| match cell {
                    Cell::Toll { unknown, .. } => Some(*unknown),
                    _ => None,
                });
            }
            CellKind::Estimate => {
                numbers("", &Cell::value);
                numbers("_lower", &|cell| match cell {
                    Cell::Estimate { lower, .. } => Some(*lower),
                    _ => None,
                });
                numbers("_upper", &|cell| match cell {
                    Cell::Estimate { upper, .. } => Some(*upper),
                    _ => None,
                });
            }
        }
    }
    Flat {
        columns,
        height: table.rows().len(),
    }
}

/// Six decimals, or six significant digits of what is smaller.
fn six_decimals(value: f64) -> f64 {
    if value == 0.0 {
        return 0.0;
    }
    if value.abs() >= 0.1 {
        return (value * 1e6).round() / 1e6;
    }
    format!("{value:.5e}").parse().unwrap_or(value)
}

/// A number for programs: no trailing zeros, an exponent only for tiny ones.
pub(super) fn plain(value: f64) -> String {
    if value != 0.0 && value.abs() < 1e-6 {
        return format!("{value:e}");
    }
    format!("{value}")
}
