//! What is held about a rate before the data are seen.

use serde::Serialize;

use super::series::Series;
use crate::error::{Error, Result};

/// Gamma prior of a Poisson rate: density proportional to
/// lambda^(shape - 1) e^(-rate lambda).
///
/// It weighs as much as `shape` incidents seen in `rate` units of exposure. The
/// default, Gamma(1, 1), is one incident in one period; since its meaning hangs
/// on the unit, give exposures in typical periods
/// ([`Series::relative`](super::series::Series::relative)).
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct GammaPrior {
    shape: f64,
    rate: f64,
}

impl GammaPrior {
    /// A prior with the given shape and rate.
    ///
    /// # Errors
    /// `Setting` unless both are finite and above zero.
    pub fn new(shape: f64, rate: f64) -> Result<Self> {
        let valid = |value: f64| value.is_finite() && value > 0.0;
        if valid(shape) && valid(rate) {
            Ok(Self { shape, rate })
        } else {
            Err(
                Error::setting("a gamma prior needs a shape and a rate above zero")
                    .value(format!("{shape}, {rate}")),
            )
        }
    }

    /// A prior that knows the scale and little else: an exponential distribution
    /// whose mean is the mean rate of independent clusters in the series, of which
    /// there are its incidents by `dispersion`. Gamma(1, 1) would pull rates of many
    /// incidents a period towards one; without an incident it is this one.
    #[must_use]
    pub fn of_clusters(series: &Series, dispersion: f64) -> Self {
        let clusters = series.total() as f64 / dispersion;
        Self::new(1.0, series.exposure() / clusters).unwrap_or_default()
    }

    /// The shape, a number of incidents.
    #[must_use]
    pub fn shape(&self) -> f64 {
        self.shape
    }

    /// The rate of the prior itself, in units of exposure.
    #[must_use]
    pub fn rate(&self) -> f64 {
        self.rate
    }

    /// Mean of the Poisson rate after `count` incidents in `exposure`, incidents
    /// per unit of exposure.
    #[must_use]
    pub fn posterior_mean(&self, count: f64, exposure: f64) -> f64 {
        (self.shape + count) / (self.rate + exposure)
    }
}

impl Default for GammaPrior {
    fn default() -> Self {
        Self {
            shape: 1.0,
            rate: 1.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn must_be_proper() {
        for (shape, rate) in [
            (0.0, 1.0),
            (1.0, 0.0),
            (f64::NAN, 1.0),
            (1.0, f64::INFINITY),
        ] {
            assert!(GammaPrior::new(shape, rate).is_err());
        }
        assert_eq!(GammaPrior::new(1.0, 1.0).ok(), Some(GammaPrior::default()));
    }
}
