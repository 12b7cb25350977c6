//! One change of rate in a series of counts.
//!
//! A change point is the last period of the old regime. The likelihood is that
//! of independent Poisson counts, one rate up to the change and another after
//! it; clustering makes chance runs look like changes, so that
//! [`change_posterior_dispersed`] counts clusters instead.

use serde::Serialize;
use statrs::function::gamma::ln_gamma;

use super::interval::Level;
use super::not_estimable::{Estimated, NotEstimable};
use super::prior::GammaPrior;
use super::series::{Running, Segment, Series};

/// The change point that fits best.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct BestChange {
    /// Index of the last period of the old regime; the earliest when several
    /// fit equally well.
    pub last_of_old: usize,
    /// The old regime.
    pub before: Segment,
    /// The new regime.
    pub after: Segment,
    /// Likelihood-ratio statistic, one change against none. It is the largest
    /// over all periods, so that chi-square tables do not apply to it.
    pub statistic: f64,
}

/// Change point of greatest likelihood.
///
/// Twice the gain in log likelihood, l(s1, T1) + l(s2, T2) - l(s, T) with
/// l(s, T) = s ln(s / T) - s, largest over the last period of the old regime
/// (Hinkley, 1970; Worsley, 1986).
///
/// # Errors
/// With fewer than two periods (`TooFewPeriods`) or no incident (`NoIncidents`).
pub fn best_change(series: &Series) -> Estimated<BestChange> {
    series.require(2)?;
    let sums = series.running();
    let whole = sums[series.len()];
    let mut best = (0, f64::NEG_INFINITY);
    for (last, &old) in sums[1..series.len()].iter().enumerate() {
        let gain = old.log_likelihood() + whole.since(old).log_likelihood();
        if gain > best.1 {
            best = (last, gain);
        }
    }
    let (last_of_old, gain) = best;
    Ok(BestChange {
        last_of_old,
        before: series.segment(0, last_of_old + 1),
        after: series.segment(last_of_old + 1, series.len()),
        statistic: (2.0 * (gain - whole.log_likelihood())).max(0.0),
    })
}

/// Consecutive periods that hold the change with some probability.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct CredibleRange {
    /// Index of the first period.
    pub first: usize,
    /// Index of the last period.
    pub last: usize,
    /// Posterior probability that the change lies in it, at least the level.
    pub probability: f64,
    /// The level asked for.
    pub level: Level,
}

/// What the data say on when a single change came.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChangePosterior {
    /// For each period but the last, the probability that it was the last of
    /// the old regime, given that there was one change.
    pub probability: Vec<f64>,
    /// Index of the most probable one, the earliest of several.
    pub mode: usize,
    /// Equal-tailed credible range.
    pub credible: CredibleRange,
    /// Natural logarithm of the Bayes factor, one change against none; above 0
    /// speaks for a change, above 3 strongly (Kass & Raftery, 1995).
    pub log_bayes_factor: f64,
    /// Posterior mean rate of the old regime, incidents per unit of exposure.
    pub rate_before: f64,
    /// Posterior mean rate of the new regime, in the same unit.
    pub rate_after: f64,
    /// Prior of both rates.
    pub prior: GammaPrior,
}

/// Exact posterior of one change point.
///
/// Both rates have the same gamma prior, independently; the change is uniform
/// over the periods but the last (Raftery & Akman, 1986, with the rates
/// integrated out). A regime with s incidents in exposure T has marginal
/// likelihood b^a / Gamma(a) Gamma(a + s) / (b + T)^(a + s), up to what is common
/// to all ways to cut. The limits of the range are the first periods at which
/// the cumulative probability reaches alpha/2 and 1 - alpha/2.
///
/// # Errors
/// With fewer than two periods (`TooFewPeriods`) or no incident (`NoIncidents`).
pub fn change_posterior(
    series: &Series,
    prior: GammaPrior,
    level: Level,
) -> Estimated<ChangePosterior> {
    series.require(2)?;
    Ok(posterior(&series.running(), prior, level))
}

/// As [`change_posterior`] for counts whose variance is `dispersion` times their
/// mean: as if the incidents were count / dispersion independent clusters, the
/// likelihood raised to the power 1 / dispersion (Wedderburn, 1974).
///
/// The prior of both rates is that of clusters, Gamma(1, b) with the mean rate
/// of the series: it knows the scale and little else, whatever the unit of
/// time. Rates are given back per incident.
///
/// # Errors
/// With fewer than two periods, no incident, or a dispersion that is not a
/// finite number above zero.
pub fn change_posterior_dispersed(
    series: &Series,
    dispersion: f64,
    level: Level,
) -> Estimated<ChangePosterior> {
    series.require(2)?;
    if !(dispersion.is_finite() && dispersion > 0.0) {
        return Err(NotEstimable::NoDispersion);
    }
    let prior = GammaPrior::of_clusters(series, dispersion);
    let mut sums = series.running();
    for sum in &mut sums {
        sum.count /= dispersion;
    }
    let mut found = posterior(&sums, prior, level);
    found.rate_before *= dispersion;
    found.rate_after *= dispersion;
    Ok(found)
}

/// `sums` are of at least two periods.
fn posterior(sums: &[Running], prior: GammaPrior, level: Level) -> ChangePosterior {
    let periods = sums.len() - 1;
    let whole = sums[periods];
    let cuts = &sums[1..periods];
    let logs: Vec<f64> = cuts
        .iter()
        .map(|&old| ln_marginal(old, prior) + ln_marginal(whole.since(old), prior))
        .collect();
    let largest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = logs.iter().map(|log| (log - largest).exp()).collect();
    let sum: f64 = weights.iter().sum();
    let probability: Vec<f64> = weights.iter().map(|weight| weight / sum).collect();
    let mean_rate = |part: &dyn Fn(Running) -> Running| -> f64 {
        let rates = cuts.iter().map(|&old| {
            let part = part(old);
            prior.posterior_mean(part.count, part.exposure)
        });
        rates.zip(&probability).map(|(rate, p)| rate * p).sum()
    };
    let evidence = largest + (sum / cuts.len() as f64).ln();
    ChangePosterior {
        mode: logs.iter().position(|&log| log == largest).unwrap_or(0),
        credible: credible(&probability, level),
        log_bayes_factor: evidence - ln_marginal(whole, prior),
        rate_before: mean_rate(&|old| old),
        rate_after: mean_rate(&|old| whole.since(old)),
        probability,
        prior,
    }
}

/// Log marginal likelihood of a regime.
fn ln_marginal(part: Running, prior: GammaPrior) -> f64 {
    let (a, b) = (prior.shape(), prior.rate());
    let shape = a + part.count;
    ln_gamma(shape) - ln_gamma(a) + a * b.ln() - shape * (b + part.exposure).ln()
}

fn credible(probability: &[f64], level: Level) -> CredibleRange {
    let reaches = |target: f64| {
        let mut sum = 0.0;
        probability
            .iter()
            .position(|p| {
                sum += p;
                sum >= target
            })
            .unwrap_or(probability.len().saturating_sub(1))
    };
    let (first, last) = (reaches(level.tail()), reaches(1.0 - level.tail()));
    CredibleRange {
        first,
        last,
        probability: probability[first..=last].iter().sum(),
        level,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::estimate::testing::{COAL, assert_close};

    const FIRST_YEAR: usize = 1851;

    #[test]
    fn coal_best_change() -> Estimated<()> {
        let change = best_change(&Series::equal(&COAL))?;
        assert_eq!(change.last_of_old + FIRST_YEAR, 1891);
        assert_eq!((change.before.count, change.before.end), (127, 41));
        assert_eq!((change.after.count, change.after.start), (64, 41));
        assert_close(change.statistic, 69.988_344_747_3, 1e-11);
        Ok(())
    }

    #[test]
    fn coal_posterior() -> Estimated<()> {
        let series = Series::equal(&COAL);
        let posterior = change_posterior(&series, GammaPrior::default(), Level::P95)?;
        let at = |year: usize| posterior.probability[year - FIRST_YEAR];
        assert_eq!(posterior.mode + FIRST_YEAR, 1891);
        assert_close(at(1891), 0.245_020_172, 1e-9);
        assert_close(at(1890), 0.184_760_330_6, 1e-9);
        assert_close(at(1889), 0.143_162_982_2, 1e-9);
        assert_eq!(posterior.credible.first + FIRST_YEAR, 1886);
        assert_eq!(posterior.credible.last + FIRST_YEAR, 1896);
        assert_close(posterior.rate_before, 3.064_235_451_75, 1e-11);
        assert_close(posterior.rate_after, 0.922_367_524_423, 1e-11);
        assert_close(posterior.log_bayes_factor, 28.942_248_254_3, 1e-11);
        Ok(())
    }

    #[test]
    fn dispersion_weakens_and_widens() -> Estimated<()> {
        let series = Series::equal(&COAL);
        let prior = GammaPrior::new(1.0, 112.0 / 191.0).unwrap_or_default();
        let plain = change_posterior(&series, prior, Level::P95)?;
        let one = change_posterior_dispersed(&series, 1.0, Level::P95)?;
        assert_eq!(one, plain);
        let three = change_posterior_dispersed(&series, 3.0, Level::P95)?;
        assert!(three.log_bayes_factor < plain.log_bayes_factor / 2.0);
        let length = |found: &ChangePosterior| found.credible.last - found.credible.first;
        assert!(length(&three) > length(&plain));
        assert!((three.rate_after / plain.rate_after - 1.0).abs() < 0.05);
        assert!(change_posterior_dispersed(&series, 0.0, Level::P95).is_err());
        Ok(())
    }

    #[test]
    fn a_short_last_period_is_no_change() -> Estimated<()> {
        // The same rate throughout, the last period a tenth as long.
        let mut counts = vec![10; 20];
        let mut lengths = vec![30.0; 20];
        counts.push(1);
        lengths.push(3.0);
        let even = Series::relative(&counts, &lengths)?;
        assert!(best_change(&even)?.statistic < 1e-9);
        let blind = best_change(&Series::equal(&counts))?;
        assert!(blind.statistic > 5.0 && blind.last_of_old == 19);
        Ok(())
    }

    #[test]
    fn not_estimable() {
        for counts in [&[][..], &[5], &[0, 0, 0]] {
            let series = Series::equal(counts);
            assert!(best_change(&series).is_err());
            assert!(change_posterior(&series, GammaPrior::default(), Level::P95).is_err());
        }
        assert_eq!(
            best_change(&Series::equal(&[0, 0])),
            Err(NotEstimable::NoIncidents)
        );
    }

    proptest! {
        #[test]
        fn posterior_is_a_distribution(counts in prop::collection::vec(0_u64..30, 2..60)) {
            prop_assume!(counts.iter().any(|&n| n > 0));
            let series = Series::equal(&counts);
            let Ok(posterior) = change_posterior(&series, GammaPrior::default(), Level::P95) else {
                return Err(TestCaseError::fail("estimable"));
            };
            assert_close(posterior.probability.iter().sum(), 1.0, 1e-12);
            let range = posterior.credible;
            prop_assert!(range.first <= range.last && range.probability >= 0.95 - 1e-12);
            let wide = credible(&posterior.probability, Level::P99);
            prop_assert!(wide.first <= range.first && range.last <= wide.last);
        }

        #[test]
        fn time_reversed(counts in prop::collection::vec(0_u64..30, 3..40)) {
            prop_assume!(counts.iter().any(|&n| n > 0));
            let mut reversed = counts.clone();
            reversed.reverse();
            let posterior = |counts: &[u64]| {
                change_posterior(&Series::equal(counts), GammaPrior::default(), Level::P95)
            };
            let (Ok(one), Ok(other)) = (posterior(&counts), posterior(&reversed)) else {
                return Err(TestCaseError::fail("estimable"));
            };
            prop_assert!((one.log_bayes_factor - other.log_bayes_factor).abs() < 1e-9);
            assert_close(one.rate_before, other.rate_after, 1e-9);
        }
    }
}
