//! A small timeline a place.

use std::num::NonZeroUsize;

use serde::{Deserialize, Serialize};

use super::drawn_figure::FigureFinding;
use super::figure_data::FigureData;
use super::finding::{most_in, named_and_not};
use super::gallery::GalleryChoice;
use super::kind_options::{BY, KindOptions, MEASURE, check_rows, columns_of};
use super::periods::bar;
use super::ranged::Ranged;
use crate::analysis::{TabulateOptions, tabulate};
use crate::chart::{MultiplesChart, Panel};
use crate::error::Result;
use crate::query::{Dimension, Key, Measure, Pivot, PivotRow, Sums, Unit};
use crate::schema::Column;
use crate::words::{ChartSubject, NotDrawn};

/// Panels unless the caller says otherwise.
const PANELS: usize = 12;

/// Options of small multiples.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[cfg_attr(feature = "cli", derive(clap::Args))]
pub struct MultiplesFigure {
    /// What is drawn; killed when left out
    #[cfg_attr(feature = "cli", arg(long, value_name = "MEASURE"))]
    pub measure: Option<Measure>,

    /// Length of the periods: year (when left out), quarter, month, isoweek, epiweek, day
    #[cfg_attr(feature = "cli", arg(long, value_name = "UNIT"))]
    pub per: Option<Unit>,

    /// What the panels are; admin1 when left out
    #[cfg_attr(feature = "cli", arg(long, value_name = "DIMENSION"))]
    pub by: Option<Dimension>,

    /// Most panels; 12 when left out
    #[cfg_attr(feature = "cli", arg(long, value_name = "N"))]
    pub top: Option<NonZeroUsize>,
}

impl KindOptions for MultiplesFigure {
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
        let tabulation = tabulate(&plan, data.frame, &TabulateOptions::default())?;
        let by_place = Pivot::of(&tabulation.summary.groups, 1);
        let sum = |row: &PivotRow| -> f64 {
            let values = row.sums.iter().map(|sums| sums.value(measure));
            values.map(Option::unwrap_or_default).sum()
        };
        let unknown = |row: &PivotRow| row.keys == [Key::Text(None)];
        let mut rows: Vec<(f64, &PivotRow)> =
            by_place.rows.iter().map(|row| (sum(row), row)).collect();
        // What is unknown is no place: it stands last.
        rows.sort_by(|(sum_a, a), (sum_b, b)| {
            unknown(a)
                .cmp(&unknown(b))
                .then(sum_b.total_cmp(sum_a))
                .then_with(|| a.keys[0].label().cmp(&b.keys[0].label()))
        });
        let whole = |row: &PivotRow| {
            let sums = row.sums.iter();
            let sum = sums.fold(Sums::default(), |all, sums| all.plus(*sums));
            (row.keys[0].clone(), Ranged::of(&sum, measure))
        };
        let (places, unplaced) = named_and_not(rows.iter().map(|(_, row)| whole(row)));
        let nowhere = rows.pop_if(|(_, row)| unknown(row));
        let all = rows.len();
        rows.truncate(self.top.map_or(PANELS, NonZeroUsize::get));
        let shown = rows.len();
        // It is never cut: all the rest may have happened in one place.
        rows.extend(nowhere);
        let bar = |(period, sums): (&Key, &Sums)| match period {
            Key::Period(unit, index) if tabulation.summary.places(period) => {
                let period = (*unit, *index);
                let partial = &tabulation.partial;
                Some(bar(period, sums, measure, partial, data.language))
            }
            Key::Period(..) | Key::Within(..) | Key::Text(_) => None,
        };
        let panels: Vec<Panel> = rows
            .iter()
            .map(|(_, row)| Panel {
                place: row.keys[0].label(),
                bars: by_place
                    .headings
                    .iter()
                    .zip(&row.sums)
                    .filter_map(bar)
                    .collect(),
            })
            .collect();
        let table = tabulation.table()?;
        let summary = tabulation.summary;
        Ok(FigureFinding {
            headline: most_in(
                measure,
                &places,
                unplaced,
                Some(Ranged::of(&summary.total, measure)),
            ),
            subject: ChartSubject::ByAndPeriod(measure, by, unit),
            window: summary.window,
            incidents: summary.total.incidents,
            not_drawn: NotDrawn::rows(shown, all)
                .into_iter()
                .chain(NotDrawn::of(&summary, measure))
                .collect(),
            body: MultiplesChart {
                y_label: measure.label().to_owned(),
                panels,
            }
            .into(),
            table,
            left_out: summary.left_out,
        })
    }
}
