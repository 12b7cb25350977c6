//! The discrete power law.

use serde::Serialize;

use super::sample::TollCount;
use crate::estimate::special::hurwitz;

/// P(X = x) = x^-alpha / zeta(alpha, xmin) for whole x from `xmin` on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct PowerLaw {
    /// Exponent, above 1. At 2 or below the mean is infinite, at 3 or below the
    /// variance.
    pub alpha: f64,
    /// Smallest value, 1 or more.
    pub xmin: u64,
}

impl PowerLaw {
    /// Chance of exactly `x`.
    #[must_use]
    pub fn probability(&self, x: u64) -> f64 {
        if x < self.xmin {
            return 0.0;
        }
        self.power(x) / hurwitz::scaled(self.alpha, self.xmin as f64)
    }

    /// Chance of `x` or more: zeta(alpha, x) / zeta(alpha, xmin).
    #[must_use]
    pub fn survival(&self, x: u64) -> f64 {
        if x <= self.xmin {
            return 1.0;
        }
        let zeta = |x: u64| hurwitz::scaled(self.alpha, x as f64);
        self.power(x) * zeta(x) / zeta(self.xmin)
    }

    /// Chance of `x` or less.
    #[must_use]
    pub fn cumulative(&self, x: u64) -> f64 {
        if x < self.xmin {
            return 0.0;
        }
        1.0 - self.survival(x) + self.probability(x)
    }

    /// Chance that at least one of `events` independent tail incidents, a number
    /// above zero, has a toll of `x` or more: 1 - (1 - S(x))^events.
    #[must_use]
    pub fn chance_among(&self, x: u64, events: f64) -> f64 {
        -(events * (-self.survival(x)).ln_1p()).exp_m1()
    }

    /// (x / xmin)^-alpha.
    fn power(&self, x: u64) -> f64 {
        (-self.alpha * (x as f64 / self.xmin as f64).ln()).exp()
    }
}

/// The exponent of greatest likelihood for a tail, starting from a guess; none
/// when all its values are equal, for then the likelihood rises without end.
///
/// Newton's method on the concave log likelihood: the mean of ln(x / xmin)
/// under the model is to equal that of the data.
pub(super) fn best_alpha(tail: &[TollCount], guess: f64) -> Option<f64> {
    let least = tail.first().filter(|_| tail.len() > 1)?;
    let mean = least.ln_sum / least.from_here - least.ln;
    let xmin = least.toll as f64;
    let mut alpha = guess;
    for _ in 0..200 {
        let zeta = hurwitz::scaled_jet(alpha, xmin);
        let expected = -zeta.first / zeta.value;
        let variance = zeta.second / zeta.value - expected * expected;
        let step = (expected - mean) / variance;
        let next = if alpha + step > 1.0 {
            alpha + step
        } else {
            f64::midpoint(alpha, 1.0)
        };
        // In a steep tail the variance may vanish before the step does.
        if !next.is_finite() {
            return None;
        }
        if (next - alpha).abs() <= 4.0 * f64::EPSILON * next {
            return Some(next);
        }
        alpha = next;
    }
    Some(alpha)
}

/// An exponent to start from: that of a continuous power law from half a step
/// below (Clauset, Shalizi & Newman, 2009, eq. 3.7).
pub(super) fn rough_alpha(tail: &[TollCount]) -> Option<f64> {
    let least = tail.first()?;
    let mean = least.ln_sum / least.from_here - (least.toll as f64 - 0.5).ln();
    Some(1.0 + 1.0 / mean)
}

/// Log likelihood of a tail.
pub(super) fn log_likelihood(tail: &[TollCount], alpha: f64) -> f64 {
    tail.first().map_or(0.0, |least| {
        // sum of ln(x / xmin), so that the scaled zeta function fits.
        let logs = least.ln_sum - least.from_here * least.ln;
        let zeta = hurwitz::scaled(alpha, least.toll as f64);
        -alpha * logs - least.from_here * zeta.ln()
    })
}

/// Standard error of alpha from the information: 1 / sqrt(n Var ln x).
pub(super) fn alpha_error(tail: &[TollCount], alpha: f64) -> Option<f64> {
    let least = tail.first()?;
    let zeta = hurwitz::scaled_jet(alpha, least.toll as f64);
    let mean = zeta.first / zeta.value;
    let variance = zeta.second / zeta.value - mean * mean;
    let error = (least.from_here * variance).sqrt().recip();
    error.is_finite().then_some(error)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::estimate::tail::sample::Sample;
    use crate::estimate::testing::assert_close;

    #[test]
    fn as_published() {
        let law = PowerLaw {
            alpha: 2.0,
            xmin: 1,
        };
        for (x, expected) in [(1, 0.6079), (2, 0.7599), (3, 0.8275)] {
            assert!((law.cumulative(x) - expected).abs() < 5.1e-5, "{x}");
        }
        let large = PowerLaw {
            alpha: 2.4,
            xmin: 10,
        };
        assert_close(large.chance_among(2_749, 994.0), 0.299_966_474_3, 2e-10);
        assert_close(large.survival(10), 1.0, 0.0);
        assert_close(large.survival(3), 1.0, 0.0);
        assert_close(large.cumulative(9), 0.0, 0.0);
    }

    #[test]
    fn equal_values_have_no_exponent() {
        let sample = Sample::new(&[4, 4, 4]);
        assert_eq!(best_alpha(&sample.values, 2.0), None);
    }

    proptest! {
        #[test]
        fn best_alpha_is_a_maximum(tolls in prop::collection::vec(1_u64..5_000, 2..80)) {
            let sample = Sample::new(&tolls);
            prop_assume!(sample.values.len() > 1);
            let guess = rough_alpha(&sample.values).unwrap_or(2.0);
            let Some(alpha) = best_alpha(&sample.values, guess) else {
                return Err(TestCaseError::fail("has a maximum"));
            };
            let best = log_likelihood(&sample.values, alpha);
            for other in [1.0 + (alpha - 1.0) * 0.99, 1.0 + (alpha - 1.0) * 1.01] {
                prop_assert!(log_likelihood(&sample.values, other) <= best + 1e-9 * best.abs());
            }
            // The starting point does not matter.
            let Some(again) = best_alpha(&sample.values, 30.0) else {
                return Err(TestCaseError::fail("has a maximum"));
            };
            assert_close(again, alpha, 1e-12);
        }

        #[test]
        fn survival_falls(alpha in 1.05_f64..8.0, xmin in 1_u64..100, x in 1_u64..10_000) {
            let law = PowerLaw { alpha, xmin };
            prop_assert!(law.survival(x + 1) <= law.survival(x));
            let step = law.survival(x) - law.survival(x + 1);
            prop_assert!((step - law.probability(x)).abs() < 1e-12);
        }
    }
}
