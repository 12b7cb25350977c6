//! What to draw, as plain data: a chart is its titles and one kind with its
//! figures. Nothing here knows of pixels, fonts or colours.

use serde::{Deserialize, Serialize};

use super::period::Period;
use super::spec_days::{Calendar, Gaps, Season};
use super::spec_places::{Map, Multiples, Rank};
use crate::error::{Error, Result};

/// Larger figures than this are taken for a mistake.
const LARGEST: f64 = 1e15;

/// One picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// The words around it.
    pub titles: Titles,
    /// The picture itself.
    pub kind: Kind,
}

/// The words around a picture; an empty one takes no room.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Titles {
    /// The finding, in bold.
    pub title: String,
    /// Measure, place and span.
    pub subtitle: String,
    /// Data set, as-of date and selection, at the foot.
    pub source_line: String,
}

/// The kinds of chart and their figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Bars over time.
    Timeline(Timeline),
    /// Two periods side by side, one line a place.
    Compare(Compare),
    /// Places by periods, coloured by figure.
    Heatmap(Heatmap),
    /// Counts over time and their regimes.
    Trend(Trend),
    /// The distribution of tolls.
    Severity(Severity),
    /// Lowest, best and highest estimate per period.
    Range(Timeline),
    /// Two periods, a sloping line a place.
    Slope(Compare),
    /// The places with most.
    Rank(Rank),
    /// One cumulative line a year.
    Season(Season),
    /// The days of each year as a grid.
    Calendar(Calendar),
    /// Days between incidents.
    Gaps(Gaps),
    /// A small timeline a place, on shared axes.
    Multiples(Multiples),
    /// Incidents on a map.
    Map(Map),
}

/// A figure with its range. `None` is unknown, which is never zero.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Figure {
    /// Best estimate.
    pub value: Option<f64>,
    /// Lowest estimate.
    pub low: Option<f64>,
    /// Highest estimate.
    pub high: Option<f64>,
}

impl Figure {
    /// A figure without a range.
    #[must_use]
    pub fn exact(value: f64) -> Self {
        Self {
            value: Some(value),
            low: None,
            high: None,
        }
    }

    /// A figure nobody knows.
    #[must_use]
    pub fn unknown() -> Self {
        Self::default()
    }

    /// The range from lowest to highest when it is wider than a point.
    pub(crate) fn range(&self) -> Option<(f64, f64)> {
        let value = self.value?;
        let low = self.low.unwrap_or(value);
        let high = self.high.unwrap_or(value);
        (low < high).then_some((low, high))
    }

    /// The largest number drawn for it.
    pub(crate) fn top(&self) -> Option<f64> {
        let value = self.value?;
        Some(self.range().map_or(value, |(_, high)| high.max(value)))
    }

    pub(super) fn numbers(&self) -> impl Iterator<Item = f64> {
        [self.value, self.low, self.high].into_iter().flatten()
    }
}

/// Bars over time, from zero.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Timeline {
    /// What the bars count ("killed"), written above the axis.
    pub y_label: String,
    /// The bars, in order of time.
    pub bars: Vec<Bar>,
    /// What the bars are made of, from the foot up; empty draws whole bars.
    #[serde(default)]
    pub stack: Vec<Part>,
    /// Words at points of time.
    #[serde(default)]
    pub notes: Vec<Note>,
}

/// A part of every bar of a stack.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Its name, for the key.
    pub name: String,
    /// Its share of each bar, in units of the bars.
    pub values: Vec<f64>,
}

/// Words at a point of time.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// Where: position of a bar and the share of it, so that 2.5 is the middle of
    /// the third.
    pub at: f64,
    /// The words.
    pub text: String,
}

/// One bar of a [`Timeline`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    /// Where it stands in the calendar.
    pub period: Period,
    /// Its full name, for tooltips ("January 2018") and for categories.
    pub label: String,
    /// Its height and whiskers.
    #[serde(flatten)]
    pub figure: Figure,
    /// Set when the period is not complete: "to 21 Jan".
    pub partial: Option<String>,
    /// Incidents whose toll is unknown, which the bar therefore leaves out.
    pub unknown: u64,
}

/// A dumbbell chart: baseline and present of each place.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Compare {
    /// What is counted ("killed"), written above the axis.
    pub x_label: String,
    /// Name of the first period ("2018").
    pub baseline_label: String,
    /// Name of the second period ("2021 to 21 Jan").
    pub against_label: String,
    /// The places, in the order they are drawn.
    pub rows: Vec<Pair>,
}

/// One line of a [`Compare`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    /// The place.
    pub place: String,
    /// Its figure in the first period.
    pub baseline: Figure,
    /// Its figure in the second period.
    pub against: Figure,
    /// A remark, small under the place.
    pub note: Option<String>,
}

impl Pair {
    /// The best estimates that are known.
    pub(crate) fn values(&self) -> impl Iterator<Item = f64> + use<> {
        [self.baseline.value, self.against.value]
            .into_iter()
            .flatten()
    }
}

/// Places by periods.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Heatmap {
    /// What the colours mean ("killed"), written before the legend.
    pub value_label: String,
    /// The periods, from left to right.
    pub columns: Vec<Column>,
    /// The places, from top to bottom.
    pub rows: Vec<Row>,
}

/// One period of a [`Heatmap`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Where it stands in the calendar.
    pub period: Period,
    /// Its full name, for tooltips and for categories.
    pub label: String,
    /// Set when the period is not complete: "to 22 Jan".
    pub partial: Option<String>,
}

/// One place of a [`Heatmap`], with a cell for every column.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The place.
    pub place: String,
    /// Its figures; `None` is unknown.
    pub cells: Vec<Option<f64>>,
}

/// Counts over time and the stretches of one rate among them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Trend {
    /// What the bars count ("Incidents"), written above the axis.
    pub y_label: String,
    /// What the steps are ("mean per month"), for the key.
    pub rate_label: String,
    /// What the bands are ("where a change may have been"), for the key.
    pub band_label: String,
    /// The counts, in order of time.
    pub bars: Vec<Bar>,
    /// Stretches of one rate, in order, without gaps.
    pub regimes: Vec<Regime>,
    /// The changes between them.
    pub changes: Vec<Change>,
    /// Sentences for the foot.
    pub remarks: Vec<String>,
    /// Words at points of time.
    #[serde(default)]
    pub notes: Vec<Note>,
}

/// A stretch of one rate in a [`Trend`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Regime {
    /// Position of its first bar.
    pub first: usize,
    /// Position of its last bar.
    pub last: usize,
    /// Its mean, in units of the bars.
    pub rate: f64,
    /// The mean in words ("14.8").
    pub label: String,
}

/// Where a change of rate may have been, as the last bar of the old regime.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// First position it may have.
    pub first: usize,
    /// Last position it may have.
    pub last: usize,
}

impl Trend {
    /// The bars alone.
    pub(crate) fn as_timeline(&self) -> Timeline {
        Timeline {
            y_label: self.y_label.clone(),
            bars: self.bars.clone(),
            notes: self.notes.clone(),
            stack: Vec::new(),
        }
    }
}

/// The share of incidents of at least so many, on logarithmic axes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Severity {
    /// What lies along the lower axis ("killed").
    pub x_label: String,
    /// What the points are ("share of incidents with at least so many killed").
    pub y_label: String,
    /// "or more", for tooltips.
    pub or_more: String,
    /// Toll and share of incidents of at least that toll; zeros are not drawn.
    pub points: Vec<(f64, f64)>,
    /// Where the tail begins, as an upright hairline.
    pub tail_from: Option<f64>,
    /// Fitted lines.
    pub lines: Vec<Curve>,
    /// Incidents to name, the most important first.
    pub labels: Vec<PointLabel>,
}

/// A line of a [`Severity`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Curve {
    /// Its name for the key.
    pub label: String,
    /// Toll and share, in order.
    pub points: Vec<(f64, f64)>,
}

/// A name at a point of a [`Severity`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PointLabel {
    /// Toll of the point.
    pub toll: f64,
    /// Share of the point.
    pub share: f64,
    /// The name.
    pub text: String,
}

impl Chart {
    /// Refuses figures that cannot be drawn honestly.
    pub(crate) fn check(&self) -> Result<()> {
        match &self.kind {
            Kind::Timeline(timeline) => {
                for part in &timeline.stack {
                    if part.values.len() != timeline.bars.len() {
                        return Err(
                            Error::setting("a part of the stack has not one value a bar")
                                .value(&part.name),
                        );
                    }
                    drawable(&part.name, part.values.iter().copied())?;
                }
                timeline
                    .bars
                    .iter()
                    .try_for_each(|bar| drawable(&bar.label, bar.figure.numbers()))
            }
            Kind::Trend(trend) => {
                let inside = |position: usize| position < trend.bars.len();
                let regimes = trend.regimes.iter();
                let fits = regimes.clone().all(|r| r.first <= r.last && inside(r.last))
                    && trend
                        .changes
                        .iter()
                        .all(|c| c.first <= c.last && inside(c.last));
                if !fits {
                    return Err(Error::setting("a regime or change lies outside the bars"));
                }
                regimes
                    .clone()
                    .try_for_each(|r| drawable(&r.label, [r.rate].into_iter()))?;
                trend
                    .bars
                    .iter()
                    .try_for_each(|bar| drawable(&bar.label, bar.figure.numbers()))
            }
            Kind::Severity(severity) => {
                let numbers = severity
                    .points
                    .iter()
                    .flat_map(|(toll, share)| [*toll, *share]);
                let lines = severity.lines.iter().flat_map(|line| &line.points);
                let lines = lines.flat_map(|(toll, share)| [*toll, *share]);
                drawable(&severity.y_label, numbers.chain(lines))
            }
            Kind::Range(range) => range
                .bars
                .iter()
                .try_for_each(|bar| drawable(&bar.label, bar.figure.numbers())),
            Kind::Rank(rank) => rank
                .bars
                .iter()
                .try_for_each(|bar| drawable(&bar.place, bar.figure.numbers())),
            Kind::Season(season) => season.years.iter().try_for_each(|year| {
                drawable(&year.label, year.points.iter().map(|(_, value)| *value))
            }),
            Kind::Calendar(calendar) => calendar.years.iter().try_for_each(|year| {
                let days = year.days.iter().filter_map(|(_, value)| *value);
                drawable(&year.year.to_string(), days)
            }),
            Kind::Gaps(gaps) => {
                let days = gaps.gaps.iter().map(|gap| f64::from(gap.days));
                drawable(&gaps.y_label, days)
            }
            Kind::Multiples(multiples) => multiples.panels.iter().try_for_each(|panel| {
                let numbers = panel.bars.iter().flat_map(|bar| bar.figure.numbers());
                drawable(&panel.place, numbers)
            }),
            Kind::Map(map) => map.check(),
            Kind::Slope(compare) | Kind::Compare(compare) => {
                compare.rows.iter().try_for_each(|row| {
                    let numbers = row.baseline.numbers().chain(row.against.numbers());
                    drawable(&row.place, numbers)
                })
            }
            Kind::Heatmap(heatmap) => heatmap.rows.iter().try_for_each(|row| {
                if row.cells.len() != heatmap.columns.len() {
                    return Err(Error::setting(format!(
                        "a heatmap of {} columns has a row of {} cells",
                        heatmap.columns.len(),
                        row.cells.len()
                    ))
                    .value(&row.place));
                }
                drawable(&row.place, row.cells.iter().flatten().copied())
            }),
        }
    }
}

pub(super) fn drawable(label: &str, mut numbers: impl Iterator<Item = f64>) -> Result<()> {
    match numbers.find(|number| !(0.0..=LARGEST).contains(number)) {
        None => Ok(()),
        Some(number) => {
            Err(Error::setting(format!("cannot draw {number} as a count or toll")).value(label))
        }
    }
}
