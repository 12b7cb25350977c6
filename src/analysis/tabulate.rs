//! A plan as a table: sorted, cut to the top, pivoted, with totals.

use polars::prelude::DataFrame;
use serde::{Deserialize, Serialize};

use super::{Partial, partial_periods};
use crate::error::{Error, Result};
use crate::query::{Dimension, Group, Key, Measure, Plan, Span, Summary, Sums};
use crate::table::{Cell, CellKind, Row, Table, TableColumn};

/// How the rows are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum SortOrder {
    /// By their dimensions, outermost first.
    #[default]
    Dimensions,
    /// By a measure, largest first, unknown last.
    Largest(Measure),
    /// By one dimension.
    By(Dimension),
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
            let near = crate::schema::nearest(text, names.iter().copied())
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

/// How a plan is shown as a table.
#[derive(Debug, Clone, Default)]
pub struct TabulateOptions {
    /// A dimension whose values become columns.
    pub pivot: Option<Dimension>,
    /// Whether to add a row of totals.
    pub totals: bool,
    /// How the rows are ordered.
    pub sort: SortOrder,
    /// Whether to leave out rows without incidents.
    pub nonzero: bool,
    /// Most rows, beside the totals.
    pub top: Option<usize>,
}

/// A table and what it was made from.
#[derive(Debug, Clone)]
pub struct Tabulation {
    /// The table.
    pub table: Table,
    /// The sums.
    pub summary: Summary,
    /// Periods covered in part.
    pub partial: Vec<Partial>,
}

/// A row before it is put into cells: its keys and, when pivoted, sums by
/// value of the pivoted dimension.
struct Line {
    keys: Vec<Key>,
    sums: Vec<Sums>,
}

impl Line {
    fn all(&self) -> Sums {
        self.sums
            .iter()
            .fold(Sums::default(), |all, sums| all.plus(*sums))
    }
}

/// Runs `plan` on `frame` and shows it as a table.
///
/// # Errors
/// As [`Plan::run`]; also when the pivoted or sorting dimension is none of the
/// plan's, or the plan has no measure.
pub fn tabulate(plan: &Plan, frame: &DataFrame, options: &TabulateOptions) -> Result<Tabulation> {
    let mut plan = plan.clone();
    if let Some(pivot) = options.pivot
        && !plan.dimensions.contains(&pivot)
    {
        plan.dimensions.push(pivot);
    }
    if plan.measures.is_empty() {
        return Err(Error::setting("name at least one measure").field("measure"));
    }
    if let SortOrder::Largest(measure) = options.sort {
        // Sorting by what is not shown needs its sums all the same.
        if !plan.measures.contains(&measure) {
            let mut with = plan.clone();
            with.measures.push(measure);
            let summary = with.run(frame)?;
            return show(&plan, summary, options);
        }
    }
    let summary = plan.run(frame)?;
    show(&plan, summary, options)
}

fn show(plan: &Plan, summary: Summary, options: &TabulateOptions) -> Result<Tabulation> {
    let pivot = options.pivot.and_then(|pivot| {
        let position = plan.dimensions.iter().position(|d| *d == pivot)?;
        Some((pivot, position))
    });
    let headings = pivot.map_or_else(Vec::new, |(_, position)| headings(&summary, position));
    let rows: Vec<Dimension> = plan
        .dimensions
        .iter()
        .copied()
        .filter(|dimension| Some(*dimension) != options.pivot)
        .collect();
    let mut lines = match pivot {
        None => summary
            .groups
            .iter()
            .map(|group| Line {
                keys: group.keys.clone(),
                sums: vec![group.sums],
            })
            .collect(),
        Some((_, position)) => pivoted(&summary.groups, position, &headings),
    };
    if options.nonzero {
        lines.retain(|line| line.all().incidents > 0.0);
    }
    sort(&mut lines, &rows, options.sort)?;
    let count = lines.len();
    if let Some(top) = options.top {
        lines.truncate(top);
    }
    let mut table = Table {
        title: title(plan, summary.window),
        columns: columns(plan, &rows, &headings),
        rows: lines
            .iter()
            .map(|line| Row {
                cells: line
                    .keys
                    .iter()
                    .map(|key| Cell::Text(key.label()))
                    .chain(cells(plan, &line.sums))
                    .collect(),
                total: false,
            })
            .collect(),
        notes: Vec::new(),
    };
    if options.totals {
        let sums = match pivot {
            None => vec![summary.total],
            Some((_, position)) => pivoted(&summary.groups, position, &headings)
                .into_iter()
                .map(|line| line.sums)
                .reduce(|a, b| a.into_iter().zip(b).map(|(a, b)| a.plus(b)).collect())
                .unwrap_or_else(|| vec![Sums::default(); headings.len()]),
        };
        table.rows.push(total_row(plan, rows.len(), &sums));
    }
    if lines.len() < count {
        let but = if options.totals {
            "; the total is of all"
        } else {
            ""
        };
        table
            .notes
            .push(format!("The first {} of {count} rows{but}.", lines.len()));
    }
    let partial: Vec<Partial> = plan
        .dimensions
        .iter()
        .filter_map(|dimension| match dimension {
            Dimension::Time(unit) => Some(*unit),
            Dimension::Text(_) => None,
        })
        .zip(std::iter::repeat(summary.window))
        .filter_map(|(unit, window)| Some((unit, window?)))
        .flat_map(|(unit, window)| partial_periods(unit, window))
        .collect();
    for partial in &partial {
        table.notes.push(format!("{}.", partial.sentence()));
    }
    Ok(Tabulation {
        table,
        summary,
        partial,
    })
}

fn title(plan: &Plan, window: Option<Span>) -> String {
    let measures: Vec<&str> = plan.measures.iter().map(|m| m.label()).collect();
    let by: Vec<&str> = plan.dimensions.iter().map(|d| d.name()).collect();
    let mut title = measures.join(", ");
    if !by.is_empty() {
        title += &format!(" by {}", by.join(" and "));
    }
    match window {
        Some(window) => format!("{title}, {} to {}", window.first, window.last),
        None => title,
    }
}

fn headings(summary: &Summary, position: usize) -> Vec<Key> {
    let mut headings: Vec<Key> = Vec::new();
    for group in &summary.groups {
        let key = &group.keys[position];
        if !headings.contains(key) {
            headings.push(key.clone());
        }
    }
    headings.sort_by_key(|key| match key {
        Key::Period(_, index) => (false, *index, String::new()),
        Key::Text(text) => (text.is_none(), 0, text.clone().unwrap_or_default()),
    });
    headings
}

fn pivoted(groups: &[Group], position: usize, headings: &[Key]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for group in groups {
        let mut keys = group.keys.clone();
        let value = keys.remove(position);
        let known = lines.iter().position(|line| line.keys == keys);
        let line = known.unwrap_or_else(|| {
            lines.push(Line {
                keys,
                sums: vec![Sums::default(); headings.len()],
            });
            lines.len() - 1
        });
        if let Some(column) = headings.iter().position(|heading| *heading == value) {
            lines[line].sums[column] = group.sums;
        }
    }
    lines
}

fn sort(lines: &mut [Line], rows: &[Dimension], order: SortOrder) -> Result<()> {
    match order {
        SortOrder::Dimensions => {}
        SortOrder::Largest(measure) => {
            lines.sort_by(|a, b| {
                let value = |line: &Line| line.all().value(measure).unwrap_or(f64::NEG_INFINITY);
                value(b).total_cmp(&value(a))
            });
        }
        SortOrder::By(dimension) => {
            let position = rows
                .iter()
                .position(|row| *row == dimension)
                .ok_or_else(|| {
                    Error::setting("the rows are not broken down by this dimension")
                        .field("sort")
                        .value(dimension.name())
                        .hint_fields("name it with {} too", ["by"])
                })?;
            lines.sort_by_cached_key(|line| match &line.keys[position] {
                Key::Period(_, index) => (false, *index, String::new()),
                Key::Text(text) => (
                    text.is_none(),
                    0,
                    crate::schema::fold(text.as_deref().unwrap_or_default()),
                ),
            });
        }
    }
    Ok(())
}

pub(super) fn kind(measure: Measure) -> CellKind {
    match measure {
        Measure::Killed | Measure::Injured | Measure::Casualties => CellKind::Toll,
        _ => CellKind::Number { decimals: 1 },
    }
}

fn columns(plan: &Plan, rows: &[Dimension], headings: &[Key]) -> Vec<TableColumn> {
    let mut columns: Vec<TableColumn> = rows
        .iter()
        .map(|dimension| {
            let label = dimension.name().replace('_', " ");
            TableColumn::text(dimension.name(), &capitalised(&label))
        })
        .collect();
    let mut add = |prefix: &str, label: &str| {
        for measure in &plan.measures {
            let name = format!("{prefix}{}", measure.name());
            let label = if label.is_empty() {
                measure.label().to_owned()
            } else if plan.measures.len() == 1 {
                label.to_owned()
            } else {
                format!("{label} {}", measure.label().to_lowercase())
            };
            columns.push(TableColumn::new(&name, &label, kind(*measure)));
            if *measure == Measure::FatalIncidents {
                columns.push(TableColumn::new(
                    &format!("{name}_unknown"),
                    &format!("{label}, unknown"),
                    CellKind::Number { decimals: 1 },
                ));
            }
        }
    };
    if headings.is_empty() {
        add("", "");
    }
    for heading in headings {
        let label = heading.label();
        add(&format!("{label}_"), &label);
    }
    columns
}

pub(super) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

fn cells(plan: &Plan, sums: &[Sums]) -> Vec<Cell> {
    let mut cells = Vec::new();
    for sums in sums {
        for measure in &plan.measures {
            cells.push(measure_cell(sums, *measure));
            if *measure == Measure::FatalIncidents {
                cells.push(Cell::Number(sums.fatal_unknown));
            }
        }
    }
    cells
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

fn total_row(plan: &Plan, labels: usize, sums: &[Sums]) -> Row {
    let mut first = vec![Cell::Text(String::new()); labels];
    if let Some(cell) = first.first_mut() {
        *cell = Cell::Text("total".to_owned());
    }
    Row {
        cells: first.into_iter().chain(cells(plan, sums)).collect(),
        total: true,
    }
}
