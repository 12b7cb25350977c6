//! A plan as rows: sorted, cut to the top, pivoted, with totals.

use polars::prelude::DataFrame;

use super::sort_order::total;
use super::{PartialPeriod, SortOrder, partial_periods};
use crate::error::{Error, Result};
use crate::query::{Dimension, Group, Key, Measure, Pivot, PivotRow, Plan, Summary, Sums};

/// How a plan is shown as rows.
///
/// ```
/// use casualty::analysis::{SortOrder, TabulateOptions};
/// use casualty::query::Measure;
///
/// let deadliest = TabulateOptions::default()
///     .sort(SortOrder::Largest(Measure::Killed))
///     .top(10)
///     .totals();
/// assert_eq!(deadliest.top, Some(10));
/// ```
#[derive(Debug, Clone, Default)]
pub struct TabulateOptions {
    /// A dimension whose values become columns.
    pub pivot: Option<Dimension>,
    /// Whether to add the totals.
    pub totals: bool,
    /// How the rows are ordered.
    pub sort: SortOrder,
    /// Whether to leave out rows without incidents.
    pub nonzero: bool,
    /// Most rows, beside the totals; all when left out.
    pub top: Option<usize>,
}

impl TabulateOptions {
    /// With the values of this dimension as columns.
    #[must_use]
    pub fn pivot(mut self, dimension: Dimension) -> Self {
        self.pivot = Some(dimension);
        self
    }

    /// With totals.
    #[must_use]
    pub fn totals(mut self) -> Self {
        self.totals = true;
        self
    }

    /// In this order.
    #[must_use]
    pub fn sort(mut self, order: SortOrder) -> Self {
        self.sort = order;
        self
    }

    /// Without rows that have no incident.
    #[must_use]
    pub fn nonzero(mut self) -> Self {
        self.nonzero = true;
        self
    }

    /// With the first so many rows only; totals are of all.
    #[must_use]
    pub fn top(mut self, rows: usize) -> Self {
        self.top = Some(rows);
        self
    }
}

/// The rows of a table, and what they were made from. [`Tabulation::table`] makes a
/// [`Table`](crate::table::Table) of them.
#[derive(Debug, Clone)]
pub struct Tabulation {
    /// The dimensions of the plan, the pivoted one included.
    pub dimensions: Vec<Dimension>,
    /// The measures.
    pub measures: Vec<Measure>,
    /// The dimensions whose keys the rows have.
    pub row_dimensions: Vec<Dimension>,
    /// Values of the pivoted dimension; none without a pivot.
    pub headings: Vec<Key>,
    /// The rows that are shown, with sums for each heading, or one without a
    /// pivot.
    pub rows: Vec<PivotRow>,
    /// How many rows there are, shown or not.
    pub all_rows: usize,
    /// Totals of all rows, shown or not, for each heading, when they are asked for.
    pub totals: Option<Vec<Sums>>,
    /// The sums.
    pub summary: Summary,
    /// Periods of the plan's units of which not all days are looked at.
    pub partial: Vec<PartialPeriod>,
}

/// Runs `plan` on `frame` and orders its groups as rows.
///
/// # Errors
/// As [`Plan::run`]; also `Setting` when the plan has no measure, or the rows are
/// not broken down by the dimension that is to sort them. A pivoted dimension that
/// is none of the plan's is added to it.
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
    let measures = plan.measures.clone();
    if let SortOrder::Largest(measure) = options.sort
        && !plan.measures.contains(&measure)
    {
        // Sorting by what is not shown needs its sums all the same.
        plan.measures.push(measure);
    }
    let summary = plan.run(frame)?;
    rows_of(plan.dimensions, measures, summary, options)
}

fn rows_of(
    dimensions: Vec<Dimension>,
    measures: Vec<Measure>,
    summary: Summary,
    options: &TabulateOptions,
) -> Result<Tabulation> {
    let pivot = options
        .pivot
        .and_then(|pivot| dimensions.iter().position(|dimension| *dimension == pivot));
    let row_dimensions: Vec<Dimension> = dimensions
        .iter()
        .copied()
        .filter(|dimension| Some(*dimension) != options.pivot)
        .collect();
    let (headings, mut rows, totals) = match pivot {
        None => (
            Vec::new(),
            summary.groups.iter().map(row_of).collect(),
            vec![summary.total],
        ),
        Some(position) => {
            let Pivot { headings, rows } = Pivot::of(&summary.groups, position);
            let totals = totals(&rows, headings.len().max(1));
            (headings, rows, totals)
        }
    };
    if options.nonzero {
        rows.retain(|row| total(&row.sums).incidents > 0.0);
    }
    options.sort.sort(&mut rows, &row_dimensions)?;
    let all_rows = rows.len();
    if let Some(top) = options.top {
        let nowhere: Vec<PivotRow> = rows
            .iter()
            .skip(top)
            .filter(|row| row.keys.contains(&Key::Text(None)))
            .cloned()
            .collect();
        rows.truncate(top);
        // What is unknown is never cut: all the rest may be there.
        rows.extend(nowhere);
    }
    let partial = dimensions
        .iter()
        .filter_map(|dimension| match dimension {
            Dimension::Time(unit) => Some((*unit, summary.window?)),
            Dimension::Text(_) => None,
        })
        .flat_map(|(unit, window)| partial_periods(unit, window))
        .collect();
    Ok(Tabulation {
        dimensions,
        measures,
        row_dimensions,
        headings,
        rows,
        all_rows,
        totals: options.totals.then_some(totals),
        summary,
        partial,
    })
}

fn row_of(group: &Group) -> PivotRow {
    PivotRow {
        keys: group.keys.clone(),
        sums: vec![group.sums],
    }
}

/// The sums of each heading over all rows.
fn totals(rows: &[PivotRow], headings: usize) -> Vec<Sums> {
    let mut totals = vec![Sums::default(); headings];
    for row in rows {
        for (total, sums) in totals.iter_mut().zip(&row.sums) {
            *total = total.plus(*sums);
        }
    }
    totals
}
