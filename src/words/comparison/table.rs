//! A comparison as a table: in full for programs, shorter for people.

use std::borrow::Cow;

use super::figures::{ComparedFigure, Shown, Slot, figures};
use super::{conclusion, notes, period_label};
use crate::analysis::{Comparison, ComparisonRow, Conclusion};
use crate::error::Result;
use crate::table::{Answer, Cell, Row, Table, TableColumn};
use crate::words::capital;
use crate::words::measure_cell::{dimension_column, total_cells};

impl Answer for Comparison {
    fn reading(&self) -> Result<Cow<'_, Table>> {
        self.reading_table().map(Cow::Owned)
    }

    fn rows(&self) -> Result<Cow<'_, Table>> {
        self.table().map(Cow::Owned)
    }
}

impl Comparison {
    /// Everything, for programs: a row a place and the total, a column a
    /// figure, named `<measure>_baseline`, `<measure>_against` and so on.
    ///
    /// # Errors
    /// Never: every row has a cell a column.
    pub fn table(&self) -> Result<Table> {
        let figures = figures(self);
        self.by_place(figures.iter().flat_map(|(_, figures)| figures).collect())
    }

    /// For people: without figures that follow from others; without places, a
    /// row a measure.
    ///
    /// # Errors
    /// Never: every row has a cell a column.
    pub fn reading_table(&self) -> Result<Table> {
        if self.dimensions.is_empty() {
            return self.by_measure();
        }
        let figures = figures(self);
        let kept = figures
            .iter()
            .flat_map(|(_, figures)| figures)
            .filter(|figure| figure.shown == Shown::Always)
            .collect();
        self.by_place(kept)
    }

    fn by_place(&self, mut figures: Vec<&ComparedFigure>) -> Result<Table> {
        // The sentence closes the row.
        figures.sort_by_key(|figure| figure.slot == Slot::Conclusion);
        let mut columns: Vec<TableColumn> = self
            .dimensions
            .iter()
            .map(|dimension| dimension_column(*dimension))
            .collect();
        if columns.is_empty() {
            columns.push(TableColumn::text("scope", "Scope"));
        }
        let keys = columns.len();
        columns.extend(figures.iter().map(|figure| figure.column()));
        let row = |row: &ComparisonRow, total: bool| {
            let labels: Vec<Cell> = if total {
                total_cells(keys).collect()
            } else {
                row.keys.iter().map(|key| Cell::Text(key.label())).collect()
            };
            let cells = figures.iter().map(|figure| (figure.cell)(row));
            Row {
                cells: labels.into_iter().chain(cells).collect(),
                total,
            }
        };
        let mut rows: Vec<Row> = self.rows.iter().map(|place| row(place, false)).collect();
        rows.push(row(&self.total, true));
        self.titled(columns, rows)
    }

    /// The total only, turned on its side.
    fn by_measure(&self) -> Result<Table> {
        let figures: Vec<(&str, Vec<ComparedFigure>)> = figures(self)
            .into_iter()
            .map(|(measure, mut figures)| {
                figures.retain(|figure| {
                    figure.shown != Shown::Never && figure.slot != Slot::Conclusion
                });
                (measure.label(), figures)
            })
            .collect();
        let mut columns = vec![TableColumn::text("measure", "Measure")];
        // The figures of incidents are those of all measures.
        let first: &[ComparedFigure] = figures.first().map_or(&[], |(_, figures)| figures);
        columns.extend(first.iter().map(ComparedFigure::column_of_all_measures));
        let rows = figures
            .iter()
            .map(|(measure, figures)| {
                let mut cells = vec![Cell::Text((*measure).to_owned())];
                cells.extend(first.iter().map(|column| {
                    figures
                        .iter()
                        .find(|figure| figure.slot == column.slot)
                        .map_or(Cell::Blank, |figure| (figure.cell)(&self.total))
                }));
                Row {
                    cells,
                    total: false,
                }
            })
            .collect();
        let mut table = self.titled(columns, rows)?;
        // One sentence alone needs no column.
        if let Some(sentence) = conclusion(&self.total) {
            let sentence = match self.total.estimates.conclusion {
                Conclusion::NoIncident => capital(&sentence),
                _ => format!("Incidents, {sentence}"),
            };
            table.notes.insert(0, format!("{sentence}."));
        }
        Ok(table)
    }

    fn titled(&self, columns: Vec<TableColumn>, rows: Vec<Row>) -> Result<Table> {
        let title = format!(
            "{} against {}",
            period_label(&self.against),
            period_label(&self.baseline)
        );
        Ok(Table::new(title, columns, rows)?.with_notes(notes::notes(self)))
    }
}
