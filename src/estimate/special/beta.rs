//! Regularized incomplete beta function, both tails.

use super::density::binomial;
use super::{Tails, root};

/// I_x(a, b) and its complement, for `y = 1 - x` given apart.
///
/// I_p(k, n - k + 1) is the chance of k or more successes in n trials. Lentz'
/// continued fraction (Abramowitz & Stegun 26.5.8) on the side where it
/// converges, with as many terms as it takes.
pub(crate) fn tails(a: f64, b: f64, x: f64, y: f64) -> Tails {
    if x <= 0.0 {
        return Tails::from_lower(0.0);
    }
    if y <= 0.0 {
        return Tails::from_lower(1.0);
    }
    if x < (a + 1.0) / (a + b + 2.0) {
        Tails::from_lower(lower(a, b, x, y))
    } else {
        Tails::from_lower(lower(b, a, y, x)).swapped()
    }
}

fn lower(a: f64, b: f64, x: f64, y: f64) -> f64 {
    (binomial(a, b, x, y) * b / (a + b) * fraction(a, b, x)).min(1.0)
}

fn fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let guard = |v: f64| if v.abs() < TINY { TINY } else { v };
    let most = 1e4 + 50.0 * (a + b).sqrt();
    let mut c = 1.0;
    let mut d = 1.0 / guard(1.0 - (a + b) * x / (a + 1.0));
    let mut h = d;
    let mut m = 0.0;
    loop {
        m += 1.0;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / guard(1.0 + even * d);
        c = guard(1.0 + even / c);
        h *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / guard(1.0 + odd * d);
        c = guard(1.0 + odd / c);
        let step = d * c;
        h *= step;
        if (step - 1.0).abs() < 4e-16 || m > most {
            return h;
        }
    }
}

/// Upper tail of Student's t distribution.
pub(crate) fn student_upper(t: f64, degrees: f64) -> f64 {
    let square = t * t;
    let x = degrees / (degrees + square);
    let y = square / (degrees + square);
    let half = tails(degrees / 2.0, 0.5, x, y).lower / 2.0;
    if t >= 0.0 { half } else { 1.0 - half }
}

/// The t that leaves `tail` (below one half) above it.
pub(crate) fn student_quantile(tail: f64, degrees: f64) -> f64 {
    let target = tail.ln();
    root::of_increasing(0.0, |ln_t| target - student_upper(ln_t.exp(), degrees).ln()).exp()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::testing::assert_close;

    #[test]
    fn matches_closed_forms() {
        // I_x(1, b) = 1 - (1 - x)^b and I_x(a, 1) = x^a.
        assert_close(tails(1.0, 5.0, 0.2, 0.8).upper, 0.8_f64.powi(5), 1e-14);
        assert_close(tails(7.0, 1.0, 0.5, 0.5).lower, 0.5_f64.powi(7), 1e-14);
        assert_close(tails(40.0, 1.0, 1e-6, 1.0 - 1e-6).lower, 1e-240, 1e-12);
        assert_close(tails(2.0, 3.0, 0.0, 1.0).lower, 0.0, 0.0);
        assert_close(tails(2.0, 3.0, 1.0, 0.0).upper, 0.0, 0.0);
        // Symmetric about one half.
        assert_close(tails(1e6, 1e6, 0.5, 0.5).lower, 0.5, 1e-12);
    }

    #[test]
    fn student_tail() {
        // One degree of freedom is the Cauchy distribution.
        assert_close(student_upper(1.0, 1.0), 0.25, 1e-14);
        assert_close(student_upper(2.0, 10.0), 0.036_694_017_385_370_2, 1e-12);
        assert_close(
            student_upper(-2.0, 10.0),
            1.0 - 0.036_694_017_385_370_2,
            1e-12,
        );
        assert_close(
            student_upper(student_quantile(0.025, 10.0), 10.0),
            0.025,
            1e-14,
        );
        assert_close(student_quantile(0.025, 10.0), 2.228_138_851_986_274, 1e-12);
        assert_close(student_quantile(0.005, 1.0), 63.656_741_162_871_6, 1e-11);
    }
}
