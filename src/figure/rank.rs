//! The places with most.

use std::num::NonZeroUsize;

use serde::{Deserialize, Serialize};

use super::drawn_figure::FigureFinding;
use super::figure_data::FigureData;
use super::finding::{most_in, named_and_not};
use super::gallery::GalleryChoice;
use super::kind_options::{BY, KindOptions, MEASURE, MOST_ROWS, check_rows, columns_of};
use super::periods::{estimate, unknown};
use super::ranged::Ranged;
use crate::analysis::{SortOrder, TabulateOptions, tabulate};
use crate::chart::{RankBar, RankChart};
use crate::error::Result;
use crate::query::{Dimension, Group, Key, Measure};
use crate::schema::Column;
use crate::words::{ChartSubject, NotDrawn};

/// Options of a ranking.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[cfg_attr(feature = "cli", derive(clap::Args))]
pub struct RankFigure {
    /// What is drawn; killed when left out
    #[cfg_attr(feature = "cli", arg(long, value_name = "MEASURE"))]
    pub measure: Option<Measure>,

    /// What the bars are; admin1 when left out
    #[cfg_attr(feature = "cli", arg(long, value_name = "DIMENSION"))]
    pub by: Option<Dimension>,

    /// Most bars; 20 when left out
    #[cfg_attr(feature = "cli", arg(long, value_name = "N"))]
    pub top: Option<NonZeroUsize>,
}

impl KindOptions for RankFigure {
    fn in_gallery(choice: &GalleryChoice) -> Self {
        Self {
            by: Some(choice.by),
            ..Self::default()
        }
    }

    fn columns(&self) -> Vec<Column> {
        let by = self.by.unwrap_or(BY);
        columns_of(self.measure.unwrap_or(MEASURE), Some(by))
    }

    fn validate(&self) -> Result<()> {
        check_rows(self.by)
    }

    fn find(&self, data: &FigureData<'_>) -> Result<FigureFinding> {
        let (measure, by) = (self.measure.unwrap_or(MEASURE), self.by.unwrap_or(BY));
        let plan = data.plan(measure, vec![by]);
        let tabulation = tabulate(
            &plan,
            data.frame,
            &TabulateOptions {
                sort: SortOrder::Largest(measure),
                nonzero: true,
                ..TabulateOptions::default()
            },
        )?;
        let mut table = tabulation.table()?;
        let summary = tabulation.summary;
        let mut bars: Vec<RankBar> = summary
            .groups
            .iter()
            .filter(|group| group.sums.incidents > 0.0)
            .map(|group| RankBar {
                place: group.keys[0].label(),
                figure: estimate(&group.sums, measure),
                unknown: unknown(&group.sums, measure),
                grey: group.keys[0] == Key::Text(None),
            })
            .collect();
        // What is unknown is no place: it stands last.
        bars.sort_by(|a, b| {
            let value = |bar: &RankBar| bar.figure.value.unwrap_or(-1.0);
            a.grey
                .cmp(&b.grey)
                .then(value(b).total_cmp(&value(a)))
                .then_with(|| a.place.cmp(&b.place))
        });
        let nowhere = bars.pop_if(|bar| bar.grey);
        let all = bars.len();
        let ranged = |group: &Group| (group.keys[0].clone(), Ranged::of(&group.sums, measure));
        let (places, unknown) = named_and_not(summary.groups.iter().map(ranged));
        bars.truncate(self.top.map_or(MOST_ROWS, NonZeroUsize::get));
        let shown = bars.len();
        // It is never cut: all the rest may have happened in one place.
        bars.extend(nowhere);
        let subject = ChartSubject::By(measure, by);
        table.title = subject.title();
        Ok(FigureFinding {
            headline: most_in(
                measure,
                &places,
                unknown,
                Some(Ranged::of(&summary.total, measure)),
            ),
            subject,
            window: summary.window,
            incidents: summary.total.incidents,
            not_drawn: NotDrawn::rows(shown, all)
                .into_iter()
                .chain(NotDrawn::of(&summary, measure))
                .collect(),
            body: RankChart {
                x_label: measure.label().to_owned(),
                bars,
            }
            .into(),
            table,
            left_out: summary.left_out,
        })
    }
}
