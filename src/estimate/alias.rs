//! Drawing from a finite distribution with one random number and one look-up.

use rand::Rng;

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
fn share(fraction: f64) -> u64 {
    (fraction * 2.0_f64.powi(64)) as u64
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
}
