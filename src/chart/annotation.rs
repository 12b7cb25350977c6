//! Words at points of time: in lanes above the plot, with a thin line down.

use serde::{Deserialize, Serialize};

use super::font::ASCENT;
use super::geometry::Rect;
use super::page::Page;
use super::scale::{Bands, real};
use super::scene::Shape;
use super::setter::Setter;
use super::text::{Anchor, Text};

/// Between two notes of a lane.
const APART: f64 = 10.0;
/// Most of the width that one note may take.
const WIDEST: f64 = 0.45;

/// Words at a point of time.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Note {
    /// Where: position of a bar and the share of it, so that 2.5 is the middle of
    /// the third.
    pub at: f64,
    /// The words.
    pub text: String,
}

/// Notes with their place, the lanes counted from above.
pub(crate) struct Lanes {
    notes: Vec<(f64, Text)>,
    /// Height of all lanes.
    pub(crate) height: f64,
}

impl Lanes {
    /// Puts every note into the first lane with room, from `top` down.
    pub(crate) fn plan(
        notes: &[Note],
        bands: Bands,
        page: &Page,
        setter: &Setter,
        top: f64,
    ) -> Self {
        let face = setter.small();
        let mut sorted: Vec<&Note> = notes.iter().collect();
        sorted.sort_by(|a, b| a.at.total_cmp(&b.at));
        let mut lanes: Vec<f64> = Vec::new();
        let mut placed = Vec::new();
        for note in sorted {
            let x = bands.left(0) + bands.step * note.at;
            let words = setter.shorten(&note.text, face, (page.right - page.left) * WIDEST);
            let half = setter.width(&words, face) / 2.0;
            let middle = x.clamp(page.left + half, (page.right - half).max(page.left + half));
            let lane = lanes
                .iter()
                .position(|end| middle - half > end + APART)
                .unwrap_or_else(|| {
                    lanes.push(0.0);
                    lanes.len() - 1
                });
            lanes[lane] = middle + half;
            let baseline = top + face.line() * real(lane) + face.size * ASCENT;
            placed.push((
                x,
                setter.text(&words, (middle, baseline), Anchor::Middle, face),
            ));
        }
        let gap = if lanes.is_empty() { 0.0 } else { 6.0 };
        Self {
            notes: placed,
            height: face.line() * real(lanes.len()) + gap,
        }
    }

    /// Draws the lines behind the bars of `plot`, then the words.
    pub(crate) fn draw(&self, page: &mut Page, setter: &Setter, plot: Rect) {
        let theme = setter.theme;
        for (x, text) in &self.notes {
            let (from, to) = ((*x, text.rect.y1), (*x, plot.y1));
            page.scene.add(Shape::line(from, to, 1.0, theme.muted));
        }
        for (_, text) in &self.notes {
            let shapes = text.clone().on(theme.background).into_iter();
            page.scene.mark(None, shapes.collect());
        }
    }
}
