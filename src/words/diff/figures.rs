//! What changed records do to a table, as a table.

use crate::analysis::diff::{CellParts, FigureAmount, FigureChanges, ListDiff, PartKind};
use crate::error::Result;
use crate::query::Measure;
use crate::table::{Cell, CellKind, Row, Table, TableColumn, grouped};
use crate::words::measure_cell::{dimension_column, total_cells};
use crate::words::{INCIDENT, Noun, all_of, capital, record_name};

/// Records that are named behind a part.
const NAMED: usize = 3;

const CELL: Noun = Noun::new("row", "rows");
const RECORD: Noun = Noun::new("record", "records");

/// What a part is: "moved in".
pub(super) fn part_name(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Added => "added",
        PartKind::Withdrawn => "withdrawn",
        PartKind::Revised => "revised",
        PartKind::MovedIn => "moved in",
        PartKind::MovedOut => "moved out",
    }
}

fn title(figures: &FigureChanges) -> String {
    let measures: Vec<String> = figures
        .measures
        .iter()
        .map(|measure| measure.label().to_lowercase())
        .collect();
    let by: Vec<&str> = figures.dimensions.iter().map(|by| by.name()).collect();
    let changes = format!("Changes of {}", all_of(&measures));
    if by.is_empty() {
        return changes;
    }
    format!("{changes} by {}", all_of(&by))
}

/// For people: a row a cell and measure that changed, and the parts in words.
pub(super) fn table(diff: &ListDiff, figures: &FigureChanges) -> Result<Table> {
    let mut columns: Vec<TableColumn> = figures
        .dimensions
        .iter()
        .map(|by| dimension_column(*by))
        .collect();
    columns.extend([
        TableColumn::text("measure", "Measure"),
        TableColumn::new("before", "Before", CellKind::Toll),
        TableColumn::new("after", "After", CellKind::Toll),
        TableColumn::text("through", "Through"),
    ]);
    let mut rows = Vec::new();
    for (cell, is_total) in cells(figures) {
        let keys: Vec<Cell> = if is_total {
            total_cells(figures.dimensions.len()).collect()
        } else {
            cell.keys
                .iter()
                .map(|key| Cell::Text(key.label()))
                .collect()
        };
        for (at, measure) in figures.measures.iter().enumerate() {
            if cell.parts.values().all(|part| part.amounts[at].is_zero()) {
                continue;
            }
            let mut row = keys.clone();
            row.extend([
                Cell::Text(measure.label().to_owned()),
                amount_cell(*measure, cell.before[at]),
                amount_cell(*measure, cell.after[at]),
                Cell::Text(through(diff, cell, at, *measure)),
            ]);
            rows.push(if is_total {
                Row::total(row)
            } else {
                Row::of(row)
            });
        }
    }
    let notes = if figures.same == 0 {
        Vec::new()
    } else {
        let as_it_was = if figures.same == 1 {
            "is as it was"
        } else {
            "are as they were"
        };
        vec![format!(
            "{} {as_it_was}.",
            capital(&CELL.count(figures.same as f64))
        )]
    };
    Ok(Table::new(title(figures), columns, rows)?.with_notes(notes))
}

/// The cells that changed, and all together where there are several.
fn cells(figures: &FigureChanges) -> impl Iterator<Item = (&CellParts, bool)> {
    let total = (figures.cells.len() > 1).then_some((&figures.total, true));
    figures.cells.iter().map(|cell| (cell, false)).chain(total)
}

fn amount_cell(measure: Measure, amount: FigureAmount) -> Cell {
    if !measure.is_toll() {
        return Cell::Number(amount.value);
    }
    Cell::Toll {
        low: amount.toll.low(),
        best: amount.toll.best(),
        high: amount.toll.high(),
        unknown: amount.toll.unknown(),
    }
}

/// An amount in a sentence: "38 (27–38)", "501 known, 539–631 with 1 incident of unknown
/// toll".
pub(super) fn amount_words(measure: Measure, amount: FigureAmount) -> String {
    if !measure.is_toll() {
        return grouped(amount.value);
    }
    let toll = amount.toll;
    let range = match (toll.low(), toll.high()) {
        (Some(low), Some(high)) if (high - low).abs() < 1e-6 => grouped(low),
        (Some(low), Some(high)) => format!("{}–{}", grouped(low), grouped(high)),
        (Some(low), None) => format!("{} or more", grouped(low)),
        (None, Some(high)) => format!("at most {}", grouped(high)),
        (None, None) => "an unknown number".to_owned(),
    };
    let unknown = INCIDENT.count(toll.unknown());
    match toll.best() {
        None if toll.low().is_none() && toll.high().is_none() => range,
        None => format!("unknown ({range})"),
        Some(best) if toll.unknown() > 0.0 => {
            format!(
                "{} known, {range} with {unknown} of unknown toll",
                grouped(best)
            )
        }
        Some(best) if range == grouped(best) => range,
        Some(best) => format!("{} ({range})", grouped(best)),
    }
}

/// "added +30 (BGD-2021-07-19-1); revised −3 (BGD-2018-01-15-1)".
fn through(diff: &ListDiff, cell: &CellParts, at: usize, measure: Measure) -> String {
    let parts = cell
        .parts
        .iter()
        .filter(|(_, part)| !part.amounts[at].is_zero());
    let parts: Vec<String> = parts
        .map(|(kind, part)| {
            let mut records: Vec<String> = part
                .changes
                .iter()
                .take(NAMED)
                .filter_map(|change| diff.changes[*change].evidence().map(record_name))
                .collect();
            let more = part.changes.len().saturating_sub(NAMED);
            if more > 0 {
                records.push(format!("{} more", grouped(more as f64)));
            }
            if part.same > 0 {
                let same = RECORD.count(part.same as f64);
                records.push(format!("{same} as before, through the days looked at"));
            }
            let by = by_how_much(measure, part.amounts[at]);
            format!("{} {by} ({})", part_name(*kind), records.join(", "))
        })
        .collect();
    parts.join("; ")
}

/// "+30", "−3", "−3 (low 0, high −6)", "+101, 1 unknown fewer".
pub(super) fn by_how_much(measure: Measure, amount: FigureAmount) -> String {
    let mut text = signed(amount.value);
    if !measure.is_toll() {
        return text;
    }
    let toll = amount.toll;
    let (low, high) = (toll.low.sum, toll.high.sum);
    if (low - amount.value).abs() > 1e-6 || (high - amount.value).abs() > 1e-6 {
        text += &format!(" (low {}, high {})", signed(low), signed(high));
    }
    let unknown = toll.incidents - toll.best.known;
    if unknown.abs() > 1e-6 {
        let which = if unknown > 0.0 { "more" } else { "fewer" };
        let incidents = INCIDENT.count(unknown.abs());
        text += &format!(", {incidents} of unknown toll {which}");
    }
    text
}

fn signed(value: f64) -> String {
    match value {
        value if value.abs() < 1e-6 => "0".to_owned(),
        value if value > 0.0 => format!("+{}", grouped(value)),
        value => format!("−{}", grouped(-value)),
    }
}

/// For programs: a row a cell and measure, and a column a part and estimate.
pub(super) fn rows(diff: &ListDiff, figures: &FigureChanges) -> Result<Table> {
    let number = |name: &str| TableColumn::new(name, name, CellKind::Number { decimals: 1 });
    let mut columns: Vec<TableColumn> = figures
        .dimensions
        .iter()
        .map(|by| dimension_column(*by))
        .collect();
    columns.push(TableColumn::text("measure", "measure"));
    let parts: Vec<String> = PartKind::ALL
        .map(|kind| part_name(kind).replace(' ', "_"))
        .to_vec();
    let heads = ["before", "after", "change"].map(str::to_owned);
    for head in heads.iter().chain(&parts) {
        for estimate in ["low", "best", "high", "unknown"] {
            columns.push(number(&format!("{head}_{estimate}")));
        }
    }
    columns.extend(parts.iter().map(|part| {
        let name = format!("{part}_records");
        TableColumn::text(&name, &name)
    }));
    let mut rows = Vec::new();
    for cell in &figures.cells {
        for (at, measure) in figures.measures.iter().enumerate() {
            let mut row: Vec<Cell> = cell
                .keys
                .iter()
                .map(|key| Cell::Text(key.label()))
                .collect();
            row.push(Cell::Text(measure.name().to_owned()));
            let mut amounts = vec![cell.before[at], cell.after[at], cell.change(at)];
            amounts.extend(PartKind::ALL.map(|kind| cell.part(kind, at)));
            for amount in amounts {
                row.extend(estimates(*measure, amount).map(Cell::Number));
            }
            row.extend(PartKind::ALL.map(|kind| {
                let changes = cell.parts.get(&kind).map(|part| &part.changes);
                let names: Vec<String> = changes
                    .into_iter()
                    .flatten()
                    .filter_map(|change| diff.changes[*change].evidence().map(record_name))
                    .collect();
                Cell::Text(names.join(" "))
            }));
            rows.push(Row::of(row));
        }
    }
    Table::new(title(figures), columns, rows)
}

/// Low, best and high, and incidents whose toll is unknown; a count is the same in all.
pub(super) fn estimates(measure: Measure, amount: FigureAmount) -> [f64; 4] {
    if !measure.is_toll() {
        return [amount.value, amount.value, amount.value, 0.0];
    }
    let toll = amount.toll;
    let unknown = toll.incidents - toll.best.known;
    [toll.low.sum, toll.best.sum, toll.high.sum, unknown]
}
