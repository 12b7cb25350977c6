//! Different tolls above zero, with how many incidents had each.

use std::collections::BTreeMap;

/// One value of a toll.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct TollCount {
    pub(super) toll: u64,
    pub(super) ln: f64,
    /// Incidents with this toll.
    pub(super) count: u64,
    /// Incidents with this toll or a larger one.
    pub(super) from_here: f64,
    /// Sum of ln(toll) over those.
    pub(super) ln_sum: f64,
}

/// Tolls in ascending order, each value once.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sample {
    pub(super) values: Vec<TollCount>,
}

impl Sample {
    /// Incidents with a toll above zero.
    #[cfg(test)]
    pub(super) fn incidents(&self) -> f64 {
        self.values.first().map_or(0.0, |value| value.from_here)
    }

    /// The tolls above zero.
    pub(super) fn new(tolls: &[u64]) -> Self {
        let mut counts = BTreeMap::new();
        for &toll in tolls {
            *counts.entry(toll).or_insert(0) += 1;
        }
        Self::from_counts(counts)
    }

    /// The same sample with a value at `least`, if need be one that never occurs.
    pub(super) fn starting_at(&self, least: u64) -> Self {
        let counts = |values: &[TollCount]| -> Vec<(u64, u64)> {
            values
                .iter()
                .map(|value| (value.toll, value.count))
                .collect()
        };
        let tail = self.tail(least);
        let there = tail.first().is_some_and(|value| value.toll == least);
        let added = if there { None } else { Some((least, 0)) };
        let body = counts(self.body(least)).into_iter();
        Self::from_counts(body.chain(added).chain(counts(tail)))
    }

    /// From pairs of toll and count in ascending order; tolls of zero are left out.
    pub(super) fn from_counts(counts: impl IntoIterator<Item = (u64, u64)>) -> Self {
        let mut values: Vec<TollCount> = counts
            .into_iter()
            .filter(|&(toll, _)| toll > 0)
            .map(|(toll, count)| TollCount {
                toll,
                ln: (toll as f64).ln(),
                count,
                from_here: 0.0,
                ln_sum: 0.0,
            })
            .collect();
        let (mut from_here, mut ln_sum) = (0.0, 0.0);
        for value in values.iter_mut().rev() {
            from_here += value.count as f64;
            ln_sum += value.count as f64 * value.ln;
            value.from_here = from_here;
            value.ln_sum = ln_sum;
        }
        Self { values }
    }

    /// Values of `least` or more.
    pub(super) fn tail(&self, least: u64) -> &[TollCount] {
        let start = self.values.partition_point(|value| value.toll < least);
        &self.values[start..]
    }

    /// Values below `least`.
    pub(super) fn body(&self, least: u64) -> &[TollCount] {
        let end = self.values.partition_point(|value| value.toll < least);
        &self.values[..end]
    }

    /// Incidents with a toll of `least` or more.
    pub(super) fn at_least(&self, least: u64) -> f64 {
        self.tail(least)
            .first()
            .map_or(0.0, |value| value.from_here)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_run_from_the_top() {
        let sample = Sample::new(&[2, 0, 5, 2, 9]);
        let rows: Vec<_> = sample.values.iter().map(|v| (v.toll, v.count)).collect();
        assert_eq!(rows, [(2, 2), (5, 1), (9, 1)]);
        assert_eq!(sample.incidents(), 4.0);
        assert_eq!(sample.at_least(3), 2.0);
        assert_eq!(sample.at_least(10), 0.0);
        let moved = sample.starting_at(3);
        assert_eq!(
            moved.tail(3).first().map(|v| (v.toll, v.count)),
            Some((3, 0))
        );
        assert_eq!(moved.at_least(3), 2.0);
        assert_eq!(sample.starting_at(5), sample);
        assert_eq!((sample.body(5).len(), sample.tail(5).len()), (1, 2));
    }
}
