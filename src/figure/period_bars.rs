//! A bar a period, for charts over time.

use super::figure_data::FigureData;
use super::finding::Told;
use super::periods::bar;
use super::ranged::Ranged;
use crate::analysis::{TabulateOptions, Tabulation, tabulate};
use crate::chart::Bar;
use crate::error::Result;
use crate::query::{Dimension, Key, Measure, Unit};
use crate::words::HeadlinePeriod;

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
    /// What may be told of periods: of those that are covered whole.
    pub(super) fn whole(measure: Measure, tabulation: &Tabulation) -> impl Iterator<Item = Self> {
        let partial = |index| tabulation.partial.iter().any(|cut| cut.index == index);
        let groups = tabulation.summary.groups.iter();
        groups.filter_map(move |group| match group.keys[..] {
            [Key::Period(unit, index)]
                if tabulation.summary.places(&group.keys[0]) && !partial(index) =>
            {
                Some(Self {
                    when: HeadlinePeriod::Period(unit, index),
                    figure: Ranged::of(&group.sums, measure),
                })
            }
            _ => None,
        })
    }
}
