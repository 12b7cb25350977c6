//! Tails that fall faster than a power law.

use serde::Serialize;

use super::sample::TollCount;
use crate::estimate::special::{normal, simplex};

/// Geometric tail, the discrete exponential:
/// P(X = x) = (1 - e^-lambda) e^(-lambda (x - xmin)) for x from `xmin` on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ExponentialTail {
    /// Rate of decay.
    pub lambda: f64,
    /// Smallest value, 1 or more.
    pub xmin: u64,
}

impl ExponentialTail {
    /// Greatest likelihood, at lambda = ln(1 + 1 / (mean - xmin)).
    pub(super) fn fit(tail: &[TollCount]) -> Option<Self> {
        let xmin = tail.first()?.toll;
        let all: f64 = tail.iter().map(|value| value.count as f64).sum();
        let beyond = |value: &TollCount| value.count as f64 * (value.toll - xmin) as f64;
        let mean = tail.iter().map(beyond).sum::<f64>() / all;
        (mean > 0.0).then(|| Self {
            lambda: mean.recip().ln_1p(),
            xmin,
        })
    }

    /// Natural logarithm of the chance of exactly `x`: minus infinity below `xmin`.
    #[must_use]
    pub fn ln_probability(&self, x: u64) -> f64 {
        if x < self.xmin {
            return f64::NEG_INFINITY;
        }
        (-(-self.lambda).exp_m1()).ln() - self.lambda * (x - self.xmin) as f64
    }
}

/// Discretized lognormal tail: the chance that a lognormal variable, given that
/// it is above xmin - 1/2, lies between x - 1/2 and x + 1/2.
///
/// Written through the density of ln x above ln(xmin - 1/2), proportional to
/// e^(-slope t - curvature t^2 / 2): `slope` is the exponent of a power law at
/// the start of the tail, `curvature` how fast it steepens. At curvature 0 it is
/// a power law, which is where the fit ends when the data do not bend.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct LogNormalTail {
    /// Mean of ln x; far below zero when the curvature is slight.
    pub mu: f64,
    /// Standard deviation of ln x.
    pub sigma: f64,
    /// Exponent at the start of the tail.
    pub slope: f64,
    /// 1 / sigma^2.
    pub curvature: f64,
    /// Smallest value, 1 or more.
    pub xmin: u64,
    /// Whether the fit ran to the limit in which it is a power law.
    pub at_power_law_limit: bool,
}

impl LogNormalTail {
    /// Greatest likelihood, searched from several starts.
    pub(super) fn fit(tail: &[TollCount], alpha: f64) -> Option<Self> {
        let xmin = tail.first()?.toll;
        let ln_likelihood = |slope: f64, ln_curvature: f64| {
            if ln_curvature.abs() > 40.0 {
                return f64::NEG_INFINITY;
            }
            let law = Self::new(slope, ln_curvature.exp(), xmin);
            tail.iter()
                .map(|value| value.count as f64 * law.ln_probability(value.toll))
                .sum()
        };
        let starts = [
            (alpha - 1.0, -4.0),
            (alpha - 1.0, -1.0),
            (0.0, 0.0),
            (-1.0, 0.0),
        ];
        let peak = starts
            .iter()
            .map(|&(slope, ln_curvature)| simplex::climb(slope, ln_curvature, ln_likelihood))
            .max_by(|a, b| a.value.total_cmp(&b.value))
            .filter(|peak| peak.value.is_finite())?;
        let mut law = Self::new(peak.x, peak.y.exp(), xmin);
        let longest = tail.last()?.ln - law.start();
        law.at_power_law_limit = law.curvature * longest * longest < 1e-4;
        Some(law)
    }

    fn new(slope: f64, curvature: f64, xmin: u64) -> Self {
        Self {
            mu: (xmin as f64 - 0.5).ln() - slope / curvature,
            sigma: curvature.sqrt().recip(),
            slope,
            curvature,
            xmin,
            at_power_law_limit: false,
        }
    }

    /// ln(xmin - 1/2), where the tail starts.
    fn start(&self) -> f64 {
        (self.xmin as f64 - 0.5).ln()
    }

    /// Natural logarithm of the chance of exactly `x`: minus infinity below `xmin`.
    #[must_use]
    pub fn ln_probability(&self, x: u64) -> f64 {
        if x < self.xmin {
            return f64::NEG_INFINITY;
        }
        let (s, c) = (self.slope, self.curvature);
        let t = (x as f64 - 0.5).ln() - self.start();
        let step = (1.0 / (x as f64 - 0.5)).ln_1p();
        let z = |t: f64| (s + c * t) / c.sqrt();
        let (z0, z1, z2) = (z(0.0), z(t), z(t + step));
        if z1 > -5.0 {
            // Exponents by slope and curvature: squares of z would cancel.
            let fall = (-step * (s + c * (t + step / 2.0))).exp();
            let width = normal::scaled_upper(z1) - normal::scaled_upper(z2) * fall;
            return width.ln() - t * (s + c * t / 2.0) - ln_scaled_upper(z0);
        }
        let above = normal::upper(z0).ln();
        if z2 > 5.0 {
            return (normal::upper(z1) - normal::upper(z2)).ln() - above;
        }
        // Both in the lower tail: the same by symmetry.
        let fall = (-step * c.sqrt() * (-z1 - z2) / 2.0).exp();
        let width = normal::scaled_upper(-z2) - normal::scaled_upper(-z1) * fall;
        (width / 2.0).ln() - z2 * z2 / 2.0 - above
    }
}

/// ln of 2 Q(z) e^(z^2 / 2), for any z.
fn ln_scaled_upper(z: f64) -> f64 {
    if z > -5.0 {
        normal::scaled_upper(z).ln()
    } else {
        (2.0 * normal::upper(z)).ln() + z * z / 2.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::tail::sample::Sample;
    use crate::estimate::testing::{TAIL, assert_close, repeated};

    #[test]
    fn what_is_below_the_tail_has_no_chance_in_it() {
        let exponential = ExponentialTail {
            lambda: 0.5,
            xmin: 10,
        };
        let lognormal = LogNormalTail::new(1.5, 0.3, 10);
        for below in [0, 1, 9] {
            assert_eq!(exponential.ln_probability(below), f64::NEG_INFINITY);
            assert_eq!(lognormal.ln_probability(below), f64::NEG_INFINITY);
        }
        assert!(exponential.ln_probability(10).is_finite());
        assert!(lognormal.ln_probability(10).is_finite());
    }

    #[test]
    fn chances_sum_to_one() {
        for (slope, curvature) in [
            (1.5, 1e-9),
            (1.2, 0.3),
            (-3.0, 1.5),
            (-40.0, 9.0),
            (0.0, 2.0),
        ] {
            let law = LogNormalTail::new(slope, curvature, 3);
            let last = 200_000;
            let sum: f64 = (3..=last).map(|x| law.ln_probability(x).exp()).sum();
            let rest = if curvature < 0.1 {
                ((last as f64 + 0.5) / 2.5).powf(-slope)
            } else {
                0.0
            };
            assert_close(sum + rest, 1.0, 1e-6);
        }
        let law = ExponentialTail {
            lambda: 0.2,
            xmin: 4,
        };
        let sum: f64 = (4..500).map(|x| law.ln_probability(x).exp()).sum();
        assert_close(sum, 1.0, 1e-12);
    }

    #[test]
    fn chances_agree_with_plain_differences() {
        let law = LogNormalTail::new(0.7, 0.8, 2);
        let upper = |u: f64| normal::upper((u.ln() - law.mu) / law.sigma);
        for x in [2, 5, 40] {
            let plain = (upper(x as f64 - 0.5) - upper(x as f64 + 0.5)) / upper(1.5);
            assert_close(law.ln_probability(x).exp(), plain, 1e-11);
        }
    }

    #[test]
    fn fits_are_maxima() -> Result<(), &'static str> {
        let sample = Sample::new(&repeated(&TAIL));
        let tail = &sample.values;
        let fit = LogNormalTail::fit(tail, 2.6).ok_or("no fit")?;
        let value = |law: &LogNormalTail| -> f64 {
            tail.iter()
                .map(|v| v.count as f64 * law.ln_probability(v.toll))
                .sum()
        };
        let best = value(&fit);
        for (ds, dc) in [(0.01, 1.0), (-0.01, 1.0), (0.0, 1.02), (0.0, 0.98)] {
            let other = LogNormalTail::new(fit.slope + ds, fit.curvature * dc, 1);
            assert!(value(&other) <= best + 1e-9, "{fit:?}");
        }
        let exponential = ExponentialTail::fit(tail).ok_or("no fit")?;
        let mean = 489.0 / 302.0;
        assert_close(
            exponential.lambda,
            (1.0_f64 + 1.0 / (mean - 1.0)).ln(),
            1e-12,
        );
        assert_eq!(ExponentialTail::fit(&Sample::new(&[5, 5]).values), None);
        Ok(())
    }
}
