//! How sure the fit of the tail is, by resampling incidents.

use rayon::prelude::*;
use serde::Serialize;

use super::fit::{TailFit, usable};
use super::sample::Sample;
use super::scan::{Scanned, refit};
use crate::estimate::bca::{quantile, standard_deviation};
use crate::estimate::interval::Interval;
use crate::estimate::not_estimable::{Estimated, NotEstimable};
use crate::estimate::poisson_weights::PoissonWeights;
use crate::estimate::random::{Resampling, stream};

/// The fit made again on resampled incidents.
///
/// As in [`bootstrap`](crate::estimate::bootstrap), the number of incidents is
/// itself random: each different toll occurs a Poisson number of times with its
/// own count as mean. Each resample is fitted just as the data were.
#[derive(Debug, Clone)]
pub struct TailResamples {
    pub(super) fit: TailFit,
    pub(super) sample: Sample,
    pub(super) resampling: Resampling,
    weights: PoissonWeights,
    refits: Vec<Refit>,
}

/// A fit to one resample.
#[derive(Debug, Clone, Copy)]
pub(super) struct Refit {
    replicate: usize,
    pub(super) tail: Scanned,
}

/// Spread of one figure over resamples.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Spread {
    /// Standard deviation.
    pub standard_error: f64,
    /// Percentile interval.
    pub interval: Interval,
}

/// Uncertainty of a fitted tail, that of where it begins included.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct TailUncertainty {
    /// Of the exponent.
    pub alpha: Spread,
    /// Of the least toll.
    pub xmin: Spread,
    /// Of the number of incidents in the tail.
    pub tail_incidents: Spread,
    /// Resamples that could be fitted.
    pub usable: usize,
    /// How it was resampled.
    pub resampling: Resampling,
}

/// Fits the tail of resampled incidents, once for each replicate.
///
/// # Errors
/// When the tolls cannot be fitted, as by [`fit`](super::fit()), or too few
/// resamples can (`TooFewResamples`).
pub fn resample(tolls: &[u64], fit: &TailFit, resampling: Resampling) -> Estimated<TailResamples> {
    let sample = usable(tolls)?;
    let counts: Vec<u64> = sample.values.iter().map(|value| value.count).collect();
    let mut resamples = TailResamples {
        fit: *fit,
        sample,
        resampling,
        weights: PoissonWeights::new(&counts),
        refits: Vec::new(),
    };
    resamples.refits = (0..resampling.replicates)
        .into_par_iter()
        .filter_map(|replicate| {
            let tail = refit(&resamples.draw(replicate), fit.given())?;
            Some(Refit { replicate, tail })
        })
        .collect();
    let usable = resamples.refits.len();
    if usable < 2 || usable as f64 * resampling.level.tail() < 1.0 {
        return Err(NotEstimable::TooFewResamples { usable });
    }
    Ok(resamples)
}

impl TailResamples {
    /// Standard errors and intervals of the fit.
    ///
    /// # Errors
    /// `NoMaximum` when a figure came out infinite.
    pub fn uncertainty(&self) -> Estimated<TailUncertainty> {
        Ok(TailUncertainty {
            alpha: self.spread(|refit| refit.tail.law.alpha)?,
            xmin: self.spread(|refit| refit.tail.law.xmin as f64)?,
            tail_incidents: self.spread(|refit| refit.tail.incidents)?,
            usable: self.refits.len(),
            resampling: self.resampling,
        })
    }

    fn spread(&self, figure: impl Fn(&Refit) -> f64) -> Estimated<Spread> {
        let values: Vec<f64> = self.refits.iter().map(figure).collect();
        Ok(Spread {
            standard_error: standard_deviation(&values).ok_or(NotEstimable::NoMaximum)?,
            interval: self.interval(values),
        })
    }

    /// Percentile interval of one value a resample.
    pub(super) fn interval(&self, mut values: Vec<f64>) -> Interval {
        values.sort_by(f64::total_cmp);
        let level = self.resampling.level;
        Interval {
            lower: quantile(&values, level.tail()),
            upper: quantile(&values, 1.0 - level.tail()),
            level,
        }
    }

    /// A figure of each resample that could be fitted, in order.
    pub(super) fn each(&self, figure: impl Fn(&Refit) -> f64 + Sync + Send) -> Vec<f64> {
        self.refits.par_iter().map(figure).collect()
    }

    /// Incidents of `least` or more in a resample, drawn once more.
    pub(super) fn at_least(&self, refit: &Refit, least: u64) -> f64 {
        self.draw(refit.replicate).at_least(least)
    }

    fn draw(&self, replicate: usize) -> Sample {
        let mut rng = stream(self.resampling.seed, replicate as u64);
        let tolls = self.sample.values.iter().map(|value| value.toll);
        let drawn = tolls.zip(self.weights.draw(&mut rng));
        Sample::from_counts(drawn.filter(|&(_, count)| count > 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::tail::fit::{fit, fit_from};
    use crate::estimate::testing::{TAIL, repeated};

    fn options(replicates: usize) -> Resampling {
        Resampling {
            replicates,
            ..Resampling::default()
        }
    }

    #[test]
    fn error_of_alpha_agrees_with_the_information() -> Estimated<()> {
        let tolls = repeated(&TAIL);
        let fit = fit_from(&tolls, 1)?;
        let found = resample(&tolls, &fit, options(1_000))?.uncertainty()?;
        let expected = fit.alpha_error.ok_or(NotEstimable::NoMaximum)?;
        let ratio = found.alpha.standard_error / expected;
        assert!((0.85..1.15).contains(&ratio), "{ratio}");
        assert!(found.alpha.interval.contains(fit.law.alpha));
        assert_eq!(found.xmin.interval.upper, 1.0);
        let spread = found.tail_incidents.standard_error / 302.0_f64.sqrt();
        assert!((0.9..1.1).contains(&spread), "{spread}");
        Ok(())
    }

    #[test]
    fn threads_make_no_difference() -> Result<(), Box<dyn std::error::Error>> {
        let tolls = repeated(&TAIL);
        let fit = fit(&tolls)?;
        let run = |threads| -> Result<TailUncertainty, Box<dyn std::error::Error>> {
            let pool = rayon::ThreadPoolBuilder::new()
                .num_threads(threads)
                .build()?;
            let found = pool.install(|| resample(&tolls, &fit, options(300)))?;
            Ok(found.uncertainty()?)
        };
        assert_eq!(run(1)?, run(2)?);
        Ok(())
    }

    #[test]
    fn too_few() -> Estimated<()> {
        let tolls = repeated(&TAIL);
        let found = resample(&tolls, &fit(&tolls)?, options(3));
        let few = found.map(|_| ());
        assert!(matches!(few, Err(NotEstimable::TooFewResamples { .. })));
        Ok(())
    }
}
