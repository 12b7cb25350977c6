//! Tables of results: typed cells, and writers for people and programs. What the
//! rows mean is not known here; of the other rooms only [`error`](crate::error) is
//! used.
//!
//! A [`Table`] has a cell for every row and column. Every result that can be
//! written is an [`Answer`], and [`Format::write`] writes any answer in any format:
//! people get the table with its notes, programs plain columns, one a number
//! ([`flatten`]).

mod csv_writer;
mod format;
mod html;
mod json;
mod json_object;
mod machine;
mod markdown;
mod number;
mod parquet;
mod render;
mod shown_cell;
mod terminal;

pub use csv_writer::{CsvReader, csv_for, to_csv, write_records};
pub use format::Format;
pub use html::{POLICY, fragment as html_fragment, page as html_page};
pub use json_object::{Beside, json_beside, pretty_json};
pub use machine::{Flat, FlatColumn, FlatValues, flatten};
pub use markdown::to_markdown;
pub use number::{Separators, decimal, fixed, grouped, p_value, rounded};
pub use parquet::to_parquet;
pub use render::Answer;
pub use terminal::to_terminal;

use serde::Serialize;

use crate::error::{Error, Result};

/// A table of results: every row has a cell for every column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// What it shows, for people.
    pub title: String,
    columns: Vec<TableColumn>,
    rows: Vec<Row>,
    /// What a reader must know, for people.
    pub notes: Vec<String>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableColumn {
    /// Name for programs, in snake case.
    pub name: String,
    /// Name for people.
    pub label: String,
    /// What the cells hold.
    pub kind: CellKind,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CellKind {
    /// Text, to the left.
    Text,
    /// A number, shown with that many decimals when it is not whole.
    Number {
        /// Decimals for people; programs get six.
        decimals: usize,
    },
    /// A toll with its range and the number of unknown incidents.
    Toll,
    /// An estimate with its confidence interval.
    Estimate,
    /// A p-value.
    Probability,
}

impl CellKind {
    /// Whether its cells are read as numbers, and stand to the right.
    #[must_use]
    pub fn is_number(self) -> bool {
        match self {
            Self::Text => false,
            Self::Number { .. } | Self::Toll | Self::Estimate | Self::Probability => true,
        }
    }
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Cell {
    /// Nothing that could be known or computed.
    Blank,
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// A toll: sums of low, best and high estimates; `None` is unknown.
    Toll {
        /// Sum of low estimates.
        low: Option<f64>,
        /// Sum of best estimates.
        best: Option<f64>,
        /// Sum of high estimates.
        high: Option<f64>,
        /// Incidents whose best estimate is unknown, which `best` leaves out.
        unknown: f64,
    },
    /// An estimate with its confidence interval; an infinite bound means that
    /// there is none on that side.
    Estimate {
        /// Point estimate.
        value: f64,
        /// Lower confidence limit.
        lower: f64,
        /// Upper confidence limit.
        upper: f64,
    },
}

/// A row.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Row {
    /// A cell a column.
    pub cells: Vec<Cell>,
    /// Whether it sums the other rows.
    pub total: bool,
}

impl Row {
    /// A row that is no total.
    #[must_use]
    pub fn of(cells: Vec<Cell>) -> Self {
        Self {
            cells,
            total: false,
        }
    }

    /// A row that sums the others.
    #[must_use]
    pub fn total(cells: Vec<Cell>) -> Self {
        Self { cells, total: true }
    }
}

impl TableColumn {
    /// A column of text.
    #[must_use]
    pub fn text(name: &str, label: &str) -> Self {
        Self::new(name, label, CellKind::Text)
    }

    /// A column of that kind.
    #[must_use]
    pub fn new(name: &str, label: &str, kind: CellKind) -> Self {
        Self {
            name: name.to_owned(),
            label: label.to_owned(),
            kind,
        }
    }
}

impl Table {
    /// A table of these rows, without notes.
    ///
    /// # Errors
    /// `Engine` when a row has more or fewer cells than there are columns.
    ///
    /// ```
    /// use casualty::table::{Cell, CellKind, Row, Table, TableColumn};
    ///
    /// let columns = vec![
    ///     TableColumn::text("place", "Place"),
    ///     TableColumn::new("killed", "Killed", CellKind::Number { decimals: 0 }),
    /// ];
    /// let row = Row::of(vec![Cell::Text("Baghdad".into()), Cell::Number(32.0)]);
    /// let table = Table::new("Killed by place", columns.clone(), vec![row])?;
    /// assert_eq!(table.rows().len(), 1);
    /// assert!(Table::new("", columns, vec![Row::of(vec![Cell::Blank])]).is_err());
    /// # Ok::<(), casualty::error::Error>(())
    /// ```
    pub fn new(
        title: impl Into<String>,
        columns: Vec<TableColumn>,
        rows: Vec<Row>,
    ) -> Result<Self> {
        let mut table = Self {
            title: title.into(),
            columns,
            rows: Vec::with_capacity(rows.len()),
            notes: Vec::new(),
        };
        rows.into_iter().try_for_each(|row| table.push(row))?;
        Ok(table)
    }

    /// The table with these notes instead of its own.
    #[must_use]
    pub fn with_notes(mut self, notes: Vec<String>) -> Self {
        self.notes = notes;
        self
    }

    /// Adds a row at the end.
    ///
    /// # Errors
    /// `Engine` when it has more or fewer cells than there are columns.
    pub fn push(&mut self, row: Row) -> Result<()> {
        if row.cells.len() != self.columns.len() {
            return Err(Error::engine(format!(
                "a row of {} cells does not fit a table of {} columns",
                row.cells.len(),
                self.columns.len()
            )));
        }
        self.rows.push(row);
        Ok(())
    }

    /// The columns.
    #[must_use]
    pub fn columns(&self) -> &[TableColumn] {
        &self.columns
    }

    /// The rows; each has a cell a column.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Sorts the rows; those of equal key keep their order.
    pub fn sort_rows_by_key<K: Ord>(&mut self, key: impl FnMut(&Row) -> K) {
        self.rows.sort_by_key(key);
    }

    /// Position of the column of that name.
    #[must_use]
    pub fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

impl Cell {
    /// The value to sort by: a number, a toll's best estimate, or a point estimate.
    #[must_use]
    pub fn value(&self) -> Option<f64> {
        match self {
            Self::Blank | Self::Text(_) => None,
            Self::Number(value) | Self::Estimate { value, .. } => Some(*value),
            Self::Toll { best, .. } => *best,
        }
    }
}
