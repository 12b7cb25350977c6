//! A log-linear Poisson model with one rate a group, by reweighted least squares.
//!
//! Source: McCullagh & Nelder (1989), section 2.5, with the starting values and
//! the stopping rule of R's `glm`: fitted values start at y + 0.1, and iteration
//! stops when the deviance moves by less than 1e-8 of itself. The estimates
//! could be written down at once. Iterating matters for the dispersion and the
//! standard errors, which R takes from the weights of the last step: they differ
//! from the exact ones in the fifth digit, and are to equal what R prints.

use super::not_estimable::{Estimated, NotEstimable};
use super::series::Series;

/// What the last step leaves.
pub(crate) struct Fit {
    /// Pearson dispersion.
    pub(crate) dispersion: f64,
    /// Periods less groups.
    pub(crate) degrees: usize,
    /// Log rate of each group.
    pub(crate) ln_rates: Vec<f64>,
    /// Sum of the working weights of each group; its reciprocal, times the
    /// dispersion, is the variance of the log rate.
    pub(crate) weights: Vec<f64>,
}

/// One period within the iteration.
struct FitPeriod {
    count: f64,
    ln_exposure: f64,
    fitted: f64,
    weight: f64,
}

impl FitPeriod {
    /// Log rate that this period asks for: that fitted, corrected by the residual.
    fn working_response(&self) -> f64 {
        self.fitted.ln() - self.ln_exposure + (self.count - self.fitted) / self.fitted
    }

    fn deviance(&self) -> f64 {
        let log = if self.count > 0.0 {
            self.count * (self.count / self.fitted).ln()
        } else {
            0.0
        };
        2.0 * (log - (self.count - self.fitted))
    }

    fn weighted_square(&self) -> f64 {
        self.weight * ((self.count - self.fitted) / self.fitted).powi(2)
    }
}

/// Fits one rate to each of the groups.
///
/// # Errors
/// When no more periods than groups are given, or there is no incident.
pub(crate) fn fit(groups: &[&Series]) -> Estimated<Fit> {
    let found = groups.iter().map(|group| group.len()).sum();
    if found <= groups.len() {
        return Err(NotEstimable::TooFewPeriods {
            found,
            needed: groups.len() + 1,
        });
    }
    if groups.iter().all(|group| group.total() == 0) {
        return Err(NotEstimable::NoIncidents);
    }
    let mut groups: Vec<Vec<FitPeriod>> = groups.iter().map(|group| start(group)).collect();
    let mut ln_rates = Vec::new();
    let mut deviance = total(&groups, FitPeriod::deviance);
    for _ in 0..25 {
        ln_rates = groups.iter_mut().map(|group| step(group)).collect();
        let before = deviance;
        deviance = total(&groups, FitPeriod::deviance);
        if (deviance - before).abs() / (deviance.abs() + 0.1) < 1e-8 {
            break;
        }
    }
    let degrees = found - groups.len();
    Ok(Fit {
        dispersion: total(&groups, FitPeriod::weighted_square) / degrees as f64,
        degrees,
        ln_rates,
        weights: groups
            .iter()
            .map(|group| group.iter().map(|period| period.weight).sum())
            .collect(),
    })
}

fn start(group: &Series) -> Vec<FitPeriod> {
    group
        .counts()
        .iter()
        .zip(group.exposures())
        .map(|(&count, exposure)| FitPeriod {
            count: count as f64,
            ln_exposure: exposure.ln(),
            fitted: count as f64 + 0.1,
            weight: 0.0,
        })
        .collect()
}

/// One step of a group; its new log rate.
fn step(group: &mut [FitPeriod]) -> f64 {
    let mut weights = 0.0;
    let mut sum = 0.0;
    for period in group.iter_mut() {
        period.weight = period.fitted;
        weights += period.weight;
        sum += period.weight * period.working_response();
    }
    let ln_rate = sum / weights;
    for period in group {
        period.fitted = (ln_rate + period.ln_exposure).exp().max(f64::EPSILON);
    }
    ln_rate
}

fn total(groups: &[Vec<FitPeriod>], part: impl Fn(&FitPeriod) -> f64) -> f64 {
    groups.iter().flatten().map(part).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::testing::assert_close;

    #[test]
    fn converges_to_the_plain_rates() -> Estimated<()> {
        let one = Series::with_exposures(&[3, 0, 7], &[1.0, 0.5, 2.0])?;
        let other = Series::equal(&[1, 1, 2]);
        let fit = fit(&[&one, &other])?;
        assert_eq!(fit.degrees, 4);
        assert_close(fit.ln_rates[0], (10.0_f64 / 3.5).ln(), 1e-7);
        assert_close(fit.ln_rates[1], (4.0_f64 / 3.0).ln(), 1e-7);
        Ok(())
    }

    #[test]
    fn a_quiet_group_does_no_harm() -> Estimated<()> {
        let fit = fit(&[&Series::equal(&[0, 0, 0]), &Series::equal(&[2, 5, 1])])?;
        assert!(fit.dispersion.is_finite() && fit.dispersion > 0.0);
        Ok(())
    }
}
