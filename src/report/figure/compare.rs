//! Two periods, one line a place.

use super::titles::{Usual, dimension_words, first_of};
use super::{DrawnFigure, FigureData, FigureSpec, MOST_ROWS, figure};
use crate::analysis::{CompareOptions, Comparison, ComparisonRow, compare, long_day};
use crate::chart::{Chart, Compare, Kind, Pair};
use crate::error::Result;
use crate::estimate::Level;
use crate::query::{Key, Span, Sums};

impl FigureSpec {
    pub(super) fn compare(&self, data: &FigureData<'_>) -> Result<DrawnFigure> {
        let measure = self.measure();
        let mut comparison = compare(
            data.frame,
            &CompareOptions {
                filter: data.filter.clone(),
                dimensions: vec![self.by()],
                measures: vec![measure],
                baseline: self.baseline.clone().unwrap_or_default(),
                against: self.against.clone().unwrap_or_else(|| "present".to_owned()),
                align: self.align.unwrap_or_default(),
                allocate: data.allocate,
                coverage: data.coverage,
                level: Level::P95,
                top: None,
            },
        )?;
        let drawable = |row: &ComparisonRow| row.baseline.incidents + row.against.incidents > 0.0;
        comparison.rows.retain(drawable);
        comparison.rows.sort_by(|a, b| {
            let unknown = |row: &ComparisonRow| row.keys == [Key::Text(None)];
            let largest = |row: &ComparisonRow| {
                let value = |sums: &Sums| sums.value(measure).unwrap_or(0.0);
                value(&row.baseline).max(value(&row.against))
            };
            unknown(a)
                .cmp(&unknown(b))
                .then(largest(b).total_cmp(&largest(a)))
        });
        let count = comparison.rows.len();
        comparison.rows.truncate(self.top.unwrap_or(MOST_ROWS));
        let rows = comparison
            .rows
            .iter()
            .map(|row| Pair {
                place: row
                    .keys
                    .iter()
                    .map(Key::label)
                    .collect::<Vec<_>>()
                    .join(", "),
                baseline: figure(&row.baseline, measure),
                against: figure(&row.against, measure),
                note: None,
            })
            .collect();
        let kind = Kind::Compare(Compare {
            x_label: measure.label().to_owned(),
            baseline_label: comparison.baseline.label(),
            against_label: comparison.against.label(),
            rows,
        });
        let title = format!(
            "{} by {}: {} against {}",
            measure.label(),
            dimension_words(self.by()),
            comparison.against.label(),
            comparison.baseline.label()
        );
        let shown = first_of(comparison.rows.len(), count);
        let both = comparison.total.baseline.plus(comparison.total.against);
        Ok(DrawnFigure {
            chart: Chart {
                titles: self.titles(
                    data,
                    &Usual {
                        title,
                        subtitle: compared_words(&comparison),
                        shown,
                        total: both,
                    },
                ),
                kind,
            },
            table: comparison.table(),
            notes: comparison.left_out,
        })
    }
}

fn compared_words(comparison: &Comparison) -> String {
    let days = |span: Span| format!("{} to {}", long_day(span.first), long_day(span.last));
    format!(
        "{}, and {}",
        days(comparison.baseline.days),
        days(comparison.against.days)
    )
}
