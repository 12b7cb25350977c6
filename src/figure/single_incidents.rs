//! Incidents one by one, for the days between them.

use chrono::NaiveDate;

use super::figure_data::FigureData;
use crate::error::{Error, Result};
use crate::evidence::{RECORD_COLUMNS, Records};
use crate::query::frame::texts;
use crate::query::{Allocate, LeftOut, Measure, PossibleDays, Span};
use crate::read::PlaceNames;
use crate::schema::{Column, SUMMARY};

/// One incident.
#[derive(Debug, Clone)]
pub(super) struct Incident {
    /// The day that it belongs to.
    pub day: NaiveDate,
    /// The finest place known.
    pub place: Option<String>,
}

/// The incidents that a chart is of.
#[derive(Debug)]
pub(super) struct SingleIncidents {
    /// In order of the days that they belong to.
    pub incidents: Vec<Incident>,
    /// Days looked at.
    pub window: Span,
    /// What was left out.
    pub left_out: Vec<LeftOut>,
    /// Incidents whose day is not known.
    pub undated: u64,
    /// Days on some of which there were others: of those, and of summary rows.
    pub others: Vec<Span>,
}

/// The columns that charts of single incidents read.
pub(super) const COLUMNS: [Column; 22] = RECORD_COLUMNS;

/// Refuses to spread what a chart shows one by one.
pub(super) fn refuse_spread(data: &FigureData<'_>) -> Result<()> {
    if data.allocate != Allocate::Spread {
        return Ok(());
    }
    Err(
        Error::setting("this chart is of single incidents, which are not spread")
            .field("allocate")
            .hint("choose start or end"),
    )
}

/// The incidents inside the days looked at.
pub(super) fn single(data: &FigureData<'_>) -> Result<SingleIncidents> {
    refuse_spread(data)?;
    let coverage = data
        .plan(Measure::Incidents, Vec::new())
        .coverage_of(data.frame)?;
    let window = data.filter.days(coverage).ok_or_else(|| {
        Error::records("the filter leaves no day of the data").value(coverage.to_string())
    })?;
    let selection = data.filter.apply(data.frame)?;
    let every = PossibleDays::of(&selection.frame)?;
    let apart = data.allocate == Allocate::Apart;
    let units = texts(&selection.frame, Column::RecordUnit)?;
    let others = every
        .iter()
        .zip(units)
        .filter(|(days, unit)| (apart && days.vague) || *unit == Some(SUMMARY))
        .map(|(days, _)| days.possible)
        .collect();
    let selection = selection.single_events(data.filter)?;
    let places = PlaceNames::default();
    let records = Records::read(&selection.frame, &places)?;
    let (mut incidents, mut undated) = (Vec::new(), 0);
    for record in &records.all {
        let day = match data.allocate {
            Allocate::Apart if record.vague => {
                undated += u64::from(record.days.intersect(window).is_some());
                continue;
            }
            Allocate::End => record.recorded.last,
            Allocate::Apart | Allocate::Start | Allocate::Spread => record.recorded.first,
        };
        if window.contains(day) {
            let place = record.place().map(str::to_owned);
            incidents.push(Incident { day, place });
        }
    }
    // Records come in order of their first days.
    incidents.sort_by_key(|incident| incident.day);
    Ok(SingleIncidents {
        incidents,
        window,
        left_out: selection.left_out,
        undated,
        others,
    })
}
