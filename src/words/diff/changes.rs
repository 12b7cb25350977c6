//! Changed records as a table.

use super::ShownDiff;
use super::record::{cell, change_of_record, class, kind};
use crate::analysis::diff::RecordChange;
use crate::error::Result;
use crate::evidence::Evidence;
use crate::table::{Cell, CellKind, Row, Table, TableColumn};
use crate::words::record_name;

fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

/// For people: a row a record.
pub(super) fn table(shown: &ShownDiff<'_>) -> Result<Table> {
    let columns = [
        "Change",
        "About",
        "Incident",
        "Day",
        "Place",
        "What changed",
        "Line",
    ];
    let columns =
        columns.map(|label| TableColumn::text(&label.to_lowercase().replace(' ', "_"), label));
    let rows = shown.shown().map(|(_, change)| {
        let evidence = change.evidence();
        let of = |part: &dyn Fn(&Evidence) -> String| text(evidence.map(part).unwrap_or_default());
        Row::of(vec![
            text(kind(change.kind)),
            text(about(change).join(", ")),
            of(&record_name),
            of(&|evidence| days(evidence)),
            of(&|evidence| evidence.place.clone().unwrap_or_default()),
            text(change_of_record(change)),
            text(lines(change)),
        ])
    });
    Table::new("Changed records", columns.to_vec(), rows.collect())
}

/// For programs: a row a cell that differs, or a record that is in one file only.
pub(super) fn rows(shown: &ShownDiff<'_>) -> Result<Table> {
    let number = |name: &str| TableColumn::new(name, name, CellKind::Number { decimals: 0 });
    let mut columns: Vec<TableColumn> = [
        "change", "class", "event_id", "date", "date_end", "place", "column", "old", "new",
    ]
    .map(|name| TableColumn::text(name, name))
    .to_vec();
    columns.extend(["old_line", "new_line"].map(number));
    let mut rows = Vec::new();
    for (_, change) in shown.shown() {
        let cells: Vec<_> = change
            .cells
            .iter()
            .filter(|cell| shown.classes.is_empty() || shown.classes.contains(&cell.class))
            .map(Some)
            .collect();
        let cells = if cells.is_empty() { vec![None] } else { cells };
        for cell in cells {
            let evidence = change.evidence();
            let of = |part: &dyn Fn(&Evidence) -> Option<String>| {
                evidence.and_then(part).map_or(Cell::Blank, Cell::Text)
            };
            let blank = |value: Option<String>| value.map_or(Cell::Blank, Cell::Text);
            let line = |of: &Option<Evidence>| {
                of.as_ref()
                    .map_or(Cell::Blank, |one| Cell::Number(one.line as f64))
            };
            rows.push(Row::of(vec![
                text(kind(change.kind)),
                blank(cell.map(|cell| class(cell.class).to_owned())),
                of(&|one| one.id.clone()),
                of(&|one| Some(one.date.to_string())),
                of(&|one| Some(one.date_end.to_string())),
                of(&|one| one.place.clone()),
                blank(cell.map(|cell| cell.column.name().to_owned())),
                blank(cell.and_then(|cell| cell.old.clone())),
                blank(cell.and_then(|cell| cell.new.clone())),
                line(&change.old),
                line(&change.new),
            ]));
        }
    }
    Table::new("Changed records", columns, rows)
}

/// The classes of a change: "toll", "moved".
pub(super) fn about(change: &RecordChange) -> Vec<&'static str> {
    change.classes().into_iter().map(class).collect()
}

fn days(evidence: &Evidence) -> String {
    if evidence.date == evidence.date_end {
        evidence.date.to_string()
    } else {
        format!("{} to {}", evidence.date, evidence.date_end)
    }
}

/// Its lines in both files: "94 → 95", "→ 96", "12 →".
fn lines(change: &RecordChange) -> String {
    let line = |of: &Option<Evidence>| of.as_ref().map(|one| one.line.to_string());
    match (line(&change.old), line(&change.new)) {
        (Some(old), Some(new)) => format!("{old} → {new}"),
        (Some(old), None) => format!("{old} →"),
        (None, Some(new)) => format!("→ {new}"),
        (None, None) => String::new(),
    }
}

/// The cells of a change as people read them, for JSON.
pub(super) fn cells(change: &RecordChange) -> Vec<String> {
    change.cells.iter().map(cell).collect()
}
