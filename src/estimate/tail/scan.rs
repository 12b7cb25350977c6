//! Where the tail begins: the least toll by Kolmogorov and Smirnov's distance.

use super::power_law::{PowerLaw, best_alpha, rough_alpha};
use super::sample::{Sample, TollCount};
use crate::estimate::special::hurwitz;

/// A tail and the power law fitted to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scanned {
    pub(super) law: PowerLaw,
    /// Incidents in the tail.
    pub(super) incidents: f64,
    /// Kolmogorov-Smirnov distance.
    pub(super) distance: f64,
}

/// Fits a power law from a given least toll, or from the best one.
pub(super) fn refit(sample: &Sample, given: Option<u64>) -> Option<Scanned> {
    let Some(xmin) = given else {
        return scan(sample);
    };
    let sample = sample.starting_at(xmin);
    let tail = sample.tail(xmin);
    let alpha = best_alpha(tail, rough_alpha(tail)?)?;
    Some(Scanned {
        law: PowerLaw { alpha, xmin },
        incidents: sample.at_least(xmin),
        distance: distance_below(tail, alpha, f64::INFINITY)?,
    })
}

/// Tries every value but the largest as the least toll and keeps the one of
/// smallest distance, the smallest value when several are equally close; none
/// when there are not two different values.
fn scan(sample: &Sample) -> Option<Scanned> {
    let mut best: Option<Scanned> = None;
    let mut guess = rough_alpha(&sample.values)?;
    for start in 0..sample.values.len().saturating_sub(1) {
        let tail = &sample.values[start..];
        let Some(alpha) = best_alpha(tail, guess) else {
            continue;
        };
        guess = alpha;
        let limit = best.map_or(f64::INFINITY, |best| best.distance);
        if let Some(distance) = distance_below(tail, alpha, limit) {
            best = Some(Scanned {
                law: PowerLaw {
                    alpha,
                    xmin: tail[0].toll,
                },
                incidents: tail[0].from_here,
                distance,
            });
        }
    }
    best
}

/// Largest difference between the cumulative distributions of a tail and of its
/// power law over all whole numbers; none as soon as it reaches `limit`.
///
/// Between two values of the data the empirical curve is flat and the fitted one
/// rises, so that the difference is largest at a value or just before the next.
fn distance_below(tail: &[TollCount], alpha: f64, limit: f64) -> Option<f64> {
    let least = tail.first()?;
    let all = least.from_here;
    let total = hurwitz::scaled(alpha, least.toll as f64);
    let mut largest = 0.0_f64;
    for value in tail {
        let power = (-alpha * (value.ln - least.ln)).exp();
        let fitted = power * hurwitz::scaled(alpha, value.toll as f64) / total;
        let observed = value.from_here / all;
        let before = (observed - fitted).abs();
        let after = (observed - value.count as f64 / all - (fitted - power / total)).abs();
        largest = largest.max(before).max(after);
        if largest >= limit {
            return None;
        }
    }
    Some(largest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::estimate::testing::assert_close;

    /// The distance by its definition.
    fn plain_distance(tail: &[TollCount], law: PowerLaw) -> f64 {
        let last = tail.last().map_or(0, |value| value.toll);
        let all = tail[0].from_here;
        (law.xmin..=last)
            .map(|x| {
                let below = tail
                    .iter()
                    .filter(|v| v.toll <= x)
                    .map(|v| v.count)
                    .sum::<u64>();
                (below as f64 / all - law.cumulative(x)).abs()
            })
            .fold(0.0, f64::max)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        #[test]
        fn distance_and_scan_by_definition(tolls in prop::collection::vec(1_u64..60, 2..60)) {
            let sample = Sample::new(&tolls);
            prop_assume!(sample.values.len() > 1);
            let Some(found) = scan(&sample) else {
                return Err(TestCaseError::fail("has two values"));
            };
            let mut least = f64::INFINITY;
            for start in 0..sample.values.len() - 1 {
                let tail = &sample.values[start..];
                let Some(alpha) = best_alpha(tail, 2.0) else { continue };
                let law = PowerLaw { alpha, xmin: tail[0].toll };
                least = least.min(plain_distance(tail, law));
            }
            assert_close(found.distance, least, 1e-9);
        }
    }

    #[test]
    fn needs_two_values() {
        assert_eq!(scan(&Sample::new(&[])), None);
        assert_eq!(scan(&Sample::new(&[0, 3, 3])), None);
        assert!(scan(&Sample::new(&[3, 4])).is_some());
    }
}
