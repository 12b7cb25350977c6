//! Markdown tables.

use super::format::{one_line, shown};
use super::{CellKind, Table};

/// The table as Markdown, with its notes below.
#[must_use]
pub fn to_markdown(table: &Table) -> String {
    let mut text = String::new();
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let escape = |cell: &str| one_line(cell).replace('\\', "\\\\").replace('|', "\\|");
    text += &line(table.columns.iter().map(|c| escape(&c.label)).collect());
    text += &line(
        table
            .columns
            .iter()
            .map(|column| match column.kind {
                CellKind::Text => "---".to_owned(),
                _ => "---:".to_owned(),
            })
            .collect(),
    );
    for row in &table.rows {
        text += &line(
            row.cells
                .iter()
                .zip(&table.columns)
                .map(|(cell, column)| {
                    let cell = escape(&shown(cell, column.kind));
                    if row.total {
                        format!("**{cell}**")
                    } else {
                        cell
                    }
                })
                .collect(),
        );
    }
    for note in &table.notes {
        text += &format!("\n{}\n", escape(note));
    }
    text
}
