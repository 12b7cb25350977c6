//! A small timeline a place, all on the same axes.

use serde::{Deserialize, Serialize};

use super::axis::NEAR;
use super::bars::{self, Bar};
use super::drawing::Drawing;
use super::estimate::drawable;
use super::font::{ASCENT, CAPITAL, Type};
use super::geometry::Rect;
use super::key::{self, Entry, Swatch};
use super::language::Language;
use super::page::{self, Page};
use super::period_labels;
use super::preview::{Preview, PreviewRow};
use super::scale::{Bands, Linear, real};
use super::scene::Shape;
use super::setter::Setter;
use super::text::Anchor;
use super::tick::Ticks;
use crate::error::Result;

/// A panel is at least this wide.
const LEAST: f64 = 200.0;
/// Height of the bars of a panel.
const BARS: f64 = 78.0;
/// Between panels.
const APART: f64 = 18.0;

/// A small timeline a place, all on the same axes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct MultiplesChart {
    /// What the bars count ("Killed").
    pub y_label: String,
    /// The places, in the order they are drawn; all have the same periods.
    pub panels: Vec<Panel>,
}

/// One place of [`MultiplesChart`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Panel {
    /// The place.
    pub place: String,
    /// Its bars, in order of time.
    pub bars: Vec<Bar>,
}

impl Drawing for MultiplesChart {
    fn check(&self) -> Result<()> {
        self.panels.iter().try_for_each(|panel| {
            let numbers = panel.bars.iter().flat_map(|bar| bar.figure.numbers());
            drawable(&panel.place, numbers)
        })
    }

    fn draw(&self, page: &mut Page, setter: &Setter) -> Result<f64> {
        let (words, theme) = (setter.language.words(), setter.theme);
        let bars = || self.panels.iter().flat_map(|panel| &panel.bars);
        let mut entries = vec![Entry(Swatch::Heading, self.y_label.clone())];
        entries.retain(|Entry(_, words)| !words.is_empty());
        if bars().any(|bar| bar.partial.is_some()) {
            let hatched = Swatch::Hatched(theme.bar);
            entries.push(Entry(hatched, words.incomplete.to_owned()));
        }
        if bars().any(|bar| bar.figure.value.is_none()) {
            entries.push(Entry(Swatch::Unknown, words.unknown.to_owned()));
        }
        let top = key::draw(page, setter, &entries) + 12.0;
        if self.panels.is_empty() {
            return Ok(page.say(setter, words.no_data, top));
        }
        let known = || bars().filter_map(|bar| bar.figure.value);
        let highest = known().fold(0.0, f64::max);
        let whole = known().all(|value| value.fract() == 0.0);
        let mut ticks = Ticks::up_to(highest, 2, whole);
        let end = ticks.trim(highest);
        let small = setter.small();
        let numbers: Vec<String> = ticks
            .values
            .iter()
            .map(|value| setter.language.decimals(*value, ticks.decimals))
            .collect();
        let gutter = setter.widest(&numbers, small) + NEAR;
        let width = page.right - page.left;
        let count = self.panels.len();
        let columns = ((width + APART) / (LEAST + APART)).floor().clamp(1.0, 4.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "1 to 4"
        )]
        let columns = (columns as usize).min(count);
        let panel = (width - APART * (real(columns) - 1.0)) / real(columns);
        let head = Type::bold(theme.sizes.label);
        let rows = count.div_ceil(columns);
        let body = page.room.map(|room| page.top + room - top);
        let words_high = head.line() + 6.0 + small.line() + 6.0 + APART;
        // Where a given height leaves room, panels are higher.
        let bars_high = match body {
            Some(body) => (body / real(rows) - words_high - 1.0).clamp(BARS, BARS * 4.0),
            None => BARS,
        };
        let height = words_high + bars_high;
        let drawn = page::fitting(&vec![height; rows], body, page::remark(setter)).max(1);
        let shown = (drawn * columns).min(count);
        for (index, one) in self.panels.iter().take(shown).enumerate() {
            let (row, column) = (index / columns, index % columns);
            let x0 = page.left + real(column) * (panel + APART);
            let y0 = top + real(row) * height;
            let name = setter.shorten(&one.place, head, panel);
            let at = (x0, y0 + head.size * ASCENT);
            page.scene.text(setter.text(&name, at, Anchor::Start, head));
            let y1 = y0 + head.line() + 6.0;
            let plot = Rect::new(x0 + gutter, y1, x0 + panel, y1 + bars_high);
            let scale = Linear::new(end, plot.y1, plot.y0);
            for (value, number) in ticks.values.iter().zip(&numbers) {
                let y = scale.at(*value);
                page.scene
                    .add(Shape::line((plot.x0, y), (plot.x1, y), 1.0, theme.grid));
                let at = (plot.x0 - NEAR, y + small.size * CAPITAL / 2.0);
                let text = setter.text(number, at, Anchor::End, small);
                page.scene.text(text.coloured(theme.muted));
            }
            draw_bars(page, setter, &one.bars, plot, scale, &one.place);
            ends(page, setter, &one.bars, plot);
        }
        let bottom = top + real(shown.div_ceil(columns)) * height - APART;
        Ok(page.say_left_out(setter, count - shown, bottom))
    }

    fn describe(&self, setter: &Setter) -> String {
        let highest = |panel: &Panel| {
            let values = panel.bars.iter().filter_map(|bar| bar.figure.value);
            let sum: f64 = values.sum();
            format!("{}: {}", panel.place, setter.language.number(sum))
        };
        let list: Vec<String> = self.panels.iter().map(highest).collect();
        if list.is_empty() {
            return setter.language.words().no_data.to_owned();
        }
        format!("{}. {}.", self.y_label, list.join("; "))
    }

    fn preview(&self, _language: Language) -> Preview {
        let row = |panel: &Panel| PreviewRow {
            name: panel.place.clone(),
            cells: panel.bars.iter().map(|bar| bar.figure.value).collect(),
        };
        Preview::Rows(self.panels.iter().map(row).collect())
    }
}

fn draw_bars(
    page: &mut Page,
    setter: &Setter,
    bars: &[Bar],
    plot: Rect,
    scale: Linear,
    place: &str,
) {
    let theme = setter.theme;
    let bands = Bands::new(plot.x0, plot.x1, bars.len());
    for (index, bar) in bars.iter().enumerate() {
        let half = (bands.step * 0.76).min(30.0) / 2.0;
        let middle = bands.centre(index);
        let column = Rect::new(middle - half, plot.y0, middle + half, plot.y1);
        let shapes = match bar.figure.value {
            None => key::unknown(column, theme),
            Some(value) if value > 0.0 => {
                let y = scale.at(value).min(plot.y1 - 1.5);
                let rect = Rect::new(column.x0, y, column.x1, plot.y1);
                if bar.partial.is_some() {
                    key::hatched(rect, theme.bar, theme)
                } else {
                    vec![Shape::fill(rect, theme.bar)]
                }
            }
            Some(_) => Vec::new(),
        };
        let tip = format!("{place}, {}", bars::tip(bar, setter));
        page.scene.mark(Some(tip), shapes);
    }
    let (from, to) = ((plot.x0, plot.y1), (plot.x1, plot.y1));
    page.scene.add(Shape::line(from, to, 1.0, theme.axis));
}

/// The first and the last period under a panel.
fn ends(page: &mut Page, setter: &Setter, bars: &[Bar], plot: Rect) {
    let face = setter.small();
    let baseline = plot.y1 + 6.0 + face.size * ASCENT;
    let mut free = f64::NEG_INFINITY;
    let last = bars.len().saturating_sub(1);
    for (index, x, anchor) in [(0, plot.x0, Anchor::Start), (last, plot.x1, Anchor::End)] {
        let Some(bar) = bars.get(index) else { continue };
        let name = period_labels::full(bar.period, &bar.label, setter.language);
        let name = setter.shorten(&name, face, plot.width());
        let text = setter.text(&name, (x, baseline), anchor, face);
        if text.rect.x0 > free && (index > 0 || last == 0 || anchor == Anchor::Start) {
            free = text.rect.x1 + 4.0;
            page.scene.text(text.coloured(setter.theme.muted));
        }
        if last == 0 {
            break;
        }
    }
}
