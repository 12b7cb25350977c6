//! A number as charts draw it: a best estimate and its range.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// Larger numbers than this are taken for a mistake.
const LARGEST: f64 = 1e15;

/// A count or toll with its range. `None` is unknown, which is never zero.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Estimate {
    /// Best estimate.
    pub value: Option<f64>,
    /// Lowest estimate.
    pub low: Option<f64>,
    /// Highest estimate.
    pub high: Option<f64>,
}

impl Estimate {
    /// A number without a range.
    #[must_use]
    pub fn exact(value: f64) -> Self {
        Self {
            value: Some(value),
            low: None,
            high: None,
        }
    }

    /// Whether it is one number, whichever estimate is right.
    #[must_use]
    pub fn is_exact(self) -> bool {
        self.value.is_some()
            && [self.low, self.high]
                .iter()
                .all(|limit| *limit == self.value)
            || (self.low, self.high) == (None, None)
    }

    /// A number nobody knows.
    #[must_use]
    pub fn unknown() -> Self {
        Self::default()
    }

    /// The range from lowest to highest when it is wider than a point.
    pub(super) fn range(&self) -> Option<(f64, f64)> {
        let value = self.value?;
        let low = self.low.unwrap_or(value);
        let high = self.high.unwrap_or(value);
        (low < high).then_some((low, high))
    }

    /// The largest number drawn for it.
    pub(super) fn top(&self) -> Option<f64> {
        let value = self.value?;
        Some(self.range().map_or(value, |(_, high)| high.max(value)))
    }

    pub(super) fn numbers(&self) -> impl Iterator<Item = f64> {
        [self.value, self.low, self.high].into_iter().flatten()
    }
}

/// Refuses numbers that cannot be drawn honestly; `label` says whose they are.
pub(super) fn drawable(label: &str, mut numbers: impl Iterator<Item = f64>) -> Result<()> {
    match numbers.find(|number| !(0.0..=LARGEST).contains(number)) {
        None => Ok(()),
        Some(number) => {
            Err(Error::setting(format!("cannot draw {number} as a count or toll")).value(label))
        }
    }
}
