//! Two periods, one line a place.

use super::finding::{Told, number, place, subject};
use super::titles::{Usual, dimension_words, first_of};
use super::{DrawnFigure, FigureData, FigureKind, FigureSpec, MOST_ROWS, figure};
use crate::analysis::{CompareOptions, ComparedPeriod, Comparison, ComparisonRow, compare};
use crate::chart::{Chart, Compare, Kind, Pair};
use crate::error::Result;
use crate::estimate::Level;
use crate::query::{Key, Span, Sums};
use crate::words::{long_day, period_label};

/// Lines of a slope chart unless the caller says otherwise.
const SLOPES: usize = 12;

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
        // A slope between incidents of unknown places says nothing of a place.
        if self.kind == FigureKind::Slope {
            comparison.rows.retain(|row| row.keys != [Key::Text(None)]);
        }
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
        let most = if self.kind == FigureKind::Slope {
            SLOPES
        } else {
            MOST_ROWS
        };
        comparison.rows.truncate(self.top.unwrap_or(most));
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
        let compare = Compare {
            x_label: measure.label().to_owned(),
            baseline_label: period_label(&comparison.baseline),
            against_label: period_label(&comparison.against),
            rows,
        };
        let kind = match self.kind {
            FigureKind::Slope => Kind::Slope(compare),
            _ => Kind::Compare(compare),
        };
        let usual = format!("{} by {}", measure.label(), dimension_words(self.by()));
        let title = headline(self, data, &comparison).unwrap_or_else(|| usual.clone());
        let shown = first_of(comparison.rows.len(), count);
        let both = comparison.total.baseline.plus(comparison.total.against);
        Ok(DrawnFigure {
            chart: Chart {
                titles: self.titles(
                    data,
                    &Usual {
                        title,
                        subtitle: format!("{usual}: {}", compared_words(&comparison)),
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

/// "The number killed fell from 886 in 2013 to 577 in 2016".
fn headline(spec: &FigureSpec, data: &FigureData<'_>, comparison: &Comparison) -> Option<String> {
    let measure = spec.measure();
    let side = |sums: &Sums, side: &ComparedPeriod| {
        Some(Told {
            name: period_label(side),
            figure: figure(sums, measure),
        })
        .filter(|told| told.figure.value.is_some())
    };
    let told = [
        side(&comparison.total.baseline, &comparison.baseline)?,
        side(&comparison.total.against, &comparison.against)?,
    ];
    let value = |told: &Told| told.figure.value.unwrap_or(0.0);
    let [before, after] = [value(&told[0]), value(&told[1])];
    let close = before.max(after) < before.min(after) * 1.25;
    if close && before > 0.0 {
        return Some(format!(
            "{}{} hardly differed: {} in {}, {} in {}",
            subject(measure),
            place(data),
            number(before),
            told[0].name,
            number(after),
            told[1].name
        ));
    }
    spec.over_time(data, &told)
}

fn compared_words(comparison: &Comparison) -> String {
    let days = |span: Span| format!("{} to {}", long_day(span.first), long_day(span.last));
    format!(
        "{}, and {}",
        days(comparison.baseline.days),
        days(comparison.against.days)
    )
}
