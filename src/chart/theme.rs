//! Colours and type sizes of a picture, all in one place.

/// A colour of the screen: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

impl Colour {
    /// Relative luminance, 0 (black) to 1 (white), as WCAG defines it.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.040_45 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// Contrast ratio with another colour, 1 to 21.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The colour `share` of the way towards `other`.
    #[must_use]
    pub fn towards(self, other: Self, share: f64) -> Self {
        Self(
            blend(self.0, other.0, share),
            blend(self.1, other.1, share),
            blend(self.2, other.2, share),
        )
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to the range of a channel"
)]
fn blend(from: u8, to: u8, share: f64) -> u8 {
    let (from, to) = (f64::from(from), f64::from(to));
    (from + (to - from) * share.clamp(0.0, 1.0)).round() as u8
}

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
    /// For a picture of 800 pixels.
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
    /// Dark ink on white.
    #[must_use]
    pub fn light() -> Self {
        Self {
            background: Colour(255, 255, 255),
            ink: Colour(26, 26, 26),
            muted: Colour(92, 92, 92),
            grid: Colour(224, 224, 224),
            axis: Colour(60, 60, 60),
            bar: Colour(78, 136, 184),
            whisker: Colour(20, 38, 56),
            baseline: Colour(199, 92, 0),
            against: Colour(13, 72, 128),
            unknown: Colour(226, 226, 226),
            ramp: vec![
                Colour(219, 233, 245),
                Colour(168, 203, 229),
                Colour(107, 163, 208),
                Colour(48, 116, 174),
                Colour(16, 78, 139),
                Colour(8, 42, 88),
            ],
            parts: vec![
                Colour(16, 78, 139),
                Colour(230, 159, 0),
                Colour(0, 110, 90),
                Colour(126, 190, 232),
                Colour(150, 60, 110),
                Colour(168, 168, 168),
            ],
            land: Colour(244, 243, 239),
            border: Colour(150, 150, 150),
            sizes: Sizes::usual(),
        }
    }

    /// Light ink on near-black.
    #[must_use]
    pub fn dark() -> Self {
        Self {
            background: Colour(20, 23, 28),
            ink: Colour(238, 238, 236),
            muted: Colour(168, 172, 178),
            grid: Colour(54, 59, 66),
            axis: Colour(170, 174, 180),
            bar: Colour(96, 158, 212),
            whisker: Colour(226, 236, 246),
            baseline: Colour(240, 150, 60),
            against: Colour(150, 200, 245),
            unknown: Colour(62, 66, 73),
            ramp: vec![
                Colour(32, 58, 86),
                Colour(36, 88, 138),
                Colour(50, 122, 184),
                Colour(96, 163, 214),
                Colour(160, 205, 238),
                Colour(222, 238, 250),
            ],
            parts: vec![
                Colour(96, 158, 212),
                Colour(244, 176, 66),
                Colour(58, 132, 112),
                Colour(240, 228, 140),
                Colour(178, 92, 140),
                Colour(206, 210, 216),
            ],
            land: Colour(36, 40, 46),
            border: Colour(92, 98, 106),
            sizes: Sizes::usual(),
        }
    }

    /// Black and greys with one dark blue, for paper.
    #[must_use]
    pub fn print() -> Self {
        Self {
            ink: Colour(0, 0, 0),
            muted: Colour(64, 64, 64),
            grid: Colour(208, 208, 208),
            axis: Colour(0, 0, 0),
            bar: Colour(70, 96, 122),
            whisker: Colour(0, 0, 0),
            baseline: Colour(150, 92, 30),
            against: Colour(0, 34, 74),
            ramp: vec![
                Colour(226, 230, 235),
                Colour(186, 196, 207),
                Colour(143, 158, 174),
                Colour(99, 119, 141),
                Colour(56, 80, 107),
                Colour(10, 36, 66),
            ],
            ..Self::light()
        }
    }

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

impl Default for Theme {
    fn default() -> Self {
        Self::light()
    }
}

#[cfg(test)]
mod tests {
    use super::{Colour, Theme};

    #[test]
    fn the_ramp_is_monotone_in_grey() {
        for theme in [Theme::light(), Theme::dark(), Theme::print()] {
            let away: Vec<f64> = (0..7)
                .map(|i| theme.shade(i, 7).contrast(theme.background))
                .collect();
            assert!(away.windows(2).all(|pair| pair[0] < pair[1]), "{away:?}");
        }
    }

    #[test]
    fn text_on_every_shade_is_readable() {
        for theme in [Theme::light(), Theme::dark(), Theme::print()] {
            for count in 1..=7 {
                for index in 0..count {
                    let shade = theme.shade(index, count);
                    let contrast = theme.ink_on(shade).contrast(shade);
                    assert!(contrast >= 4.5, "{index} of {count}: {contrast}");
                }
            }
            for text in [theme.ink, theme.muted, theme.baseline, theme.against] {
                assert!(text.contrast(theme.background) >= 4.0, "{text:?}");
            }
        }
    }

    #[test]
    fn neighbours_in_a_stack_differ_in_grey() {
        for theme in [Theme::light(), Theme::dark(), Theme::print()] {
            for pair in theme.parts.windows(2) {
                assert!(pair[0].contrast(pair[1]) > 1.5, "{pair:?}");
            }
        }
    }

    #[test]
    fn the_two_periods_differ_in_grey() {
        for theme in [Theme::light(), Theme::dark(), Theme::print()] {
            let apart = theme.baseline.contrast(theme.against);
            assert!(apart > 1.25, "{apart}");
        }
        assert!((Colour(0, 0, 0).contrast(Colour(255, 255, 255)) - 21.0).abs() < 1e-9);
    }
}
