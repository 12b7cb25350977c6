//! The places with most.

use super::titles::{Usual, dimension_words, first_of, span_words};
use super::{DrawnFigure, FigureData, FigureSpec, MOST_ROWS, figure};
use crate::analysis::{SortOrder, TabulateOptions, tabulate};
use crate::chart::{Chart, Kind, Rank, RankBar};
use crate::error::Result;
use crate::query::Key;

impl FigureSpec {
    pub(super) fn rank(&self, data: &FigureData<'_>) -> Result<DrawnFigure> {
        let measure = self.measure();
        let plan = self.plan(data, vec![self.by()]);
        let tabulation = tabulate(
            &plan,
            data.frame,
            &TabulateOptions {
                sort: SortOrder::Largest(measure),
                nonzero: true,
                ..TabulateOptions::default()
            },
        )?;
        let mut bars: Vec<(bool, RankBar)> = tabulation
            .summary
            .groups
            .iter()
            .filter(|group| group.sums.incidents > 0.0)
            .map(|group| {
                let bar = RankBar {
                    place: group.keys[0].label(),
                    figure: figure(&group.sums, measure),
                    unknown: group
                        .sums
                        .toll(measure)
                        .map_or(0, |toll| toll.unknown().ceil().max(0.0) as u64),
                    grey: group.keys[0] == Key::Text(None),
                };
                (bar.grey, bar)
            })
            .collect();
        // What is unknown is no place: it stands last.
        bars.sort_by(|(unknown_a, a), (unknown_b, b)| {
            let value = |bar: &RankBar| bar.figure.value.unwrap_or(-1.0);
            unknown_a
                .cmp(unknown_b)
                .then(value(b).total_cmp(&value(a)))
                .then_with(|| a.place.cmp(&b.place))
        });
        let all = bars.len();
        bars.truncate(self.top.unwrap_or(MOST_ROWS));
        let places: Vec<(String, Option<f64>)> = bars
            .iter()
            .filter(|(unknown, _)| !unknown)
            .map(|(_, bar)| (bar.place.clone(), bar.figure.value))
            .collect();
        let total = tabulation.summary.total;
        let usual = format!("{} by {}", measure.label(), dimension_words(self.by()));
        let title = self
            .most_in(&places, total.value(measure))
            .unwrap_or_else(|| usual.clone());
        let shown = first_of(bars.len(), all);
        let mut table = tabulation.table();
        table.title.clone_from(&usual);
        Ok(DrawnFigure {
            chart: Chart {
                titles: self.titles(
                    data,
                    &Usual {
                        title,
                        subtitle: format!("{usual}, {}", span_words(&tabulation)),
                        shown,
                        total,
                    },
                ),
                kind: Kind::Rank(Rank {
                    x_label: measure.label().to_owned(),
                    bars: bars.into_iter().map(|(_, bar)| bar).collect(),
                }),
            },
            table,
            notes: tabulation.summary.left_out,
        })
    }
}
