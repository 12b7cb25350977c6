//! The Hurwitz zeta function and its derivatives by the exponent.
//!
//! All values are scaled: x^a zeta(a, x), the sum over j >= x of (x / j)^a. It
//! neither underflows nor overflows, however steep the power. Terms below
//! [`FAR`] are summed, the rest is Euler and Maclaurin's formula with six
//! Bernoulli numbers (Abramowitz & Stegun 23.1.30), good to 1e-14.

use std::ops::{Add, Mul};

/// From here on the formula is used, unless the exponent is large.
pub(crate) const FAR: f64 = 16.0;

/// A value with its first two derivatives by the exponent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Jet {
    pub(crate) value: f64,
    pub(crate) first: f64,
    pub(crate) second: f64,
}

impl Jet {
    fn new(value: f64, first: f64, second: f64) -> Self {
        Self {
            value,
            first,
            second,
        }
    }

    /// e^(-a t), as a function of a.
    fn power(a: f64, t: f64) -> Self {
        let value = (-a * t).exp();
        Self::new(value, -t * value, t * t * value)
    }
}

impl Add for Jet {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(
            self.value + other.value,
            self.first + other.first,
            self.second + other.second,
        )
    }
}

impl Add<f64> for Jet {
    type Output = Self;
    fn add(self, other: f64) -> Self {
        Self::new(self.value + other, self.first, self.second)
    }
}

impl Mul for Jet {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self::new(
            self.value * other.value,
            self.first * other.value + self.value * other.first,
            self.second * other.value + 2.0 * self.first * other.first + self.value * other.second,
        )
    }
}

impl Mul<f64> for Jet {
    type Output = Self;
    fn mul(self, other: f64) -> Self {
        Self::new(self.value * other, self.first * other, self.second * other)
    }
}

/// The Bernoulli terms: a/(12 x) - a(a+1)(a+2)/(720 x^3) + ..., nested.
fn bernoulli<T>(a: T, x: f64) -> T
where
    T: Copy + Add<f64, Output = T> + Mul<f64, Output = T> + Mul<Output = T>,
{
    let r = 1.0 / (x * x);
    let pair = |k: f64| (a + k) * (a + (k + 1.0));
    let sixth = pair(9.0) * (-r * 691.0 / 27_300.0) + 1.0;
    let fifth = pair(7.0) * sixth * (-r * 5.0 / 198.0) + 1.0;
    let fourth = pair(5.0) * fifth * (-r / 40.0) + 1.0;
    let third = pair(3.0) * fourth * (-r / 42.0) + 1.0;
    let second = pair(1.0) * third * (-r / 60.0) + 1.0;
    a * second * (1.0 / (12.0 * x))
}

/// Where the formula is good for an exponent: its terms grow with a / x.
fn far(a: f64) -> f64 {
    FAR.max(4.0 * a)
}

/// x^a zeta(a, x) for x at least [`FAR`] and at least 4 a.
pub(crate) fn scaled_far(a: f64, x: f64) -> f64 {
    x / (a - 1.0) + 0.5 + bernoulli(a, x)
}

/// x^a zeta(a, x) for a > 1 and x >= 1, with derivatives by a.
pub(crate) fn scaled_jet(a: f64, x: f64) -> Jet {
    let far = far(a);
    let mut sum = Jet::new(0.0, 0.0, 0.0);
    let mut j = x;
    while j < far {
        let term = Jet::power(a, (j / x).ln());
        sum = sum + term;
        if term.value < 1e-20 * sum.value {
            return sum;
        }
        j += 1.0;
    }
    let b = a - 1.0;
    let exponent = Jet::new(a, 1.0, 0.0);
    let integral = Jet::new(j / b, -j / (b * b), 2.0 * j / (b * b * b));
    let rest = integral + bernoulli(exponent, j) + 0.5;
    sum + Jet::power(a, (j / x).ln()) * rest
}

/// x^a zeta(a, x) for a > 1 and x >= 1.
pub(crate) fn scaled(a: f64, x: f64) -> f64 {
    if x >= far(a) {
        scaled_far(a, x)
    } else {
        scaled_jet(a, x).value
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::testing::assert_close;

    #[test]
    fn known_values() {
        let square = std::f64::consts::PI.powi(2) / 6.0;
        assert_close(scaled(2.0, 1.0), square, 1e-14);
        assert_close(scaled(4.0, 1.0), square * square * 36.0 / 90.0, 1e-14);
        assert_close(scaled(3.0, 1.0), 1.202_056_903_159_594_2, 1e-14);
        assert_close(scaled(1.5, 1.0), 2.612_375_348_685_488, 1e-14);
        // zeta(2, 20) = zeta(2) less the first nineteen terms.
        let near: f64 = (1..20).map(|j| f64::from(j).powi(-2)).sum();
        assert_close(scaled(2.0, 20.0) / 400.0, square - near, 1e-12);
        // Very steep: only the first term counts.
        assert_close(scaled(500.0, 1.0), 1.0, 1e-15);
        assert_close(scaled(500.0, 3.0), 1.0 + 0.75_f64.powi(500), 1e-15);
    }

    #[test]
    fn meets_the_recurrence() {
        for a in [1.05, 1.7, 2.4, 3.5, 9.0, 15.5, 40.0] {
            for x in [1.0, 7.0, 15.0, 16.0, 39.0, 200.0, 1e5] {
                let step = 1.0 + (-a * f64::ln_1p(1.0 / x)).exp() * scaled(a, x + 1.0);
                assert_close(scaled(a, x), step, 2e-13);
            }
        }
    }

    #[test]
    fn derivatives_agree_with_differences() {
        for (a, x) in [(1.8, 1.0), (2.6, 12.0), (3.1, 400.0)] {
            let h = 1e-5;
            let (low, mid, high) = (scaled_jet(a - h, x), scaled_jet(a, x), scaled_jet(a + h, x));
            assert_close(mid.first, (high.value - low.value) / (2.0 * h), 1e-7);
            assert_close(mid.second, (high.first - low.first) / (2.0 * h), 1e-7);
        }
    }
}
