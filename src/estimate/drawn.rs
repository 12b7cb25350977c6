//! Counts drawn from processes that are known, to try statistics on.
//!
//! The tables of [`chance`](super::chance) and [`bootstrap`](super::bootstrap) are
//! made of them, by `cargo bench --bench false_changes` and `toll_intervals`.

use rand::Rng;

use super::random::{gamma, normal, stream, uniform};
use super::special::hurwitz;
use super::toll::Toll;

/// How incidents come, at a mean rate that is given for each period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Process {
    /// Independently.
    Poisson,
    /// Negative binomial counts of this size: variance mean + mean^2 / size.
    NegativeBinomial(f64),
    /// Bursts of so many, which come independently.
    Bursts(u64),
    /// Poisson counts whose log rate is autoregressive of order one.
    Autoregressive {
        /// Correlation of successive log rates.
        correlation: f64,
        /// Standard deviation of the log rate.
        deviation: f64,
    },
}

impl Process {
    /// Those by which statistics are tried, with their names.
    pub const TRIED: [(&str, Self); 5] = [
        ("Poisson", Self::Poisson),
        ("negative binomial, size 1", Self::NegativeBinomial(1.0)),
        ("bursts of three", Self::Bursts(3)),
        ("AR(1), 0.5", Self::correlated(0.5)),
        ("AR(1), 0.8", Self::correlated(0.8)),
    ];

    const fn correlated(correlation: f64) -> Self {
        Self::Autoregressive {
            correlation,
            deviation: 0.5,
        }
    }
}

/// Counts of as many periods as there are `means`; the same `seed` and `number`
/// give the same counts.
#[must_use]
pub fn counts(process: Process, means: &[f64], seed: u64, number: u64) -> Vec<u64> {
    let mut rng = stream(seed, number);
    let mut log_rate: Option<f64> = None;
    means
        .iter()
        .map(|&mean| match process {
            Process::Poisson => poisson(&mut rng, mean),
            Process::NegativeBinomial(size) => {
                let rate = mean * gamma(&mut rng, size) / size;
                poisson(&mut rng, rate)
            }
            Process::Bursts(size) => size * poisson(&mut rng, mean / size as f64),
            Process::Autoregressive {
                correlation,
                deviation,
            } => {
                let fresh = deviation * normal(&mut rng);
                let now = log_rate.map_or(fresh, |before| {
                    correlation * before + (1.0 - correlation * correlation).sqrt() * fresh
                });
                log_rate = Some(now);
                // A log-normal rate has its mean at half the variance above.
                poisson(&mut rng, mean * (now - deviation * deviation / 2.0).exp())
            }
        })
        .collect()
}

/// How tolls are distributed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TollLaw {
    /// Geometric from one upward, of this mean.
    Geometric(f64),
    /// At least k with chance k to the power of 1 less this exponent.
    PowerLaw(f64),
}

impl TollLaw {
    /// The mean toll; infinite for an exponent of 2 or less.
    #[must_use]
    pub fn mean(self) -> f64 {
        match self {
            Self::Geometric(mean) => mean,
            Self::PowerLaw(exponent) if exponent <= 2.0 => f64::INFINITY,
            Self::PowerLaw(exponent) => hurwitz::scaled(exponent - 1.0, 1.0),
        }
    }
}

/// Tolls of so many incidents; the same `seed` and `number` give the same tolls.
#[must_use]
pub fn tolls(law: TollLaw, incidents: u64, seed: u64, number: u64) -> Vec<Toll> {
    let mut rng = stream(seed, number);
    let one = |_| {
        let chance = uniform(&mut rng);
        let toll = match law {
            TollLaw::Geometric(mean) => 1.0 + (chance.ln() / (1.0 - 1.0 / mean).ln()).floor(),
            TollLaw::PowerLaw(exponent) => chance.powf(1.0 / (1.0 - exponent)).floor(),
        };
        Toll::from(toll as u64)
    };
    (0..incidents).map(one).collect()
}

/// A Poisson count: how many waiting times fit into the mean.
fn poisson(rng: &mut impl Rng, mean: f64) -> u64 {
    let mut left = mean;
    let mut count = 0;
    loop {
        left += uniform(rng).ln();
        if left < 0.0 {
            return count;
        }
        count += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::testing::assert_close;

    #[test]
    fn means_and_variances_are_as_named() {
        let autoregressive = Process::Autoregressive {
            correlation: 0.5,
            deviation: 0.5,
        };
        let of_log_rates = 25.0 * (0.25_f64.exp() - 1.0);
        for (process, variance) in [
            (Process::Poisson, 5.0),
            (Process::NegativeBinomial(1.0), 30.0),
            (Process::NegativeBinomial(0.5), 55.0),
            (Process::Bursts(3), 15.0),
            (autoregressive, 5.0 + of_log_rates),
        ] {
            let counts = counts(process, &vec![5.0; 100_000], 1, 2);
            let mean = counts.iter().sum::<u64>() as f64 / 1e5;
            let squares = counts.iter().map(|&n| (n as f64 - mean).powi(2));
            assert_close(mean, 5.0, 0.03);
            assert_close(squares.sum::<f64>() / 1e5, variance, 0.06);
        }
    }

    #[test]
    fn tolls_have_their_mean() {
        for severity in [TollLaw::Geometric(4.0), TollLaw::PowerLaw(4.5)] {
            let tolls = tolls(severity, 200_000, 1, 2);
            assert!(tolls.iter().all(|toll| toll.best >= 1));
            let mean = tolls.iter().map(|toll| toll.best).sum::<u64>() as f64 / 2e5;
            assert_close(mean, severity.mean(), 0.01);
        }
        assert_close(
            TollLaw::PowerLaw(3.0).mean(),
            std::f64::consts::PI.powi(2) / 6.0,
            1e-9,
        );
    }

    #[test]
    fn a_number_has_its_own_counts() {
        let drawn = |number| counts(Process::Poisson, &[3.0; 12], 7, number);
        assert_eq!(drawn(1), drawn(1));
        assert_ne!(drawn(1), drawn(2));
    }
}
