//! A sum of tolls, and what is known of it.

use serde::Serialize;

/// A sum of tolls, low, best and high.
///
/// The best sum is over incidents whose best estimate is known; `unknown` says
/// how many are not in it. In the low and high sums an incident without that
/// bound counts with its best estimate.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct TollSum {
    /// Incidents, or shares of them, whether their tolls are known or not.
    pub incidents: f64,
    /// The low estimates.
    pub low: KnownSum,
    /// The best estimates.
    pub best: KnownSum,
    /// The high estimates.
    pub high: KnownSum,
}

/// A sum, and over how many incidents it is.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct KnownSum {
    /// People.
    pub sum: f64,
    /// Incidents whose value is known and in the sum (shares of one, when they
    /// are spread over several periods).
    pub known: f64,
}

impl TollSum {
    fn some_known(self, of: KnownSum) -> Option<f64> {
        (of.known > 0.0 || self.incidents == 0.0).then_some(of.sum)
    }

    /// At least so many: the sum of the low estimates; `None` when there are
    /// incidents but none is known.
    #[must_use]
    pub fn low(self) -> Option<f64> {
        self.some_known(self.low)
    }

    /// Sum of the best estimates that are known; `None` when there are
    /// incidents but none is.
    #[must_use]
    pub fn best(self) -> Option<f64> {
        self.some_known(self.best)
    }

    /// At most so many: the sum of the high estimates; `None` unless every
    /// incident has one, since the sum of some is no upper limit for all.
    #[must_use]
    pub fn high(self) -> Option<f64> {
        (self.incidents - self.high.known < 1e-9).then_some(self.high.sum)
    }

    /// Incidents whose best estimate is unknown.
    #[must_use]
    pub fn unknown(self) -> f64 {
        (self.incidents - self.best.known).max(0.0)
    }
}
