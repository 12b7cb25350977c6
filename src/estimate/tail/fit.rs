//! Fitting the power law to tolls.

use serde::Serialize;

use super::power_law::{PowerLaw, alpha_error, log_likelihood};
use super::sample::Sample;
use super::scan::{Scanned, refit};
use crate::estimate::not_estimable::{Estimated, NotEstimable};

/// A power law fitted to the tail of the tolls.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct TailFit {
    /// The fitted law.
    pub law: PowerLaw,
    /// Whether `xmin` was given beforehand; else it was found by a scan.
    pub xmin_given: bool,
    /// Standard error of alpha if `xmin` were known; resampling gives one that
    /// allows for its choice.
    pub alpha_error: Option<f64>,
    /// Incidents in the tail.
    pub tail_incidents: u64,
    /// Incidents below `xmin`, those of toll zero apart.
    pub below: u64,
    /// Incidents with a toll of zero, which take no part.
    pub zeros: u64,
    /// Log likelihood of the tail.
    pub log_likelihood: f64,
    /// Kolmogorov-Smirnov distance of the tail from the law.
    pub distance: f64,
}

impl TailFit {
    /// The least toll that a refit is to keep, when it was given.
    pub(super) fn given(&self) -> Option<u64> {
        self.xmin_given.then_some(self.law.xmin)
    }
}

/// Fits by maximum likelihood, with the least toll found by a scan.
///
/// Every toll that occurs, but the largest, is tried as `xmin`, without limit;
/// that whose tail lies closest to its fitted law, in the largest difference of
/// cumulative distributions, is taken (Clauset, Shalizi & Newman, 2009).
///
/// # Errors
/// With fewer than two tolls above zero (`NoIncidents`, `AllZero`,
/// `TooFewIncidents`), or all of them equal (`AllEqual`), or when no tail has a
/// likelihood with a maximum (`NoMaximum`).
pub fn fit(tolls: &[u64]) -> Estimated<TailFit> {
    let sample = usable(tolls)?;
    let found = refit(&sample, None).ok_or(NotEstimable::NoMaximum)?;
    Ok(describe(tolls, &sample, found, false))
}

/// Fits by maximum likelihood above a least toll given beforehand.
///
/// # Errors
/// As [`fit`]; also with an `xmin` of zero (`NoHorizon`), fewer than two tolls of
/// `xmin` or more (`TooFewIncidents`), or when all of these equal it
/// (`NoMaximum`).
pub fn fit_from(tolls: &[u64], xmin: u64) -> Estimated<TailFit> {
    if xmin == 0 {
        return Err(NotEstimable::NoHorizon);
    }
    let sample = usable(tolls)?;
    let found = tolls.iter().filter(|&&toll| toll >= xmin).count();
    if found < 2 {
        return Err(NotEstimable::TooFewIncidents { found, needed: 2 });
    }
    let found = refit(&sample, Some(xmin)).ok_or(NotEstimable::NoMaximum)?;
    Ok(describe(tolls, &sample, found, true))
}

/// The tolls above zero, when there are two different ones.
pub(super) fn usable(tolls: &[u64]) -> Estimated<Sample> {
    if tolls.is_empty() {
        return Err(NotEstimable::NoIncidents);
    }
    let sample = Sample::new(tolls);
    match sample.values[..] {
        [] => Err(NotEstimable::AllZero),
        [only] if only.count == 1 => Err(NotEstimable::TooFewIncidents {
            found: 1,
            needed: 2,
        }),
        [only] => Err(NotEstimable::AllEqual { value: only.toll }),
        _ => Ok(sample),
    }
}

fn describe(tolls: &[u64], sample: &Sample, found: Scanned, xmin_given: bool) -> TailFit {
    let PowerLaw { alpha, xmin } = found.law;
    let sample = sample.starting_at(xmin);
    let tail = sample.tail(xmin);
    let count =
        |test: &dyn Fn(u64) -> bool| tolls.iter().filter(|&&toll| test(toll)).count() as u64;
    TailFit {
        law: found.law,
        xmin_given,
        alpha_error: alpha_error(tail, alpha),
        tail_incidents: count(&|toll| toll >= xmin),
        below: count(&|toll| toll > 0 && toll < xmin),
        zeros: count(&|toll| toll == 0),
        log_likelihood: log_likelihood(tail, alpha),
        distance: found.distance,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::testing::{TAIL, assert_close, repeated};

    #[test]
    fn as_in_the_reference() -> Estimated<()> {
        let found = fit(&repeated(&TAIL))?;
        assert_eq!(found.law.xmin, 1);
        assert_eq!(found.tail_incidents, 302);
        assert_close(found.law.alpha, 2.594_975_983_51, 1e-11);
        assert_close(found.log_likelihood, -282.931_336_712, 1e-11);
        assert!(
            (found.distance - 0.012_007_074).abs() < 1e-5,
            "{}",
            found.distance
        );
        Ok(())
    }

    #[test]
    fn given_a_start() -> Estimated<()> {
        let tolls = repeated(&TAIL);
        assert_eq!(fit_from(&tolls, 1)?.law, fit(&tolls)?.law);
        let from_ten = fit_from(&tolls, 10)?;
        assert_eq!((from_ten.law.xmin, from_ten.tail_incidents), (10, 3));
        assert_eq!(from_ten.below, 299);
        assert!(fit_from(&tolls, 16).is_err());
        assert!(fit_from(&tolls, 0).is_err());
        Ok(())
    }

    #[test]
    fn not_estimable() {
        assert_eq!(fit(&[]), Err(NotEstimable::NoIncidents));
        assert_eq!(fit(&[0, 0]), Err(NotEstimable::AllZero));
        assert_eq!(fit(&[7, 7, 7]), Err(NotEstimable::AllEqual { value: 7 }));
        let one = NotEstimable::TooFewIncidents {
            found: 1,
            needed: 2,
        };
        assert_eq!(fit(&[7, 0]), Err(one));
    }

    #[test]
    fn zeros_take_no_part() -> Estimated<()> {
        let tolls = repeated(&TAIL);
        let with_zeros = [tolls.clone(), vec![0; 50]].concat();
        let (plain, zeros) = (fit(&tolls)?, fit(&with_zeros)?);
        assert_eq!(zeros.zeros, 50);
        assert_eq!(zeros.law, plain.law);
        Ok(())
    }
}
