//! The sums of one group of incidents, and measures computed from them.

use super::table::Computed;
use super::{KnownSum, Measure, Merge, Quantity, TollSum};

/// The sums of one group of incidents. They merge; everything else is computed
/// from them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sums {
    /// Incidents (shares of one, when they are spread over periods).
    pub incidents: f64,
    /// A number a quantity; those that no measure asked for are zero.
    quantities: [f64; Quantity::ALL.len()],
}

impl Default for Sums {
    /// Of no incident.
    fn default() -> Self {
        Self::of_incidents(0.0)
    }
}

impl Sums {
    /// Of so many incidents, of which no toll was asked.
    #[must_use]
    pub fn of_incidents(incidents: f64) -> Self {
        Self {
            incidents,
            quantities: [0.0; Quantity::ALL.len()],
        }
    }

    fn get(&self, quantity: Quantity) -> f64 {
        self.quantities[quantity as usize]
    }

    pub(in crate::query) fn set(&mut self, quantity: Quantity, value: f64) {
        self.quantities[quantity as usize] = value;
    }

    /// The sums of two groups together.
    #[must_use]
    pub fn plus(mut self, other: Self) -> Self {
        self.incidents += other.incidents;
        for quantity in Quantity::ALL {
            let value = &mut self.quantities[*quantity as usize];
            let more = other.get(*quantity);
            *value = match quantity.merge() {
                Merge::Sum => *value + more,
                Merge::Max => value.max(more),
            };
        }
        self
    }

    /// The value to sort and chart by: the best estimate of a measure, in its
    /// [unit](Measure::unit). `None` when there are incidents and none says.
    #[must_use]
    pub fn value(&self, measure: Measure) -> Option<f64> {
        match measure.computed() {
            Computed::Incidents => Some(self.incidents),
            Computed::Toll(_) => self.toll(measure).and_then(TollSum::best),
            Computed::Judged { sure, .. } => Some(self.get(*sure)),
            Computed::Largest { of, known } => (self.get(*known) > 0.0).then(|| self.get(*of)),
            Computed::Mean { sum, known } => {
                let known = self.get(*known);
                (known > 0.0).then(|| self.get(*sum) / known)
            }
        }
    }

    /// Low, best and high of a measure that has them, in people.
    #[must_use]
    pub fn toll(&self, measure: Measure) -> Option<TollSum> {
        let Computed::Toll(bounds) = measure.computed() else {
            return None;
        };
        let [low, best, high] = bounds.map(|[sum, known]| KnownSum {
            sum: self.get(sum),
            known: self.get(known),
        });
        Some(TollSum {
            incidents: self.incidents,
            low,
            best,
            high,
        })
    }

    /// Of a measure that judges each incident: how many it could not judge.
    #[must_use]
    pub fn unjudged(&self, measure: Measure) -> Option<f64> {
        match measure.computed() {
            Computed::Judged { open, .. } => Some(self.get(*open)),
            Computed::Incidents
            | Computed::Toll(_)
            | Computed::Largest { .. }
            | Computed::Mean { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_zero_and_unknown_is_not() {
        let nothing = Sums::default();
        let unknown = Sums::of_incidents(1.0);
        let mut none_killed = Sums::of_incidents(1.0);
        none_killed.set(Quantity::KilledKnown, 1.0);
        let killed = |sums: Sums| sums.toll(Measure::Killed).unwrap();
        assert_eq!(killed(nothing).best(), Some(0.0));
        assert_eq!(killed(unknown.plus(nothing)).best(), None);
        assert_eq!(killed(unknown.plus(none_killed)).best(), Some(0.0));
        assert_eq!(killed(unknown.plus(none_killed)).unknown(), 1.0);
        assert_eq!(unknown.value(Measure::MaxKilled), None);
        assert_eq!(none_killed.value(Measure::MaxKilled), Some(0.0));
    }
}
