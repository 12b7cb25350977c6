//! A sum with all that it may be, for headlines.

use crate::query::{Measure, Sums, TollSum};
use crate::words::Amount;

/// A sum with all that it may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ranged {
    measure: Measure,
    /// By the best estimates that are known.
    pub value: Option<f64>,
    low: f64,
    high: Option<f64>,
    /// Whether something of it is unknown.
    open: bool,
}

impl Ranged {
    pub(super) fn of(sums: &Sums, measure: Measure) -> Self {
        let value = sums.value(measure);
        let by_best = value.unwrap_or(0.0);
        if let Some(toll) = sums.toll(measure) {
            return Self {
                measure,
                value,
                low: toll.low().unwrap_or(0.0).min(value.unwrap_or(f64::MAX)),
                high: toll.high().map(|high| high.max(by_best)),
                open: toll.unknown() > 0.0,
            };
        }
        // What rests on tolls is told by the best estimates, if all are known.
        let unknown = match sums.unjudged(measure) {
            Some(unjudged) => unjudged,
            None if measure == Measure::Incidents => 0.0,
            None => sums.toll(Measure::Killed).map_or(0.0, TollSum::unknown),
        };
        let open = unknown > 0.0;
        Self {
            measure,
            value,
            low: by_best,
            high: (!open).then_some(by_best),
            open,
        }
    }

    /// Not fewer; for measures other than tolls by the best estimates.
    pub(super) fn fewest(&self) -> f64 {
        self.low
    }

    /// Not more, if there is a limit.
    pub(super) fn most(&self) -> Option<f64> {
        self.high
    }

    /// What can be said of it; `None` when nothing can. `elsewhere` is what stands
    /// at no place or in no period, and may belong to it as well.
    pub(super) fn amount(&self, elsewhere: f64) -> Option<Amount> {
        let exact = self.high == Some(self.low) && self.value == self.high;
        let of_estimates = !self.measure.is_toll() && self.measure != Measure::Incidents;
        match self.value {
            _ if of_estimates && (self.open || elsewhere > 0.0) => None,
            _ if self.open || elsewhere > 0.0 => Some(Amount::AtLeast(self.low)),
            Some(value) if exact && !of_estimates => Some(Amount::Exactly(value)),
            Some(value) => Some(Amount::ByBest(value)),
            None => None,
        }
    }
}
