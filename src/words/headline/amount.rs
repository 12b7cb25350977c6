//! A number as a headline may say it.

use crate::table::decimal;

/// A number as a headline may say it: true whichever estimates are right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount {
    /// All estimates agree.
    Exactly(f64),
    /// The best estimates; others differ.
    ByBest(f64),
    /// Something of it is unknown.
    AtLeast(f64),
}

/// What makes a number of best estimates true.
pub(super) const BY_BEST: &str = "by the best estimates";

impl Amount {
    /// Whether it is one of best estimates.
    pub(super) fn is_by_best(self) -> bool {
        matches!(self, Self::ByBest(_))
    }

    /// Its number.
    #[must_use]
    pub fn number(self) -> f64 {
        match self {
            Self::Exactly(number) | Self::ByBest(number) | Self::AtLeast(number) => number,
        }
    }

    /// "1,234", "1,234 by the best estimates", "at least 1,234", each number in these
    /// words.
    pub(super) fn words(self, number: impl Fn(f64) -> String) -> String {
        match self {
            Self::Exactly(exactly) => number(exactly),
            Self::ByBest(best) => format!("{} {BY_BEST}", number(best)),
            Self::AtLeast(least) => format!("at least {}", number(least)),
        }
    }

    /// The number alone, with one decimal.
    pub(super) fn plain(self) -> String {
        self.words(|number| {
            if number == 0.0 {
                "none".to_owned()
            } else {
                decimal(number, 1)
            }
        })
    }
}
