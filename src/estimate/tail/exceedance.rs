//! The chance of an incident of at least a given toll.

use serde::Serialize;

use super::power_law::PowerLaw;
use super::resample::TailResamples;
use crate::estimate::interval::Interval;
use crate::estimate::not_estimable::{Estimated, NotEstimable};
use crate::estimate::poisson::is_exposure;
use crate::estimate::random::Resampling;

/// Chance of at least one incident of `threshold` or more within a horizon.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Exceedance {
    /// The toll to be reached.
    pub threshold: u64,
    /// How far ahead, in the unit of the exposure.
    pub horizon: f64,
    /// Incidents of `threshold` or more in the data.
    pub observed: u64,
    /// Such incidents per unit of exposure, by the fit.
    pub rate: f64,
    /// Chance of at least one within the horizon, by the fit.
    pub chance: f64,
    /// Percentile interval of that chance.
    pub chance_interval: Interval,
    /// Mean of the chance over resamples, which takes the uncertainty of the
    /// fit into the one number.
    pub mean_chance: f64,
    /// Exposure that holds one such incident on average: 1 / rate.
    pub return_period: f64,
    /// Percentile interval of it; its upper limit is infinite when more
    /// resamples had no such incident than the level leaves out on one side.
    pub return_period_interval: Interval,
    /// Resamples that could be fitted.
    pub usable: usize,
    /// How it was resampled.
    pub resampling: Resampling,
}

/// Chance by the fitted tail, with an interval by resampling.
///
/// With n tail incidents in `exposure` (the time covered by the data), incidents
/// of X or more come at rate n S(X) / exposure, S being the survival function of
/// the law, and at least one of them within the horizon h with chance
/// 1 - e^(-rate h). For an X below `xmin` the law says nothing and their number
/// in the sample stands for n S(X). Every resample gives its own rate, number of
/// incidents, exponent and `xmin` (compare Clauset & Woodard, 2013).
///
/// Assumes that incidents come, and are as severe, in the horizon as they were
/// in the time covered, and that the law holds beyond the largest toll seen.
///
/// # Errors
/// When the threshold is zero or the horizon is not above zero (`NoHorizon`), or
/// the exposure is not (`NoExposure`).
pub fn exceedance(
    resamples: &TailResamples,
    threshold: u64,
    exposure: f64,
    horizon: f64,
) -> Estimated<Exceedance> {
    if threshold == 0 || !is_exposure(horizon) {
        return Err(NotEstimable::NoHorizon);
    }
    if !is_exposure(exposure) {
        return Err(NotEstimable::NoExposure);
    }
    let sample = &resamples.sample;
    let fit = &resamples.fit;
    let observed = sample.at_least(threshold);
    let tail_incidents = fit.tail_incidents as f64;
    let rate = expected(fit.law, tail_incidents, threshold, || observed) / exposure;
    let rates = resamples.each(|refit| {
        let tail = refit.tail;
        let counted = || resamples.at_least(refit, threshold);
        expected(tail.law, tail.incidents, threshold, counted) / exposure
    });
    let chance = |rate: f64| -(-rate * horizon).exp_m1();
    let chances: Vec<f64> = rates.iter().copied().map(chance).collect();
    let usable = rates.len();
    Ok(Exceedance {
        threshold,
        horizon,
        observed: whole(observed),
        rate,
        chance: chance(rate),
        mean_chance: chances.iter().sum::<f64>() / usable as f64,
        chance_interval: resamples.interval(chances),
        return_period: rate.recip(),
        return_period_interval: resamples.interval(rates.into_iter().map(f64::recip).collect()),
        usable,
        resampling: resamples.resampling,
    })
}

/// Expected number of incidents of `threshold` or more in the exposure.
fn expected(law: PowerLaw, tail_incidents: f64, threshold: u64, counted: impl Fn() -> f64) -> f64 {
    if threshold < law.xmin {
        counted()
    } else {
        tail_incidents * law.survival(threshold)
    }
}

fn whole(count: f64) -> u64 {
    count as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::tail::fit::{fit, fit_from};
    use crate::estimate::tail::resample::resample;
    use crate::estimate::testing::{TAIL, assert_close, repeated};

    fn resampled(xmin: Option<u64>) -> Estimated<TailResamples> {
        let tolls = repeated(&TAIL);
        let fit = match xmin {
            Some(xmin) => fit_from(&tolls, xmin)?,
            None => fit(&tolls)?,
        };
        let options = Resampling {
            replicates: 500,
            ..Resampling::default()
        };
        resample(&tolls, &fit, options)
    }

    #[test]
    fn chance_follows_from_the_rate() -> Estimated<()> {
        let resamples = resampled(None)?;
        let found = exceedance(&resamples, 50, 10.0, 5.0)?;
        assert_eq!(found.observed, 0);
        let rate = 30.2 * resamples.fit.law.survival(50);
        assert_close(found.rate, rate, 1e-12);
        assert_close(found.chance, 1.0 - (-5.0 * rate).exp(), 1e-12);
        assert_close(found.return_period, 1.0 / rate, 1e-12);
        assert!(found.chance_interval.contains(found.chance));
        assert!(found.chance_interval.contains(found.mean_chance));
        assert!(found.return_period_interval.contains(found.return_period));
        Ok(())
    }

    #[test]
    fn below_the_tail_incidents_are_counted() -> Estimated<()> {
        let found = exceedance(&resampled(Some(8))?, 5, 10.0, 1.0)?;
        assert_eq!(found.observed, 13);
        assert_close(found.rate, 1.3, 1e-12);
        assert!(found.chance_interval.lower < found.chance);
        Ok(())
    }

    #[test]
    fn a_higher_threshold_is_rarer_and_a_longer_horizon_likelier() -> Estimated<()> {
        let resamples = resampled(None)?;
        let chance = |x, horizon| exceedance(&resamples, x, 10.0, horizon).map(|e| e.chance);
        assert!(chance(20, 1.0)? > chance(40, 1.0)?);
        assert!(chance(20, 1.0)? < chance(20, 2.0)?);
        assert!(exceedance(&resamples, 0, 10.0, 1.0).is_err());
        assert!(exceedance(&resamples, 9, 0.0, 1.0).is_err());
        assert!(exceedance(&resamples, 9, 1.0, f64::NAN).is_err());
        Ok(())
    }
}
