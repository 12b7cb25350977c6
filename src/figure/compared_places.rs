//! Two periods of each place, for charts that set them side by side.

use super::drawn_figure::FigureFinding;
use super::figure_data::FigureData;
use super::finding::{Told, two_periods};
use super::periods::{estimate, unknown};
use super::ranged::Ranged;
use super::summed_incidents::not_summed;
use crate::analysis::{Align, CompareOptions, Comparison, ComparisonRow, compare};
use crate::chart::{Body, Pair, Pairs};
use crate::error::{Error, Result};
use crate::estimate::Level;
use crate::query::{Dimension, Key, Measure, Sums};
use crate::words::{ChartSubject, HeadlinePeriod, Loss, NotDrawn, period_label};

/// What is compared.
pub(super) struct ComparedPlaces<'a> {
    pub measure: Measure,
    pub by: Dimension,
    pub baseline: Option<&'a str>,
    pub against: Option<&'a str>,
    pub align: Option<Align>,
    /// Most rows.
    pub most: usize,
    /// Whether incidents of unknown places have a row.
    pub unknown_places: bool,
}

/// Refuses a comparison without an earlier period.
pub(super) fn check_baseline(baseline: Option<&str>) -> Result<()> {
    if baseline.is_some() {
        return Ok(());
    }
    Err(Error::setting("a comparison needs an earlier period")
        .field("baseline")
        .hint("for example 2018; the other period is the present unless `against` is given"))
}

impl ComparedPlaces<'_> {
    /// Compares, and draws the rows with `body`.
    pub(super) fn find(
        &self,
        data: &FigureData<'_>,
        body: impl FnOnce(Pairs) -> Body,
    ) -> Result<FigureFinding> {
        let measure = self.measure;
        let mut comparison = compare(
            data.frame,
            &CompareOptions {
                filter: data.filter.clone(),
                dimensions: vec![self.by],
                measures: vec![measure],
                baseline: self.baseline.unwrap_or_default().to_owned(),
                against: self.against.unwrap_or("present").to_owned(),
                align: self.align.unwrap_or_default(),
                allocate: data.allocate,
                coverage: data.coverage,
                level: Level::P95,
                top: None,
            },
        )?;
        let unplaced = |row: &ComparisonRow| row.keys == [Key::Text(None)];
        let not_named = comparison
            .rows
            .iter()
            .filter(|row| !self.unknown_places && unplaced(row))
            .fold(Sums::default(), |sum, row| {
                sum.plus(row.baseline).plus(row.against)
            });
        comparison.rows.retain(|row| {
            row.baseline.incidents + row.against.incidents > 0.0
                && (self.unknown_places || !unplaced(row))
        });
        // What is unknown is no place: it stands last.
        comparison.rows.sort_by(|a, b| {
            let largest = |row: &ComparisonRow| {
                let value = |sums: &Sums| sums.value(measure).unwrap_or(0.0);
                value(&row.baseline).max(value(&row.against))
            };
            unplaced(a)
                .cmp(&unplaced(b))
                .then(largest(b).total_cmp(&largest(a)))
        });
        let all = comparison.rows.len();
        comparison.rows.truncate(self.most);
        let shown = comparison.rows.len();
        let both = comparison.total.baseline.plus(comparison.total.against);
        // Tolls come in clusters: what chance allows them is not told in a title.
        let change = comparison.total.estimates.change.as_ref();
        let change = change.filter(|_| measure == Measure::Incidents);
        Ok(FigureFinding {
            headline: two_periods(measure, data.place(), &told(&comparison, measure), change),
            subject: ChartSubject::TwoPeriods {
                measure,
                by: self.by,
                days: [comparison.baseline.days, comparison.against.days],
            },
            window: None,
            incidents: both.incidents,
            not_drawn: NotDrawn::rows(shown, all)
                .into_iter()
                .chain(Loss::of(&not_named, measure).map(NotDrawn::Unplaced))
                .chain(not_summed(
                    unknown(&both, measure) - unknown(&not_named, measure),
                ))
                .collect(),
            body: body(pairs(&comparison, measure)),
            table: comparison.table()?,
            left_out: comparison.left_out,
        })
    }
}

fn told(comparison: &Comparison, measure: Measure) -> [Told; 2] {
    let Comparison {
        baseline,
        against,
        total,
        ..
    } = comparison;
    [(baseline, &total.baseline), (against, &total.against)].map(|(period, sums)| Told {
        when: HeadlinePeriod::Named(period_label(period)),
        figure: Ranged::of(sums, measure),
    })
}

fn pairs(comparison: &Comparison, measure: Measure) -> Pairs {
    let pair = |row: &ComparisonRow| Pair {
        place: row
            .keys
            .iter()
            .map(Key::label)
            .collect::<Vec<_>>()
            .join(", "),
        baseline: estimate(&row.baseline, measure),
        against: estimate(&row.against, measure),
        note: None,
    };
    Pairs {
        x_label: measure.label().to_owned(),
        baseline_label: period_label(&comparison.baseline),
        against_label: period_label(&comparison.against),
        rows: comparison.rows.iter().map(pair).collect(),
    }
}
