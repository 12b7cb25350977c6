//! What is known of one incident's toll.

use serde::Serialize;

use super::Bounds;
use crate::estimate::toll::Scenario;

/// A toll as published; `None` is unknown, never zero.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct TollRange {
    /// Low estimate.
    pub low: Option<u64>,
    /// Best estimate.
    pub best: Option<u64>,
    /// High estimate.
    pub high: Option<u64>,
}

impl TollRange {
    /// The limits that hold all published estimates. A best estimate stands for
    /// a low or high one that is not given; without both there is no limit.
    /// A source may give low > best or best > high: the limits hold them all.
    #[must_use]
    pub fn bounds(self) -> Bounds {
        let known = [self.low, self.best, self.high];
        let lower = if self.low.is_none() && self.best.is_none() {
            0
        } else {
            known.into_iter().flatten().min().unwrap_or_default()
        };
        let upper = if self.high.is_none() && self.best.is_none() {
            None
        } else {
            known.into_iter().flatten().max()
        };
        Bounds { lower, upper }
    }

    /// The limits when one scenario is right: a single number, unless the
    /// estimate and the best one are both unknown.
    #[must_use]
    pub fn under(self, scenario: Option<Scenario>) -> Bounds {
        let figure = match scenario {
            None => None,
            Some(Scenario::Low) => self.low.or(self.best),
            Some(Scenario::Best) => self.best,
            Some(Scenario::High) => self.high.or(self.best),
        };
        figure.map_or_else(|| self.bounds(), Bounds::exactly)
    }

    /// Killed and injured together: unknown where either is, but not fewer than
    /// one of them alone.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let sum = |a: Option<u64>, b: Option<u64>| a.zip(b).map(|(a, b)| a.saturating_add(b));
        let nothing = Self::default();
        let fewest = self.bounds().lower.saturating_add(other.bounds().lower);
        Self {
            low: (self != nothing || other != nothing).then_some(fewest),
            best: sum(self.best, other.best),
            high: sum(self.high.or(self.best), other.high.or(other.best)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn casualties_are_at_least_those_that_are_known() {
        let toll = |low, best, high| TollRange { low, best, high };
        let bounds = |a: TollRange, b: TollRange| {
            let Bounds { lower, upper } = a.plus(b).bounds();
            (lower, upper)
        };
        let (five_to_nine, unknown) = (toll(Some(5), None, Some(9)), TollRange::default());
        let one_to_three = toll(Some(1), None, Some(3));
        assert_eq!(bounds(five_to_nine, one_to_three), (6, Some(12)));
        assert_eq!(bounds(five_to_nine, unknown), (5, None));
        assert_eq!(bounds(toll(None, Some(7), None), unknown), (7, None));
        assert_eq!(unknown.plus(unknown), unknown);
    }

    #[test]
    fn limits_hold_all_that_was_published() {
        let toll = |low, best, high| TollRange { low, best, high };
        for (range, lower, upper) in [
            (toll(Some(27), Some(38), Some(38)), 27, Some(38)),
            (toll(None, Some(34), Some(35)), 34, Some(35)),
            (toll(Some(69), None, Some(101)), 69, Some(101)),
            (toll(Some(30), None, None), 30, None),
            (toll(None, None, Some(9)), 0, Some(9)),
            (toll(None, None, None), 0, None),
            (toll(Some(9), Some(5), Some(7)), 5, Some(9)),
            (toll(None, Some(32), None), 32, Some(32)),
        ] {
            assert_eq!(range.bounds(), Bounds { lower, upper });
        }
    }
}
