//! Days between one incident and the next.

use super::finding::place;
use super::incidents::total;
use super::titles::Usual;
use super::{DrawnFigure, FigureData, FigureSpec};
use crate::chart::{Chart, Gap, Gaps, Kind};
use crate::error::{Error, Result};
use crate::query::Measure;
use crate::table::{Cell, CellKind, Row, Table, TableColumn, grouped};
use crate::words::long_day;

impl FigureSpec {
    pub(super) fn gaps(&self, data: &FigureData<'_>) -> Result<DrawnFigure> {
        if self
            .measure
            .is_some_and(|measure| measure != Measure::Incidents)
        {
            return Err(
                Error::setting("gaps are between incidents, whatever their toll")
                    .field("measure")
                    .hint_fields(
                        "leave the measure out, or select incidents with {}",
                        ["min-killed"],
                    ),
            );
        }
        let counting = Self {
            measure: Some(Measure::Incidents),
            ..self.clone()
        };
        let selected = counting.select(data)?;
        let days_between = |a: chrono::NaiveDate, b: chrono::NaiveDate| {
            u32::try_from((b - a).num_days()).unwrap_or_default()
        };
        let mut gaps: Vec<Gap> = selected
            .incidents
            .windows(2)
            .map(|pair| Gap {
                end: pair[1].day,
                days: days_between(pair[0].day, pair[1].day),
                open: false,
                label: match &pair[1].place {
                    Some(place) => format!("{}, {place}", long_day(pair[1].day)),
                    None => long_day(pair[1].day),
                },
            })
            .collect();
        let window = selected.window;
        if let Some(last) = selected.incidents.last()
            && last.day < window.last
        {
            gaps.push(Gap {
                end: window.last,
                days: days_between(last.day, window.last),
                open: true,
                label: long_day(window.last),
            });
        }
        let longest = gaps
            .iter()
            .reduce(|best, next| if next.days > best.days { next } else { best });
        let place = place(data);
        let title = match longest {
            None => format!("Days between incidents{place}"),
            Some(gap) if gap.open => format!(
                "No incident{place} for {} days up to {}, the longest time so far",
                grouped(f64::from(gap.days)),
                long_day(gap.end)
            ),
            Some(gap) => format!(
                "The longest time without an incident{place} was {} days, ending {}",
                grouped(f64::from(gap.days)),
                long_day(gap.end)
            ),
        };
        let table = table(&gaps);
        Ok(DrawnFigure {
            chart: Chart {
                titles: counting.titles(
                    data,
                    &Usual {
                        title,
                        subtitle: format!(
                            "Days from one incident to the next, {} to {}",
                            long_day(window.first),
                            long_day(window.last)
                        ),
                        shown: None,
                        total: total(&selected),
                    },
                ),
                kind: Kind::Gaps(Gaps {
                    y_label: "Days since the one before".to_owned(),
                    gaps,
                }),
            },
            table,
            notes: selected.notes,
        })
    }
}

fn table(gaps: &[Gap]) -> Table {
    let number = CellKind::Number { decimals: 0 };
    Table {
        title: String::new(),
        columns: vec![
            TableColumn::text("end", "End"),
            TableColumn::new("days", "Days", number),
            TableColumn::text("open", "Open"),
        ],
        rows: gaps
            .iter()
            .map(|gap| Row {
                cells: vec![
                    Cell::Text(gap.end.to_string()),
                    Cell::Number(f64::from(gap.days)),
                    Cell::Text(if gap.open { "yes" } else { "no" }.to_owned()),
                ],
                total: false,
            })
            .collect(),
        notes: Vec::new(),
    }
}
