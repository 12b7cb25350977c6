//! The days of each year as a grid.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::finding::noun;
use super::incidents::total;
use super::titles::Usual;
use super::{DrawnFigure, FigureData, FigureSpec};
use crate::chart::{Calendar, CalendarYear, Chart, Kind};
use crate::error::Result;
use crate::query::{Measure, Span, Unit};
use crate::table::{Cell, CellKind, Row, Table, TableColumn, decimal};
use crate::words::long_day;

impl FigureSpec {
    pub(super) fn calendar(&self, data: &FigureData<'_>) -> Result<DrawnFigure> {
        let selected = self.select(data)?;
        // A day is unknown when no toll of it is known.
        let mut days: BTreeMap<NaiveDate, Option<f64>> = BTreeMap::new();
        for incident in &selected.incidents {
            let sum = days.entry(incident.day).or_insert(None);
            *sum = match (*sum, incident.value) {
                (None, value) => value,
                (sum, None) => sum,
                (Some(sum), Some(value)) => Some(sum + value),
            };
        }
        let window = selected.window;
        let years = (window.first.year()..=window.last.year())
            .filter_map(|year| {
                let (first, last) = Unit::Year.days(i64::from(year))?;
                let covered = (Span { first, last }).intersect(window)?;
                Some(CalendarYear {
                    year,
                    first: covered.first,
                    last: covered.last,
                    days: days
                        .range(covered.first..=covered.last)
                        .map(|(day, value)| (*day, *value))
                        .collect(),
                })
            })
            .collect();
        let highest = days
            .iter()
            .filter_map(|(day, value)| Some((*day, (*value)?)))
            .reduce(|best, next| if next.1 > best.1 { next } else { best });
        let title = match (highest, self.measure()) {
            (None, measure) => format!("{} by day", measure.label()),
            (Some((day, value)), Measure::Incidents) => format!(
                "The day with most incidents was {} ({})",
                long_day(day),
                decimal(value, 0)
            ),
            (Some((day, value)), measure) => format!(
                "The worst day was {}: {} {}",
                long_day(day),
                decimal(value, 0),
                noun(measure)
            ),
        };
        let number = CellKind::Number { decimals: 0 };
        let table = Table {
            title: String::new(),
            columns: vec![
                TableColumn::text("day", "Day"),
                TableColumn::new(self.measure().name(), self.measure().label(), number),
            ],
            rows: days
                .iter()
                .map(|(day, value)| Row {
                    cells: vec![
                        Cell::Text(day.to_string()),
                        value.map_or(Cell::Blank, Cell::Number),
                    ],
                    total: false,
                })
                .collect(),
            notes: Vec::new(),
        };
        Ok(DrawnFigure {
            chart: Chart {
                titles: self.titles(
                    data,
                    &Usual {
                        title,
                        subtitle: format!(
                            "{} by day, {} to {}; a column is a week from Monday",
                            self.measure().label(),
                            long_day(window.first),
                            long_day(window.last)
                        ),
                        shown: None,
                        total: total(&selected),
                    },
                ),
                kind: Kind::Calendar(Calendar {
                    value_label: self.measure().label().to_owned(),
                    years,
                }),
            },
            table,
            notes: selected.notes,
        })
    }
}
