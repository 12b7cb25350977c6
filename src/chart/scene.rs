//! The finished picture as data: marks in drawing order, each with its place.
//! Kinds of chart write scenes, [`svg`](super::svg) draws them, and tests read
//! them.

use super::colour::Colour;
use super::geometry::Rect;
use super::text::Text;

/// A picture that is laid out and not yet drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Width in pixels.
    pub width: f64,
    /// Height in pixels.
    pub height: f64,
    /// Its headline, for people who cannot see it.
    pub title: String,
    /// What it shows, for people who cannot see it.
    pub description: String,
    /// Behind everything.
    pub background: Colour,
    /// What is drawn, from back to front.
    pub marks: Vec<Mark>,
}

/// Shapes that belong together.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// What is drawn.
    pub shapes: Vec<Shape>,
    /// Shown when a pointer rests on it.
    pub tip: Option<String>,
}

/// The few things charts are made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A filled rectangle.
    Fill {
        /// Where.
        rect: Rect,
        /// Its colour.
        colour: Colour,
    },
    /// A stroke through points.
    Stroke {
        /// The points.
        points: Vec<(f64, f64)>,
        /// How thick.
        width: f64,
        /// Its colour.
        colour: Colour,
    },
    /// A filled circle.
    Disc {
        /// Centre.
        at: (f64, f64),
        /// Radius.
        radius: f64,
        /// Its colour.
        colour: Colour,
    },
    /// A filled polygon.
    Area {
        /// Its corners.
        points: Vec<(f64, f64)>,
        /// Its colour.
        colour: Colour,
    },
    /// Words.
    Text(Text),
}

impl Scene {
    /// Adds a shape of its own.
    pub(crate) fn add(&mut self, shape: Shape) {
        self.mark(None, vec![shape]);
    }

    /// Adds words.
    pub(crate) fn text(&mut self, text: Text) {
        self.add(Shape::Text(text));
    }

    /// Adds shapes that share a tooltip.
    pub(crate) fn mark(&mut self, tip: Option<String>, shapes: Vec<Shape>) {
        if !shapes.is_empty() {
            self.marks.push(Mark { shapes, tip });
        }
    }

    /// Every piece of text with the room it takes.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.marks
            .iter()
            .flat_map(|mark| &mark.shapes)
            .filter_map(|shape| match shape {
                Shape::Text(text) => Some(text),
                Shape::Fill { .. }
                | Shape::Stroke { .. }
                | Shape::Disc { .. }
                | Shape::Area { .. } => None,
            })
    }
}

impl Shape {
    pub(crate) fn fill(rect: Rect, colour: Colour) -> Self {
        Self::Fill { rect, colour }
    }

    pub(crate) fn line(from: (f64, f64), to: (f64, f64), width: f64, colour: Colour) -> Self {
        Self::Stroke {
            points: vec![from, to],
            width,
            colour,
        }
    }

    pub(crate) fn disc(at: (f64, f64), radius: f64, colour: Colour) -> Self {
        Self::Disc { at, radius, colour }
    }

    /// A ring: a disc with a disc of the ground on it.
    pub(crate) fn ring(at: (f64, f64), radius: f64, colour: Colour, ground: Colour) -> [Self; 2] {
        [
            Self::disc(at, radius, colour),
            Self::disc(at, radius - 2.0, ground),
        ]
    }

    /// A frame just inside a rectangle.
    pub(crate) fn frame(rect: Rect, width: f64, colour: Colour) -> Self {
        let Rect { x0, y0, x1, y1 } = rect.inset(width / 2.0);
        Self::Stroke {
            points: vec![(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)],
            width,
            colour,
        }
    }

    /// Diagonal strokes through a rectangle, `gap` apart along its edges.
    pub(crate) fn hatching(rect: Rect, gap: f64, width: f64, colour: Colour) -> Vec<Self> {
        let mut shapes = Vec::new();
        let mut sum = ((rect.x0 + rect.y0) / gap).floor() * gap;
        while sum < rect.x1 + rect.y1 {
            sum += gap;
            if let Some([from, to]) = rect.diagonal(sum) {
                shapes.push(Self::line(from, to, width, colour));
            }
        }
        shapes
    }
}

impl Text {
    /// The line on a patch of its ground, so that no grid line runs through it.
    pub(crate) fn on(self, ground: Colour) -> [Shape; 2] {
        let mut patch = self.rect;
        patch.x0 -= 1.0;
        patch.x1 += 1.0;
        [Shape::fill(patch, ground), Shape::Text(self)]
    }
}
