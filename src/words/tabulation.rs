//! A tabulation as a table.

use std::borrow::Cow;

use super::first_rows::first_rows;
use super::measure_cell::{cell_kind, dimension_column, measure_cell, total_cells};
use super::{Loss, all_left_out, partial_period};
use crate::analysis::Tabulation;
use crate::error::Result;
use crate::query::{Key, Measure, PivotRow, Sums};
use crate::table::{Answer, Cell, CellKind, Row, Table, TableColumn};

impl Answer for Tabulation {
    fn reading(&self) -> Result<Cow<'_, Table>> {
        self.table().map(Cow::Owned)
    }
}

impl Tabulation {
    /// The rows as a table: the keys, then each measure, under each heading.
    ///
    /// # Errors
    /// Never: every row has a cell a column.
    pub fn table(&self) -> Result<Table> {
        let mut rows: Vec<Row> = self.rows.iter().map(|row| self.row(row)).collect();
        if let Some(totals) = &self.totals {
            let cells = total_cells(self.row_dimensions.len()).chain(self.cells(totals));
            rows.push(Row::total(cells.collect()));
        }
        Ok(Table::new(self.title(), self.columns(), rows)?.with_notes(self.notes()))
    }

    fn title(&self) -> String {
        let measures: Vec<&str> = self.measures.iter().map(|m| m.label()).collect();
        let by: Vec<&str> = self.dimensions.iter().map(|d| d.name()).collect();
        let mut title = measures.join(", ");
        if !by.is_empty() {
            title += &format!(" by {}", by.join(" and "));
        }
        match self.summary.window {
            Some(window) => format!("{title}, {} to {}", window.first, window.last),
            None => title,
        }
    }

    fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        let shown = self.rows.len();
        if shown < self.all_rows {
            notes.push(first_rows(shown, self.all_rows, self.totals.is_some()));
        }
        notes.extend(self.losses());
        notes.extend(all_left_out(&self.summary.left_out));
        notes.extend(
            self.partial
                .iter()
                .map(|partial| format!("{}.", partial_period(partial))),
        );
        notes
    }

    /// What is not in a period, or is no single incident, with its toll.
    fn losses(&self) -> impl Iterator<Item = String> {
        let summary = &self.summary;
        let tolls = self.measures.iter().copied();
        let measure = tolls.clone().find(|measure| measure.is_toll());
        let measure = measure
            .or(tolls.clone().next())
            .unwrap_or(Measure::Incidents);
        let loss = move |sums: &Sums| Loss::of(sums, measure);
        [
            loss(&summary.undated).map(|loss| loss.in_own_rows()),
            loss(&summary.at_edge).map(|loss| format!("{}.", loss.at_edge())),
            loss(&summary.of_summaries)
                .map(|loss| format!("Of these rows {}.", loss.of_summaries())),
            loss(&summary.placed_by_rule).map(|loss| format!("{}.", loss.placed_by_rule())),
        ]
        .into_iter()
        .flatten()
    }

    fn columns(&self) -> Vec<TableColumn> {
        let mut columns: Vec<TableColumn> = self
            .row_dimensions
            .iter()
            .map(|dimension| dimension_column(*dimension))
            .collect();
        if self.headings.is_empty() {
            columns.extend(self.measure_columns(None));
        }
        for heading in &self.headings {
            columns.extend(self.measure_columns(Some(heading)));
        }
        columns
    }

    /// A column a measure, and one more for what a measure leaves open.
    fn measure_columns(&self, heading: Option<&Key>) -> Vec<TableColumn> {
        let heading = heading.map(Key::label);
        let mut columns = Vec::new();
        for measure in &self.measures {
            let (name, label) = match &heading {
                None => (measure.name().to_owned(), measure.label().to_owned()),
                Some(heading) => (
                    format!("{heading}_{}", measure.name()),
                    if self.measures.len() == 1 {
                        heading.clone()
                    } else {
                        format!("{heading} {}", measure.label().to_lowercase())
                    },
                ),
            };
            columns.push(TableColumn::new(&name, &label, cell_kind(*measure)));
            if self.summary.total.unjudged(*measure).is_some() {
                columns.push(TableColumn::new(
                    &format!("{name}_unknown"),
                    &format!("{label}, unknown"),
                    CellKind::Number { decimals: 1 },
                ));
            }
        }
        columns
    }

    fn row(&self, row: &PivotRow) -> Row {
        let keys = row.keys.iter().map(|key| Cell::Text(key.label()));
        Row::of(keys.chain(self.cells(&row.sums)).collect())
    }

    fn cells<'a>(&'a self, sums: &'a [Sums]) -> impl Iterator<Item = Cell> + 'a {
        sums.iter()
            .flat_map(|sums| self.measures.iter().map(move |measure| (sums, *measure)))
            .flat_map(|(sums, measure)| {
                let open = sums.unjudged(measure).map(Cell::Number);
                std::iter::once(measure_cell(sums, measure)).chain(open)
            })
    }
}
