//! Places by periods.

use std::num::NonZeroUsize;

use serde::{Deserialize, Serialize};

use super::drawn_figure::FigureFinding;
use super::figure_data::FigureData;
use super::finding::{most_in, named_and_not};
use super::gallery::GalleryChoice;
use super::kind_options::{BY, KindOptions, MEASURE, MOST_ROWS, check_rows, columns_of};
use super::periods::{calendar_period, partial_label};
use super::ranged::Ranged;
use crate::analysis::{SortOrder, TabulateOptions, tabulate};
use crate::chart::{HeatmapChart, HeatmapColumn, HeatmapRow};
use crate::error::Result;
use crate::query::{Dimension, Key, Measure, PivotRow, Sums, Unit};
use crate::schema::Column;
use crate::words::{ChartSubject, NotDrawn};

/// Options of a heatmap.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[cfg_attr(feature = "cli", derive(clap::Args))]
pub struct HeatmapFigure {
    /// What is drawn; killed when left out
    #[cfg_attr(feature = "cli", arg(long, value_name = "MEASURE"))]
    pub measure: Option<Measure>,

    /// Length of the periods: year (when left out), quarter, month, isoweek, epiweek, day
    #[cfg_attr(feature = "cli", arg(long, value_name = "UNIT"))]
    pub per: Option<Unit>,

    /// What the rows are; admin1 when left out
    #[cfg_attr(feature = "cli", arg(long, value_name = "DIMENSION"))]
    pub by: Option<Dimension>,

    /// Most rows; 20 when left out
    #[cfg_attr(feature = "cli", arg(long, value_name = "N"))]
    pub top: Option<NonZeroUsize>,
}

impl KindOptions for HeatmapFigure {
    fn in_gallery(choice: &GalleryChoice) -> Self {
        Self {
            by: Some(choice.by),
            ..Self::default()
        }
    }

    fn columns(&self) -> Vec<Column> {
        let by = self.by.unwrap_or(BY);
        columns_of(self.measure.unwrap_or(MEASURE), Some(by))
    }

    fn validate(&self) -> Result<()> {
        check_rows(self.by)
    }

    fn find(&self, data: &FigureData<'_>) -> Result<FigureFinding> {
        let (measure, by) = (self.measure.unwrap_or(MEASURE), self.by.unwrap_or(BY));
        let unit = self.per.unwrap_or(Unit::Year);
        let plan = data.plan(measure, vec![by, Dimension::Time(unit)]);
        let mut tabulation = tabulate(
            &plan,
            data.frame,
            &TabulateOptions {
                pivot: Some(Dimension::Time(unit)),
                sort: SortOrder::Largest(measure),
                top: Some(self.top.map_or(MOST_ROWS, NonZeroUsize::get)),
                totals: false,
                nonzero: false,
            },
        )?;
        // What is unknown is no place: it stands last.
        let unknown = |row: &PivotRow| row.keys == [Key::Text(None)];
        tabulation.rows.sort_by_key(unknown);
        let summary = &tabulation.summary;
        let column = |period: &Key| match period {
            Key::Period(unit, index) if summary.places(period) => Some(HeatmapColumn {
                period: calendar_period(*unit, *index),
                label: unit.label(*index),
                partial: partial_label(&tabulation.partial, *index, data.language),
            }),
            Key::Period(..) | Key::Within(..) | Key::Text(_) => None,
        };
        let columns = tabulation.headings.iter().filter_map(column).collect();
        // What lies in no one period has no cell.
        let headings = &tabulation.headings;
        let periods = |row: &PivotRow| -> Vec<Sums> {
            let cells = headings.iter().zip(&row.sums);
            let known = cells.filter(|(heading, _)| summary.places(heading));
            known.map(|(_, sums)| *sums).collect()
        };
        let rows: Vec<HeatmapRow> = tabulation
            .rows
            .iter()
            .map(|row| HeatmapRow {
                place: row.keys[0].label(),
                cells: periods(row)
                    .iter()
                    .map(|sums| sums.value(measure))
                    .collect(),
            })
            .collect();
        let whole = |row: &PivotRow| {
            let sums = row.sums.iter();
            let sum = sums.fold(Sums::default(), |all, sums| all.plus(*sums));
            (row.keys[0].clone(), Ranged::of(&sum, measure))
        };
        let (places, unplaced) = named_and_not(tabulation.rows.iter().map(whole));
        let mut table = tabulation.table()?;
        let (summary, all) = (tabulation.summary, tabulation.all_rows);
        let subject = ChartSubject::ByAndPeriod(measure, by, unit);
        table.title = subject.title();
        Ok(FigureFinding {
            headline: most_in(
                measure,
                &places,
                unplaced,
                Some(Ranged::of(&summary.total, measure)),
            ),
            subject,
            window: summary.window,
            incidents: summary.total.incidents,
            not_drawn: NotDrawn::rows(places.len(), all - usize::from(unplaced.is_some()))
                .into_iter()
                .chain(NotDrawn::of(&summary, measure))
                .collect(),
            body: HeatmapChart {
                value_label: measure.label().to_owned(),
                columns,
                rows,
            }
            .into(),
            table,
            left_out: summary.left_out,
        })
    }
}
