//! How strongly the counts of a file cluster, over spans of any length.
//!
//! Counts of a window vary as sums of periods that are not independent: one
//! attack brings others, and a bad month is followed by another. The variance
//! of a count over `span` periods, as a multiple of the Poisson variance, is
//!
//! ```text
//! phi(span) = (g(0) + 2 sum over k < span of (1 - k / span) g(k)) / mean
//! ```
//!
//! with g(k) the autocovariance at lag k, which is the long-run variance with
//! the weights of Bartlett (Newey & West, 1987). The autocovariances are those
//! of the counts about their regimes, so that a real change of the rate is not
//! taken for clustering; and regimes are only told apart where they differ by
//! more than this clustering would give. See [`Clustering::of`].

use std::ops::Range;

use super::not_estimable::Estimated;
use super::pelt::{Options, pelt};
use super::series::Series;

/// Fewest periods from which clustering can be told.
pub const LEAST_PERIODS: usize = 8;

/// Periods over which counts may hang together: a year of months.
const MEMORY: usize = 12;

/// Excess of a squared quantile of Student's t over that of the normal, to first
/// order, for one stretch of a file: (z^2 + 1) / 2 at 95 %.
const UNSURE: f64 = 2.4;

/// Of the variance that is left about estimated rates at least this share is
/// taken for real when what was lost to estimating them is made good.
const LEAST_LEFT: f64 = 0.25;

/// How a count over some time varies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CountSpread {
    /// Its variance by its mean; 1 when incidents are independent.
    pub dispersion: f64,
    /// The mean number of clusters over that time, incidents by the dispersion;
    /// infinite where it does not matter.
    pub clusters: f64,
}

impl CountSpread {
    /// That of independent incidents.
    pub const INDEPENDENT: Self = Self {
        dispersion: 1.0,
        clusters: f64::INFINITY,
    };
}

/// How the counts of a whole file cluster.
#[derive(Debug, Clone, PartialEq)]
pub struct Clustering {
    series: Series,
    of_changes: f64,
    /// Last periods of an old regime, ascending: changes of the rate that
    /// clustering does not explain.
    change_points: Vec<usize>,
    /// Autocovariances about the regimes.
    about: Autocovariances,
}

/// Autocovariances of counts about rates that were fitted to them.
#[derive(Debug, Clone, PartialEq)]
struct Autocovariances {
    /// By lag in periods, from 0 up to the longest span that can be told.
    by_lag: Vec<f64>,
    /// Mean count of a period.
    mean: f64,
    periods: usize,
    /// Rates that were fitted.
    rates: usize,
}

impl Clustering {
    /// Of the counts of a whole file: all its periods, and not only those that
    /// are compared.
    ///
    /// Regimes are found by the dispersion of differences between successive
    /// stretches of half a year to a year, the longer the more incidents there
    /// are, or of an eighth of a short file, which a change of the rate touches only
    /// where it happens: sum of (B - A)^2 by sum of A + B over all neighbouring
    /// stretches, overlapping. Once a change is
    /// found, differences across it are left out and the search is made again, so
    /// that a large change does not hide others.
    ///
    /// # Errors
    /// With fewer than [`LEAST_PERIODS`] periods (`TooFewPeriods`), or no
    /// incident (`NoIncidents`).
    pub fn of(series: &Series) -> Estimated<Self> {
        series.require(LEAST_PERIODS)?;
        let stretch = stretch(series);
        let mut of_changes = of_differences(series, stretch, &[]).unwrap_or(1.0).max(1.0);
        let mut change_points = cuts(series, of_changes)?;
        // Without a change the differences are those that it was searched by.
        while !change_points.is_empty()
            && let Some(next) = of_differences(series, stretch, &change_points)
        {
            let more = cuts(series, next.max(1.0))?;
            if more.len() <= change_points.len() {
                break;
            }
            (of_changes, change_points) = (next.max(1.0), more);
        }
        let groups = regimes(series.len(), &change_points);
        Ok(Self {
            about: Autocovariances::about(series, &groups),
            series: series.clone(),
            of_changes,
            change_points,
        })
    }

    /// The dispersion by which a series is searched for changes: that of
    /// differences between neighbouring stretches of half a year to a year, without
    /// those across a change; at least 1.
    #[must_use]
    pub fn of_changes(&self) -> f64 {
        self.of_changes
    }

    /// Last periods of an old regime, ascending: changes of the rate that
    /// clustering does not explain.
    #[must_use]
    pub fn change_points(&self) -> &[usize] {
        &self.change_points
    }

    /// Variance of a count over `span` periods by its mean, at least 1: 1 for
    /// independent incidents at one rate.
    ///
    /// A span longer than a sixth of the file is taken as that sixth. What was
    /// lost of the variance since the rates of the regimes are estimated, to
    /// first order span by periods for each regime, is made good; and since the
    /// dispersion itself is known from so many spans only, its excess over 1 is
    /// raised by what Student's t would add.
    #[must_use]
    pub fn dispersion(&self, span: usize) -> f64 {
        self.about.dispersion(span)
    }

    /// How a count over `span` periods varies, with the
    /// [dispersion](Self::dispersion) of that span.
    #[must_use]
    pub fn spread(&self, span: usize) -> CountSpread {
        self.of_dispersion(self.dispersion(span), span)
    }

    /// How the counts of two windows vary, with the
    /// [dispersion between](Self::dispersion_between) them; clusters are those of
    /// the shorter.
    #[must_use]
    pub fn spread_between(&self, a: &Range<usize>, b: &Range<usize>) -> CountSpread {
        self.of_dispersion(self.dispersion_between(a, b), a.len().min(b.len()))
    }

    fn of_dispersion(&self, dispersion: f64, span: usize) -> CountSpread {
        CountSpread {
            dispersion,
            clusters: self.about.mean * span as f64 / dispersion,
        }
    }

    /// The dispersion by which two windows of the file are compared, that of
    /// counts over the longer: about the regimes or, if that is less, about the
    /// rates of both windows and those of the regimes outside them, so that a
    /// change from one to the other is not itself taken for clustering.
    #[must_use]
    pub fn dispersion_between(&self, a: &Range<usize>, b: &Range<usize>) -> f64 {
        let span = a.len().max(b.len());
        let mut groups = regimes(self.series.len(), &self.change_points);
        let outside = self.change_points.len() + 1;
        for (window, group) in [(a, outside), (b, outside + 1)] {
            let within = window.start.min(groups.len())..window.end.min(groups.len());
            groups[within].fill(group);
        }
        let apart = Autocovariances::about(&self.series, &groups);
        self.dispersion(span).min(apart.dispersion(span))
    }
}

/// The number of the regime of each period.
fn regimes(periods: usize, change_points: &[usize]) -> Vec<usize> {
    (0..periods)
        .map(|period| change_points.partition_point(|&last| last < period))
        .collect()
}

impl Autocovariances {
    /// About one rate for each of the groups, whose numbers are given by period.
    fn about(series: &Series, groups: &[usize]) -> Self {
        let numbers = groups.iter().max().map_or(0, |largest| largest + 1);
        let mut sums = vec![(0.0, 0.0); numbers];
        let values = || series.counts().iter().zip(series.exposures()).zip(groups);
        for ((&count, exposure), &group) in values() {
            sums[group].0 += count as f64;
            sums[group].1 += exposure;
        }
        let residuals: Vec<f64> = values()
            .map(|((&count, exposure), &group)| {
                let (incidents, exposed) = sums[group];
                count as f64 - incidents / exposed * exposure
            })
            .collect();
        let periods = series.len();
        let rates = sums.iter().filter(|(_, exposed)| *exposed > 0.0).count();
        let degrees = (periods - rates.min(periods - 1)) as f64;
        let autocovariance = |lag: usize| {
            let products = residuals.iter().zip(&residuals[lag..]);
            products.map(|(a, b)| a * b).sum::<f64>() / degrees
        };
        Self {
            by_lag: (0..longest_span(periods)).map(autocovariance).collect(),
            mean: series.total() as f64 / periods as f64,
            periods,
            rates,
        }
    }

    fn dispersion(&self, span: usize) -> f64 {
        let span = span.clamp(1, self.by_lag.len());
        let weighted = self.by_lag.iter().take(span).enumerate();
        let variance: f64 = weighted
            .map(|(lag, covariance)| match lag {
                0 => *covariance,
                _ => 2.0 * (1.0 - lag as f64 / span as f64) * covariance,
            })
            .sum();
        let share = span as f64 / self.periods as f64;
        let left = 1.0 - (self.rates * (span - 1)) as f64 / self.periods as f64;
        let excess = variance / self.mean / left.max(LEAST_LEFT) - 1.0;
        1.0 + (excess * (1.0 + UNSURE * share)).max(0.0)
    }
}

fn longest_span(periods: usize) -> usize {
    (periods / 6).clamp(1, MEMORY)
}

/// Periods of the stretches whose differences tell the dispersion: a year of
/// months at two incidents a month and more, half a year at a half and fewer, where
/// swings of the rate are small against the noise and hidden by it whatever the
/// stretch; an eighth of a shorter file.
fn stretch(series: &Series) -> usize {
    let mean = series.total() as f64 / series.len() as f64;
    let wanted = (MEMORY as f64 * (mean / 2.0).sqrt()).ceil() as usize;
    wanted
        .clamp(MEMORY / 2, MEMORY)
        .min(series.len() / LEAST_PERIODS)
}

/// Last periods of an old regime, by this dispersion.
fn cuts(series: &Series, dispersion: f64) -> Estimated<Vec<usize>> {
    let options = Options {
        dispersion,
        ..Options::default()
    };
    Ok(pelt(series, options)?.change_points)
}

/// Dispersion of differences between neighbouring stretches of `span` periods,
/// all that there are, overlapping, without those across a change; `None` when
/// that leaves less than half of them, or no incident.
///
/// With counts a and b in exposures t and u the variance of a u - b t is phi t u
/// (a + b) under one rate.
fn of_differences(series: &Series, span: usize, change_points: &[usize]) -> Option<f64> {
    let sums = series.running();
    let starts = 0..(series.len() + 1).saturating_sub(2 * span);
    let all = starts.len();
    let (mut squares, mut expected, mut used) = (0.0, 0.0, 0);
    for start in starts {
        let end = start + 2 * span;
        if change_points
            .iter()
            .any(|&last| last >= start && last + 1 < end)
        {
            continue;
        }
        let middle = sums[start + span];
        let (a, b) = (middle.since(sums[start]), sums[end].since(middle));
        squares += (a.count * b.exposure - b.count * a.exposure).powi(2);
        expected += a.exposure * b.exposure * (a.count + b.count);
        used += 1;
    }
    (2 * used >= all && expected > 0.0).then(|| squares / expected)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::not_estimable::NotEstimable;
    use crate::estimate::testing::{COAL, assert_close};

    fn by(series: &Series, span: usize) -> f64 {
        of_differences(series, span, &[]).unwrap()
    }

    #[test]
    fn differences_across_a_change_are_left_out() {
        // Of the three differences the middle one is across the change.
        let series = Series::equal(&[1, 4, 20, 23]);
        let found = of_differences(&series, 1, &[1]).unwrap();
        assert_close(found, (9.0 + 9.0) / (5.0 + 43.0), 1e-14);
        assert_eq!(of_differences(&series, 1, &[0, 1]), None);
        assert_eq!(of_differences(&Series::equal(&[0; 4]), 1, &[]), None);
    }

    #[test]
    fn differences_by_hand() {
        // (1-4)^2 + (4-0)^2 + (0-3)^2 by 5 + 4 + 3.
        let series = Series::equal(&[1, 4, 0, 3]);
        assert_close(by(&series, 1), 34.0 / 12.0, 1e-14);
        // (5-3)^2 by 8.
        assert_close(by(&series, 2), 0.5, 1e-14);
    }

    #[test]
    fn a_rate_in_proportion_is_no_difference() -> Estimated<()> {
        let series = Series::with_exposures(&[10, 20, 5, 15], &[1.0, 2.0, 0.5, 1.5])?;
        assert_close(by(&series, 1), 0.0, 1e-14);
        Ok(())
    }

    #[test]
    fn a_change_of_the_rate_is_not_clustering() -> Estimated<()> {
        let coal = Clustering::of(&Series::equal(&COAL))?;
        assert_eq!(coal.change_points(), [1891 - 1851]);
        assert!(coal.dispersion(1) < 1.05, "{}", coal.dispersion(1));
        assert!(coal.dispersion(12) < 1.5, "{}", coal.dispersion(12));
        Ok(())
    }

    #[test]
    fn bursts_are() -> Estimated<()> {
        // Three incidents every fourth month: the variance by the mean is 9/4.
        let counts: Vec<u64> = [3, 0, 0, 0].repeat(30);
        let found = Clustering::of(&Series::equal(&counts))?;
        assert!(found.change_points().is_empty());
        let excess = 2.25 * 120.0 / 119.0 - 1.0;
        assert_close(
            found.dispersion(1),
            1.0 + excess * (1.0 + UNSURE / 120.0),
            1e-12,
        );
        // They come as by a clock, so that years hardly vary.
        assert_close(found.dispersion(12), 1.0, 1e-12);
        Ok(())
    }

    #[test]
    fn what_is_compared_is_not_clustering() -> Estimated<()> {
        // Regular within two years, of which one has half as many.
        let counts = [[4, 4, 4, 4].repeat(3), [2, 2, 2, 2].repeat(3)].concat();
        let found = Clustering::of(&Series::equal(&counts))?;
        assert_eq!(found.dispersion_between(&(0..12), &(12..24)), 1.0);
        assert!(found.dispersion_between(&(0..6), &(6..12)) >= 1.0);
        Ok(())
    }

    #[test]
    fn too_short() {
        let found = Clustering::of(&Series::equal(&[1; 7]));
        let reason = NotEstimable::TooFewPeriods {
            found: 7,
            needed: LEAST_PERIODS,
        };
        assert_eq!(found, Err(reason));
        assert!(Clustering::of(&Series::equal(&[0; 30])).is_err());
        assert!(Clustering::of(&Series::equal(&[0, 0, 0, 1, 0, 0, 0, 0])).is_ok());
    }
}
