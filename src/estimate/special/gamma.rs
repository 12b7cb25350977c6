//! Regularized incomplete gamma function, both tails.

use super::Tails;
use super::density::poisson;

/// P(a, x) and Q(a, x) for real `a` at least 0.
///
/// P(n, m) is the chance of n or more Poisson events with mean m. The series is
/// used below a + 1, Lentz' continued fraction above (Abramowitz & Stegun
/// 6.5.29 and 6.5.31).
pub(crate) fn tails(a: f64, x: f64) -> Tails {
    if x <= 0.0 {
        // P(0, 0): "none or more" is certain.
        return Tails::from_lower(if a == 0.0 { 1.0 } else { 0.0 });
    }
    if a == 0.0 || x == f64::INFINITY {
        return Tails::from_lower(1.0);
    }
    if x < a + 1.0 {
        Tails::from_lower((poisson(a, x) * series(a, x)).min(1.0))
    } else {
        Tails::from_lower((poisson(a, x) * a * fraction(a, x)).min(1.0)).swapped()
    }
}

/// Sum over k of x^k / ((a + 1) ... (a + k)).
fn series(a: f64, x: f64) -> f64 {
    let mut sum = 1.0;
    let mut term = 1.0;
    let mut k = a;
    loop {
        k += 1.0;
        term *= x / k;
        sum += term;
        if term < sum * 1e-17 {
            return sum;
        }
    }
}

/// The continued fraction of Gamma(a, x) / (x^a e^-x).
pub(crate) fn fraction(a: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let mut b = x + 1.0 - a;
    let mut c = 1.0 / TINY;
    let mut d = 1.0 / if b.abs() < TINY { TINY } else { b };
    let mut h = d;
    let mut i = 0.0;
    loop {
        i += 1.0;
        let an = -i * (i - a);
        b += 2.0;
        d = an * d + b;
        if d.abs() < TINY {
            d = TINY;
        }
        c = b + an / c;
        if c.abs() < TINY {
            c = TINY;
        }
        d = 1.0 / d;
        let step = d * c;
        h *= step;
        if (step - 1.0).abs() < 4e-16 || i > 1e7 {
            return h;
        }
    }
}

/// Upper tail of the chi-square distribution.
pub(crate) fn chi_square_upper(statistic: f64, degrees: f64) -> f64 {
    tails(degrees / 2.0, statistic / 2.0).upper
}

/// Lower tail of the chi-square distribution.
pub(crate) fn chi_square_lower(statistic: f64, degrees: f64) -> f64 {
    tails(degrees / 2.0, statistic / 2.0).lower
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::testing::assert_close;

    #[test]
    fn matches_mpmath() {
        assert_close(tails(3.0, 2.0).lower, 0.323_323_583_816_936_54, 1e-14);
        assert_close(tails(3.0, 20.0).upper, 4.555_149_505_589_212_5e-7, 1e-13);
        assert_close(tails(0.5, 30.0).upper, 9.485_737_571_073_848e-15, 1e-13);
        assert_close(tails(0.0, 3.0).lower, 1.0, 0.0);
        assert_close(tails(0.0, 0.0).lower, 1.0, 0.0);
        assert_close(tails(2.0, 0.0).upper, 1.0, 0.0);
    }
}
