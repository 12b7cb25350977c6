//! Bars per period.

use super::titles::{Usual, partial_label, span_words};
use super::{DrawnFigure, FigureData, FigureSpec, drawn, figure};
use crate::analysis::{TabulateOptions, tabulate};
use crate::chart::{Bar, Chart, Kind, Period, Timeline};
use crate::error::Result;
use crate::query::{Dimension, Key};

impl FigureSpec {
    pub(super) fn timeline(&self, data: &FigureData<'_>) -> Result<DrawnFigure> {
        let plan = self.plan(data, vec![Dimension::Time(self.per())]);
        let tabulation = tabulate(&plan, data.frame, &TabulateOptions::default())?;
        let bars = tabulation
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
                partial: partial_label(&tabulation.partial, index),
                unknown: sums
                    .toll(self.measure())
                    .map_or(0, |toll| whole(toll.unknown())),
            })
            .collect();
        let kind = Kind::Timeline(Timeline {
            y_label: self.measure().label().to_owned(),
            bars,
        });
        let title = format!("{} per {}", self.measure().label(), self.per().name());
        let chart = Chart {
            titles: self.titles(
                data,
                &Usual {
                    title,
                    subtitle: span_words(&tabulation),
                    shown: None,
                    total: tabulation.summary.total,
                },
            ),
            kind,
        };
        Ok(drawn(chart, tabulation))
    }
}

/// A number of incidents; a share of one counts as one.
fn whole(number: f64) -> u64 {
    number.ceil().max(0.0) as u64
}
