//! Seeds, and streams of random numbers that do not depend on threads.

use std::f64::consts::TAU;

use rand::Rng;
use rand_pcg::Pcg64;
use serde::Serialize;

use super::interval::Level;

/// The seed used unless another is given. Any number would do.
pub const DEFAULT_SEED: u64 = 20_240_701;

/// How to resample.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Resampling {
    /// Number of resamples.
    pub replicates: usize,
    /// Seed; the same seed gives the same figures, on any number of cores.
    pub seed: u64,
    /// Level of the intervals.
    pub level: Level,
}

impl Default for Resampling {
    /// 10,000 resamples from [`DEFAULT_SEED`], intervals of 95 %.
    fn default() -> Self {
        Self {
            replicates: 10_000,
            seed: DEFAULT_SEED,
            level: Level::P95,
        }
    }
}

/// The random numbers of one replicate.
///
/// A permuted congruential generator (O'Neill, 2014) with its own stream and a
/// starting state mixed from seed and index, so that replicates can be computed
/// in any order and neighbouring ones are unrelated.
pub(crate) fn stream(seed: u64, index: u64) -> Pcg64 {
    let mut mixer = seed ^ mix(index.wrapping_add(0x9E37_79B9_7F4A_7C15));
    let mut next = || {
        mixer = mixer.wrapping_add(0x9E37_79B9_7F4A_7C15);
        u128::from(mix(mixer))
    };
    let state = next() << 64 | next();
    Pcg64::new(state, u128::from(index))
}

/// The finalizer of `SplitMix64` (Steele, Lea & Flood, 2014).
fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Uniform on the open interval from 0 to 1.
pub(crate) fn uniform(rng: &mut impl Rng) -> f64 {
    const STEP: f64 = 1.0 / (1_u64 << 53) as f64;
    ((rng.next_u64() >> 11) as f64 + 0.5) * STEP
}

/// A standard normal number (Box & Muller, 1958).
pub(crate) fn normal(rng: &mut impl Rng) -> f64 {
    (-2.0 * uniform(rng).ln()).sqrt() * (TAU * uniform(rng)).cos()
}

/// A gamma number of this shape and scale 1 (Marsaglia & Tsang, 2000).
pub(crate) fn gamma(rng: &mut impl Rng, shape: f64) -> f64 {
    if shape < 1.0 {
        return gamma(rng, shape + 1.0) * uniform(rng).powf(1.0 / shape);
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    loop {
        let x = normal(rng);
        let v = (1.0 + c * x).powi(3);
        if v > 0.0 && uniform(rng).ln() < 0.5 * x * x + d - d * v + d * v.ln() {
            return d * v;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_differ_and_repeat() {
        let draw = |seed, index| stream(seed, index).next_u64();
        assert_eq!(draw(1, 2), draw(1, 2));
        assert_ne!(draw(1, 2), draw(1, 3));
        assert_ne!(draw(1, 2), draw(2, 2));
    }

    #[test]
    fn uniform_has_its_mean_and_bounds() {
        let mut rng = stream(DEFAULT_SEED, 0);
        let draws: Vec<f64> = (0..100_000).map(|_| uniform(&mut rng)).collect();
        assert!(draws.iter().all(|&u| u > 0.0 && u < 1.0));
        let mean = draws.iter().sum::<f64>() / 1e5;
        assert!((mean - 0.5).abs() < 0.005, "{mean}");
    }

    #[test]
    fn first_draws_of_neighbouring_streams_are_unrelated() {
        let firsts: Vec<f64> = (0..20_000)
            .map(|index| uniform(&mut stream(7, index)))
            .collect();
        let product: f64 = firsts
            .windows(2)
            .map(|pair| (pair[0] - 0.5) * (pair[1] - 0.5))
            .sum();
        let correlation = product / 20_000.0 * 12.0;
        assert!(correlation.abs() < 0.03, "{correlation}");
    }
}
