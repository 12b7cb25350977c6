//! Counts over time and their regimes: light bars, a bold step for the mean of
//! each stretch of one rate, its number above the plot, and a grey band where a
//! change may have been.

use serde::{Deserialize, Serialize};

use super::annotation::{Lanes, Note};
use super::axis;
use super::bar_frame::{BarFrame, say_quiet};
use super::bars::{self, Bar};
use super::drawing::Drawing;
use super::estimate::drawable;
use super::font::ASCENT;
use super::geometry::Rect;
use super::key::{self, Entry, Swatch};
use super::language::Language;
use super::page::Page;
use super::preview::Preview;
use super::scale::Bands;
use super::scene::Shape;
use super::setter::Setter;
use super::text::Anchor;
use crate::error::{Error, Result};

/// Between numbers above the plot.
const APART: f64 = 6.0;
/// Widest bar.
const WIDEST_BAR: f64 = 72.0;
/// Bars are this far on the way from the background to their colour.
const LIGHT: f64 = 0.45;

/// Counts over time and the stretches of one rate among them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TrendChart {
    /// What the bars count ("Incidents"), written above the axis.
    pub y_label: String,
    /// What the steps are ("mean per month"), for the key.
    pub rate_label: String,
    /// What the bands are ("where a change may have been"), for the key.
    pub band_label: String,
    /// The counts, in order of time.
    pub bars: Vec<Bar>,
    /// Stretches of one rate, in order, without gaps.
    pub regimes: Vec<RateStep>,
    /// The changes between them.
    pub changes: Vec<ChangeBand>,
    /// Sentences for the foot.
    pub remarks: Vec<String>,
    /// Words at points of time.
    #[serde(default)]
    pub notes: Vec<Note>,
}

/// A stretch of one rate in a [`TrendChart`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RateStep {
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
pub struct ChangeBand {
    /// First position it may have.
    pub first: usize,
    /// Last position it may have.
    pub last: usize,
}

impl Drawing for TrendChart {
    fn check(&self) -> Result<()> {
        let inside = |position: usize| position < self.bars.len();
        let fits = self
            .regimes
            .iter()
            .all(|step| step.first <= step.last && inside(step.last))
            && self
                .changes
                .iter()
                .all(|band| band.first <= band.last && inside(band.last));
        if !fits {
            return Err(Error::setting("a regime or change lies outside the bars"));
        }
        self.regimes
            .iter()
            .try_for_each(|step| drawable(&step.label, [step.rate].into_iter()))?;
        bars::check(&self.bars)
    }

    fn remarks(&self, _setter: &Setter) -> Vec<String> {
        self.remarks.clone()
    }

    fn draw(&self, page: &mut Page, setter: &Setter) -> Result<f64> {
        let theme = setter.theme;
        let light = theme.background.towards(theme.bar, LIGHT);
        let mut entries = Vec::new();
        if !self.y_label.is_empty() {
            entries.push(Entry(Swatch::Heading, self.y_label.clone()));
        }
        if !self.regimes.is_empty() {
            entries.push(Entry(Swatch::Line(theme.against), self.rate_label.clone()));
        }
        if !self.changes.is_empty() {
            entries.push(Entry(Swatch::Fill(theme.grid), self.band_label.clone()));
        }
        let top = key::draw(page, setter, &entries) + 6.0;
        let frame = BarFrame::measure(&self.bars, page, setter, top);
        let lanes = Lanes::plan(&self.notes, frame.bands, page, setter, top);
        let top = top + lanes.height;
        let frame = BarFrame::measure(&self.bars, page, setter, top);
        let row = setter.label().line() + 8.0;
        let (plot, scale) = frame.open(page, setter, top, row);
        let BarFrame { bands, periods, .. } = frame;

        for change in &self.changes {
            let shape = band(bands, plot, change.first, change.last);
            page.scene.mark(None, vec![Shape::fill(shape, theme.grid)]);
        }
        lanes.draw(page, setter, plot);
        for (index, bar) in self.bars.iter().enumerate() {
            let Some(value) = bar.figure.value.filter(|value| *value > 0.0) else {
                continue;
            };
            let width = (bands.step * 0.74).min(WIDEST_BAR);
            let middle = bands.centre(index);
            let highest = scale.at(value).min(plot.y1 - 1.5);
            let rect = Rect::new(middle - width / 2.0, highest, middle + width / 2.0, plot.y1);
            let shapes = if bar.partial.is_some() {
                key::hatched(rect, light, theme)
            } else {
                vec![Shape::fill(rect, light)]
            };
            let tip = format!("{}: {}", bar.label, setter.language.number(value));
            page.scene.mark(Some(tip), shapes);
        }
        let (from, to) = ((plot.x0, plot.y1), (plot.x1, plot.y1));
        page.scene.add(Shape::line(from, to, 1.0, theme.axis));
        steps(self, bands, |value| scale.at(value), page, setter);
        rates(self, bands, plot, top, page, setter);
        let ticks = (plot.y1, plot.y1 + 4.0);
        periods.draw(page, setter, plot.y1 + axis::BELOW, ticks);
        say_quiet(&self.bars, page, setter, plot);
        Ok(plot.y1 + periods.height(setter))
    }

    fn describe(&self, setter: &Setter) -> String {
        let mut text = bars::describe(&self.bars, setter);
        for remark in &self.remarks {
            text.push(' ');
            text.push_str(remark);
        }
        text
    }

    fn preview(&self, _language: Language) -> Preview {
        bars::preview(&self.bars)
    }
}

/// From the end of one period to the end of another; a hairline when they are
/// the same.
fn band(bands: Bands, plot: Rect, first: usize, last: usize) -> Rect {
    let (from, to) = (bands.left(first + 1), bands.left(last + 1));
    if to - from < 1.0 {
        return Rect::new(from - 0.5, plot.y0, from + 0.5, plot.y1);
    }
    Rect::new(from, plot.y0, to.min(plot.x1), plot.y1)
}

/// The mean of each regime, joined where one ends and the next begins.
fn steps(
    trend: &TrendChart,
    bands: Bands,
    height: impl Fn(f64) -> f64,
    page: &mut Page,
    setter: &Setter,
) {
    let points: Vec<(f64, f64)> = trend
        .regimes
        .iter()
        .flat_map(|regime| {
            let y = height(regime.rate);
            [
                (bands.left(regime.first), y),
                (bands.left(regime.last + 1), y),
            ]
        })
        .collect();
    if points.len() > 1 {
        page.scene.add(Shape::Stroke {
            points,
            width: 2.5,
            colour: setter.theme.against,
        });
    }
}

/// The rates in a row above the plot, those of long stretches first; a number
/// that would touch another is left to its tooltip.
fn rates(trend: &TrendChart, bands: Bands, plot: Rect, top: f64, page: &mut Page, setter: &Setter) {
    let face = setter.label();
    let baseline = top + face.size * ASCENT;
    let mut order: Vec<usize> = (0..trend.regimes.len()).collect();
    order.sort_by_key(|&index| {
        let regime = &trend.regimes[index];
        (
            index + 1 != trend.regimes.len(),
            std::cmp::Reverse(regime.last - regime.first),
        )
    });
    let mut taken: Vec<(f64, f64)> = Vec::new();
    for index in order {
        let regime = &trend.regimes[index];
        let half = setter.width(&regime.label, face) / 2.0;
        let middle = f64::midpoint(bands.left(regime.first), bands.left(regime.last + 1));
        let x = middle.clamp(plot.x0 + half, (plot.x1 - half).max(plot.x0 + half));
        let free = taken
            .iter()
            .all(|(from, to)| x + half + APART <= *from || *to + APART <= x - half);
        if !free || x + half > plot.x1 + 0.5 {
            continue;
        }
        taken.push((x - half, x + half));
        let text = setter.text(&regime.label, (x, baseline), Anchor::Middle, face);
        page.scene.text(text.coloured(setter.theme.against));
    }
}
