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
    /// Type sizes.
    pub sizes: Sizes,
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
            sizes: Sizes {
                title: 19.0,
                subtitle: 13.0,
                label: 12.0,
                small: 11.0,
            },
        }
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
        if self.ink.contrast(ground) >= self.background.contrast(ground) {
            self.ink
        } else {
            self.background
        }
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
        let theme = Theme::light();
        let greys: Vec<f64> = (0..7).map(|i| theme.shade(i, 7).luminance()).collect();
        assert!(greys.windows(2).all(|pair| pair[0] > pair[1]), "{greys:?}");
    }

    #[test]
    fn text_on_every_shade_is_readable() {
        let theme = Theme::light();
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

    #[test]
    fn the_two_periods_differ_in_grey() {
        let theme = Theme::light();
        assert!(theme.baseline.contrast(theme.against) > 1.8);
        assert!((Colour(0, 0, 0).contrast(Colour(255, 255, 255)) - 21.0).abs() < 1e-9);
    }
}
