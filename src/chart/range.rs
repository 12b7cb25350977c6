//! Lowest, best and highest estimate per period: a floating bar and a dot.

use serde::{Deserialize, Serialize};

use super::annotation::{Lanes, Note};
use super::axis;
use super::bar_frame::{BarFrame, say_quiet};
use super::bars::{self, Bar};
use super::drawing::Drawing;
use super::geometry::Rect;
use super::key::{self, Entry, Swatch};
use super::language::Language;
use super::page::Page;
use super::preview::Preview;
use super::scene::Shape;
use super::setter::Setter;
use crate::error::Result;

/// Widest bar.
const WIDEST: f64 = 40.0;
/// Room above the highest bar.
const HEADROOM: f64 = 10.0;

/// Lowest, best and highest estimate per period.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RangeChart {
    /// What is counted ("killed"), written above the axis.
    pub y_label: String,
    /// The periods, in order of time.
    pub bars: Vec<Bar>,
    /// Words at points of time.
    #[serde(default)]
    pub notes: Vec<Note>,
}

impl Drawing for RangeChart {
    fn check(&self) -> Result<()> {
        bars::check(&self.bars)
    }

    fn remarks(&self, setter: &Setter) -> Vec<String> {
        bars::remarks(&self.bars, setter)
    }

    fn draw(&self, page: &mut Page, setter: &Setter) -> Result<f64> {
        let (words, theme) = (setter.language.words(), setter.theme);
        let soft = theme.bar.towards(theme.background, 0.35);
        let mut entries = vec![Entry(Swatch::Heading, self.y_label.clone())];
        entries.retain(|Entry(_, words)| !words.is_empty());
        entries.push(Entry(Swatch::Fill(soft), words.range.to_owned()));
        entries.push(Entry(Swatch::Disc(theme.whisker), words.best.to_owned()));
        if self.bars.iter().any(|bar| limits(bar).is_none()) {
            entries.push(Entry(Swatch::Unknown, words.unknown.to_owned()));
        }
        let top = key::draw(page, setter, &entries) + 6.0;
        let highest: Vec<Bar> = self
            .bars
            .iter()
            .map(|bar| {
                let mut bar = bar.clone();
                bar.figure.value = limits(&bar).map(|(_, high)| high);
                bar
            })
            .collect();
        let frame = BarFrame::measure(&highest, page, setter, top);
        let lanes = Lanes::plan(&self.notes, frame.bands, page, setter, top);
        let top = top + lanes.height;
        let frame = BarFrame::measure(&highest, page, setter, top);
        let (plot, scale) = frame.open(page, setter, top, HEADROOM);
        lanes.draw(page, setter, plot);
        for (index, bar) in self.bars.iter().enumerate() {
            let middle = frame.bands.centre(index);
            let half = (frame.bands.step * 0.6).min(WIDEST) / 2.0;
            let column = Rect::new(middle - half, plot.y0, middle + half, plot.y1);
            let shapes = match limits(bar) {
                None => key::unknown(column, theme),
                Some((low, high)) => {
                    let (y0, y1) = (scale.at(high), scale.at(low));
                    let rect = Rect::new(column.x0, y0.min(y1 - 1.5), column.x1, y1);
                    let mut shapes = if bar.partial.is_some() {
                        key::hatched(rect, theme.bar, theme)
                    } else {
                        vec![Shape::fill(rect, soft)]
                    };
                    if let Some(best) = bar.figure.value {
                        let radius = half.clamp(1.0, 3.5);
                        shapes.push(Shape::disc((middle, scale.at(best)), radius, theme.whisker));
                    }
                    shapes
                }
            };
            page.scene.mark(Some(bars::tip(bar, setter)), shapes);
        }
        let (from, to) = ((plot.x0, plot.y1), (plot.x1, plot.y1));
        page.scene.add(Shape::line(from, to, 1.0, theme.axis));
        let ticks = (plot.y1, plot.y1 + 4.0);
        frame
            .periods
            .draw(page, setter, plot.y1 + axis::BELOW, ticks);
        say_quiet(&self.bars, page, setter, plot);
        Ok(plot.y1 + frame.periods.height(setter))
    }

    fn describe(&self, setter: &Setter) -> String {
        bars::describe(&self.bars, setter)
    }

    fn preview(&self, _language: Language) -> Preview {
        bars::preview(&self.bars)
    }
}

/// Lowest and highest estimate; without a best one they may still be known.
fn limits(bar: &Bar) -> Option<(f64, f64)> {
    let figure = bar.figure;
    let known = || {
        [figure.low, figure.value, figure.high]
            .into_iter()
            .flatten()
    };
    let low = known().reduce(f64::min)?;
    let high = known().reduce(f64::max)?;
    // A low estimate alone has no upper end.
    (figure.value.is_some() || figure.high.is_some()).then_some((low, high))
}
