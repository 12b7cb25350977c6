//! A line of text with its place in the picture.

use super::colour::Colour;
use super::font::Type;
use super::geometry::Rect;

/// Which point of a line its position names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// One line of text with its place in the picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// The words.
    pub content: String,
    /// Where it is anchored.
    pub x: f64,
    /// Where its letters stand.
    pub baseline: f64,
    /// How it is anchored.
    pub anchor: Anchor,
    /// Size and weight.
    pub face: Type,
    /// Colour.
    pub colour: Colour,
    /// The room it takes.
    pub rect: Rect,
}

impl Text {
    /// The same line in another colour.
    #[must_use]
    pub(crate) fn coloured(mut self, colour: Colour) -> Self {
        self.colour = colour;
        self
    }
}
