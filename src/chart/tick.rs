//! Round numbers along a value axis.

use super::scale::real;

/// A figure this share of a step above a tick needs no further tick.
const LITTLE: f64 = 0.4;

/// Ticks from zero upwards, evenly spaced on 1, 2 or 5 times a power of ten.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ticks {
    /// Where they are; the last is at or above the largest figure.
    pub(crate) values: Vec<f64>,
    /// Decimals their labels need.
    pub(crate) decimals: usize,
}

impl Ticks {
    /// At most `most` steps up to `top`; `whole` keeps to whole numbers.
    pub(crate) fn up_to(top: f64, most: usize, whole: bool) -> Self {
        let top = if top > 0.0 { top } else { 1.0 };
        let (factor, power) = step(top / real(most.max(1)), whole);
        let scale = 10f64.powi(power.abs());
        let at = |count: f64| {
            if power < 0 {
                count * factor / scale
            } else {
                count * factor * scale
            }
        };
        let mut values = vec![0.0];
        let mut count = 0.0;
        while at(count) < top * (1.0 - 1e-12) {
            count += 1.0;
            values.push(at(count));
        }
        Self {
            values,
            decimals: usize::try_from(-power).unwrap_or(0),
        }
    }

    /// Takes the last tick away when the largest figure rises only a little
    /// above the one before, and returns where the axis ends.
    pub(crate) fn trim(&mut self, top: f64) -> f64 {
        if let [.., below, last] = self.values[..]
            && below > 0.0
            && top < below + (last - below) * LITTLE
        {
            self.values.pop();
        }
        top.max(self.top())
    }

    /// The last tick.
    pub(crate) fn top(&self) -> f64 {
        self.values.last().copied().unwrap_or(1.0)
    }
}

/// The smallest round step not below `raw`, as a factor and a power of ten.
fn step(raw: f64, whole: bool) -> (f64, i32) {
    let raw = if whole { raw.max(1.0) } else { raw };
    let mut power = exponent(raw);
    for factor in [1.0, 2.0, 5.0] {
        if factor * 10f64.powi(power) >= raw * (1.0 - 1e-12) {
            return (factor, power);
        }
    }
    power += 1;
    (1.0, power)
}

/// The largest power of ten not above `value`, which is positive.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the exponent of a double is far inside i32"
)]
pub(crate) fn exponent(value: f64) -> i32 {
    (value.log10() + 1e-12).floor() as i32
}

#[cfg(test)]
mod tests {
    use super::Ticks;
    use proptest::prelude::*;

    #[test]
    fn steps_are_round() {
        assert_eq!(
            Ticks::up_to(15_092.0, 5, true).values,
            [0.0, 5000.0, 10_000.0, 15_000.0, 20_000.0]
        );
        assert_eq!(
            Ticks::up_to(20.0, 5, true).values,
            [0.0, 5.0, 10.0, 15.0, 20.0]
        );
        let small = Ticks::up_to(0.7, 5, false);
        assert_eq!(small.values, [0.0, 0.2, 0.4, 0.6, 0.8]);
        assert_eq!(small.decimals, 1);
    }

    #[test]
    fn counts_have_no_half_ticks() {
        assert_eq!(Ticks::up_to(1.0, 5, true).values, [0.0, 1.0]);
        assert_eq!(Ticks::up_to(3.0, 5, true).values, [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(Ticks::up_to(0.0, 5, true).values, [0.0, 1.0]);
    }

    #[test]
    fn a_figure_just_above_a_tick_needs_no_other() {
        let mut ticks = Ticks::up_to(30_079.0, 5, true);
        assert!((ticks.trim(30_079.0) - 30_079.0).abs() < 1e-9);
        assert_eq!(ticks.values, [0.0, 10_000.0, 20_000.0, 30_000.0]);
        let mut ticks = Ticks::up_to(934.0, 5, true);
        assert!((ticks.trim(934.0) - 1000.0).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn ticks_cover_the_figures(top in 0.001f64..1e12, most in 1usize..12, whole: bool) {
            let ticks = Ticks::up_to(top, most, whole);
            prop_assert!(ticks.top() >= top * (1.0 - 1e-9));
            prop_assert!(ticks.values.len() <= most + 2);
            prop_assert!(ticks.values.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(!whole || ticks.values.iter().all(|value| value.fract() == 0.0));
        }
    }
}
