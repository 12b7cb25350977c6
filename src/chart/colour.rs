//! Colours of the screen, and how well they stand apart.

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
