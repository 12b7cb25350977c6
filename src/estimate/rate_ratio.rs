//! Ratio of two Poisson rates, exact given the total number of incidents.
//!
//! Given n = a + b incidents in all, those on side A are binomial with success
//! probability pi = R tA / (R tA + tB), R being the rate ratio and t the
//! exposures (Przyborowski & Wilenski, 1940). Limits for pi (Clopper & Pearson,
//! 1934) become limits for R = (pi / (1 - pi)) (tB / tA).
//!
//! The p-value is central, twice the smaller tail and at most 1, which is the
//! test that the interval inverts: p is below alpha exactly when the interval
//! at level 1 - alpha leaves out the ratio tested (Fay, 2010). A p-value that
//! sums the less likely outcomes would not have that property.
//!
//! Assumes independent Poisson counts and known exposures; clustered incidents
//! need [`quasi_poisson`](super::quasi_poisson).

use serde::Serialize;

use super::interval::{Interval, Level};
use super::not_estimable::{Estimated, NotEstimable};
use super::poisson::is_exposure;
use super::special::{beta, density, root};

/// Incidents on one side of a comparison, and what they were counted over.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ExposedCount {
    /// Incidents counted.
    pub count: u64,
    /// Time, people or both; both sides in one unit.
    pub exposure: f64,
}

/// How the chance of the observed outcome itself enters the tails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tail {
    /// In full: coverage never below the level.
    Exact,
    /// By half (mid-p; Lancaster, 1961): shorter, coverage near the level.
    MidP,
}

/// An interval for the ratio and the p-value that goes with it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RatioTest {
    /// Interval for the ratio; the upper limit is infinite when B has no incident.
    pub interval: Interval,
    /// Two-sided p-value of "the rates are equal".
    pub p_value: f64,
}

/// The rate of A as a multiple of the rate of B.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct RateRatio {
    /// Side A, the numerator.
    pub a: ExposedCount,
    /// Side B, the denominator.
    pub b: ExposedCount,
    /// (a / tA) / (b / tB): 0 when only A is without incidents, infinite
    /// (`null` in JSON) when only B is.
    pub ratio: f64,
    /// Conditional exact test.
    pub exact: RatioTest,
    /// Its mid-p variant.
    pub mid_p: RatioTest,
}

/// Ratio of the rate of `a` to the rate of `b`.
///
/// # Errors
/// When an exposure is not a finite number above zero (`NoExposure`), or neither
/// side has an incident (`NoIncidentsOnEitherSide`).
pub fn rate_ratio(a: ExposedCount, b: ExposedCount, level: Level) -> Estimated<RateRatio> {
    if !is_exposure(a.exposure) || !is_exposure(b.exposure) {
        return Err(NotEstimable::NoExposure);
    }
    if a.count == 0 && b.count == 0 {
        return Err(NotEstimable::NoIncidentsOnEitherSide);
    }
    let test = |tail| RatioTest {
        interval: interval(a, b, level, tail),
        p_value: p_value(a, b, 1.0, tail),
    };
    Ok(RateRatio {
        a,
        b,
        ratio: ratio_of(a, b),
        exact: test(Tail::Exact),
        mid_p: test(Tail::MidP),
    })
}

/// (a / tA) / (b / tB); infinite when B has no incident.
pub(crate) fn ratio_of(a: ExposedCount, b: ExposedCount) -> f64 {
    if b.count == 0 {
        return f64::INFINITY;
    }
    (a.count as f64 / b.count as f64) * (b.exposure / a.exposure)
}

fn interval(a: ExposedCount, b: ExposedCount, level: Level, tail: Tail) -> Interval {
    odds_interval(a.count as f64, b.count as f64, level, tail).scaled(b.exposure / a.exposure)
}

/// Two-sided p-value of "the rate of `a` is `null` times the rate of `b`".
///
/// Both exposures must be above zero, as [`rate_ratio`] checks; with no
/// incident on either side the answer is 1.
#[must_use]
pub fn p_value(a: ExposedCount, b: ExposedCount, null: f64, tail: Tail) -> f64 {
    let odds = null * (a.exposure / b.exposure);
    let (x, y) = (a.count as f64, b.count as f64);
    (2.0 * at_least(x, y, odds, tail).min(at_most(x, y, odds, tail))).min(1.0)
}

/// Limits for the odds of falling on side A, for counts that need not be whole.
pub(crate) fn odds_interval(x: f64, y: f64, level: Level, tail: Tail) -> Interval {
    let target = level.tail().ln();
    let start = ((x + 0.5) / (y + 0.5)).ln();
    let lower = |ln: f64| at_least(x, y, ln.exp(), tail).ln() - target;
    let upper = |ln: f64| target - at_most(x, y, ln.exp(), tail).ln();
    Interval {
        lower: if x == 0.0 {
            0.0
        } else {
            root::of_increasing(start, lower).exp()
        },
        upper: if y == 0.0 {
            f64::INFINITY
        } else {
            root::of_increasing(start, upper).exp()
        },
        level,
    }
}

/// Chance of `x` or more on side A, out of `x + y`, at the given odds.
pub(crate) fn at_least(x: f64, y: f64, odds: f64, tail: Tail) -> f64 {
    let p = odds / (1.0 + odds);
    let q = 1.0 / (1.0 + odds);
    match tail {
        Tail::Exact if x == 0.0 => 1.0,
        Tail::Exact => beta::tails(x, y + 1.0, p, q).lower,
        Tail::MidP => {
            let more = if y == 0.0 {
                0.0
            } else {
                beta::tails(x + 1.0, y, p, q).lower
            };
            more + density::binomial(x, y, p, q) / 2.0
        }
    }
}

/// Chance of `x` or fewer on side A, that is `y` or more on side B.
pub(crate) fn at_most(x: f64, y: f64, odds: f64, tail: Tail) -> f64 {
    at_least(y, x, 1.0 / odds, tail)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::estimate::testing::assert_close;

    fn side(count: u64, exposure: f64) -> ExposedCount {
        ExposedCount { count, exposure }
    }

    #[test]
    fn as_in_r() -> Estimated<()> {
        let infinite = f64::INFINITY;
        for (a, b, ratio, lower, upper, p) in [
            (
                side(2, 17_877.0),
                side(9, 16_660.0),
                0.207_094_155_743,
                0.021_774_062_759_1,
                1.000_549_104_49,
                0.050_106_495_614_1,
            ),
            (
                side(11, 800.0),
                side(21, 3_011.0),
                1.971_488_095_24,
                0.858_426_403_392,
                4.277_265_943_65,
                0.112_017_319_575,
            ),
            (
                side(0, 1.0),
                side(7, 1.0),
                0.0,
                0.0,
                0.693_813_980_096,
                0.015_625,
            ),
            (
                side(1, 1.0),
                side(0, 4.0),
                infinite,
                0.102_564_102_564,
                infinite,
                0.4,
            ),
            (
                side(3, 8.0 / 12.0),
                side(30, 1.0),
                0.15,
                0.029_293_530_385_5,
                0.482_334_363_251,
                0.000_178_999_131_319,
            ),
        ] {
            let found = rate_ratio(a, b, Level::P95)?;
            assert_close(found.ratio, ratio, 1e-11);
            assert_close(found.exact.interval.lower, lower, 1e-11);
            assert_close(found.exact.interval.upper, upper, 1e-11);
            assert_close(found.exact.p_value, p, 1e-11);
        }
        Ok(())
    }

    #[test]
    fn without_incidents_or_exposure() {
        let none = rate_ratio(side(0, 1.0), side(0, 1.0), Level::P95);
        assert_eq!(none, Err(NotEstimable::NoIncidentsOnEitherSide));
        for exposure in [0.0, -3.0, f64::NAN, f64::INFINITY] {
            let bad = rate_ratio(side(1, exposure), side(1, 1.0), Level::P95);
            assert_eq!(bad, Err(NotEstimable::NoExposure));
        }
    }

    #[test]
    fn mid_p_by_hand() -> Estimated<()> {
        // One against none: P(X > 1) + P(X = 1)/2 at odds 1/4 is 0.1.
        let found = rate_ratio(side(1, 1.0), side(0, 4.0), Level::P95)?;
        assert_close(found.mid_p.p_value, 0.2, 1e-14);
        // pi/2 = 0.025, so that the odds are 0.05/0.95.
        assert_close(found.mid_p.interval.lower, 4.0 * 0.05 / 0.95, 1e-13);
        assert!(!found.mid_p.interval.is_bounded());
        Ok(())
    }

    #[test]
    fn extremes_stay_finite() -> Result<(), Box<dyn std::error::Error>> {
        for level in [1e-6, 0.95, 1.0 - 1e-13] {
            for (a, b) in [
                (side(1_000_000, 1.0), side(1_000_500, 1.0)),
                (side(1_000_000, 1e-9), side(1, 1e9)),
                (side(1, 1e12), side(1_000_000, 1e-6)),
                (side(u64::MAX >> 24, 3.0), side(u64::MAX >> 24, 3.0)),
            ] {
                let found = rate_ratio(a, b, Level::new(level)?)?;
                let interval = found.exact.interval;
                assert!(interval.lower > 0.0 && interval.is_bounded(), "{found:?}");
                assert!(interval.contains(found.ratio), "{found:?}");
                assert!((0.0..=1.0).contains(&found.exact.p_value));
            }
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn interval_and_p_agree(
            a in 0_u64..60, b in 0_u64..60, ta in 0.1_f64..10.0, tb in 0.1_f64..10.0,
            level in 0.5_f64..0.999,
        ) {
            prop_assume!(a + b > 0);
            let (a, b) = (side(a, ta), side(b, tb));
            let level = Level::new(level).map_err(|e| TestCaseError::fail(e.to_string()))?;
            let Ok(found) = rate_ratio(a, b, level) else {
                return Err(TestCaseError::fail("has incidents"));
            };
            for test in [found.exact, found.mid_p] {
                let alpha = 1.0 - level.get();
                prop_assume!((test.p_value - alpha).abs() > 1e-9);
                prop_assert_eq!(test.p_value < alpha, !test.interval.contains(1.0));
                prop_assert!(test.interval.contains(found.ratio) || found.ratio.is_infinite());
            }
            prop_assert!(found.mid_p.p_value <= found.exact.p_value);
        }

        #[test]
        fn p_at_a_limit_is_alpha(a in 1_u64..2_000, b in 1_u64..2_000, t in 0.01_f64..100.0) {
            let (a, b) = (side(a, t), side(b, 1.0));
            for tail in [Tail::Exact, Tail::MidP] {
                let interval = interval(a, b, Level::P95, tail);
                assert_close(p_value(a, b, interval.lower, tail), 0.05, 1e-10);
                assert_close(p_value(a, b, interval.upper, tail), 0.05, 1e-10);
            }
        }

        #[test]
        fn sides_exchanged_invert_the_ratio(a in 1_u64..500, b in 1_u64..500, t in 0.1_f64..9.0) {
            let (a, b) = (side(a, t), side(b, 2.0));
            let (Ok(one), Ok(other)) = (rate_ratio(a, b, Level::P95), rate_ratio(b, a, Level::P95))
            else {
                return Err(TestCaseError::fail("has incidents"));
            };
            assert_close(one.exact.p_value, other.exact.p_value, 1e-12);
            assert_close(one.exact.interval.lower, 1.0 / other.exact.interval.upper, 1e-12);
            assert_close(one.mid_p.interval.upper, 1.0 / other.mid_p.interval.lower, 1e-12);
        }
    }
}
