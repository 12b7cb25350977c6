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
    /// Incidents beside them that may lie in these days.
    pub at_edge: Sums,
    /// Summary rows that were left out.
    pub summaries: Sums,
    /// What was left out.
    pub left_out: Vec<LeftOut>,
}

/// Sums by day, and of what has no day.
#[derive(Debug)]
pub(super) struct DaySums {
    /// The days that have incidents, in order, and their sums.
    pub days: Vec<(NaiveDate, Sums)>,
    /// Incidents whose day is not known.
    pub undated: Sums,
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
    summed_of(measure, data, false)
}

/// The same of single events: without summary rows.
pub(super) fn summed_events(measure: Measure, data: &FigureData<'_>) -> Result<SummedIncidents> {
    summed_of(measure, data, true)
}

fn summed_of(
    measure: Measure,
    data: &FigureData<'_>,
    single_events: bool,
) -> Result<SummedIncidents> {
    refuse_spread(data)?;
    let plan = data.plan(measure, Vec::new());
    let mut prepared = plan.prepare(data.frame)?;
    let mut summaries = Sums::default();
    if single_events {
        summaries = prepared.all()?.of_summaries(&[measure])?;
        prepared = prepared.single_events()?;
    }
    let window = prepared.window().ok_or_else(|| {
        Error::records("the filter leaves no day of the data")
            .value(prepared.coverage().to_string())
    })?;
    let allotted = prepared.all()?;
    Ok(SummedIncidents {
        measure,
        at_edge: allotted.at_edge(&[measure])?,
        summaries,
        allotted,
        window,
        left_out: prepared.left_out().to_vec(),
    })
}

impl SummedIncidents {
    /// Sums by day.
    pub(super) fn days(&self) -> Result<DaySums> {
        let measures = [self.measure];
        let mut sums = DaySums {
            days: Vec::new(),
            undated: self.at_edge,
        };
        let by_day = [Dimension::Time(Unit::Day)];
        for group in self.allotted.groups(&by_day, &measures)? {
            match group.keys[..] {
                [Key::Period(unit, index)] => {
                    let day = unit.days(index).map(|(day, _)| (day, group.sums));
                    sums.days.extend(day);
                }
                _ => sums.undated = sums.undated.plus(group.sums),
            }
        }
        Ok(sums)
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
