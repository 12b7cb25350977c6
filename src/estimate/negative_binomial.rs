//! Negative binomial counts: how strongly incidents cluster.

use serde::Serialize;

use super::not_estimable::{Estimated, NotEstimable};
use super::series::Series;
use super::special::{polygamma, root};

/// A negative binomial fit by maximum likelihood.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct NegativeBinomial {
    /// Clustering: the variance of a count is mean + mean^2 / theta.
    pub theta: f64,
    /// Standard error of theta from the observed information, as MASS gives it.
    pub standard_error: f64,
    /// Incidents per unit of exposure.
    pub rate: f64,
    /// Log likelihood at the maximum, constants included.
    pub log_likelihood: f64,
}

/// One period: its count and its exposure.
type CountOver = (u64, f64);

/// Fits theta and the rate to a series by maximum likelihood.
///
/// A count y with mean mu has probability
/// Gamma(theta + y) / (Gamma(theta) y!) (theta / (theta + mu))^theta (mu / (theta + mu))^y,
/// the mixture of Poisson counts whose rates are gamma distributed (Greenwood &
/// Yule, 1920). The standard error is that of theta with the mean held at its
/// estimate, as in Venables & Ripley (2002).
///
/// With equal exposures the likelihood has a finite maximum exactly when the
/// variance with divisor n exceeds the mean (Levin & Reeds, 1977); the same
/// condition about the fitted means is used for unequal exposures.
///
/// # Errors
/// With fewer than two periods (`TooFewPeriods`), no incident (`NoIncidents`),
/// counts that vary no more than Poisson counts (`NotOverdispersed`), or a
/// likelihood that has no maximum at a finite theta (`NoMaximum`).
pub fn negative_binomial(series: &Series) -> Estimated<NegativeBinomial> {
    series.require(2)?;
    let periods: Vec<CountOver> = (series.counts().iter().copied())
        .zip(series.exposures().iter().copied())
        .collect();
    let poisson_rate = series.total() as f64 / series.exposure();
    let n = series.len() as f64;
    let squares: f64 = periods
        .iter()
        .map(|&(y, t)| (y as f64 - poisson_rate * t).powi(2))
        .sum();
    let (variance, mean) = (squares / n, series.total() as f64 / n);
    if variance <= mean {
        return Err(NotEstimable::NotOverdispersed { variance, mean });
    }
    let rate_at = |theta: f64| best_rate(&periods, theta, poisson_rate);
    let falling = |ln_theta: f64| {
        let theta = ln_theta.exp();
        -score(&periods, theta, rate_at(theta))
    };
    // By moments: variance = mean + mean^2 / theta.
    let start = (mean * mean / (variance - mean)).ln();
    let theta = root::of_increasing(start, falling).exp();
    let rate = rate_at(theta);
    let information = reference_information(&periods, theta, rate);
    if !(theta.is_finite() && information > 0.0) {
        return Err(NotEstimable::NoMaximum);
    }
    Ok(NegativeBinomial {
        theta,
        standard_error: information.recip().sqrt(),
        rate,
        log_likelihood: log_likelihood(&periods, theta, rate),
    })
}

/// The rate that maximizes the likelihood for a given theta: it solves
/// sum of (y - mu) / (theta + mu) = 0, whose left side falls as the rate grows.
fn best_rate(periods: &[CountOver], theta: f64, poisson_rate: f64) -> f64 {
    let shortfall = |rate: f64| -> f64 {
        periods
            .iter()
            .map(|&(y, t)| (rate * t - y as f64) / (theta + rate * t))
            .sum()
    };
    let same = periods.iter().all(|&(_, t)| t == periods[0].1);
    if same {
        return poisson_rate;
    }
    root::of_increasing(poisson_rate.ln(), |ln_rate| shortfall(ln_rate.exp())).exp()
}

/// Derivative of the log likelihood by theta.
fn score(periods: &[CountOver], theta: f64, rate: f64) -> f64 {
    periods
        .iter()
        .map(|&(y, t)| {
            let mu = rate * t;
            polygamma::digamma_step(theta, y) - (mu / theta).ln_1p()
                + (mu - y as f64) / (theta + mu)
        })
        .sum()
}

/// The information from which `theta.ml` of Venables & Ripley's MASS takes its
/// standard error: that of the last Newton step from the estimate by moments,
/// which ends when a step is below the fourth root of the machine precision.
///
/// It differs from the information at the maximum in the seventh digit; taking
/// it makes the standard error equal to the one that R users will compare with.
fn reference_information(periods: &[CountOver], theta: f64, rate: f64) -> f64 {
    let spread: f64 = periods
        .iter()
        .map(|&(y, t)| (y as f64 / (rate * t) - 1.0).powi(2))
        .sum();
    let mut at = periods.len() as f64 / spread;
    for _ in 0..25 {
        let information = information(periods, at, rate);
        let step = score(periods, at, rate) / information;
        if step.abs() <= f64::EPSILON.powf(0.25) && (at / theta - 1.0).abs() < 0.01 {
            return information;
        }
        at = (at + step).abs();
    }
    information(periods, theta, rate)
}

/// Minus the second derivative of the log likelihood by theta.
fn information(periods: &[CountOver], theta: f64, rate: f64) -> f64 {
    periods
        .iter()
        .map(|&(y, t)| {
            let mu = rate * t;
            let sum = theta + mu;
            polygamma::trigamma_step(theta, y) - mu / (theta * sum) + (mu - y as f64) / (sum * sum)
        })
        .sum()
}

fn log_likelihood(periods: &[CountOver], theta: f64, rate: f64) -> f64 {
    periods
        .iter()
        .map(|&(y, t)| {
            let mu = rate * t;
            polygamma::ln_choose(theta, y)
                - theta * (mu / theta).ln_1p()
                - y as f64 * (theta / mu).ln_1p()
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::estimate::testing::{COAL, assert_close};

    #[test]
    fn coal_mining() -> Estimated<()> {
        let fit = negative_binomial(&Series::equal(&COAL))?;
        assert_close(fit.theta, 2.323_441_37, 1e-8);
        assert_close(fit.standard_error, 0.858_906_45, 1e-8);
        assert_close(fit.log_likelihood, -195.958_253_138, 1e-11);
        assert_close(fit.rate, 191.0 / 112.0, 1e-15);
        Ok(())
    }

    #[test]
    fn not_estimable() {
        let even = negative_binomial(&Series::equal(&[2, 2, 2, 3]));
        assert!(matches!(even, Err(NotEstimable::NotOverdispersed { .. })));
        assert_eq!(
            negative_binomial(&Series::equal(&[0, 0])),
            Err(NotEstimable::NoIncidents)
        );
        assert!(negative_binomial(&Series::equal(&[7])).is_err());
    }

    #[test]
    fn large_counts() -> Estimated<()> {
        let fit = negative_binomial(&Series::equal(&[90_000, 1_000_000, 400_000, 5, 60_000]))?;
        assert!(fit.theta > 0.1 && fit.theta < 1.0 && fit.standard_error.is_finite());
        Ok(())
    }

    proptest! {
        #[test]
        fn is_a_maximum(rows in prop::collection::vec((0_u64..40, 0.3_f64..3.0), 3..30)) {
            let (counts, exposures): (Vec<_>, Vec<_>) = rows.iter().copied().unzip();
            let Ok(fit) = Series::with_exposures(&counts, &exposures)
                .and_then(|series| negative_binomial(&series))
            else {
                return Ok(());
            };
            for factor in [0.99, 1.01] {
                let slack = 1e-9 * fit.log_likelihood.abs();
                let by_theta = log_likelihood(&rows, fit.theta * factor, fit.rate);
                let by_rate = log_likelihood(&rows, fit.theta, fit.rate * factor);
                prop_assert!(by_theta <= fit.log_likelihood + slack);
                prop_assert!(by_rate <= fit.log_likelihood + slack);
            }
        }
    }
}
