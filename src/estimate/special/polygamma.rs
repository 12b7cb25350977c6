//! Differences of log-gamma and its derivatives over a whole step.

use statrs::function::gamma::{digamma, ln_gamma};

/// Up to this step the differences are plain sums, with nothing to cancel.
const SUMMED: u64 = 4096;

/// ln Gamma(x + n) - ln Gamma(x) - ln n!, the log of a generalized binomial
/// coefficient.
pub(crate) fn ln_choose(x: f64, n: u64) -> f64 {
    if n <= SUMMED {
        (0..n).map(|k| ((x - 1.0) / (k as f64 + 1.0)).ln_1p()).sum()
    } else {
        let n = n as f64;
        ln_gamma(x + n) - ln_gamma(x) - ln_gamma(n + 1.0)
    }
}

/// psi(x + n) - psi(x) = sum of 1 / (x + k) for k below n.
pub(crate) fn digamma_step(x: f64, n: u64) -> f64 {
    if n <= SUMMED {
        (0..n).map(|k| 1.0 / (x + k as f64)).sum()
    } else {
        digamma(x + n as f64) - digamma(x)
    }
}

/// psi'(x) - psi'(x + n) = sum of 1 / (x + k)^2 for k below n.
pub(crate) fn trigamma_step(x: f64, n: u64) -> f64 {
    let summed: f64 = (0..n.min(SUMMED)).map(|k| (x + k as f64).powi(-2)).sum();
    if n <= SUMMED {
        return summed;
    }
    summed + trigamma_far(x + SUMMED as f64) - trigamma_far(x + n as f64)
}

/// psi'(x) for large x, by its asymptotic series.
fn trigamma_far(x: f64) -> f64 {
    let s = 1.0 / (x * x);
    1.0 / x + s / 2.0 + s / x * (1.0 / 6.0 - s * (1.0 / 30.0 - s / 42.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::testing::assert_close;

    #[test]
    fn sums_and_series_meet() {
        for x in [0.3, 2.5, 1e4] {
            let n = SUMMED + 1;
            let sum: f64 = (0..n).map(|k| 1.0 / (x + k as f64)).sum();
            assert_close(digamma_step(x, n), sum, 1e-11);
            let squares: f64 = (0..n).map(|k| (x + k as f64).powi(-2)).sum();
            assert_close(trigamma_step(x, n), squares, 1e-11);
            let next = ln_choose(x, n - 1) + ((x - 1.0) / n as f64).ln_1p();
            assert_close(ln_choose(x, n), next, 1e-10);
        }
        assert_close(ln_choose(3.0, 2), 6.0_f64.ln(), 1e-15);
        assert_close(digamma_step(1.0, 3), 1.0 + 0.5 + 1.0 / 3.0, 1e-15);
    }
}
