//! Bars per period.

use serde::{Deserialize, Serialize};

use super::drawn_figure::FigureFinding;
use super::figure_data::FigureData;
use super::finding::{Told, over_time};
use super::kind_options::{KindOptions, MEASURE, columns_of};
use super::notes::notes;
use super::period_bars::{PeriodBars, period_bars};
use super::stack;
use crate::chart::TimelineChart;
use crate::error::Result;
use crate::query::{Dimension, Measure, Unit};
use crate::schema::Column;
use crate::words::{ChartSubject, NotDrawn};

/// Options of a timeline.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[cfg_attr(feature = "cli", derive(clap::Args))]
pub struct TimelineFigure {
    /// What is drawn; killed when left out
    #[cfg_attr(feature = "cli", arg(long, value_name = "MEASURE"))]
    pub measure: Option<Measure>,

    /// Length of the periods: year (when left out), quarter, month, isoweek, epiweek, day
    #[cfg_attr(feature = "cli", arg(long, value_name = "UNIT"))]
    pub per: Option<Unit>,

    /// What the bars are made of: attack_type, admin1 ...
    #[cfg_attr(feature = "cli", arg(long, value_name = "DIMENSION"))]
    pub stack: Option<Dimension>,

    /// Words at a day; repeat for several
    #[cfg_attr(feature = "cli", arg(long, value_name = "DATE=TEXT"))]
    pub annotate: Vec<String>,
}

impl TimelineFigure {
    fn measure(&self) -> Measure {
        self.measure.unwrap_or(MEASURE)
    }

    fn per(&self) -> Unit {
        self.per.unwrap_or(Unit::Year)
    }
}

impl KindOptions for TimelineFigure {
    fn columns(&self) -> Vec<Column> {
        columns_of(self.measure(), self.stack)
    }

    fn validate(&self) -> Result<()> {
        stack::check(self.stack, self.measure())
    }

    fn find(&self, data: &FigureData<'_>) -> Result<FigureFinding> {
        let (measure, unit) = (self.measure(), self.per());
        let PeriodBars {
            bars,
            periods,
            tabulation,
        } = period_bars(measure, unit, data)?;
        let told: Vec<Told> = Told::whole(unit, &periods, &bars).collect();
        let stack = match self.stack {
            Some(stack) => stack::parts(stack, measure, (unit, &periods), data)?,
            None => Vec::new(),
        };
        Ok(FigureFinding {
            headline: over_time(measure, data.place(), &told),
            subject: ChartSubject::PerPeriod(measure, unit),
            window: tabulation.summary.window,
            incidents: tabulation.summary.total.incidents,
            not_drawn: NotDrawn::of(&tabulation.summary, measure),
            body: TimelineChart {
                y_label: measure.label().to_owned(),
                stack,
                notes: notes(&self.annotate, unit, tabulation.summary.window)?,
                bars,
            }
            .into(),
            table: tabulation.table()?,
            left_out: tabulation.summary.left_out,
        })
    }
}
