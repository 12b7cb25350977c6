//! Bars per period.

use super::finding::Told;
use super::titles::{Usual, partial_label, span_words};
use super::{DrawnFigure, FigureData, FigureKind, FigureSpec, drawn, figure};
use crate::analysis::{TabulateOptions, tabulate};
use crate::chart::{Bar, Chart, Kind, Period, Timeline};
use crate::error::Result;
use crate::query::{Dimension, Key};
use crate::table::decimal;
use crate::words::period_words;

impl FigureSpec {
    pub(super) fn timeline(&self, data: &FigureData<'_>) -> Result<DrawnFigure> {
        let plan = self.plan(data, vec![Dimension::Time(self.per())]);
        let tabulation = tabulate(&plan, data.frame, &TabulateOptions::default())?;
        let bars: Vec<Bar> = tabulation
            .summary
            .groups
            .iter()
            .filter_map(|group| match group.keys[..] {
                [Key::Period(unit, index)] => Some((unit, index, &group.sums)),
                _ => None,
            })
            .map(|(unit, index, sums)| Bar {
                period: Period::from_label(&unit.label(index)),
                label: unit.label(index),
                figure: figure(sums, self.measure()),
                partial: partial_label(&tabulation.partial, index, data.language),
                unknown: sums
                    .toll(self.measure())
                    .map_or(0, |toll| whole(toll.unknown())),
            })
            .collect();
        let told: Vec<Told> = bars
            .iter()
            .filter(|bar| bar.partial.is_none())
            .map(|bar| Told {
                name: period_words(self.per(), &bar.label),
                figure: bar.figure,
            })
            .collect();
        let usual = format!("{} per {}", self.measure().label(), self.per().name());
        let title = if self.kind == FigureKind::Range {
            widest(&told)
        } else {
            self.over_time(data, &told)
        };
        let title = title.unwrap_or_else(|| usual.clone());
        let timeline = Timeline {
            y_label: self.measure().label().to_owned(),
            stack: self.parts(data, &bars)?,
            notes: self.notes(self.per(), tabulation.summary.window)?,
            bars,
        };
        let kind = match self.kind {
            FigureKind::Range => Kind::Range(timeline),
            _ => Kind::Timeline(timeline),
        };
        let chart = Chart {
            titles: self.titles(
                data,
                &Usual {
                    title,
                    subtitle: format!("{usual}, {}", span_words(&tabulation)),
                    shown: None,
                    total: tabulation.summary.total,
                },
            ),
            kind,
        };
        Ok(drawn(chart, tabulation))
    }
}

/// "Estimates for 2016 lie farthest apart: 11,500 to 13,000".
fn widest(told: &[Told]) -> Option<String> {
    let range = |told: &Told| {
        let figure = told.figure;
        let (low, high) = (figure.low?, figure.high?);
        (high > low).then_some((low, high))
    };
    let (name, (low, high)) = told
        .iter()
        .filter_map(|told| Some((&told.name, range(told)?)))
        .reduce(|best, next| {
            let width = |(low, high): (f64, f64)| high - low;
            if width(next.1) > width(best.1) {
                next
            } else {
                best
            }
        })?;
    Some(format!(
        "Estimates for {name} lie farthest apart: {} to {}",
        decimal(low, 1),
        decimal(high, 1)
    ))
}

/// A number of incidents; a share of one counts as one.
fn whole(number: f64) -> u64 {
    number.ceil().max(0.0) as u64
}
