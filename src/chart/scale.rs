//! From data to pixels: a linear scale from zero, and even bands.

/// A count as a number to reckon with.
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of things drawn are far below 2^52"
)]
pub(crate) fn real(count: usize) -> f64 {
    count as f64
}

/// A linear scale whose zero is at `zero` and whose `top` is at `end`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Linear {
    zero: f64,
    end: f64,
    top: f64,
}

impl Linear {
    pub(crate) fn new(top: f64, zero: f64, end: f64) -> Self {
        let top = if top > 0.0 { top } else { 1.0 };
        Self { zero, end, top }
    }

    pub(crate) fn at(&self, value: f64) -> f64 {
        self.zero + (self.end - self.zero) * (value / self.top)
    }
}

/// `count` bands of equal width between two edges.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Bands {
    start: f64,
    /// Width of one band.
    pub(crate) step: f64,
}

impl Bands {
    pub(crate) fn new(start: f64, end: f64, count: usize) -> Self {
        let step = (end - start) / real(count.max(1));
        Self { start, step }
    }

    pub(crate) fn left(&self, index: usize) -> f64 {
        self.start + self.step * real(index)
    }

    pub(crate) fn centre(&self, index: usize) -> f64 {
        self.left(index) + self.step / 2.0
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "the numbers are exact")]
mod tests {
    use super::{Bands, Linear};

    #[test]
    fn linear_runs_from_zero() {
        let up = Linear::new(200.0, 300.0, 100.0);
        assert_eq!(up.at(0.0), 300.0);
        assert_eq!(up.at(50.0), 250.0);
        assert_eq!(up.at(200.0), 100.0);
    }

    #[test]
    fn nothing_but_zeros_is_drawn_on_the_zero_line() {
        assert_eq!(Linear::new(0.0, 300.0, 100.0).at(0.0), 300.0);
    }

    #[test]
    fn bands_fill_the_room() {
        let bands = Bands::new(10.0, 50.0, 4);
        assert_eq!(
            (bands.left(0), bands.centre(3), bands.step),
            (10.0, 45.0, 10.0)
        );
    }
}
