//! Why a figure could not be estimated, as a value with a plain sentence.

use serde::{Serialize, Serializer};

/// A figure, or the reason why there is none.
pub type Estimated<T> = Result<T, NotEstimable>;

/// The reason why a figure cannot be estimated from the data given.
///
/// This is an answer, not a failure of the program: `Display` gives a whole
/// sentence that can stand in a table or report where the figure would have
/// stood, and serializing gives the same sentence.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum NotEstimable {
    /// No incident at all.
    #[error("Cannot be estimated: there is no incident.")]
    NoIncidents,
    /// A ratio of zero to zero.
    #[error("Cannot be estimated: neither side has an incident, so that there is no ratio.")]
    NoIncidentsOnEitherSide,
    /// Fewer incidents than the method needs.
    #[error("Cannot be estimated: {found} known toll(s), and at least {needed} are needed.")]
    TooFewIncidents {
        /// Incidents with a usable value.
        found: usize,
        /// The least number that the method needs.
        needed: usize,
    },
    /// Fewer periods than the method needs.
    #[error("Cannot be estimated: {found} period(s), and at least {needed} are needed.")]
    TooFewPeriods {
        /// Periods in the series.
        found: usize,
        /// The least number that the method needs.
        needed: usize,
    },
    /// An exposure of zero, below zero, or not a number.
    #[error("Cannot be estimated: the exposure (time or people) must be above zero.")]
    NoExposure,
    /// Counts and exposures are not one to one.
    #[error("Cannot be estimated: {counts} period(s) but {exposures} exposure(s).")]
    UnequalLengths {
        /// Counts given.
        counts: usize,
        /// Exposures given.
        exposures: usize,
    },
    /// Every known toll is zero.
    #[error("Cannot be estimated: every known toll is zero.")]
    AllZero,
    /// Every value is the same, which says nothing about their spread.
    #[error("Cannot be estimated: all values equal {value}, which says nothing about spread.")]
    AllEqual {
        /// The one value there is.
        value: u64,
    },
    /// Counts that vary no more than Poisson counts do.
    #[error(
        "Cannot be estimated: the counts vary no more than Poisson counts would \
         (variance {variance:.3}, mean {mean:.3}), so that the clustering parameter has no finite value."
    )]
    NotOverdispersed {
        /// Sample variance with divisor n, after allowing for exposure.
        variance: f64,
        /// Mean count.
        mean: f64,
    },
    /// The last period has incidents.
    #[error("Cannot be estimated: there is no quiet run, since the last period has incidents.")]
    NoQuietRun,
    /// The denominator of a ratio is zero.
    #[error("Cannot be estimated: the figure that would be divided by is zero.")]
    ZeroDenominator,
    /// A dispersion of zero, below zero, infinite or not a number.
    #[error("Cannot be estimated: the dispersion is not a number above zero.")]
    NoDispersion,
    /// A threshold or least toll of zero, or a horizon that is not above zero.
    #[error("Cannot be estimated: the threshold must be at least 1 and the horizon above zero.")]
    NoHorizon,
    /// The number of resamples asked for is too small to give an interval.
    #[error("Cannot be estimated: {usable} usable resample(s) are too few for an interval.")]
    TooFewResamples {
        /// Resamples in which the figure was defined.
        usable: usize,
    },
    /// The likelihood has its largest value at no finite parameter.
    #[error("Cannot be estimated: the likelihood has no maximum at a finite parameter.")]
    NoMaximum,
}

impl Serialize for NotEstimable {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The shape in which [`serialize_estimated`] writes.
#[derive(Serialize)]
#[serde(untagged)]
enum Written<'a, T> {
    Value(&'a T),
    Reason { not_estimable: &'a NotEstimable },
}

/// Writes the value as it is, or `{"not_estimable": "sentence"}`.
///
/// For `#[serde(serialize_with = "...")]` on a field of type [`Estimated`].
///
/// # Errors
/// Those of the serializer.
pub fn serialize_estimated<T: Serialize, S: Serializer>(
    estimated: &Estimated<T>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match estimated {
        Ok(value) => Written::Value(value),
        Err(not_estimable) => Written::Reason { not_estimable },
    }
    .serialize(serializer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_is_a_sentence() {
        for reason in [
            NotEstimable::NoIncidents,
            NotEstimable::TooFewIncidents {
                found: 1,
                needed: 2,
            },
            NotEstimable::AllEqual { value: 3 },
            NotEstimable::NotOverdispersed {
                variance: 1.0,
                mean: 2.0,
            },
        ] {
            let sentence = reason.to_string();
            assert!(sentence.starts_with("Cannot be estimated: "), "{sentence}");
            assert!(sentence.ends_with('.'), "{sentence}");
        }
    }

    #[test]
    fn serializes_as_value_or_sentence() -> Result<(), serde_json::Error> {
        #[derive(Serialize)]
        struct Row {
            #[serde(serialize_with = "serialize_estimated")]
            rate: Estimated<f64>,
        }
        let row = serde_json::to_string(&Row { rate: Ok(0.5) })?;
        assert_eq!(row, r#"{"rate":0.5}"#);
        let row = serde_json::to_string(&Row {
            rate: Err(NotEstimable::AllZero),
        })?;
        assert_eq!(
            row,
            r#"{"rate":{"not_estimable":"Cannot be estimated: every known toll is zero."}}"#
        );
        Ok(())
    }
}
