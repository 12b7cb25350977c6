//! Bars over time: one a period, from zero, with whiskers for the range of
//! estimates. Unknown is a grey hatched column, an incomplete period a hatched
//! bar.

use serde::{Deserialize, Serialize};

use super::annotation::{Lanes, Note};
use super::axis;
use super::bar_frame::{BarFrame, say_quiet};
use super::bar_marks::{self, BarPart, Labels};
use super::bars::{self, Bar};
use super::drawing::Drawing;
use super::estimate::drawable;
use super::geometry::Rect;
use super::key::{self, Entry, Swatch};
use super::language::Language;
use super::page::Page;
use super::preview::Preview;
use super::scene::Shape;
use super::setter::Setter;
use crate::error::{Error, Result};

/// Widest bar, so that one year alone is no wall.
const WIDEST_BAR: f64 = 72.0;

/// Bars over time, from zero.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TimelineChart {
    /// What the bars count ("killed"), written above the axis.
    pub y_label: String,
    /// The bars, in order of time.
    pub bars: Vec<Bar>,
    /// What the bars are made of, from the foot up; empty draws whole bars.
    #[serde(default)]
    pub stack: Vec<BarPart>,
    /// Words at points of time.
    #[serde(default)]
    pub notes: Vec<Note>,
}

impl Drawing for TimelineChart {
    fn check(&self) -> Result<()> {
        for part in &self.stack {
            if part.values.len() != self.bars.len() {
                return Err(
                    Error::setting("a part of the stack has not one value a bar").value(&part.name),
                );
            }
            drawable(&part.name, part.values.iter().copied())?;
        }
        bars::check(&self.bars)
    }

    fn remarks(&self, setter: &Setter) -> Vec<String> {
        bars::remarks(&self.bars, setter)
    }

    fn draw(&self, page: &mut Page, setter: &Setter) -> Result<f64> {
        let top = key::draw(page, setter, &entries(self, setter)) + 6.0;
        let frame = BarFrame::measure(&self.bars, page, setter, top);
        let lanes = Lanes::plan(&self.notes, frame.bands, page, setter, top);
        let top = top + lanes.height;
        let frame = BarFrame::measure(&self.bars, page, setter, top);
        let labels = Labels::plan(&self.bars, setter, frame.bands.step);
        let headroom = labels.headroom(&self.bars, frame.end, frame.room);
        let (plot, scale) = frame.open(page, setter, top, headroom);
        let BarFrame { bands, periods, .. } = frame;
        lanes.draw(page, setter, plot);
        for (index, bar) in self.bars.iter().enumerate() {
            let width = (bands.step * 0.74).min(WIDEST_BAR);
            let middle = bands.centre(index);
            let column = Rect::new(middle - width / 2.0, plot.y0, middle + width / 2.0, plot.y1);
            let measure = (scale, (plot.x0, plot.x1));
            let parts = bar_marks::parts(
                (&self.stack, bar.partial.is_some()),
                index,
                column,
                scale,
                setter,
            );
            let shapes = bar_marks::shapes((index, bar), column, measure, setter, (&labels, parts));
            page.scene
                .mark(Some(stack_tip(self, index, setter)), shapes);
        }
        let (from, to) = ((plot.x0, plot.y1), (plot.x1, plot.y1));
        page.scene
            .add(Shape::line(from, to, 1.0, setter.theme.axis));
        let ticks = (plot.y1, plot.y1 + 4.0);
        periods.draw(page, setter, plot.y1 + axis::BELOW, ticks);
        say_quiet(&self.bars, page, setter, plot);
        Ok(plot.y1 + periods.height(setter))
    }

    fn describe(&self, setter: &Setter) -> String {
        bars::describe(&self.bars, setter)
    }

    fn preview(&self, _language: Language) -> Preview {
        bars::preview(&self.bars)
    }
}

/// The bar's tip, and its parts.
fn stack_tip(timeline: &TimelineChart, index: usize, setter: &Setter) -> String {
    let mut text = bars::tip(&timeline.bars[index], setter);
    for part in &timeline.stack {
        if let Some(value) = part.values.get(index).filter(|value| **value > 0.0) {
            text += &format!("; {} {}", part.name, setter.language.number(*value));
        }
    }
    text
}

fn entries(timeline: &TimelineChart, setter: &Setter) -> Vec<Entry> {
    let (words, theme) = (setter.language.words(), setter.theme);
    let any = |test: fn(&Bar) -> bool| timeline.bars.iter().any(test);
    let mut entries = Vec::new();
    if !timeline.y_label.is_empty() {
        entries.push(Entry(Swatch::Heading, timeline.y_label.clone()));
    }
    for (index, part) in timeline.stack.iter().enumerate() {
        entries.push(Entry(Swatch::Fill(theme.part(index)), part.name.clone()));
    }
    if any(|bar| bar.figure.range().is_some()) {
        entries.push(Entry(Swatch::Whisker, words.range.to_owned()));
    }
    let partial = |bar: &&Bar| bar.partial.is_some();
    if timeline.bars.iter().filter(partial).count() > 1 {
        entries.push(Entry(
            Swatch::Hatched(theme.bar),
            words.incomplete.to_owned(),
        ));
    }
    if any(|bar| bar.figure.value.is_none()) {
        entries.push(Entry(Swatch::Unknown, words.unknown.to_owned()));
    }
    entries
}
