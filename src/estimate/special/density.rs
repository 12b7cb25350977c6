//! Poisson and binomial densities for real arguments, by saddle point.
//!
//! Source: Loader, C. (2000), Fast and accurate computation of binomial
//! probabilities. The large parts of the log-gammas cancel analytically, so
//! that counts of a million lose no digits.

use std::f64::consts::TAU;

/// Error of Stirling's formula: ln Gamma(x + 1) - [(x + 1/2) ln x - x + ln(2 pi)/2].
pub(crate) fn stirling_error(x: f64) -> f64 {
    // Step up to where the series holds: each step is (x + 1/2) ln(1 + 1/x) - 1.
    let mut x = x;
    let mut steps = 0.0;
    while x < 16.0 {
        steps += (x + 0.5) * (1.0 / x).ln_1p() - 1.0;
        x += 1.0;
    }
    let s = 1.0 / (x * x);
    steps
        + (1.0 / 12.0
            - s * (1.0 / 360.0
                - s * (1.0 / 1260.0
                    - s * (1.0 / 1680.0 - s * (1.0 / 1188.0 - s * 691.0 / 360_360.0)))))
            / x
}

/// Deviance part: x ln(x / m) + m - x, without cancellation near x = m.
pub(crate) fn deviance(x: f64, m: f64) -> f64 {
    let d = x - m;
    if d.abs() >= 0.1 * (x + m) {
        return x * (x / m).ln() - d;
    }
    let v = d / (x + m);
    let square = v * v;
    let mut sum = d * v;
    let mut term = 2.0 * x * v;
    let mut odd = 1.0;
    loop {
        term *= square;
        odd += 2.0;
        let next = sum + term / odd;
        if next == sum {
            return sum;
        }
        sum = next;
    }
}

/// Poisson density of `x` (real, at least 0) with mean `m`: e^-m m^x / Gamma(x + 1).
pub(crate) fn poisson(x: f64, m: f64) -> f64 {
    if m == 0.0 {
        return if x == 0.0 { 1.0 } else { 0.0 };
    }
    if x == 0.0 {
        return (-m).exp();
    }
    (-stirling_error(x) - deviance(x, m)).exp() / (TAU * x).sqrt()
}

/// Binomial density of `a` successes and `b` failures (real, at least 0), with
/// success probability `p` and `q = 1 - p` given apart to keep its digits.
pub(crate) fn binomial(a: f64, b: f64, p: f64, q: f64) -> f64 {
    let n = a + b;
    if p == 0.0 || q == 0.0 {
        return f64::from(u8::from((p == 0.0 && a == 0.0) || (q == 0.0 && b == 0.0)));
    }
    if a == 0.0 {
        return power_near_one(q, p, n);
    }
    if b == 0.0 {
        return power_near_one(p, q, n);
    }
    let errors = stirling_error(n) - stirling_error(a) - stirling_error(b);
    let exponent = errors - deviance(a, n * p) - deviance(b, n * q);
    exponent.exp() * (n / (TAU * a * b)).sqrt()
}

/// `base`^n where `base = 1 - rest`, taking the logarithm from the smaller one.
fn power_near_one(base: f64, rest: f64, n: f64) -> f64 {
    let ln = if rest < 0.5 {
        (-rest).ln_1p()
    } else {
        base.ln()
    };
    (n * ln).exp()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::testing::assert_close;

    #[test]
    fn poisson_density() {
        assert_close(poisson(0.0, 2.5), (-2.5_f64).exp(), 1e-15);
        assert_close(poisson(3.0, 2.5), 0.213_763_017_249_736_46, 1e-14);
        assert_close(poisson(1e6, 1e6), 3.989_422_471_562_440_3e-4, 1e-13);
        assert_close(poisson(0.0, 0.0), 1.0, 0.0);
    }

    #[test]
    fn binomial_density() {
        assert_close(binomial(3.0, 7.0, 0.3, 0.7), 0.266_827_932, 1e-14);
        assert_close(binomial(0.0, 7.0, 0.5, 0.5), 0.007_812_5, 1e-15);
        assert_close(binomial(7.0, 0.0, 0.0, 1.0), 0.0, 0.0);
        assert_close(binomial(0.0, 4.0, 0.0, 1.0), 1.0, 0.0);
    }
}
