//! A severity as tables.

use std::borrow::Cow;

use serde::Serialize;

use super::severity::sentences;
use super::{all_left_out, long_day};
use crate::analysis::Severity;
use crate::error::Result;
use crate::table::{Answer, Beside, Cell, CellKind, Row, Table, TableColumn, json_beside};

/// Distinct tolls, how many incidents have each, and the share of at least it.
///
/// # Errors
/// Never: every row has a cell a column.
pub fn distribution(severity: &Severity) -> Result<Table> {
    let number = CellKind::Number { decimals: 6 };
    let fitted = severity.fit.as_ref().ok();
    let columns = vec![
        TableColumn::new(severity.measure.name(), "Toll", number),
        TableColumn::new("incidents", "Incidents", number),
        TableColumn::new("share_at_least", "Share of at least", number),
        TableColumn::new("fit_at_least", "By the fit", number),
    ];
    let points = severity.distribution();
    let rows = points.iter().map(|point| {
        let by_fit = fitted.filter(|fit| point.toll >= fit.law.xmin).map(|fit| {
            let tail = fit.tail_incidents as f64 / severity.known as f64;
            tail * fit.law.survival(point.toll)
        });
        Row::of(vec![
            Cell::Number(point.toll as f64),
            Cell::Number(point.incidents as f64),
            Cell::Number(point.share),
            by_fit.map_or(Cell::Blank, Cell::Number),
        ])
    });
    let notes = all_left_out(&severity.left_out);
    Ok(Table::new("", columns, rows.collect())?.with_notes(notes))
}

/// The largest incidents, in order.
fn largest(severity: &Severity) -> Result<Table> {
    let number = CellKind::Number { decimals: 0 };
    let measure = severity.measure;
    let columns = vec![
        TableColumn::text("date", "Date"),
        TableColumn::text("place", "Place"),
        TableColumn::new(measure.name(), measure.label(), number),
        TableColumn::new("line", "Line", number),
    ];
    let rows = severity.largest.iter().map(|incident| {
        Row::of(vec![
            Cell::Text(long_day(incident.date)),
            incident.place.clone().map_or(Cell::Blank, Cell::Text),
            Cell::Number(incident.toll as f64),
            Cell::Number(incident.line as f64),
        ])
    });
    let notes = all_left_out(&severity.left_out);
    Ok(Table::new("The largest", columns, rows.collect())?.with_notes(notes))
}

#[derive(Serialize)]
struct WithSentences<'a> {
    sentences: Vec<String>,
    #[serde(flatten)]
    severity: &'a Severity,
    left_out: Vec<String>,
}

impl Answer for Severity {
    fn sentences(&self) -> Vec<String> {
        sentences(self)
    }

    fn reading(&self) -> Result<Cow<'_, Table>> {
        largest(self).map(Cow::Owned)
    }

    fn rows(&self) -> Result<Cow<'_, Table>> {
        distribution(self).map(Cow::Owned)
    }

    fn json(&self, beside: &Beside) -> Result<String> {
        let view = WithSentences {
            sentences: sentences(self),
            severity: self,
            left_out: all_left_out(&self.left_out),
        };
        json_beside(&view, beside)
    }
}
