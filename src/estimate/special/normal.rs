//! The standard normal distribution, to full accuracy in both tails.

use std::f64::consts::PI;

use super::{gamma, root};

/// Probability above z.
pub(crate) fn upper(z: f64) -> f64 {
    let half = gamma::tails(0.5, z * z / 2.0).upper / 2.0;
    if z >= 0.0 { half } else { 1.0 - half }
}

/// 2 Q(z) e^(z^2 / 2), which neither vanishes nor overflows for z above -35;
/// the scaled complementary error function at z / sqrt(2).
pub(crate) fn scaled_upper(z: f64) -> f64 {
    let y = z * z / 2.0;
    if z < 0.0 || y < 1.5 {
        return 2.0 * upper(z) * y.exp();
    }
    (y / PI).sqrt() * gamma::fraction(0.5, y)
}

/// Probability below z.
pub(crate) fn lower(z: f64) -> f64 {
    upper(-z)
}

/// The z that leaves `p` below it, for p strictly between 0 and 1.
pub(crate) fn quantile(p: f64) -> f64 {
    if p > 0.5 {
        return -quantile(1.0 - p);
    }
    root::of_increasing(0.0, |z| lower(z).ln() - p.ln())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::testing::assert_close;

    #[test]
    fn known_values() {
        assert_close(upper(1.959_963_984_540_054), 0.025, 1e-13);
        assert_close(quantile(0.975), 1.959_963_984_540_054, 1e-13);
        assert_close(upper(10.0), 7.619_853_024_160_527e-24, 1e-12);
        assert_close(lower(0.0), 0.5, 1e-15);
        assert_close(scaled_upper(0.0), 1.0, 1e-15);
        assert_close(scaled_upper(1.0), 0.523_156_583_730_246_9, 1e-13);
        for z in [-4.0, 0.5, 1.7, 1.8, 9.0] {
            let plain = 2.0 * upper(z) * f64::exp(z * z / 2.0);
            assert_close(scaled_upper(z), plain, 1e-13);
        }
        assert!(quantile(0.5).abs() < 1e-14);
    }
}
