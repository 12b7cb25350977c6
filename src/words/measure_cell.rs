//! Measures and dimensions in tables.

use super::capital;
use crate::query::{Dimension, Measure, Sums};
use crate::table::{Cell, CellKind, TableColumn};

/// What the cells of a measure hold.
pub(super) fn cell_kind(measure: Measure) -> CellKind {
    if measure.is_toll() {
        CellKind::Toll
    } else {
        CellKind::Number { decimals: 1 }
    }
}

/// The cell of a measure.
pub(super) fn measure_cell(sums: &Sums, measure: Measure) -> Cell {
    match sums.toll(measure) {
        Some(toll) => Cell::Toll {
            low: toll.low(),
            best: toll.best(),
            high: toll.high(),
            unknown: toll.unknown(),
        },
        None => sums.value(measure).map_or(Cell::Blank, Cell::Number),
    }
}

/// The column of a dimension's keys.
pub(super) fn dimension_column(dimension: Dimension) -> TableColumn {
    let label = dimension.name().replace('_', " ");
    TableColumn::text(dimension.name(), &capital(&label))
}

/// The cells of the row of totals: "total", and as many blanks as there are more
/// columns of keys.
pub(super) fn total_cells(columns: usize) -> impl Iterator<Item = Cell> {
    std::iter::once("total")
        .chain(std::iter::repeat(""))
        .take(columns)
        .map(|text| Cell::Text(text.to_owned()))
}
