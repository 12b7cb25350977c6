//! The marks of one bar of a timeline: its parts, its whisker and the numbers
//! above it.

use serde::{Deserialize, Serialize};

use super::bars::Bar;
use super::font::{CAPITAL, Type};
use super::geometry::Rect;
use super::key;
use super::scale::{Linear, real};
use super::scene::Shape;
use super::setter::Setter;
use super::text::Anchor;

/// A figure above zero is drawn at least this high.
const LEAST: f64 = 1.5;
/// Whiskers have caps on bars at least this wide.
const CAPPED: f64 = 7.0;
/// Columns narrower than this are grey without hatching.
const HATCHED: f64 = 5.0;
/// Between a bar and the words above it.
const ABOVE: f64 = 4.0;
/// Room between the key and the highest tick.
const HEADROOM: f64 = 10.0;

/// A part of every bar of a stack.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct BarPart {
    /// Its name, for the key.
    pub name: String,
    /// Its share of each bar, in units of the bars; one a bar.
    pub values: Vec<f64>,
}

/// Which numbers stand above the bars: all of a sort where they fit, else only
/// the highest figure. Alone above a whisker a figure would be taken for the
/// end of the whisker, so it is left out there.
#[derive(Debug)]
pub(crate) struct Labels {
    face: Type,
    decimals: usize,
    values: bool,
    left_out: bool,
    peak: Option<usize>,
}

impl Labels {
    /// Decides for bars that are `step` apart.
    pub(crate) fn plan(bars: &[Bar], setter: &Setter, step: f64) -> Self {
        let face = setter.small();
        let fits = |text: String| setter.width(&text, face) + 3.0 <= step;
        let values = || bars.iter().filter_map(|bar| bar.figure.value);
        let decimals = super::language::decimals(values());
        let some = values().any(|value| value > 0.0);
        let all = values().all(|value| fits(setter.language.figure(value, decimals)));
        let left_out = bars.iter().any(|bar| bar.unknown > 0)
            && bars.iter().all(|bar| fits(left_out(bar, setter)));
        let ranged = bars.iter().any(|bar| bar.figure.range().is_some());
        let highest = (0..bars.len()).reduce(|best, next| {
            let top = |index: usize| bars[index].figure.top().unwrap_or(0.0);
            if top(next) > top(best) { next } else { best }
        });
        Self {
            face,
            decimals,
            values: some && all,
            left_out,
            peak: highest.filter(|_| some && !all && !left_out && !ranged),
        }
    }

    fn value(&self, index: usize, bar: &Bar, setter: &Setter) -> Option<String> {
        let value = bar.figure.value?;
        let shown = self.values || self.peak == Some(index);
        shown.then(|| setter.language.figure(value, self.decimals))
    }

    fn left_out(&self, bar: &Bar, setter: &Setter) -> Option<String> {
        let shown = self.left_out && bar.unknown > 0 && bar.figure.value.is_some();
        shown.then(|| left_out(bar, setter))
    }

    /// Room above an axis that ends at `end`, so that the words on the highest
    /// bars find place in plot and headroom, which have `room` together.
    pub(crate) fn headroom(&self, bars: &[Bar], end: f64, room: f64) -> f64 {
        let plots = bars.iter().enumerate().filter_map(|(index, bar)| {
            let values = self.values || self.peak == Some(index);
            let left_out = self.left_out && bar.unknown > 0;
            let lines = real(usize::from(values) + usize::from(left_out));
            let share = bar.figure.top()? / end;
            (share > 0.0).then(|| (room - ABOVE - self.face.line() * lines) / share)
        });
        room - plots.fold(room - HEADROOM, f64::min)
    }
}

/// The mark of incidents a bar cannot count: "+2?".
fn left_out(bar: &Bar, setter: &Setter) -> String {
    format!("+{}?", setter.language.count(bar.unknown))
}

/// The parts of bar `index` from the foot up, `hatched` when its period is not
/// complete.
pub(crate) fn parts(
    (stack, hatched): (&[BarPart], bool),
    index: usize,
    column: Rect,
    scale: Linear,
    setter: &Setter,
) -> Vec<Shape> {
    let theme = setter.theme;
    let mut shapes = Vec::new();
    let mut sum = 0.0;
    for (part, one) in stack.iter().enumerate() {
        let value = one.values.get(index).copied().unwrap_or(0.0);
        if value <= 0.0 {
            continue;
        }
        let rect = Rect::new(column.x0, scale.at(sum + value), column.x1, scale.at(sum));
        sum += value;
        if hatched {
            shapes.extend(key::hatched(rect, theme.part(part), theme));
        } else {
            shapes.push(Shape::fill(rect, theme.part(part)));
        }
    }
    shapes
}

/// Draws a bar into its column, which is as high as the plot; its parts, if
/// any, stand in place of the whole.
pub(crate) fn shapes(
    (index, bar): (usize, &Bar),
    column: Rect,
    (scale, edges): (Linear, (f64, f64)),
    setter: &Setter,
    (labels, parts): (&Labels, Vec<Shape>),
) -> Vec<Shape> {
    let (theme, face) = (setter.theme, labels.face);
    let (middle, _) = column.centre();
    let Some(value) = bar.figure.value else {
        let mut shapes = key::unknown(column, theme);
        if column.width() < HATCHED {
            shapes.truncate(1);
        }
        return shapes;
    };
    let mut shapes = Vec::new();
    let mut top = scale.at(value);
    if value > 0.0 {
        top = top.min(column.y1 - LEAST);
        let rect = Rect::new(column.x0, top, column.x1, column.y1);
        if !parts.is_empty() {
            shapes.extend(parts);
        } else if bar.partial.is_some() {
            shapes.extend(key::hatched(rect, theme.bar, theme));
        } else {
            shapes.push(Shape::fill(rect, theme.bar));
        }
    }
    if let Some((low, high)) = bar.figure.range() {
        let ends = (middle, scale.at(high), scale.at(low));
        let cap = if column.width() >= CAPPED { 3.0 } else { 0.0 };
        shapes.extend(key::whisker(ends, cap, theme.whisker));
        top = top.min(ends.1);
    }
    let words = [
        (labels.value(index, bar, setter), theme.ink),
        (labels.left_out(bar, setter), theme.muted),
    ];
    let mut baseline = top - ABOVE;
    for (words, colour) in words {
        let Some(words) = words else { continue };
        let half = setter.width(&words, face) / 2.0;
        let x = middle.clamp(edges.0 + half, (edges.1 - half).max(edges.0 + half));
        let text = setter.text(&words, (x, baseline), Anchor::Middle, face);
        // In a low picture there may be no room above the bar: the foot says it too.
        if text.rect.y0 < column.y0 && baseline < top - ABOVE {
            continue;
        }
        shapes.extend(text.coloured(colour).on(theme.background));
        baseline -= face.size * (CAPITAL + 0.5);
    }
    shapes
}
