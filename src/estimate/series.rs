//! Counts by period, with the exposure of each period.

use serde::Serialize;

use super::not_estimable::{Estimated, NotEstimable};
use super::poisson::is_exposure;

/// Incidents counted in successive periods, true zeros included.
///
/// Periods need not be of one length: months have 28 to 31 days and the last
/// one may be cut short, so that each period has its exposure. Rates are per
/// unit of exposure.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    counts: Vec<u64>,
    exposures: Vec<f64>,
}

impl Series {
    /// Periods of one length, each with an exposure of 1.
    #[must_use]
    pub fn equal(counts: &[u64]) -> Self {
        Self {
            counts: counts.to_vec(),
            exposures: vec![1.0; counts.len()],
        }
    }

    /// Periods with given exposures, used as they are.
    ///
    /// # Errors
    /// When the slices differ in length (`UnequalLengths`) or an exposure is not
    /// above zero (`NoExposure`).
    pub fn with_exposures(counts: &[u64], exposures: &[f64]) -> Estimated<Self> {
        if counts.len() != exposures.len() {
            return Err(NotEstimable::UnequalLengths {
                counts: counts.len(),
                exposures: exposures.len(),
            });
        }
        if !exposures.iter().copied().all(is_exposure) {
            return Err(NotEstimable::NoExposure);
        }
        Ok(Self {
            counts: counts.to_vec(),
            exposures: exposures.to_vec(),
        })
    }

    /// Periods with given lengths (say, days), measured in their median, the upper
    /// one of an even number.
    ///
    /// A typical period then has an exposure of 1, rates are per typical
    /// period, and a [prior](super::prior::GammaPrior) means the same whether
    /// lengths came in days or hours. Equal lengths give [`Series::equal`].
    ///
    /// # Errors
    /// As [`Series::with_exposures`].
    pub fn relative(counts: &[u64], lengths: &[f64]) -> Estimated<Self> {
        let mut series = Self::with_exposures(counts, lengths)?;
        let mut sorted = lengths.to_vec();
        sorted.sort_by(f64::total_cmp);
        if let Some(&median) = sorted.get(sorted.len() / 2) {
            for exposure in &mut series.exposures {
                *exposure /= median;
            }
        }
        Ok(series)
    }

    /// The counts.
    #[must_use]
    pub fn counts(&self) -> &[u64] {
        &self.counts
    }

    /// The exposures, one a period.
    #[must_use]
    pub fn exposures(&self) -> &[f64] {
        &self.exposures
    }

    /// Number of periods.
    #[must_use]
    pub fn len(&self) -> usize {
        self.counts.len()
    }

    /// Whether there is no period.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Incidents in all periods.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.counts.iter().fold(0, |sum, &n| sum.saturating_add(n))
    }

    /// Exposure of all periods.
    #[must_use]
    pub fn exposure(&self) -> f64 {
        self.exposures.iter().sum()
    }

    /// The stretch between two breaks: after period `start - 1`, up to `end - 1`.
    ///
    /// Bounds beyond the series are cut to it.
    #[must_use]
    pub fn segment(&self, start: usize, end: usize) -> Segment {
        let end = end.min(self.len());
        let start = start.min(end);
        let count = self.counts[start..end]
            .iter()
            .fold(0_u64, |sum, &n| sum.saturating_add(n));
        let exposure: f64 = self.exposures[start..end].iter().sum();
        Segment {
            start,
            end,
            count,
            exposure,
            rate: if exposure > 0.0 {
                count as f64 / exposure
            } else {
                0.0
            },
        }
    }

    /// The stretches into which change points (last periods of an old regime,
    /// ascending) cut the series, one more than the points. A point at or beyond
    /// its last period leaves an empty stretch after it.
    #[must_use]
    pub fn segments(&self, change_points: &[usize]) -> Vec<Segment> {
        let starts =
            std::iter::once(0).chain(change_points.iter().map(|&last| last.saturating_add(1)));
        let ends = change_points.iter().map(|&last| last.saturating_add(1));
        starts
            .zip(ends.chain(std::iter::once(self.len())))
            .map(|(start, end)| self.segment(start, end))
            .collect()
    }

    /// The series from period `start` up to `end - 1`, cut like [`Self::segment`].
    #[must_use]
    pub fn part(&self, start: usize, end: usize) -> Self {
        let end = end.min(self.len());
        let start = start.min(end);
        Self {
            counts: self.counts[start..end].to_vec(),
            exposures: self.exposures[start..end].to_vec(),
        }
    }

    /// Fails unless there are `needed` periods and at least one incident.
    pub(crate) fn require(&self, needed: usize) -> Estimated<()> {
        if self.len() < needed {
            return Err(NotEstimable::TooFewPeriods {
                found: self.len(),
                needed,
            });
        }
        if self.total() == 0 {
            return Err(NotEstimable::NoIncidents);
        }
        Ok(())
    }

    /// Sums of counts and exposures before each period, and after the last.
    pub(crate) fn running(&self) -> Vec<Running> {
        let mut sums = Vec::with_capacity(self.len() + 1);
        let mut sum = Running {
            count: 0.0,
            exposure: 0.0,
        };
        sums.push(sum);
        for (&count, &exposure) in self.counts.iter().zip(&self.exposures) {
            sum.count += count as f64;
            sum.exposure += exposure;
            sums.push(sum);
        }
        sums
    }
}

/// What lies before a period.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Running {
    pub(crate) count: f64,
    pub(crate) exposure: f64,
}

impl Running {
    /// What lies between `earlier` and here.
    pub(crate) fn since(self, earlier: Self) -> Self {
        Self {
            count: self.count - earlier.count,
            exposure: self.exposure - earlier.exposure,
        }
    }

    /// Poisson log likelihood at the segment's own rate, less what does not
    /// depend on where the segments end: s ln(s / T) - s.
    pub(crate) fn log_likelihood(self) -> f64 {
        if self.count == 0.0 {
            return 0.0;
        }
        self.count * (self.count / self.exposure).ln() - self.count
    }
}

/// Successive periods under one rate.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Segment {
    /// Index of its first period.
    pub start: usize,
    /// Index after its last period.
    pub end: usize,
    /// Incidents in it.
    pub count: u64,
    /// Exposure of it.
    pub exposure: f64,
    /// Incidents per unit of exposure.
    pub rate: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exposures_are_checked() {
        let unequal = NotEstimable::UnequalLengths {
            counts: 2,
            exposures: 1,
        };
        assert_eq!(Series::with_exposures(&[1, 2], &[1.0]), Err(unequal));
        for bad in [0.0, -1.0, f64::NAN] {
            let series = Series::with_exposures(&[1, 2], &[1.0, bad]);
            assert_eq!(series, Err(NotEstimable::NoExposure));
        }
    }

    #[test]
    fn equal_lengths_are_units() {
        let series = Series::relative(&[1, 0, 4], &[30.5, 30.5, 30.5]);
        assert_eq!(series, Ok(Series::equal(&[1, 0, 4])));
    }

    #[test]
    fn segments_tile_the_series() {
        let series = Series::equal(&[1, 2, 3, 4]);
        let segments = series.segments(&[0, 2]);
        let bounds: Vec<_> = segments.iter().map(|s| (s.start, s.end, s.count)).collect();
        assert_eq!(bounds, [(0, 1, 1), (1, 3, 5), (3, 4, 4)]);
        assert_eq!(series.segments(&[]).len(), 1);
        assert_eq!(series.segment(9, 12).count, 0);
    }
}
