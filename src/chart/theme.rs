//! Colours and type sizes of a picture, all in one place.

use super::colour::Colour;

/// Least contrast of small type (WCAG 2.1, level AA).
const READABLE: f64 = 4.5;

/// Type sizes in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sizes {
    /// The headline.
    pub title: f64,
    /// The line under it.
    pub subtitle: f64,
    /// Axes, places, values and keys.
    pub label: f64,
    /// Remarks, source line and numbers in cells.
    pub small: f64,
}

/// Everything about looks that is not measured from the data.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// Behind everything.
    pub background: Colour,
    /// Titles and labels.
    pub ink: Colour,
    /// Secondary text.
    pub muted: Colour,
    /// Grid lines and hairlines.
    pub grid: Colour,
    /// The zero line.
    pub axis: Colour,
    /// Bars.
    pub bar: Colour,
    /// Whiskers, which must show on bars and background alike.
    pub whisker: Colour,
    /// The first of two periods.
    pub baseline: Colour,
    /// The second of two periods.
    pub against: Colour,
    /// Where nothing is known.
    pub unknown: Colour,
    /// From few to many; lightness falls (or rises) evenly, so that it reads
    /// in grey and by colour-blind eyes.
    pub ramp: Vec<Colour>,
    /// Parts of a stack; neighbours differ in grey.
    pub parts: Vec<Colour>,
    /// Land on a map.
    pub land: Colour,
    /// Borders and coasts on a map.
    pub border: Colour,
    /// Type sizes.
    pub sizes: Sizes,
}

impl Sizes {
    /// For a picture 800 pixels wide.
    #[must_use]
    pub fn usual() -> Self {
        Self {
            title: 19.0,
            subtitle: 13.0,
            label: 12.0,
            small: 11.0,
        }
    }
}

impl Theme {
    /// The theme with type `times` as large.
    #[must_use]
    pub fn scaled(mut self, times: f64) -> Self {
        let size = |size: f64| (size * times * 2.0).round() / 2.0;
        self.sizes = Sizes {
            title: size(self.sizes.title),
            subtitle: size(self.sizes.subtitle),
            label: size(self.sizes.label),
            small: size(self.sizes.small),
        };
        self
    }

    /// The colour of part `index` of a stack.
    pub(crate) fn part(&self, index: usize) -> Colour {
        self.parts
            .get(index % self.parts.len().max(1))
            .copied()
            .unwrap_or(self.bar)
    }

    /// The colour of class `index` of `count`.
    pub(crate) fn shade(&self, index: usize, count: usize) -> Colour {
        let last = self.ramp.len().saturating_sub(1);
        let share = match count {
            0 | 1 => 0.5,
            _ => super::scale::real(index) / super::scale::real(count - 1),
        };
        let place = share * super::scale::real(last);
        let mut colour = self.bar;
        for (step, pair) in self.ramp.windows(2).enumerate() {
            let start = super::scale::real(step);
            if place >= start {
                colour = pair[0].towards(pair[1], place - start);
            }
        }
        colour
    }

    /// The text colour that reads best on `ground`.
    pub(crate) fn ink_on(&self, ground: Colour) -> Colour {
        let better = |a: Colour, b: Colour| {
            if a.contrast(ground) >= b.contrast(ground) {
                a
            } else {
                b
            }
        };
        let own = better(self.ink, self.background);
        if own.contrast(ground) >= READABLE {
            return own;
        }
        // One of these always is.
        better(Colour(255, 255, 255), Colour(0, 0, 0))
    }
}
