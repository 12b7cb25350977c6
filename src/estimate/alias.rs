//! Drawing from a finite distribution with one random number and one look-up.

use rand::Rng;

use super::special::density;

/// Walker's alias table (Walker, 1977; Vose, 1991).
#[derive(Debug, Clone)]
pub(crate) struct Alias {
    /// For each column, the chance to stay in it, as a share of 2^64.
    stay: Vec<u64>,
    /// Where to go otherwise.
    other: Vec<u32>,
}

impl Alias {
    /// A table for weights that are not all zero, at most 2^32 of them.
    pub(crate) fn new(weights: &[f64]) -> Self {
        let sum: f64 = weights.iter().sum();
        let columns = weights.len();
        let mut height: Vec<f64> = weights
            .iter()
            .map(|weight| weight * columns as f64 / sum)
            .collect();
        let mut other: Vec<u32> = (0..=u32::MAX).take(columns).collect();
        let (mut low, mut high): (Vec<u32>, Vec<u32>) =
            other.iter().partition(|&&i| height[i as usize] < 1.0);
        while let (Some(&short), Some(&tall)) = (low.last(), high.last()) {
            low.pop();
            other[short as usize] = tall;
            height[tall as usize] -= 1.0 - height[short as usize];
            if height[tall as usize] < 1.0 {
                high.pop();
                low.push(tall);
            }
        }
        // What is left is full but for rounding.
        for i in low.into_iter().chain(high) {
            height[i as usize] = 1.0;
        }
        Self {
            stay: height.into_iter().map(share).collect(),
            other,
        }
    }

    /// An index, drawn with its weight.
    pub(crate) fn draw(&self, rng: &mut impl Rng) -> usize {
        // The high half of the product is the column, the low half where in it.
        let product = u128::from(rng.next_u64()) * self.stay.len() as u128;
        let column = (product >> 64) as usize;
        if (product as u64) <= self.stay[column] {
            column
        } else {
            self.other[column] as usize
        }
    }
}

/// A fraction as a share of 2^64.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // saturates, which is meant
fn share(fraction: f64) -> u64 {
    (fraction * 2.0_f64.powi(64)) as u64
}

/// Draws Poisson counts of one mean.
#[derive(Debug, Clone)]
pub(crate) struct PoissonTable {
    least: u64,
    alias: Alias,
}

impl PoissonTable {
    /// A table over all counts but those with a chance below 1e-20, less than
    /// a 64-bit random number can tell from zero.
    pub(crate) fn new(mean: u64) -> Self {
        let chance = |count: u64| density::poisson(count as f64, mean as f64);
        let likely = |count: &u64| chance(*count) >= 1e-20;
        let below = (0..mean).rev().take_while(likely).last();
        let least = below.unwrap_or(mean);
        let weights: Vec<f64> = (least..).take_while(likely).map(chance).collect();
        Self {
            least,
            alias: Alias::new(&weights),
        }
    }

    /// A count.
    pub(crate) fn draw(&self, rng: &mut impl Rng) -> u64 {
        self.least + self.alias.draw(rng) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::random::stream;

    #[test]
    fn draws_have_their_weights() {
        let weights = [0.5, 0.0, 3.0, 1.5];
        let alias = Alias::new(&weights);
        let mut rng = stream(1, 1);
        let mut counts = [0.0; 4];
        for _ in 0..400_000 {
            counts[alias.draw(&mut rng)] += 1.0;
        }
        for (count, weight) in counts.iter().zip(weights) {
            let expected = 80_000.0 * weight;
            assert!(
                (count - expected).abs() <= 5.0 * f64::sqrt(expected),
                "{counts:?}"
            );
        }
    }

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
}
