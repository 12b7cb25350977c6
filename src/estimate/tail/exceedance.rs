//! The chance of an incident of at least a given toll.

use serde::Serialize;

use super::power_law::PowerLaw;
use super::resample::TailResamples;
use super::scan::refit;
use crate::estimate::interval::Interval;
use crate::estimate::not_estimable::{Estimated, NotEstimable};
use crate::estimate::poisson::is_exposure;
use crate::estimate::random::Resampling;

/// Return periods of more than so many times the exposure are not told apart: the
/// data would have to hold ten such spans for one incident.
const TOLD: f64 = 10.0;

/// Tails of from half to twice as many incidents show how far a chance hangs on
/// where the tail begins.
const NEIGHBOURS: f64 = 2.0;

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
    /// Percentile interval of it; its upper limit is infinite (`null` in JSON)
    /// when it would be more than ten times the exposure, which the data cannot
    /// tell from any more.
    pub return_period_interval: Interval,
    /// The chance by tails that begin elsewhere.
    pub by_beginning: ChanceByBeginning,
    /// Resamples that could be fitted.
    pub usable: usize,
    /// How it was resampled.
    pub resampling: Resampling,
}

/// Least and largest chance by tails that hold from half to twice as many
/// incidents as the fitted one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ChanceByBeginning {
    /// The least toll at which such a tail begins.
    pub first_xmin: u64,
    /// The largest.
    pub last_xmin: u64,
    /// The smallest chance by any of them.
    pub least: f64,
    /// The largest.
    pub most: f64,
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
    let mut by_beginning = ChanceByBeginning {
        first_xmin: fit.law.xmin,
        last_xmin: fit.law.xmin,
        least: chance(rate),
        most: chance(rate),
    };
    for value in &sample.values {
        let near = tail_incidents / NEIGHBOURS..=tail_incidents * NEIGHBOURS;
        if !near.contains(&value.from_here) {
            continue;
        }
        let Some(tail) = refit(sample, Some(value.toll)) else {
            continue;
        };
        let rate = expected(tail.law, tail.incidents, threshold, || observed) / exposure;
        by_beginning.first_xmin = by_beginning.first_xmin.min(value.toll);
        by_beginning.last_xmin = by_beginning.last_xmin.max(value.toll);
        by_beginning.least = by_beginning.least.min(chance(rate));
        by_beginning.most = by_beginning.most.max(chance(rate));
    }
    let usable = rates.len();
    let chances: Vec<f64> = rates.iter().copied().map(chance).collect();
    let mut returns = resamples.interval(rates.into_iter().map(f64::recip).collect());
    if returns.upper > TOLD * exposure {
        returns.upper = f64::INFINITY;
    }
    Ok(Exceedance {
        threshold,
        horizon,
        observed: whole(observed),
        rate,
        chance: chance(rate),
        mean_chance: chances.iter().sum::<f64>() / usable as f64,
        chance_interval: resamples.interval(chances),
        return_period: rate.recip(),
        return_period_interval: returns,
        by_beginning,
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
    fn what_ten_times_the_data_would_not_hold_has_no_upper_limit() -> Estimated<()> {
        let resamples = resampled(None)?;
        let common = exceedance(&resamples, 5, 10.0, 1.0)?;
        assert!(common.return_period_interval.is_bounded());
        let unheard = exceedance(&resamples, 100_000, 10.0, 1.0)?;
        assert!(!unheard.return_period_interval.is_bounded());
        assert!(unheard.return_period_interval.lower > 0.0);
        Ok(())
    }

    #[test]
    fn the_chance_hangs_on_where_the_tail_begins() -> Estimated<()> {
        let found = exceedance(&resampled(Some(2))?, 50, 10.0, 5.0)?;
        let by = found.by_beginning;
        assert!(by.first_xmin <= 2 && by.last_xmin > 2, "{by:?}");
        assert!(by.least < by.most, "{by:?}");
        assert!((by.least..=by.most).contains(&found.chance), "{by:?}");
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
