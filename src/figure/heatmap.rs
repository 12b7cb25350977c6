//! Places by periods.

use super::titles::{Usual, dimension_words, first_of, partial_label, span_words};
use super::{DrawnFigure, FigureData, FigureSpec, MOST_ROWS};
use crate::analysis::{SortOrder, TabulateOptions, tabulate};
use crate::chart::{Chart, Column, Heatmap, Kind, Period, Row};
use crate::error::Result;
use crate::query::{Dimension, Key, Unit};
use crate::table::{Cell, Row as TableRow};

impl FigureSpec {
    pub(super) fn heatmap(&self, data: &FigureData<'_>) -> Result<DrawnFigure> {
        let plan = self.plan(data, vec![self.by(), Dimension::Time(self.per())]);
        let tabulation = tabulate(
            &plan,
            data.frame,
            &TabulateOptions {
                pivot: Some(Dimension::Time(self.per())),
                sort: SortOrder::Largest(self.measure()),
                top: Some(self.top.unwrap_or(MOST_ROWS)),
                totals: false,
                nonzero: false,
            },
        )?;
        let summary = &tabulation.summary;
        let mut periods: Vec<(Unit, i64)> = Vec::new();
        for group in &summary.groups {
            if let Some(Key::Period(unit, index)) = group.keys.last()
                && !periods.contains(&(*unit, *index))
            {
                periods.push((*unit, *index));
            }
        }
        periods.sort_by_key(|(_, index)| *index);
        let columns = periods
            .iter()
            .map(|(unit, index)| Column {
                period: Period::from_label(&unit.label(*index)),
                label: unit.label(*index),
                partial: partial_label(&tabulation.partial, *index, data.language),
            })
            .collect();
        let unknown = Key::Text(None).label();
        let is_unknown = |row: &TableRow| row.cells[0] == Cell::Text(unknown.clone());
        // What is unknown is no place: it stands last.
        let mut table = tabulation.table();
        table.rows.sort_by_key(is_unknown);
        let rows: Vec<Row> = table
            .rows
            .iter()
            .map(|row| Row {
                place: match &row.cells[0] {
                    Cell::Text(text) => text.clone(),
                    _ => String::new(),
                },
                cells: row.cells[1..].iter().map(Cell::value).collect(),
            })
            .collect();
        let rows_drawn = rows.clone();
        let kind = Kind::Heatmap(Heatmap {
            value_label: self.measure().label().to_owned(),
            columns,
            rows,
        });
        let usual = format!(
            "{} by {} and {}",
            self.measure().label(),
            dimension_words(self.by()),
            self.per().name()
        );
        let sums: Vec<(String, Option<f64>)> = rows_of(&rows_drawn, &unknown);
        let title = self
            .most_in(&sums, summary.total.value(self.measure()))
            .unwrap_or_else(|| usual.clone());
        let places = places(summary.groups.iter().map(|group| &group.keys[0]));
        let shown = first_of(table.rows.len(), places);
        let chart = Chart {
            titles: self.titles(
                data,
                &Usual {
                    title,
                    subtitle: format!("{usual}, {}", span_words(&tabulation)),
                    shown,
                    total: summary.total,
                },
            ),
            kind,
        };
        table.title = usual;
        Ok(DrawnFigure {
            chart,
            table,
            notes: tabulation.summary.left_out,
        })
    }
}

/// The sum of each place that is one.
fn rows_of(rows: &[Row], unknown: &str) -> Vec<(String, Option<f64>)> {
    rows.iter()
        .filter(|row| row.place != unknown)
        .map(|row| (row.place.clone(), Some(row.cells.iter().flatten().sum())))
        .collect()
}

fn places<'a>(keys: impl Iterator<Item = &'a Key>) -> usize {
    let mut seen: Vec<&Key> = Vec::new();
    for key in keys {
        if seen.last() != Some(&key) && !seen.contains(&key) {
            seen.push(key);
        }
    }
    seen.len()
}
