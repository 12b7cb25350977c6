//! One line of a comparison: two dots, their ranges and their figures.

use super::axis::NEAR;
use super::colour::Colour;
use super::estimate::Estimate;
use super::font::CAPITAL;
use super::pairs::Pair;
use super::scale::{Linear, real};
use super::scene::Shape;
use super::setter::Setter;
use super::text::Anchor;

/// Radius of a dot.
pub(crate) const DOT: f64 = 5.5;
/// Radius of the small dot before the word "unknown".
const SMALL_DOT: f64 = 3.5;
/// Between a mark and its figure.
const BESIDE: f64 = 4.0;
/// Half the height of the cap at the end of a range.
const CAP: f64 = 3.0;

/// The two figures of a place, with the room their words need.
#[derive(Debug)]
pub(crate) struct Dumbbell {
    baseline: Estimate,
    against: Estimate,
    /// Largest number drawn.
    pub(crate) top: f64,
    /// Decimals of its figures.
    decimals: usize,
    /// Room for words left of the leftmost mark.
    pub(crate) before: f64,
    /// Room for the figure right of the rightmost mark.
    after: f64,
}

impl Dumbbell {
    pub(crate) fn new(row: &Pair, setter: &Setter, decimals: usize) -> Self {
        let (baseline, against) = (row.baseline, row.against);
        let number = |dyed: Option<Dyed>| {
            let value = dyed.and_then(|(figure, _)| figure.value)?;
            let number = setter.language.figure(value, decimals);
            Some(DOT + BESIDE + setter.width(&number, setter.label()))
        };
        let (left, right) = sides([
            (&baseline, setter.theme.baseline),
            (&against, setter.theme.against),
        ]);
        Self {
            baseline,
            against,
            top: [baseline.top(), against.top()]
                .into_iter()
                .flatten()
                .fold(0.0, f64::max),
            decimals,
            before: number(left).unwrap_or(DOT),
            after: number(right).unwrap_or(0.0),
        }
    }

    /// Room for words right of the rightmost mark, `word` standing for figures
    /// that are unknown.
    pub(crate) fn after(&self, setter: &Setter, word: &str) -> f64 {
        let unknown = 2.0 * (NEAR + SMALL_DOT) + BESIDE + setter.width(word, setter.small());
        let values = [self.baseline.value, self.against.value];
        let unknowns = values.iter().filter(|value| value.is_none()).count();
        self.after + real(unknowns) * (unknown + BESIDE)
    }

    /// Draws the line at height `y`, `word` standing for figures that are
    /// unknown.
    pub(crate) fn shapes(&self, scale: &Linear, y: f64, setter: &Setter, word: &str) -> Vec<Shape> {
        let theme = setter.theme;
        let (first, second) = (self.baseline.value, self.against.value);
        let mut shapes = Vec::new();
        if let (Some(first), Some(second)) = (first, second) {
            let (from, to) = ((scale.at(first), y), (scale.at(second), y));
            let grey = theme.grid.towards(theme.muted, 0.35);
            shapes.push(Shape::line(from, to, 3.0, grey));
        }
        for (figure, colour) in self.dyed(setter) {
            if let Some((low, high)) = figure.range() {
                shapes.extend(range((scale.at(low), scale.at(high)), y, colour));
            }
        }
        if let Some(value) = first {
            let at = (scale.at(value), y);
            shapes.extend(Shape::ring(at, DOT, theme.baseline, theme.background));
        }
        if let Some(value) = second {
            let radius = if first == second { DOT - 2.5 } else { DOT };
            shapes.push(Shape::disc((scale.at(value), y), radius, theme.against));
        }
        let mut x = self.figures(&mut shapes, scale, y, setter);
        for (figure, colour) in self.dyed(setter) {
            if figure.value.is_none() {
                x = unknown(&mut shapes, (x, y), (word, colour), setter);
            }
        }

        shapes
    }

    fn dyed(&self, setter: &Setter) -> [Dyed<'_>; 2] {
        let theme = setter.theme;
        [
            (&self.baseline, theme.baseline),
            (&self.against, theme.against),
        ]
    }

    /// Writes the figures beside the outermost marks and returns where more
    /// words may stand.
    fn figures(&self, shapes: &mut Vec<Shape>, scale: &Linear, y: f64, setter: &Setter) -> f64 {
        let theme = setter.theme;
        let dyed = self.dyed(setter);
        let marks = || {
            dyed.iter().filter_map(|(figure, _)| {
                let value = figure.value?;
                let (low, high) = figure.range().unwrap_or((value, value));
                let (dot, low, high) = (scale.at(value), scale.at(low), scale.at(high));
                Some((low.min(dot - DOT), high.max(dot + DOT)))
            })
        };
        let leftmost = marks().map(|mark| mark.0).fold(f64::INFINITY, f64::min);
        let rightmost = marks().map(|mark| mark.1).fold(scale.at(0.0), f64::max);

        let (left, right) = sides(dyed);
        let stand = y + setter.label().size * CAPITAL / 2.0;
        let number = |(figure, colour): Dyed, x: f64, anchor: Anchor| {
            let number = setter.language.figure(figure.value?, self.decimals);
            let text = setter.text(&number, (x, stand), anchor, setter.label());
            Some(text.coloured(colour))
        };
        let mut x = rightmost + BESIDE;
        if let Some(text) = left.and_then(|f| number(f, leftmost - BESIDE, Anchor::End)) {
            shapes.extend(text.on(theme.background));
        }
        if let Some(text) = right.and_then(|f| number(f, x, Anchor::Start)) {
            x = text.rect.x1 + NEAR;
            shapes.extend(text.on(theme.background));
        }
        x
    }
}

/// A figure and its colour.
type Dyed<'a> = (&'a Estimate, Colour);

/// Which figure is written on the left, and which on the right. A figure alone
/// is written on the right, an unknown one on neither side.
fn sides([baseline, against]: [Dyed; 2]) -> (Option<Dyed>, Option<Dyed>) {
    match (baseline.0.value, against.0.value) {
        (Some(first), Some(second)) if first <= second => (Some(baseline), Some(against)),
        (Some(_), Some(_)) => (Some(against), Some(baseline)),
        (Some(_), None) => (None, Some(baseline)),
        (None, Some(_)) => (None, Some(against)),
        (None, None) => (None, None),
    }
}

/// A lying whisker.
fn range((from, to): (f64, f64), y: f64, colour: Colour) -> [Shape; 3] {
    [
        Shape::line((from, y), (to, y), 1.5, colour),
        Shape::line((from, y - CAP), (from, y + CAP), 1.5, colour),
        Shape::line((to, y - CAP), (to, y + CAP), 1.5, colour),
    ]
}

/// A small dot of the period's colour and `word`; returns where the next words
/// may stand.
fn unknown(
    shapes: &mut Vec<Shape>,
    at: (f64, f64),
    (word, colour): (&str, Colour),
    setter: &Setter,
) -> f64 {
    let (face, theme) = (setter.small(), setter.theme);
    let (x, y) = (at.0 + NEAR, at.1);
    let words = (x + SMALL_DOT * 2.0 + BESIDE, y + face.size * CAPITAL / 2.0);
    let text = setter.text(word, words, Anchor::Start, face);
    let end = text.rect.x1;
    shapes.extend(text.coloured(theme.muted).on(theme.background));
    let dot = (x + SMALL_DOT, y);
    if colour == theme.baseline {
        shapes.extend(Shape::ring(dot, SMALL_DOT, colour, theme.background));
    } else {
        shapes.push(Shape::disc(dot, SMALL_DOT, colour));
    }
    end + NEAR
}
