//! Incidents one by one, for charts of single days and points.

use chrono::NaiveDate;

use super::figure_data::FigureData;
use crate::error::{Error, Result};
use crate::evidence::{RECORD_COLUMNS, Records};
use crate::query::{Allocate, LeftOut, Measure, Span};
use crate::read::PlaceNames;
use crate::schema::Column;

/// One incident.
#[derive(Debug, Clone)]
pub(super) struct Incident {
    /// The day that it belongs to.
    pub day: NaiveDate,
    /// 1, or its toll; `None` is unknown.
    pub value: Option<f64>,
    /// The finest place known.
    pub place: Option<String>,
    /// Names of its place, country to site.
    pub names: [Option<String>; 6],
    /// Degrees north and east.
    pub point: Option<(f64, f64)>,
}

impl Incident {
    /// Whether no city, district or site is named: the point is that of a
    /// province or country.
    pub(super) fn is_vague(&self) -> bool {
        self.names[3..].iter().all(Option::is_none)
    }
}

/// The incidents that a chart is of.
#[derive(Debug)]
pub(super) struct Selected {
    /// In order of time.
    pub incidents: Vec<Incident>,
    /// Days looked at.
    pub window: Span,
    /// What was left out.
    pub left_out: Vec<LeftOut>,
}

/// The columns that single incidents need.
pub(super) const COLUMNS: [Column; 21] = RECORD_COLUMNS;

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
pub(super) fn select(measure: Measure, data: &FigureData<'_>) -> Result<Selected> {
    if data.allocate == Allocate::Spread {
        return Err(
            Error::setting("this chart is of single incidents, which are not spread")
                .field("allocate")
                .hint("choose start or end"),
        );
    }
    let coverage = data.plan(measure, Vec::new()).coverage_of(data.frame)?;
    let window = data.filter.days(coverage).ok_or_else(|| {
        Error::records("the filter leaves no day of the data").value(coverage.to_string())
    })?;
    let selection = data.filter.apply(data.frame)?;
    let places = PlaceNames::default();
    let all = Records::read(&selection.frame, &places)?;
    let incidents = all
        .all
        .iter()
        .map(|record| Incident {
            day: match data.allocate {
                Allocate::End => record.recorded.last,
                Allocate::Start | Allocate::Spread => record.recorded.first,
            },
            value: match measure {
                Measure::Incidents => Some(1.0),
                _ => record
                    .toll(measure)
                    .and_then(|toll| toll.best)
                    .map(|best| best as f64),
            },
            place: record.place().map(str::to_owned),
            names: record.names.map(|name| name.map(str::to_owned)),
            point: record.point,
        })
        .filter(|incident| window.contains(incident.day))
        .collect();
    Ok(Selected {
        incidents,
        window,
        left_out: selection.left_out,
    })
}
