//! What is known of one incident's toll, and what follows from it.

use serde::Serialize;

use super::Truth;
use crate::estimate::toll::Scenario;

/// Limits between which a number lies; without an upper one it is unbounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Bounds {
    /// Not fewer.
    pub lower: u64,
    /// Not more; `None` is unknown.
    pub upper: Option<u64>,
}

impl Bounds {
    /// A number that is known.
    #[must_use]
    pub fn exactly(value: u64) -> Self {
        Self {
            lower: value,
            upper: Some(value),
        }
    }

    /// Any number.
    pub const UNKNOWN: Self = Self {
        lower: 0,
        upper: None,
    };

    /// Whether this is at least as much as `other`.
    #[must_use]
    pub fn at_least(self, other: Self) -> Truth {
        if other.upper.is_some_and(|upper| self.lower >= upper) {
            Truth::Yes
        } else if self.upper.is_some_and(|upper| upper < other.lower) {
            Truth::No
        } else {
            Truth::Maybe
        }
    }

    /// Whether this is more than `other`.
    #[must_use]
    pub fn above(self, other: Self) -> Truth {
        other.at_least(self).negated()
    }

    /// The sum of two.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            lower: self.lower.saturating_add(other.lower),
            upper: self
                .upper
                .zip(other.upper)
                .map(|(a, b)| a.saturating_add(b)),
        }
    }

    /// The number, when the limits meet.
    #[must_use]
    pub fn value(self) -> Option<u64> {
        self.upper.filter(|upper| *upper == self.lower)
    }
}

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

    /// Killed and injured together: unknown where either is.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let sum = |a: Option<u64>, b: Option<u64>| a.zip(b).map(|(a, b)| a.saturating_add(b));
        Self {
            low: sum(self.low.or(self.best), other.low.or(other.best)),
            best: sum(self.best, other.best),
            high: sum(self.high.or(self.best), other.high.or(other.best)),
        }
    }

    /// In a sentence: `38 killed, estimates 27–38`, `32 killed`, `an unknown number
    /// killed, estimates 69–101`.
    #[must_use]
    pub fn prose(self, noun: &str) -> String {
        let words = self.words();
        let (best, range) = match words.split_once(" (") {
            Some((best, range)) => (best, Some(range.trim_end_matches(')'))),
            None => (words.as_str(), None),
        };
        let best = match self.best {
            None => "an unknown number".to_owned(),
            Some(_) => best.to_owned(),
        };
        match range {
            Some(range) => format!("{best} {noun}, estimates {range}"),
            None => format!("{best} {noun}"),
        }
    }

    /// As people read it: `38 (27–38)`, `unknown (69–101)`, `unknown`.
    #[must_use]
    pub fn words(self) -> String {
        let number = |value: u64| crate::table::grouped(value as f64);
        let Bounds { lower, upper } = self.bounds();
        let range = match (lower, upper) {
            (lower, Some(upper)) if Some(lower) == self.best && lower == upper => None,
            (lower, Some(upper)) => Some(format!("{}–{}", number(lower), number(upper))),
            (0, None) => None,
            (lower, None) => Some(format!("{} or more", number(lower))),
        };
        let best = self.best.map_or_else(|| "unknown".to_owned(), number);
        match range {
            Some(range) => format!("{best} ({range})"),
            None => best,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn toll(low: Option<u64>, best: Option<u64>, high: Option<u64>) -> TollRange {
        TollRange { low, best, high }
    }

    #[test]
    fn limits_hold_all_that_was_published() {
        for (range, lower, upper, words) in [
            (
                toll(Some(27), Some(38), Some(38)),
                27,
                Some(38),
                "38 (27–38)",
            ),
            (toll(None, Some(34), Some(35)), 34, Some(35), "34 (34–35)"),
            (
                toll(Some(69), None, Some(101)),
                69,
                Some(101),
                "unknown (69–101)",
            ),
            (toll(Some(30), None, None), 30, None, "unknown (30 or more)"),
            (toll(None, None, Some(9)), 0, Some(9), "unknown (0–9)"),
            (toll(None, None, None), 0, None, "unknown"),
            (toll(Some(9), Some(5), Some(7)), 5, Some(9), "5 (5–9)"),
            (toll(None, Some(32), None), 32, Some(32), "32"),
        ] {
            assert_eq!(range.bounds(), Bounds { lower, upper });
            assert_eq!(range.words(), words);
        }
    }

    #[test]
    fn ranges_that_overlap_do_not_decide() {
        let (a, b) = (
            Bounds {
                lower: 27,
                upper: Some(38),
            },
            Bounds::exactly(32),
        );
        assert_eq!(a.at_least(b), Truth::Maybe);
        assert_eq!(Bounds::exactly(38).at_least(b), Truth::Yes);
        assert_eq!(Bounds::exactly(32).above(b), Truth::No);
        assert_eq!(Bounds::exactly(31).at_least(b), Truth::No);
        assert_eq!(Bounds::UNKNOWN.at_least(b), Truth::Maybe);
        assert_eq!(b.at_least(Bounds::UNKNOWN), Truth::Maybe);
    }
}
