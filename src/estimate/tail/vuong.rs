//! Whether another tail describes the tolls better.

use serde::Serialize;

use super::alternative::{ExponentialTail, LogNormalTail};
use super::fit::{TailFit, usable};
use super::sample::TollCount;
use crate::estimate::not_estimable::{Estimated, NotEstimable, serialize_estimated};
use crate::estimate::special::normal;

/// Which of two tails the data speak for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Favours {
    /// The power law.
    PowerLaw,
    /// The alternative.
    Alternative,
    /// Neither: the difference is within what chance gives (p above 0.1).
    Neither,
}

/// Likelihood-ratio test of the power law against a tail of another family.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Vuong<T> {
    /// The alternative, fitted by maximum likelihood from the same `xmin`.
    pub alternative: T,
    /// Log likelihood of the alternative.
    pub log_likelihood: f64,
    /// Log likelihood of the power law less that of the alternative.
    pub log_ratio: f64,
    /// The ratio over its standard error, normal when both fit equally well.
    pub statistic: f64,
    /// Two-sided p-value of "both fit equally well".
    pub p_value: f64,
    /// What follows, at 0.1 as by Clauset, Shalizi & Newman (2009).
    pub favours: Favours,
}

/// The power law against both alternatives.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Alternatives {
    /// Against a lognormal tail.
    #[serde(serialize_with = "serialize_estimated")]
    pub lognormal: Estimated<Vuong<LogNormalTail>>,
    /// Against an exponential tail.
    #[serde(serialize_with = "serialize_estimated")]
    pub exponential: Estimated<Vuong<ExponentialTail>>,
}

/// Vuong's test for models that do not contain each other (Vuong, 1989).
///
/// With l(i) the log ratio of the chances that both give the i-th toll, the
/// statistic is sqrt(n) mean(l) / sd(l), the standard deviation with divisor
/// n - 1 as in R's `poweRlaw`. Not to be trusted in tails of a few tens.
///
/// # Errors
/// When the tolls cannot be fitted, as by [`fit`](super::fit()). An alternative by
/// itself is not estimable when it cannot be fitted, or does not differ from the
/// power law (`NoMaximum`).
pub fn alternatives(tolls: &[u64], fit: &TailFit) -> Estimated<Alternatives> {
    let sample = usable(tolls)?.starting_at(fit.law.xmin);
    let tail = sample.tail(fit.law.xmin);
    let lognormal = LogNormalTail::fit(tail, fit.law.alpha).ok_or(NotEstimable::NoMaximum);
    let exponential = ExponentialTail::fit(tail).ok_or(NotEstimable::NoMaximum);
    Ok(Alternatives {
        lognormal: lognormal
            .and_then(|other| compare(tail, fit, other, |x| other.ln_probability(x))),
        exponential: exponential
            .and_then(|other| compare(tail, fit, other, |x| other.ln_probability(x))),
    })
}

fn compare<T>(
    tail: &[TollCount],
    fit: &TailFit,
    alternative: T,
    ln_probability: impl Fn(u64) -> f64,
) -> Estimated<Vuong<T>> {
    let ratio =
        |value: &TollCount| fit.law.probability(value.toll).ln() - ln_probability(value.toll);
    let count = |value: &TollCount| value.count as f64;
    let n: f64 = tail.iter().map(count).sum();
    let log_ratio: f64 = tail.iter().map(|v| count(v) * ratio(v)).sum();
    let mean = log_ratio / n;
    let squares: f64 = tail
        .iter()
        .map(|v| count(v) * (ratio(v) - mean).powi(2))
        .sum();
    let deviation = (squares / (n - 1.0)).sqrt();
    let statistic = n.sqrt() * mean / deviation;
    if !statistic.is_finite() {
        return Err(NotEstimable::NoMaximum);
    }
    let p_value = 2.0 * normal::upper(statistic.abs());
    Ok(Vuong {
        alternative,
        log_likelihood: fit.log_likelihood - log_ratio,
        log_ratio,
        statistic,
        p_value,
        favours: if p_value > 0.1 {
            Favours::Neither
        } else if log_ratio > 0.0 {
            Favours::PowerLaw
        } else {
            Favours::Alternative
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::tail::fit::{fit, fit_from};
    use crate::estimate::testing::{TAIL, assert_close, repeated};

    #[test]
    fn a_heavy_tail_is_not_exponential() -> Estimated<()> {
        let tolls = repeated(&TAIL);
        let found = alternatives(&tolls, &fit(&tolls)?)?;
        let exponential = found.exponential?;
        assert_eq!(exponential.favours, Favours::PowerLaw);
        assert!(exponential.log_ratio > 0.0 && exponential.p_value < 0.01);
        let lognormal = found.lognormal?;
        // Maximum and test recomputed with SciPy (Nelder-Mead from six starts).
        assert_eq!(lognormal.favours, Favours::Alternative);
        assert_close(lognormal.log_likelihood, -282.428_161_106_912, 1e-8);
        assert_close(lognormal.log_ratio, -0.503_175_605, 1e-5);
        assert!((lognormal.p_value - 0.048).abs() < 1e-3);
        Ok(())
    }

    #[test]
    fn a_light_tail_is_not_a_power_law() -> Estimated<()> {
        let tolls: Vec<u64> = (1..=40_u64)
            .flat_map(|x| vec![x; (2_000.0 * (-0.2 * x as f64).exp()) as usize])
            .collect();
        let found = alternatives(&tolls, &fit_from(&tolls, 1)?)?;
        assert_eq!(found.exponential?.favours, Favours::Alternative);
        Ok(())
    }

    #[test]
    fn tiny_tails_give_an_answer_or_a_reason() -> Estimated<()> {
        for tolls in [&[1, 2][..], &[3, 3, 9], &[1, 1, 1_000_000], &[5, 6, 7, 8]] {
            let found = alternatives(tolls, &fit(tolls)?)?;
            for p in [
                found.lognormal.map(|v| v.p_value),
                found.exponential.map(|v| v.p_value),
            ] {
                assert!(p.is_err() || p.is_ok_and(|p| (0.0..=1.0).contains(&p)));
            }
        }
        Ok(())
    }
}
