//! Bars per period.

use serde::{Deserialize, Serialize};

use super::drawn_figure::FigureFinding;
use super::figure_data::FigureData;
use super::finding::{Told, over_time};
use super::kind_options::{KindOptions, MEASURE, columns_of};
use super::notes::notes;
use super::period_bars::{PeriodBars, period_bars};
use super::ranged::Ranged;
use super::stack;
use crate::analysis::FileClustering;
use crate::chart::{Bar, TimelineChart};
use crate::error::Result;
use crate::estimate::Level;
use crate::estimate::chance::{RateChange, rate_change};
use crate::estimate::rate_ratio::ExposedCount;
use crate::query::{Allocate, Dimension, Measure, Span, Sums, Unit};
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
        let told: Vec<Told> = Told::whole(measure, &tabulation).collect();
        let change = first_to_last(measure, unit, (&periods, &bars), data)?;
        let summary = &tabulation.summary;
        let elsewhere = most_of(measure, summary.unplaced().plus(summary.at_edge));
        let stack = match self.stack {
            Some(stack) => stack::parts(stack, measure, (unit, &periods), data)?,
            None => Vec::new(),
        };
        Ok(FigureFinding {
            headline: over_time(measure, data.place(), &told, change.as_ref(), elsewhere),
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

/// The most that these sums can be, where sums of periods add up; of shares and
/// means nothing is known unless there are no incidents.
fn most_of(measure: Measure, sums: Sums) -> Option<f64> {
    if sums.incidents == 0.0 {
        return Some(0.0);
    }
    let adds = measure == Measure::Incidents || measure.is_toll();
    Ranged::of(&sums, measure).most().filter(|_| adds)
}

/// The change of the rate of incidents from the first whole period to the last,
/// by how they cluster in the whole file; none of other measures.
fn first_to_last(
    measure: Measure,
    unit: Unit,
    (periods, bars): (&[i64], &[Bar]),
    data: &FigureData<'_>,
) -> Result<Option<RateChange>> {
    if measure != Measure::Incidents || data.allocate == Allocate::Spread {
        return Ok(None);
    }
    let whole = periods.iter().zip(bars).filter_map(|(index, bar)| {
        let (first, last) = unit.days(*index)?;
        let count = bar.figure.value.filter(|_| bar.partial.is_none())?;
        Some((count as u64, Span { first, last }))
    });
    let whole: Vec<(u64, Span)> = whole.collect();
    let (Some(old), Some(new)) = (whole.first(), whole.last()) else {
        return Ok(None);
    };
    let plan = data.plan(measure, Vec::new());
    let file = FileClustering::read(&plan.prepare(data.frame)?, &[])?;
    let Ok(dispersion) = file.between(&[], [old.1, new.1]) else {
        return Ok(None);
    };
    let side = |(count, days): &(u64, Span)| ExposedCount {
        count: *count,
        exposure: days.days() as f64,
    };
    Ok(rate_change(side(new), side(old), dispersion, Level::P95).ok())
}
