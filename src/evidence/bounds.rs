//! Numbers that are known within limits only.

use serde::Serialize;

use super::Truth;

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

#[cfg(test)]
mod tests {
    use super::*;

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
