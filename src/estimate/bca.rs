//! Intervals from the values of a statistic in resamples.

use serde::Serialize;

use super::interval::{Interval, Level};
use super::not_estimable::{Estimated, NotEstimable};
use super::special::normal;

/// An estimate with what resampling says on its uncertainty.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Resampled {
    /// The estimate from the data themselves.
    pub estimate: f64,
    /// Standard deviation over resamples; none when some resample gave an
    /// infinite value.
    pub standard_error: Option<f64>,
    /// Percentile interval (Efron, 1979): the middle of the resampled values.
    pub percentile: Interval,
    /// Bias-corrected and accelerated interval (Efron, 1987), better for skewed
    /// statistics; none when all resampled values lie on one side of the estimate.
    pub bca: Option<Interval>,
    /// Number of resamples in which the statistic was defined, on which all this
    /// rests.
    pub usable: usize,
}

/// Sums up resampled values, `None` where the statistic was undefined.
///
/// BCa takes the quantiles at Phi(z0 + (z0 + z) / (1 - a (z0 + z))) for z at
/// plus and minus the normal quantile of the level; z0 is the normal quantile of
/// the share of values below the estimate, ties by half.
pub(crate) fn resampled(
    estimate: f64,
    values: impl Iterator<Item = Option<f64>>,
    acceleration: f64,
    level: Level,
) -> Estimated<Resampled> {
    let mut sorted: Vec<f64> = values.flatten().collect();
    sorted.sort_unstable_by(f64::total_cmp);
    let usable = sorted.len();
    if usable as f64 * level.tail() < 1.0 {
        return Err(NotEstimable::TooFewResamples { usable });
    }
    let between = |lower: f64, upper: f64| Interval {
        lower: quantile(&sorted, lower),
        upper: quantile(&sorted, upper),
        level,
    };
    let below = sorted.partition_point(|&value| value < estimate);
    let not_above = sorted.partition_point(|&value| value <= estimate);
    let share = (below + not_above) as f64 / 2.0 / usable as f64;
    let bca = corrected(share, acceleration, level).map(|(lower, upper)| between(lower, upper));
    Ok(Resampled {
        estimate,
        standard_error: standard_deviation(&sorted),
        percentile: between(level.tail(), 1.0 - level.tail()),
        bca: bca.filter(|interval| interval.lower.is_finite()),
        usable,
    })
}

/// The probabilities at which BCa takes its quantiles.
fn corrected(share: f64, acceleration: f64, level: Level) -> Option<(f64, f64)> {
    if share <= 0.0 || share >= 1.0 {
        return None;
    }
    let bias = normal::quantile(share);
    let z = normal::quantile(1.0 - level.tail());
    let shift = |z: f64| {
        let denominator = 1.0 - acceleration * (bias + z);
        (denominator > 0.0).then(|| normal::lower(bias + (bias + z) / denominator))
    };
    Some((shift(-z)?, shift(z)?))
}

/// Quantile of sorted values at place (n + 1) p, interpolated (Hyndman & Fan,
/// 1996, type 6).
pub(crate) fn quantile(sorted: &[f64], p: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    let place = ((sorted.len() as f64 + 1.0) * p - 1.0).clamp(0.0, last as f64);
    let floor = place.floor() as usize;
    let (low, high) = (sorted[floor], sorted[(floor + 1).min(last)]);
    let part = place - floor as f64;
    if part == 0.0 || low == high {
        low
    } else {
        low + part * (high - low)
    }
}

/// Standard deviation, divisor n - 1, of finite values.
pub(crate) fn standard_deviation(values: &[f64]) -> Option<f64> {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    let deviation = (squares / (n - 1.0)).sqrt();
    deviation.is_finite().then_some(deviation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::testing::assert_close;

    #[test]
    fn quantiles_by_hand() {
        let sorted: Vec<f64> = (1..=99).map(f64::from).collect();
        assert_close(quantile(&sorted, 0.25), 25.0, 1e-15);
        assert_close(quantile(&sorted, 0.255), 25.5, 1e-13);
        assert_close(quantile(&sorted, 0.999), 99.0, 1e-15);
        assert_close(quantile(&[1.0, f64::INFINITY], 0.5), f64::INFINITY, 0.0);
        assert_close(quantile(&[1.0, f64::INFINITY], 0.1), 1.0, 0.0);
    }

    #[test]
    fn without_bias_or_acceleration_bca_is_percentile() -> Estimated<()> {
        let values = (1..=9_999).map(|i| Some(f64::from(i)));
        let found = resampled(5_000.0, values, 0.0, Level::P95)?;
        assert_close(found.percentile.lower, 250.0, 1e-12);
        let bca = found.bca.ok_or(NotEstimable::NoMaximum)?;
        assert_close(bca.lower, 250.0, 1e-9);
        assert_close(bca.upper, 9_750.0, 1e-9);
        Ok(())
    }

    #[test]
    fn edges() -> Estimated<()> {
        let few = resampled(1.0, [Some(1.0), None].into_iter(), 0.0, Level::P95);
        assert_eq!(few, Err(NotEstimable::TooFewResamples { usable: 1 }));
        let one_side = (0..1_000).map(|i| Some(f64::from(i)));
        assert_eq!(resampled(-1.0, one_side, 0.0, Level::P95)?.bca, None);
        let infinite = (0..1_000).map(|i| Some(if i < 900 { 1.0 } else { f64::INFINITY }));
        let found = resampled(1.0, infinite, 0.0, Level::P95)?;
        assert_eq!(found.standard_error, None);
        assert!(!found.percentile.is_bounded());
        Ok(())
    }
}
