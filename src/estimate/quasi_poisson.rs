//! Intervals widened for counts that vary more than Poisson counts.
//!
//! Quasi-Poisson (Wedderburn, 1974; McCullagh & Nelder, 1989): the variance of
//! a count is phi times its mean. [`interval`] and [`ratio`] are given phi, from
//! [`dispersion`] here or from the [`dispersion`](super::dispersion) that comes
//! with a test, and never take it below 1, so that an interval is widened but not
//! narrowed. [`ratio_of_series`] finds phi itself and takes it as it is.
//!
//! Assumes that phi is the same throughout and measured on periods long enough
//! to hold whole clusters.

use serde::Serialize;

use super::interval::{Interval, Level};
use super::not_estimable::{Estimated, NotEstimable};
use super::poisson::{is_exposure, widened_interval};
use super::rate_ratio::{ExposedCount, RatioTest, Tail, at_least, at_most, odds_interval};
use super::series::Series;
use super::special::beta;
use super::weighted_fit::{self, Fit};

/// Garwood's interval as if the incidents were `count / phi` independent
/// clusters of size phi; multiply by phi to come back to incidents.
///
/// Equals [`exact_interval`](super::poisson::exact_interval) at phi = 1 and is
/// defined for a count of zero, where the usual normal interval is not. About
/// sqrt(phi) times as wide for large counts.
///
/// # Errors
/// `NoDispersion` when the dispersion is not a finite number above zero.
pub fn interval(count: u64, dispersion: f64, level: Level) -> Estimated<Interval> {
    let phi = usable(dispersion)?;
    Ok(widened_interval(count as f64 / phi, level).scaled(phi))
}

/// Conditional interval and p-value of a rate ratio, with counts on both sides
/// divided by phi; interval and p-value agree as in
/// [`rate_ratio`](super::rate_ratio), and equal it at phi = 1.
///
/// # Errors
/// When an exposure (`NoExposure`) or the dispersion (`NoDispersion`) is not above
/// zero, or neither side has an incident (`NoIncidentsOnEitherSide`).
pub fn ratio(
    a: ExposedCount,
    b: ExposedCount,
    dispersion: f64,
    level: Level,
) -> Estimated<RatioTest> {
    let phi = usable(dispersion)?;
    if !is_exposure(a.exposure) || !is_exposure(b.exposure) {
        return Err(NotEstimable::NoExposure);
    }
    if a.count == 0 && b.count == 0 {
        return Err(NotEstimable::NoIncidentsOnEitherSide);
    }
    let (x, y) = (a.count as f64 / phi, b.count as f64 / phi);
    let odds = a.exposure / b.exposure;
    let tail = Tail::Exact;
    let smaller = at_least(x, y, odds, tail).min(at_most(x, y, odds, tail));
    Ok(RatioTest {
        interval: odds_interval(x, y, level, tail).scaled(b.exposure / a.exposure),
        p_value: (2.0 * smaller).min(1.0),
    })
}

/// Pearson dispersion of a quasi-Poisson model with one rate for each regime,
/// given the change points (last periods of an old regime, ascending).
///
/// As R prints it for a generalized linear model with a term for the regime;
/// [`dispersion_within`](super::dispersion::dispersion_within) has the test.
///
/// # Errors
/// When there are no more periods than regimes (`TooFewPeriods`), or there is no
/// incident (`NoIncidents`).
pub fn dispersion(series: &Series, change_points: &[usize]) -> Estimated<f64> {
    let regimes: Vec<Series> = series
        .segments(change_points)
        .iter()
        .map(|segment| series.part(segment.start, segment.end))
        .collect();
    let regimes: Vec<&Series> = regimes.iter().collect();
    Ok(weighted_fit::fit(&regimes)?.dispersion)
}

/// Ratio of two mean rates from their period counts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct QuasiPoissonRatio {
    /// Rate of A over rate of B.
    pub ratio: f64,
    /// Pearson dispersion pooled over both sides, as it came out (it may be below 1).
    pub dispersion: f64,
    /// Periods on both sides less 2.
    pub degrees: usize,
    /// Interval for the ratio.
    pub interval: Interval,
    /// Two-sided p-value of "the rates are equal".
    pub p_value: f64,
}

/// Ratio from a log-linear quasi-Poisson model with a term for the side.
///
/// ln(ratio) has variance phi (1/a + 1/b), phi being Pearson's dispersion on
/// n - 2 degrees of freedom; limits and p-value come from Student's t. These
/// are the Wald figures of a generalized linear model with an exposure offset,
/// iterated as R does it.
/// They need enough incidents on both sides for ln(ratio) to be near normal.
/// A dispersion below 1 is taken as it is here, as the model does.
///
/// # Errors
/// With no incident on one side (`NoIncidents`), fewer than three periods on both
/// together (`TooFewPeriods`), or no variation (`NoDispersion`).
pub fn ratio_of_series(a: &Series, b: &Series, level: Level) -> Estimated<QuasiPoissonRatio> {
    if a.total() == 0 || b.total() == 0 {
        return Err(NotEstimable::NoIncidents);
    }
    let Fit {
        dispersion: phi,
        degrees,
        ln_rates,
        weights,
    } = weighted_fit::fit(&[a, b])?;
    let [ln_a, ln_b] = ln_rates[..] else {
        return Err(NotEstimable::NoIncidents);
    };
    // Counts without any variation leave only rounding.
    if phi <= 1e-12 {
        return Err(NotEstimable::NoDispersion);
    }
    let ln_ratio = ln_a - ln_b;
    let error = (phi * weights.iter().map(|weight| weight.recip()).sum::<f64>()).sqrt();
    let reach = error * beta::student_quantile(level.tail(), degrees as f64);
    Ok(QuasiPoissonRatio {
        ratio: ln_ratio.exp(),
        dispersion: phi,
        degrees,
        interval: Interval {
            lower: (ln_ratio - reach).exp(),
            upper: (ln_ratio + reach).exp(),
            level,
        },
        p_value: 2.0 * beta::student_upper(ln_ratio.abs() / error, degrees as f64),
    })
}

fn usable(dispersion: f64) -> Estimated<f64> {
    if dispersion.is_finite() && dispersion > 0.0 {
        Ok(dispersion.max(1.0))
    } else {
        Err(NotEstimable::NoDispersion)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::estimate::poisson::exact_interval;
    use crate::estimate::rate_ratio::rate_ratio;
    use crate::estimate::testing::{COAL, assert_close};

    fn side(count: u64, exposure: f64) -> ExposedCount {
        ExposedCount { count, exposure }
    }

    #[test]
    fn equals_the_exact_interval_without_overdispersion() -> Estimated<()> {
        for phi in [0.3, 1.0] {
            assert_eq!(interval(7, phi, Level::P95)?, exact_interval(7, Level::P95));
            let (a, b) = (side(3, 2.0), side(9, 1.0));
            assert_eq!(
                ratio(a, b, phi, Level::P95)?,
                rate_ratio(a, b, Level::P95)?.exact
            );
        }
        assert_close(
            interval(0, 3.0, Level::P95)?.upper,
            3.0 * 3.688_879_454_113_936,
            1e-12,
        );
        Ok(())
    }

    #[test]
    fn coal_before_and_after() -> Estimated<()> {
        let (before, after) = COAL.split_at(41);
        let found = ratio_of_series(&Series::equal(before), &Series::equal(after), Level::P95)?;
        assert_close(found.ratio, (127.0 / 41.0) / (64.0 / 71.0), 1e-8);
        assert_close(found.dispersion, 1.027_483_51, 1e-8);
        assert_eq!(found.degrees, 110);
        let whole = dispersion(&Series::equal(&COAL), &[40])?;
        assert_close(whole, 1.027_483_512_54, 1e-11);
        assert!(found.interval.contains(found.ratio) && found.p_value < 1e-9);
        Ok(())
    }

    #[test]
    fn not_estimable() {
        for bad in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(
                interval(3, bad, Level::P95),
                Err(NotEstimable::NoDispersion)
            );
        }
        let (none, some) = (Series::equal(&[0, 0]), Series::equal(&[1, 2]));
        assert!(ratio_of_series(&none, &some, Level::P95).is_err());
        let one = Series::equal(&[5]);
        assert!(ratio_of_series(&one, &one, Level::P95).is_err());
        let even = Series::equal(&[5, 5]);
        assert!(ratio_of_series(&even, &even, Level::P95).is_err());
        assert!(ratio(side(0, 1.0), side(0, 1.0), 2.0, Level::P95).is_err());
    }

    proptest! {
        #[test]
        fn wider_with_more_dispersion(count in 0_u64..1_000, phi in 1.0_f64..20.0) {
            let (Ok(less), Ok(more)) =
                (interval(count, phi, Level::P95), interval(count, phi * 1.5, Level::P95))
            else {
                return Err(TestCaseError::fail("estimable"));
            };
            prop_assert!(more.upper > less.upper && more.lower <= less.lower);
            prop_assert!(less.contains(count as f64));
        }

        #[test]
        fn interval_and_p_agree(a in 0_u64..80, b in 0_u64..80, phi in 1.0_f64..6.0) {
            prop_assume!(a + b > 0);
            let Ok(found) = ratio(side(a, 1.0), side(b, 1.3), phi, Level::P95) else {
                return Err(TestCaseError::fail("estimable"));
            };
            prop_assert_eq!(found.p_value < 0.05, !found.interval.contains(1.0));
        }
    }
}
