//! Intervals for the mean of a Poisson count, and rates per exposure.
//!
//! Assumes that incidents come independently at one steady rate while the
//! count is taken. Where they cluster these intervals are too short: see
//! [`dispersion`](super::dispersion) and [`quasi_poisson`](super::quasi_poisson).

use serde::Serialize;

use super::interval::{Interval, Level};
use super::not_estimable::{Estimated, NotEstimable};
use super::special::{density, gamma, root};

/// Exact interval for the mean of a Poisson count (Garwood, 1936).
///
/// With alpha = 1 - level, the lower limit L solves P(X >= n | L) = alpha/2 and
/// the upper limit U solves P(X <= n | U) = alpha/2; for n = 0 the lower limit
/// is 0. Its coverage is never below the level.
#[must_use]
pub fn exact_interval(count: u64, level: Level) -> Interval {
    widened_interval(count as f64, level)
}

/// Mid-p interval for the mean of a Poisson count (Lancaster, 1961).
///
/// As [`exact_interval`], with the chance of the observed count itself counted
/// half: P(X > n | L) + P(X = n | L)/2 = alpha/2, and in the same way for U.
/// Shorter; coverage is near the level on average, but may fall below it.
#[must_use]
pub fn mid_p_interval(count: u64, level: Level) -> Interval {
    let n = count as f64;
    let half = |mean: f64| density::poisson(n, mean) / 2.0;
    Interval {
        lower: if count == 0 {
            0.0
        } else {
            lower_limit(n, level, |mean| {
                gamma::tails(n + 1.0, mean).lower + half(mean)
            })
        },
        upper: upper_limit(n, level, |mean| {
            let below = if count == 0 {
                0.0
            } else {
                gamma::tails(n, mean).upper
            };
            below + half(mean)
        }),
        level,
    }
}

/// Garwood's interval for a count that need not be whole.
pub(crate) fn widened_interval(n: f64, level: Level) -> Interval {
    Interval {
        lower: if n == 0.0 {
            0.0
        } else {
            lower_limit(n, level, |mean| gamma::tails(n, mean).lower)
        },
        upper: upper_limit(n, level, |mean| gamma::tails(n + 1.0, mean).upper),
        level,
    }
}

/// Mean at which `chance` of so many events or more, rising, meets the tail.
fn lower_limit(n: f64, level: Level, chance: impl Fn(f64) -> f64) -> f64 {
    let target = level.tail().ln();
    root::of_increasing(n.ln(), |ln_mean| chance(ln_mean.exp()).ln() - target).exp()
}

/// Mean at which `chance` of so many events or fewer, falling, meets the tail.
fn upper_limit(n: f64, level: Level, chance: impl Fn(f64) -> f64) -> f64 {
    let target = level.tail().ln();
    root::of_increasing((n + 1.0).ln(), |ln_mean| {
        target - chance(ln_mean.exp()).ln()
    })
    .exp()
}

/// Incidents per unit of exposure, with both intervals.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Rate {
    /// Incidents counted.
    pub count: u64,
    /// Time, people or both over which they were counted.
    pub exposure: f64,
    /// count / exposure.
    pub rate: f64,
    /// [`exact_interval`] of the count, divided by the exposure.
    pub exact: Interval,
    /// [`mid_p_interval`] of the count, divided by the exposure.
    pub mid_p: Interval,
}

/// Rate per unit of exposure; the exposure is taken as known without error.
///
/// # Errors
/// `NoExposure` when the exposure is not a finite number above zero.
pub fn rate(count: u64, exposure: f64, level: Level) -> Estimated<Rate> {
    if !is_exposure(exposure) {
        return Err(NotEstimable::NoExposure);
    }
    Ok(Rate {
        count,
        exposure,
        rate: count as f64 / exposure,
        exact: exact_interval(count, level).scaled(1.0 / exposure),
        mid_p: mid_p_interval(count, level).scaled(1.0 / exposure),
    })
}

/// Whether a value can serve as an exposure: finite and above zero.
pub(crate) fn is_exposure(value: f64) -> bool {
    value.is_normal() && value > 0.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::estimate::testing::assert_close;

    #[test]
    fn garwood_as_published() {
        for (n, lower, upper) in [
            (0, 0.0, 3.688_879_454_11),
            (1, 0.025_317_807_984_3, 5.571_643_390_94),
            (2, 0.242_209_278_544, 7.224_687_667_72),
            (3, 0.618_672_122_896, 8.767_273_069_74),
            (5, 1.623_486_390_12, 11.668_332_079_3),
            (10, 4.795_388_696_13, 18.390_356_042),
            (35, 24.378_782_402_5, 48.676_527_369_1),
            (100, 81.363_991_250_9, 121.626_793_792),
        ] {
            let interval = exact_interval(n, Level::P95);
            assert_close(interval.lower, lower, 1e-11);
            assert_close(interval.upper, upper, 1e-11);
        }
        assert_close(exact_interval(0, Level::P90).upper, 2.995_732_273_55, 1e-11);
        assert_close(exact_interval(0, Level::P99).upper, 5.298_317_366_55, 1e-11);
    }

    #[test]
    fn mid_p_as_published() {
        for (n, lower, upper) in [
            (0, 0.0, 2.996),
            (1, 0.050, 4.932),
            (5, 1.832, 11.082),
            (10, 5.080, 17.825),
            (50, 37.510, 65.387),
        ] {
            let interval = mid_p_interval(n, Level::P95);
            assert!((interval.lower - lower).abs() < 5.1e-4, "{n}: {interval:?}");
            assert!((interval.upper - upper).abs() < 5.1e-4, "{n}: {interval:?}");
        }
    }

    #[test]
    fn large_counts_and_extreme_levels() -> Result<(), crate::error::Error> {
        let million = exact_interval(1_000_000, Level::P95);
        assert_close(million.lower, MILLION.0, 1e-12);
        assert_close(million.upper, MILLION.1, 1e-12);
        let extreme = exact_interval(5, Level::new(1.0 - 1e-12)?);
        assert!(extreme.lower > 0.0 && extreme.upper < 60.0, "{extreme:?}");
        let narrow = exact_interval(100, Level::new(1e-9)?);
        assert!(narrow.lower < narrow.upper && narrow.contains(100.0));
        let most = exact_interval(u64::MAX >> 20, Level::P95);
        assert!(most.upper > most.lower && most.lower > 1.7e13);
        Ok(())
    }

    /// From SciPy's gamma quantiles.
    const MILLION: (f64, f64) = (998_040.983_340_293_9, 1_001_961.911_945_432_2);

    #[test]
    fn rate_needs_an_exposure() {
        for exposure in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(rate(3, exposure, Level::P95), Err(NotEstimable::NoExposure));
        }
        let rate = rate(10, 2.0, Level::P95);
        assert!(rate.is_ok_and(|rate| rate.rate == 5.0 && rate.exact.contains(5.0)));
    }

    proptest! {
        #[test]
        fn intervals_cover_nest_and_grow(count in 0_u64..2_000_000, level in 0.5_f64..0.999) {
            let level = Level::new(level).map_err(|e| TestCaseError::fail(e.to_string()))?;
            let exact = exact_interval(count, level);
            let mid_p = mid_p_interval(count, level);
            prop_assert!(exact.contains(count as f64) && mid_p.contains(count as f64));
            prop_assert!(exact.lower <= mid_p.lower && mid_p.upper <= exact.upper);
            let wider = exact_interval(count, Level::P99.max(level));
            prop_assert!(wider.lower <= exact.lower && exact.upper <= wider.upper);
            let next = exact_interval(count + 1, level);
            prop_assert!(next.lower > exact.lower && next.upper > exact.upper);
        }

        #[test]
        fn limits_meet_their_tails(count in 1_u64..5_000) {
            let interval = exact_interval(count, Level::P95);
            let n = count as f64;
            assert_close(gamma::tails(n, interval.lower).lower, 0.025, 1e-10);
            assert_close(gamma::tails(n + 1.0, interval.upper).upper, 0.025, 1e-10);
        }
    }

    trait Larger {
        fn max(self, other: Self) -> Self;
    }
    impl Larger for Level {
        fn max(self, other: Self) -> Self {
            if self.get() >= other.get() {
                self
            } else {
                other
            }
        }
    }
}
