//! A sum that adds up over records.

use crate::query::{KnownSum, Measure, Sums, TollSum};

/// What a measure adds up to, or by how much that changed.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct FigureAmount {
    /// Incidents, or people by the best estimates that are known.
    pub value: f64,
    /// Of a toll, all that is summed; nothing of a count.
    pub toll: TollSum,
}

impl FigureAmount {
    pub(super) fn of(sums: &Sums, measure: Measure) -> Self {
        let toll = sums.toll(measure).unwrap_or_default();
        Self {
            value: if measure.is_toll() {
                toll.best.sum
            } else {
                sums.value(measure).unwrap_or_default()
            },
            toll,
        }
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        self.with(other, 1.0)
    }

    /// This one less the other.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        self.with(other, -1.0)
    }

    fn with(self, other: Self, sign: f64) -> Self {
        let known = |own: KnownSum, other: KnownSum| KnownSum {
            sum: own.sum + sign * other.sum,
            known: own.known + sign * other.known,
        };
        Self {
            value: self.value + sign * other.value,
            toll: TollSum {
                incidents: self.toll.incidents + sign * other.toll.incidents,
                low: known(self.toll.low, other.toll.low),
                best: known(self.toll.best, other.toll.best),
                high: known(self.toll.high, other.toll.high),
            },
        }
    }

    /// Whether all of it is nothing; shares of incidents are rounded.
    #[must_use]
    pub fn is_zero(self) -> bool {
        let TollSum {
            incidents,
            low,
            best,
            high,
        } = self.toll;
        let sums = [low, best, high].map(|sum| sum.sum.abs().max(sum.known.abs()));
        sums.iter()
            .chain(&[self.value, incidents])
            .all(|number| number.abs() < 1e-6)
    }
}
