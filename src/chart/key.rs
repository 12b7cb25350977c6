//! The key: small swatches with their meaning, in a row above the chart.

use super::colour::Colour;
use super::font::{ASCENT, CAPITAL};
use super::geometry::Rect;
use super::page::Page;
use super::scene::Shape;
use super::setter::Setter;
use super::text::Anchor;
use super::theme::Theme;

/// Side of a swatch.
const SIDE: f64 = 12.0;
/// Between a swatch and its words.
const NEAR: f64 = 5.0;
/// Between one entry and the next.
const APART: f64 = 16.0;

/// How a mark looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Swatch {
    /// Nothing: the words name the measure.
    Heading,
    /// An open circle.
    Ring(Colour),
    /// A filled circle.
    Disc(Colour),
    /// A filled square with a hairline around it.
    Fill(Colour),
    /// A hatched square.
    Hatched(Colour),
    /// Nothing is known here.
    Unknown,
    /// From a lowest to a highest estimate, upright.
    Whisker,
    /// From a lowest to a highest estimate, lying.
    Range,
    /// A bold stroke.
    Line(Colour),
}

/// One swatch and its words.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entry(pub(crate) Swatch, pub(crate) String);

/// Draws the entries from the page's top and returns where they end.
pub(crate) fn draw(page: &mut Page, setter: &Setter, entries: &[Entry]) -> f64 {
    let face = setter.label();
    let room = page.right - page.left;
    let (mut x, mut y) = (page.left, page.top);
    for Entry(swatch, words) in entries {
        let lead = if *swatch == Swatch::Heading {
            0.0
        } else {
            SIDE + NEAR
        };
        let words = setter.shorten(words, face, room - lead);
        let width = lead + setter.width(&words, face);
        if x > page.left && x + width > page.right {
            x = page.left;
            y += face.line() + 4.0;
        }
        let baseline = y + face.size * ASCENT;
        let middle = baseline - face.size * CAPITAL / 2.0;
        let side = Rect::new(x, middle - SIDE / 2.0, x + SIDE, middle + SIDE / 2.0);
        page.scene.mark(None, shapes(*swatch, side, setter.theme));
        let text = setter.text(&words, (x + lead, baseline), Anchor::Start, face);
        page.scene.text(text);
        x += width + APART;
    }
    if entries.is_empty() {
        y
    } else {
        y + face.line()
    }
}

fn shapes(swatch: Swatch, rect: Rect, theme: &Theme) -> Vec<Shape> {
    let (x, y) = rect.centre();
    match swatch {
        Swatch::Heading => Vec::new(),
        Swatch::Ring(colour) => Shape::ring((x, y), 5.5, colour, theme.background).to_vec(),
        Swatch::Disc(colour) => vec![Shape::disc((x, y), 5.5, colour)],
        Swatch::Fill(colour) => vec![
            Shape::fill(rect, colour),
            Shape::frame(rect, 0.5, theme.muted),
        ],
        Swatch::Hatched(colour) => hatched(rect, colour, theme),
        Swatch::Unknown => unknown(rect, theme),
        Swatch::Range => vec![Shape::line((rect.x0, y), (rect.x1, y), 1.5, theme.muted)],
        Swatch::Line(colour) => vec![Shape::line((rect.x0, y), (rect.x1, y), 2.5, colour)],
        Swatch::Whisker => whisker((x, rect.y0, rect.y1), 3.0, theme.whisker),
    }
}

/// A mark of a period that is not complete.
pub(crate) fn hatched(rect: Rect, colour: Colour, theme: &Theme) -> Vec<Shape> {
    let mut shapes = vec![Shape::fill(rect, colour.towards(theme.background, 0.75))];
    shapes.extend(Shape::hatching(rect, 5.0, 1.5, colour));
    shapes.push(Shape::frame(rect, 1.0, colour));
    shapes
}

/// A place where nothing is known: grey, crossed out.
pub(crate) fn unknown(rect: Rect, theme: &Theme) -> Vec<Shape> {
    let mut shapes = vec![Shape::fill(rect, theme.unknown)];
    let stroke = theme.unknown.towards(theme.muted, 0.45);
    shapes.extend(Shape::hatching(rect, 6.0, 0.75, stroke));
    shapes
}

/// An upright whisker with caps of half-width `cap`.
pub(crate) fn whisker((x, y0, y1): (f64, f64, f64), cap: f64, colour: Colour) -> Vec<Shape> {
    let mut shapes = vec![Shape::line((x, y0), (x, y1), 1.25, colour)];
    if cap > 0.0 {
        for y in [y0, y1] {
            shapes.push(Shape::line((x - cap, y), (x + cap, y), 1.25, colour));
        }
    }
    shapes
}
