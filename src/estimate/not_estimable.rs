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
#[error("Cannot be estimated: {}.", self.why())]
#[non_exhaustive]
pub enum NotEstimable {
    /// No incident at all.
    NoIncidents,
    /// A ratio of zero to zero.
    NoIncidentsOnEitherSide,
    /// Fewer incidents than the method needs.
    TooFewIncidents {
        /// Incidents with a usable value.
        found: usize,
        /// The least number that the method needs.
        needed: usize,
    },
    /// Incidents come in clusters, and too few of these are to be expected.
    TooFewClusters {
        /// Mean number of clusters over the time looked at.
        expected: f64,
        /// The least number that the method needs.
        needed: f64,
    },
    /// Fewer periods than the method needs.
    TooFewPeriods {
        /// Periods in the series.
        found: usize,
        /// The least number that the method needs.
        needed: usize,
    },
    /// An exposure of zero, below zero, or not a number.
    NoExposure,
    /// Counts and exposures are not one to one.
    UnequalLengths {
        /// Counts given.
        counts: usize,
        /// Exposures given.
        exposures: usize,
    },
    /// Every known toll is zero.
    AllZero,
    /// Every value is the same, which says nothing about their spread.
    AllEqual {
        /// The one value there is.
        value: u64,
    },
    /// Counts that vary no more than Poisson counts do.
    NotOverdispersed {
        /// Sample variance with divisor n, after allowing for exposure.
        variance: f64,
        /// Mean count.
        mean: f64,
    },
    /// The last period has incidents.
    NoQuietRun,
    /// Nothing says that the list goes on after its last record.
    ListEnded,
    /// The denominator of a ratio is zero.
    ZeroDenominator,
    /// A dispersion of zero, below zero, infinite or not a number.
    NoDispersion,
    /// A threshold or least toll of zero, or a horizon that is not above zero.
    NoHorizon,
    /// The number of resamples asked for is too small to give an interval.
    TooFewResamples {
        /// Resamples in which the figure was defined.
        usable: usize,
    },
    /// The likelihood has its largest value at no finite parameter.
    NoMaximum,
}

impl NotEstimable {
    /// Why, without a capital and an end, to stand after a colon: "there is no
    /// incident".
    #[must_use]
    pub fn why(&self) -> String {
        let number = |count: usize, one: &str, many: &str| match count {
            0 => format!("no {one}"),
            1 => format!("1 {one}"),
            more => format!("{more} {many}"),
        };
        let is = |count: usize| if count <= 1 { "is" } else { "are" };
        let periods = |count| number(count, "period", "periods");
        let needed = |count: usize| format!("at least {count} {} needed", is(count));
        match *self {
            Self::NoIncidents => "there is no incident".to_owned(),
            Self::NoIncidentsOnEitherSide => {
                "neither side has an incident, so that there is no ratio".to_owned()
            }
            Self::TooFewIncidents {
                found,
                needed: least,
            } => format!(
                "{} {} known, and {}",
                number(found, "toll", "tolls"),
                is(found),
                needed(least)
            ),
            Self::TooFewClusters {
                expected,
                needed: least,
            } => format!(
                "incidents cluster so strongly that this time holds {expected:.1} clusters on \
                 average, and at least {least:.1} are needed"
            ),
            Self::TooFewPeriods {
                found,
                needed: least,
            } => format!(
                "there {} {}, and {}",
                is(found),
                periods(found),
                needed(least)
            ),
            Self::NoExposure => "the exposure (time or people) must be above zero".to_owned(),
            Self::UnequalLengths { counts, exposures } => format!(
                "there {} {} but {}",
                is(counts),
                periods(counts),
                number(exposures, "exposure", "exposures")
            ),
            Self::AllZero => "every known toll is zero".to_owned(),
            Self::AllEqual { value } => {
                format!("all values equal {value}, which says nothing about spread")
            }
            Self::NotOverdispersed { variance, mean } => format!(
                "the counts vary no more than Poisson counts would (variance {variance:.3}, mean \
                 {mean:.3}), so that the clustering parameter has no finite value"
            ),
            Self::NoQuietRun => {
                "there is no quiet run, since the last period has incidents".to_owned()
            }
            Self::ListEnded => {
                "nothing says that the list goes on after its last record".to_owned()
            }
            Self::ZeroDenominator => "the figure that would be divided by is zero".to_owned(),
            Self::NoDispersion => "the dispersion is not a number above zero".to_owned(),
            Self::NoHorizon => {
                "the threshold must be at least 1 and the horizon above zero".to_owned()
            }
            Self::TooFewResamples { usable: 0 } => "no resample is usable".to_owned(),
            Self::TooFewResamples { usable } => format!(
                "{} {} too few for an interval",
                number(usable, "usable resample", "usable resamples"),
                is(usable)
            ),
            Self::NoMaximum => "the likelihood has no maximum at a finite parameter".to_owned(),
        }
    }
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
