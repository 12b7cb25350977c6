//! A logarithmic scale.

/// A logarithmic scale over whole decades.
#[derive(Debug, Clone, Copy)]
pub(super) struct Decades {
    first: i32,
    last: i32,
    pub(super) start: f64,
    pub(super) end: f64,
}

impl Decades {
    /// The decades that hold all of `values`, which are above zero.
    pub(super) fn around(values: impl Iterator<Item = f64>, start: f64, end: f64) -> Self {
        let (low, high) = values.fold((f64::INFINITY, 0.0f64), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        let exponent = |value: f64| value.max(1e-12).log10();
        #[expect(clippy::cast_possible_truncation, reason = "exponents of doubles")]
        let (first, last) = (
            (exponent(low.min(high)) + 1e-9).floor() as i32,
            (exponent(high) - 1e-9).ceil() as i32,
        );
        Self {
            first,
            last: last.max(first + 1),
            start,
            end,
        }
    }

    pub(super) fn at(self, value: f64) -> f64 {
        let share = (value.log10() - f64::from(self.first)) / f64::from(self.last - self.first);
        self.start + (self.end - self.start) * share
    }

    pub(super) fn ticks(self) -> impl Iterator<Item = f64> {
        (self.first..=self.last).map(|power| 10f64.powi(power))
    }
}
