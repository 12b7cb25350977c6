//! Incidents summed by day or by point, for charts of single days and points.

use chrono::NaiveDate;

use super::figure_data::FigureData;
use super::single_incidents::refuse_spread;
use crate::error::{Error, Result};
use crate::query::{
    Allotted, Dimension, Key, LeftOut, Measure, PLACES, PointGroup, Span, Sums, TollSum, Unit,
};
use crate::words::NotDrawn;

/// The incidents that a chart sums.
#[derive(Debug)]
pub(super) struct SummedIncidents {
    measure: Measure,
    allotted: Allotted,
    /// Days looked at.
    pub window: Span,
    /// What was left out.
    pub left_out: Vec<LeftOut>,
}

/// Refuses measures that are no sum of single incidents.
pub(super) fn check_measure(measure: Measure) -> Result<()> {
    if measure == Measure::Incidents || measure.is_toll() {
        return Ok(());
    }
    Err(
        Error::setting("this chart sums single incidents, and the measure is no sum")
            .field("measure")
            .value(measure.name())
            .hint("choose incidents, killed, injured or casualties"),
    )
}

/// The incidents inside the days looked at.
pub(super) fn summed(measure: Measure, data: &FigureData<'_>) -> Result<SummedIncidents> {
    refuse_spread(data)?;
    let plan = data.plan(measure, Vec::new());
    let prepared = plan.prepare(data.frame)?;
    let window = prepared.window().ok_or_else(|| {
        Error::records("the filter leaves no day of the data")
            .value(prepared.coverage().to_string())
    })?;
    Ok(SummedIncidents {
        measure,
        allotted: prepared.over(Some(window))?,
        window,
        left_out: prepared.left_out().to_vec(),
    })
}

impl SummedIncidents {
    /// The days that have incidents, in order, and their sums.
    pub(super) fn days(&self) -> Result<Vec<(NaiveDate, Sums)>> {
        let groups = self
            .allotted
            .groups(&[Dimension::Time(Unit::Day)], &[self.measure])?;
        Ok(groups
            .iter()
            .filter_map(|group| match group.keys[..] {
                [Key::Period(unit, index)] => Some((unit.days(index)?.0, group.sums)),
                _ => None,
            })
            .collect())
    }

    /// The points that have incidents, in order, with the names of their places
    /// from country to site, and their sums.
    pub(super) fn points(&self) -> Result<Vec<PointGroup>> {
        let places = PLACES.map(Dimension::Text);
        self.allotted.points(&places, &[self.measure])
    }
}

/// Incidents of which the toll is unknown.
pub(super) fn unknown(sums: &Sums, measure: Measure) -> u64 {
    sums.toll(measure).map_or(0.0, TollSum::unknown) as u64
}

/// How many incidents no sum holds, when there are any.
pub(super) fn not_summed(unknown: u64) -> Option<NotDrawn> {
    (unknown > 0).then_some(NotDrawn::UnknownInSums(unknown))
}
