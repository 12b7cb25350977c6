//! A small timeline a place.

use super::titles::{Usual, dimension_words, first_of, partial_label, span_words};
use super::{DrawnFigure, FigureData, FigureSpec, drawn, figure};
use crate::analysis::{TabulateOptions, tabulate};
use crate::chart::{Bar, Chart, Kind, Multiples, Panel, Period};
use crate::error::Result;
use crate::query::{Dimension, Key};

/// Panels unless the caller says otherwise.
const PANELS: usize = 12;

impl FigureSpec {
    pub(super) fn multiples(&self, data: &FigureData<'_>) -> Result<DrawnFigure> {
        let measure = self.measure();
        let plan = self.plan(data, vec![self.by(), Dimension::Time(self.per())]);
        let tabulation = tabulate(&plan, data.frame, &TabulateOptions::default())?;
        let mut panels: Vec<(Key, f64, Panel)> = Vec::new();
        for group in &tabulation.summary.groups {
            let [place, Key::Period(unit, index)] = &group.keys[..] else {
                continue;
            };
            let figure = figure(&group.sums, measure);
            let bar = Bar {
                period: Period::from_label(&unit.label(*index)),
                label: unit.label(*index),
                figure,
                partial: partial_label(&tabulation.partial, *index, data.language),
                unknown: group
                    .sums
                    .toll(measure)
                    .map_or(0, |toll| toll.unknown().ceil().max(0.0) as u64),
            };
            let value = figure.value.unwrap_or(0.0);
            match panels.iter_mut().find(|(key, ..)| key == place) {
                Some((_, sum, panel)) => {
                    *sum += value;
                    panel.bars.push(bar);
                }
                None => panels.push((
                    place.clone(),
                    value,
                    Panel {
                        place: place.label(),
                        bars: vec![bar],
                    },
                )),
            }
        }
        let all = panels.len();
        let unknown = |key: &Key| *key == Key::Text(None);
        panels.sort_by(|a, b| {
            unknown(&a.0)
                .cmp(&unknown(&b.0))
                .then(b.1.total_cmp(&a.1))
                .then_with(|| a.2.place.cmp(&b.2.place))
        });
        panels.truncate(self.top.unwrap_or(PANELS));
        for (.., panel) in &mut panels {
            panel.bars.sort_by(|a, b| a.label.cmp(&b.label));
        }
        let places: Vec<(String, Option<f64>)> = panels
            .iter()
            .filter(|(key, ..)| !unknown(key))
            .map(|(_, sum, panel)| (panel.place.clone(), Some(*sum)))
            .collect();
        let total = tabulation.summary.total;
        let usual = format!(
            "{} by {} and {}",
            measure.label(),
            dimension_words(self.by()),
            self.per().name()
        );
        let title = self
            .most_in(&places, total.value(measure))
            .unwrap_or_else(|| usual.clone());
        let chart = Chart {
            titles: self.titles(
                data,
                &Usual {
                    title,
                    subtitle: format!("{usual}, {}", span_words(&tabulation)),
                    shown: first_of(panels.len(), all),
                    total,
                },
            ),
            kind: Kind::Multiples(Multiples {
                y_label: measure.label().to_owned(),
                panels: panels.into_iter().map(|(.., panel)| panel).collect(),
            }),
        };
        Ok(drawn(chart, tabulation))
    }
}
