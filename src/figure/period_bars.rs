//! A bar a period, for charts over time.

use super::figure_data::FigureData;
use super::finding::Told;
use super::periods::bar;
use crate::analysis::{TabulateOptions, Tabulation, tabulate};
use crate::chart::Bar;
use crate::error::Result;
use crate::query::{Dimension, Key, Measure, Unit};
use crate::words::When;

/// The bars of all periods in order of time, their numbers, and the sums behind
/// them.
pub(super) struct PeriodBars {
    pub bars: Vec<Bar>,
    pub periods: Vec<i64>,
    pub tabulation: Tabulation,
}

/// Sums `measure` by period.
pub(super) fn period_bars(
    measure: Measure,
    unit: Unit,
    data: &FigureData<'_>,
) -> Result<PeriodBars> {
    let plan = data.plan(measure, vec![Dimension::Time(unit)]);
    let tabulation = tabulate(&plan, data.frame, &TabulateOptions::default())?;
    let (periods, bars) = tabulation
        .summary
        .groups
        .iter()
        .filter_map(|group| match group.keys[..] {
            [Key::Period(unit, index)] if tabulation.summary.places(&group.keys[0]) => {
                let period = (unit, index);
                let partial = &tabulation.partial;
                let bar = bar(period, &group.sums, measure, partial, data.language);
                Some((index, bar))
            }
            _ => None,
        })
        .unzip();
    Ok(PeriodBars {
        bars,
        periods,
        tabulation,
    })
}

impl Told {
    /// What may be told of bars: those of whole periods.
    pub(super) fn whole(unit: Unit, periods: &[i64], bars: &[Bar]) -> impl Iterator<Item = Self> {
        periods
            .iter()
            .zip(bars)
            .filter(|(_, bar)| bar.partial.is_none())
            .map(move |(index, bar)| Self {
                when: When::Period(unit, *index),
                figure: bar.figure,
                open: bar.unknown > 0,
            })
    }
}
