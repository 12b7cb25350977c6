//! Counts over time and their regimes: light bars, a bold step for the mean of
//! each stretch of one rate, its number above the plot, and a grey band where a
//! change may have been.

use super::annotation::Lanes;
use super::font::ASCENT;
use super::geometry::Rect;
use super::key::{self, Entry, Swatch};
use super::page::Page;
use super::scale::Bands;
use super::scene::Shape;
use super::spec::Trend;
use super::text::{Anchor, Setter};
use super::timeline::Frame;
use super::{axis, timeline};

/// Between numbers above the plot.
const APART: f64 = 6.0;
/// Widest bar.
const WIDEST_BAR: f64 = 72.0;
/// Bars are this far on the way from the background to their colour.
const LIGHT: f64 = 0.45;

/// One sentence for people who cannot see the picture.
pub(crate) fn describe(trend: &Trend, setter: &Setter) -> String {
    let mut text = timeline::describe(&trend.as_timeline(), setter);
    for remark in &trend.remarks {
        text.push(' ');
        text.push_str(remark);
    }
    text
}

/// Draws bars, bands and steps and returns where the body ends.
pub(crate) fn draw(trend: &Trend, page: &mut Page, setter: &Setter) -> f64 {
    let theme = setter.theme;
    let light = theme.background.towards(theme.bar, LIGHT);
    let mut entries = Vec::new();
    if !trend.y_label.is_empty() {
        entries.push(Entry(Swatch::Heading, trend.y_label.clone()));
    }
    if !trend.regimes.is_empty() {
        entries.push(Entry(Swatch::Line(theme.against), trend.rate_label.clone()));
    }
    if !trend.changes.is_empty() {
        entries.push(Entry(Swatch::Fill(theme.grid), trend.band_label.clone()));
    }
    let top = key::draw(page, setter, &entries) + 6.0;
    let frame = Frame::measure(&trend.bars, page, setter, top);
    let lanes = Lanes::plan(&trend.notes, frame.bands, page, setter, top);
    let top = top + lanes.height;
    let frame = Frame::measure(&trend.bars, page, setter, top);
    let row = setter.label().line() + 8.0;
    let (plot, scale) = frame.open(page, setter, top, row);
    let Frame { bands, periods, .. } = frame;

    for change in &trend.changes {
        let shape = band(bands, plot, change.first, change.last);
        page.scene.mark(None, vec![Shape::fill(shape, theme.grid)]);
    }
    lanes.draw(page, setter, plot);
    for (index, bar) in trend.bars.iter().enumerate() {
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
    steps(trend, bands, |value| scale.at(value), page, setter);
    rates(trend, bands, plot, top, page, setter);
    let ticks = (plot.y1, plot.y1 + 4.0);
    periods.draw(page, setter, plot.y1 + axis::BELOW, ticks);
    timeline::say_quiet(&trend.bars, page, setter, plot);
    plot.y1 + periods.height(setter)
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
    trend: &Trend,
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
fn rates(trend: &Trend, bands: Bands, plot: Rect, top: f64, page: &mut Page, setter: &Setter) {
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
