//! A trend as tables.

use std::borrow::Cow;

use serde::Serialize;

use super::trend::sentences;
use super::{all_left_out, unit};
use crate::analysis::Trend;
use crate::error::Result;
use crate::table::{Answer, Beside, Cell, CellKind, Row, Table, TableColumn, json_beside};

/// The series: a row a period.
///
/// # Errors
/// Never: every row has a cell a column.
pub fn series(trend: &Trend) -> Result<Table> {
    let number = |decimals| CellKind::Number { decimals };
    let columns = vec![
        TableColumn::text("period", "Period"),
        TableColumn::text("first", "First day"),
        TableColumn::text("last", "Last day"),
        TableColumn::text("complete", "Complete"),
        TableColumn::new("incidents", "Incidents", number(0)),
        TableColumn::new("regime_rate", "Rate of the regime", number(2)),
    ];
    let rows = trend.periods.iter().map(|period| {
        Row::of(vec![
            Cell::Text(period.period.label()),
            Cell::Text(period.days.first.to_string()),
            Cell::Text(period.days.last.to_string()),
            Cell::Text(if period.complete { "yes" } else { "no" }.to_owned()),
            Cell::Number(period.incidents as f64),
            Cell::Number(period.regime_rate),
        ])
    });
    let notes = all_left_out(&trend.left_out);
    Ok(Table::new("", columns, rows.collect())?.with_notes(notes))
}

/// Stretches of one rate: a row a regime.
fn regimes(trend: &Trend) -> Result<Table> {
    let columns = vec![
        TableColumn::text("first", "From"),
        TableColumn::text("last", "To"),
        TableColumn::new("incidents", "Incidents", CellKind::Number { decimals: 0 }),
        TableColumn::new(
            "rate",
            &format!("Per {}", unit(trend.unit).one),
            CellKind::Estimate,
        ),
    ];
    let rows = trend.regimes.iter().map(|regime| {
        let rate = |interval: crate::estimate::Interval| Cell::Estimate {
            value: regime.segment.rate,
            lower: interval.lower,
            upper: interval.upper,
        };
        Row::of(vec![
            Cell::Text(regime.first.label()),
            Cell::Text(regime.last.label()),
            Cell::Number(regime.segment.count as f64),
            regime.interval.map_or(Cell::Blank, rate),
        ])
    });
    let notes = all_left_out(&trend.left_out);
    Ok(Table::new("Stretches of one rate", columns, rows.collect())?.with_notes(notes))
}

#[derive(Serialize)]
struct WithSentences<'a> {
    sentences: Vec<String>,
    #[serde(flatten)]
    trend: &'a Trend,
    left_out: Vec<String>,
}

impl Answer for Trend {
    fn sentences(&self) -> Vec<String> {
        sentences(self)
    }

    fn reading(&self) -> Result<Cow<'_, Table>> {
        regimes(self).map(Cow::Owned)
    }

    fn rows(&self) -> Result<Cow<'_, Table>> {
        series(self).map(Cow::Owned)
    }

    fn json(&self, beside: &Beside) -> Result<String> {
        let view = WithSentences {
            sentences: sentences(self),
            trend: self,
            left_out: all_left_out(&self.left_out),
        };
        json_beside(&view, beside)
    }
}
