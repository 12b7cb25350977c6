//! Lowest, best and highest estimate per period.

use serde::{Deserialize, Serialize};

use super::drawn_figure::FigureFinding;
use super::figure_data::FigureData;
use super::finding::Told;
use super::kind_options::{KindOptions, MEASURE, columns_of};
use super::notes::notes;
use super::period_bars::{PeriodBars, period_bars};
use crate::chart::RangeChart;
use crate::error::Result;
use crate::query::{Measure, Unit};
use crate::schema::Column;
use crate::words::{ChartSubject, Headline, HeadlinePeriod, NotDrawn};

/// Options of a chart of ranges.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[cfg_attr(feature = "cli", derive(clap::Args))]
pub struct RangeFigure {
    /// What is drawn; killed when left out
    #[cfg_attr(feature = "cli", arg(long, value_name = "MEASURE"))]
    pub measure: Option<Measure>,

    /// Length of the periods: year (when left out), quarter, month, isoweek, epiweek, day
    #[cfg_attr(feature = "cli", arg(long, value_name = "UNIT"))]
    pub per: Option<Unit>,

    /// Words at a day; repeat for several
    #[cfg_attr(feature = "cli", arg(long, value_name = "DATE=TEXT"))]
    pub annotate: Vec<String>,
}

impl KindOptions for RangeFigure {
    fn columns(&self) -> Vec<Column> {
        columns_of(self.measure.unwrap_or(MEASURE), None)
    }

    fn find(&self, data: &FigureData<'_>) -> Result<FigureFinding> {
        let (measure, unit) = (
            self.measure.unwrap_or(MEASURE),
            self.per.unwrap_or(Unit::Year),
        );
        let PeriodBars {
            bars, tabulation, ..
        } = period_bars(measure, unit, data)?;
        let told = Told::whole(measure, &tabulation);
        Ok(FigureFinding {
            headline: widest(told),
            subject: ChartSubject::PerPeriod(measure, unit),
            window: tabulation.summary.window,
            incidents: tabulation.summary.total.incidents,
            not_drawn: NotDrawn::of(&tabulation.summary, measure),
            body: RangeChart {
                y_label: measure.label().to_owned(),
                notes: notes(&self.annotate, unit, tabulation.summary.window)?,
                bars,
            }
            .into(),
            table: tabulation.table()?,
            left_out: tabulation.summary.left_out,
        })
    }
}

/// The period whose estimates lie farthest apart; the first of several. None when
/// those of another have no limit.
fn widest(told: impl Iterator<Item = Told>) -> Option<Headline> {
    let ranges: Option<Vec<(HeadlinePeriod, f64, f64)>> = told
        .map(|Told { when, figure }| Some((when, figure.fewest(), figure.most()?)))
        .collect();
    let width = |(_, low, high): &(HeadlinePeriod, f64, f64)| high - low;
    ranges?
        .into_iter()
        .reduce(|best, next| {
            if width(&next) > width(&best) {
                next
            } else {
                best
            }
        })
        .filter(|widest| width(widest) > 0.0)
        .map(|(when, low, high)| Headline::WidestRange { when, low, high })
}
