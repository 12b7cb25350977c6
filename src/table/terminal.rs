//! Columns for a terminal.

use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table as Grid, TableStyle};

use super::Table;
use super::render::{Answer, Render};
use super::shown_cell::shown;
use crate::error::Result;
use crate::outside::Outside;

/// The format for a terminal.
pub(super) struct Terminal;

impl Render for Terminal {
    fn endings(&self) -> &'static [&'static str] {
        &["txt"]
    }

    fn is_for_programs(&self) -> bool {
        false
    }

    fn render(&self, answer: &dyn Answer, width: Option<u16>) -> Result<Vec<u8>> {
        let text = answer.text(width)?;
        Ok(Outside(&text).on_terminal().into_bytes())
    }
}

/// A line above and below the header and at the end, none between rows.
const LINES: TableStyle = TableStyle::new()
    .top_border(LineStyle::none().fill('─').junction('─'))
    .header_separator(LineStyle::none().fill('─').junction('─'))
    .bottom_border(LineStyle::none().fill('─').junction('─'));

/// The table for a terminal of `width` columns, with title and notes; no line is
/// broken without a width (a pipe or file).
#[must_use]
pub fn to_terminal(table: &Table, width: Option<u16>) -> String {
    let mut grid = Grid::new();
    grid.load_style(LINES);
    match width {
        Some(width) => {
            grid.set_content_arrangement(ContentArrangement::Dynamic);
            grid.set_width(width);
        }
        None => {
            grid.set_content_arrangement(ContentArrangement::Disabled);
        }
    }
    grid.set_header(
        table
            .columns()
            .iter()
            .map(|column| Outside(&column.label).on_one_line()),
    );
    for row in table.rows() {
        grid.add_row(
            row.cells
                .iter()
                .zip(table.columns())
                .map(|(cell, column)| Outside(&shown(cell, column.kind)).on_one_line()),
        );
    }
    for (position, column) in table.columns().iter().enumerate() {
        if let Some(drawn) = grid.column_mut(position) {
            drawn.set_cell_alignment(if column.kind.is_number() {
                CellAlignment::Right
            } else {
                CellAlignment::Left
            });
        }
    }
    let mut text = String::new();
    if !table.title.is_empty() {
        text += &Outside(&table.title).line();
    }
    for line in grid.to_string().lines() {
        text += line.trim_end();
        text.push('\n');
    }
    for note in &table.notes {
        text += &Outside(note).line();
    }
    text
}
