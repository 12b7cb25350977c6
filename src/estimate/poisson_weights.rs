//! How often each of several values occurs in a resample.

use rand::Rng;

use super::alias::Alias;
use super::special::density;

/// Independent Poisson counts, each with the observed count as its mean.
#[derive(Debug, Clone)]
pub(crate) struct PoissonWeights {
    /// One table for each different mean.
    tables: Vec<PoissonTable>,
    /// Which of them each value uses.
    of_value: Vec<usize>,
}

impl PoissonWeights {
    /// For values observed so often.
    pub(crate) fn new(counts: &[u64]) -> Self {
        let mut means = counts.to_vec();
        means.sort_unstable();
        means.dedup();
        let place = |count: &u64| means.partition_point(|mean| mean < count);
        Self {
            of_value: counts.iter().map(place).collect(),
            tables: means.into_iter().map(PoissonTable::new).collect(),
        }
    }

    /// A count for each value, in order.
    pub(crate) fn draw<'a>(&'a self, rng: &'a mut impl Rng) -> impl Iterator<Item = u64> + 'a {
        self.of_value
            .iter()
            .map(move |&table| self.tables[table].draw(rng))
    }
}

/// Draws Poisson counts of one mean.
#[derive(Debug, Clone)]
struct PoissonTable {
    least: u64,
    alias: Alias,
}

impl PoissonTable {
    /// A table over all counts but those with a chance below 1e-20, less than
    /// a 64-bit random number can tell from zero.
    fn new(mean: u64) -> Self {
        let chance = |count: u64| density::poisson(count as f64, mean as f64);
        let likely = |count: &u64| chance(*count) >= 1e-20;
        let below = (0..mean).rev().take_while(likely).last();
        let least = below.unwrap_or(mean);
        let weights: Vec<f64> = (least..u64::MAX).take_while(likely).map(chance).collect();
        Self {
            least,
            alias: Alias::new(&weights),
        }
    }

    /// A count.
    fn draw(&self, rng: &mut impl Rng) -> u64 {
        self.least + self.alias.draw(rng) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::random::stream;

    #[test]
    fn poisson_has_its_mean_and_variance() {
        for mean in [1_u64, 2, 40, 3_000] {
            let table = PoissonTable::new(mean);
            let mut rng = stream(2, mean);
            let draws: Vec<f64> = (0..200_000).map(|_| table.draw(&mut rng) as f64).collect();
            let average = draws.iter().sum::<f64>() / 2e5;
            let square = draws.iter().map(|x| (x - average).powi(2)).sum::<f64>() / 2e5;
            let mean = mean as f64;
            assert!(
                (average - mean).abs() < 5.0 * (mean / 2e5).sqrt(),
                "{average}"
            );
            assert!((square / mean - 1.0).abs() < 0.02, "{square}");
        }
        let certain = PoissonTable::new(0);
        assert_eq!(certain.draw(&mut stream(0, 0)), 0);
    }

    #[test]
    fn each_value_has_its_own_mean() {
        let weights = PoissonWeights::new(&[900, 4, 900, 0]);
        let mut rng = stream(3, 0);
        let mut sums = [0_u64; 4];
        for _ in 0..1_000 {
            for (sum, count) in sums.iter_mut().zip(weights.draw(&mut rng)) {
                *sum += count;
            }
        }
        assert!(sums[0].abs_diff(900_000) < 5_000 && sums[1].abs_diff(4_000) < 350);
        assert!(
            sums[2].abs_diff(900_000) < 5_000 && sums[3] == 0,
            "{sums:?}"
        );
    }
}
