//! An interval and the level it is meant to hold at.

use serde::Serialize;

use crate::error::{Error, Result};

/// Confidence (or credibility) level, strictly between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Level(f64);

impl Level {
    /// 90 %.
    pub const P90: Self = Self(0.90);
    /// 95 %, the default everywhere.
    pub const P95: Self = Self(0.95);
    /// 99 %.
    pub const P99: Self = Self(0.99);

    /// A level from a fraction such as 0.95.
    ///
    /// # Errors
    /// `Setting` when the value does not lie strictly between 0 and 1.
    pub fn new(level: f64) -> Result<Self> {
        if level > 0.0 && level < 1.0 {
            Ok(Self(level))
        } else {
            Err(
                Error::setting("a level must lie between 0 and 1, both excluded")
                    .value(level.to_string())
                    .hint("for 95 % give 0.95"),
            )
        }
    }

    /// The level as a fraction.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }

    /// The probability left outside on each side: (1 - level) / 2.
    #[must_use]
    pub fn tail(self) -> f64 {
        (1.0 - self.0) / 2.0
    }
}

impl Default for Level {
    fn default() -> Self {
        Self::P95
    }
}

/// A closed interval from `lower` to `upper`.
///
/// `upper` may be `f64::INFINITY` when the data set no upper limit (a ratio
/// with no incident on the other side). JSON has no infinity: it is written
/// there as `null`, which reads as "no limit".
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// Lower limit, always finite.
    pub lower: f64,
    /// Upper limit, `f64::INFINITY` when there is none.
    pub upper: f64,
    /// The level at which the interval holds.
    pub level: Level,
}

impl Interval {
    /// Whether `value` lies in the interval, limits included.
    #[must_use]
    pub fn contains(&self, value: f64) -> bool {
        self.lower <= value && value <= self.upper
    }

    /// Whether the data set an upper limit.
    #[must_use]
    pub fn is_bounded(&self) -> bool {
        self.upper.is_finite()
    }

    /// The interval with both limits multiplied by a positive factor.
    #[must_use]
    pub fn scaled(self, factor: f64) -> Self {
        Self {
            lower: self.lower * factor,
            upper: self.upper * factor,
            level: self.level,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn level_is_checked() {
        for bad in [0.0, 1.0, -0.1, 95.0, f64::NAN, f64::INFINITY] {
            assert!(Level::new(bad).is_err(), "{bad}");
        }
        assert_eq!(Level::new(0.95).ok(), Some(Level::P95));
        assert!((Level::P90.tail() - 0.05).abs() < 1e-15);
    }

    #[test]
    fn no_upper_limit_is_null_in_json() -> std::result::Result<(), serde_json::Error> {
        let interval = Interval {
            lower: 0.5,
            upper: f64::INFINITY,
            level: Level::P95,
        };
        assert!(!interval.is_bounded());
        assert!(interval.contains(1e300));
        assert_eq!(
            serde_json::to_string(&interval)?,
            r#"{"lower":0.5,"upper":null,"level":0.95}"#
        );
        Ok(())
    }
}
