//! The places with most, as lying bars with their figures.

use serde::{Deserialize, Serialize};

use super::drawing::Drawing;
use super::estimate::{Estimate, drawable};
use super::font::CAPITAL;
use super::geometry::Rect;
use super::key::{self, Entry, Swatch};
use super::language::{self, Language};
use super::page::{self, Page};
use super::preview::{Preview, PreviewBar};
use super::row_names::write_name;
use super::scale::{Linear, real};
use super::scene::Shape;
use super::setter::Setter;
use super::text::Anchor;
use crate::error::Result;

/// Share of the width that names of places may take.
const NAMES: f64 = 0.34;
/// Between names and bars.
const BESIDE: f64 = 8.0;
/// Lowest row.
const LOWEST: f64 = 24.0;

/// The places with most, as lying bars.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RankChart {
    /// What the bars count ("Killed").
    pub x_label: String,
    /// The places, in the order they are drawn.
    pub bars: Vec<RankBar>,
}

/// One place of a [`RankChart`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct RankBar {
    /// The place.
    pub place: String,
    /// Its figure and range.
    pub figure: Estimate,
    /// Incidents whose toll is unknown, which the bar leaves out.
    pub unknown: u64,
    /// Drawn in grey: no place, but those whose place is unknown.
    pub grey: bool,
}

impl Drawing for RankChart {
    fn check(&self) -> Result<()> {
        self.bars
            .iter()
            .try_for_each(|bar| drawable(&bar.place, bar.figure.numbers()))
    }

    fn draw(&self, page: &mut Page, setter: &Setter) -> Result<f64> {
        let (words, theme) = (setter.language.words(), setter.theme);
        let any = |test: fn(&RankBar) -> bool| self.bars.iter().any(test);
        let mut entries = vec![Entry(Swatch::Heading, self.x_label.clone())];
        entries.retain(|Entry(_, words)| !words.is_empty());
        if any(|bar| bar.figure.range().is_some()) {
            entries.push(Entry(Swatch::Range, words.range.to_owned()));
        }
        if any(|bar| bar.unknown > 0) {
            let unknown = words.without_toll.replace("{n}", "+n?");
            entries.push(Entry(Swatch::Heading, unknown));
        }
        let top = key::draw(page, setter, &entries) + 8.0;
        if self.bars.is_empty() {
            return Ok(page.say(setter, words.no_data, top));
        }
        let face = setter.label();
        let room = (page.right - page.left) * NAMES;
        let names: Vec<Vec<String>> = self
            .bars
            .iter()
            .map(|bar| setter.wrap(&bar.place, face, room, 2))
            .collect();
        let widest = names.iter().map(|name| setter.widest(name, face));
        let left = page.left + widest.fold(0.0, f64::max) + BESIDE;
        let decimals = language::decimals(self.bars.iter().filter_map(|bar| bar.figure.value));
        let figures: Vec<String> = self
            .bars
            .iter()
            .map(|bar| figure(bar, setter, decimals))
            .collect();
        let right = page.right - setter.widest(&figures, face) - 6.0;
        let highest = self.bars.iter().filter_map(|bar| bar.figure.top());
        let scale = Linear::new(highest.fold(0.0, f64::max), left, right.max(left + 20.0));
        let heights: Vec<f64> = names
            .iter()
            .map(|name| (face.line() * real(name.len()) + 5.0).max(LOWEST))
            .collect();
        let body = page.room.map(|room| page.top + room - top);
        let heights = page::stretch(heights, body);
        let drawn = page::fitting(&heights, body, page::remark(setter));
        let mut y = top;
        for (index, bar) in self.bars.iter().enumerate().take(drawn) {
            let bottom = y + heights[index];
            write_name(page, setter, &names[index], (left - BESIDE, y, bottom));
            let middle = f64::midpoint(y, bottom);
            let mut shapes = Vec::new();
            let mut end = left;
            if let Some(value) = bar.figure.value {
                end = scale.at(value);
                if value > 0.0 {
                    let half = (heights[index] * 0.31).min(24.0);
                    let rect = Rect::new(left, middle - half, end.max(left + 1.5), middle + half);
                    let grey = theme.muted.towards(theme.background, 0.45);
                    let colour = if bar.grey { grey } else { theme.bar };
                    shapes.push(Shape::fill(rect, colour));
                }
                if let Some((low, high)) = bar.figure.range() {
                    let (x0, x1) = (scale.at(low), scale.at(high));
                    shapes.push(Shape::line((x0, middle), (x1, middle), 1.25, theme.whisker));
                    for x in [x0, x1] {
                        let cap = ((x, middle - 3.0), (x, middle + 3.0));
                        shapes.push(Shape::line(cap.0, cap.1, 1.25, theme.whisker));
                    }
                    end = end.max(x1);
                }
            }
            let at = (end + 5.0, middle + face.size * CAPITAL / 2.0);
            let text = setter.text(&figures[index], at, Anchor::Start, face);
            let colour = if bar.figure.value.is_some() {
                theme.ink
            } else {
                theme.muted
            };
            shapes.push(Shape::Text(text.coloured(colour)));
            let tip = format!("{}: {}", bar.place, setter.figure(&bar.figure));
            page.scene.mark(Some(tip), shapes);
            y = bottom;
        }
        page.scene
            .add(Shape::line((left, top), (left, y), 1.0, theme.axis));
        Ok(page.say_left_out(setter, self.bars.len() - drawn, y))
    }

    fn describe(&self, setter: &Setter) -> String {
        let number = |bar: &RankBar| format!("{}: {}", bar.place, setter.figure(&bar.figure));
        let list: Vec<String> = self.bars.iter().take(10).map(number).collect();
        if list.is_empty() {
            return setter.language.words().no_data.to_owned();
        }
        format!("{}. {}.", self.x_label, list.join("; "))
    }

    fn preview(&self, _language: Language) -> Preview {
        let bar = |bar: &RankBar| PreviewBar {
            name: bar.place.clone(),
            value: bar.figure.value,
        };
        Preview::Bars(self.bars.iter().map(bar).collect())
    }
}

/// "1,234", "470 +2?", "unknown".
fn figure(bar: &RankBar, setter: &Setter, decimals: usize) -> String {
    let Some(value) = bar.figure.value else {
        return setter.language.words().unknown.to_owned();
    };
    let number = setter.language.figure(value, decimals);
    if bar.unknown > 0 {
        format!("{number} +{}?", setter.language.count(bar.unknown))
    } else {
        number
    }
}
