//! The built-in themes.

use super::colour::Colour;
use super::theme::{Sizes, Theme};

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
