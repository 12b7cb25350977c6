//! Tolls of incidents, in three scenarios.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::not_estimable::{Estimated, serialize_estimated};
use super::poisson_weights::PoissonWeights;

/// The toll of one incident as reported: lowest, best and highest figure.
///
/// Only incidents whose toll is known have one: an unknown toll is left out and
/// counted apart, never taken as zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Toll {
    /// Lowest figure reported.
    pub low: u64,
    /// Best figure.
    pub best: u64,
    /// Highest figure reported.
    pub high: u64,
}

impl From<u64> for Toll {
    /// A toll on which all reports agree.
    fn from(toll: u64) -> Self {
        Self {
            low: toll,
            best: toll,
            high: toll,
        }
    }
}

/// One of the three figures of a toll.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scenario {
    /// As if every lowest figure were right.
    Low,
    /// As if every best figure were right.
    Best,
    /// As if every highest figure were right.
    High,
}

impl Scenario {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Low, Self::Best, Self::High];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Best => "best",
            Self::High => "high",
        }
    }
}

impl Toll {
    /// The figure of a scenario.
    #[must_use]
    pub fn of(&self, scenario: Scenario) -> u64 {
        match scenario {
            Scenario::Low => self.low,
            Scenario::Best => self.best,
            Scenario::High => self.high,
        }
    }
}

/// The same estimate made three times, once for each figure of the tolls.
///
/// What reports disagree on is carried by the three scenarios; what chance
/// might have done otherwise is carried by the interval of each. The two are
/// never merged into one interval.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenarios<T> {
    /// With every lowest figure.
    pub low: Estimated<T>,
    /// With every best figure.
    pub best: Estimated<T>,
    /// With every highest figure.
    pub high: Estimated<T>,
}

impl<T> Scenarios<T> {
    /// Makes the estimate for each scenario.
    pub fn each(mut estimate: impl FnMut(Scenario) -> Estimated<T>) -> Self {
        Self {
            low: estimate(Scenario::Low),
            best: estimate(Scenario::Best),
            high: estimate(Scenario::High),
        }
    }
}

impl<T: Clone> Scenarios<T> {
    /// One estimate for all scenarios, where no figure is a range.
    pub(crate) fn alike(estimate: &Estimated<T>) -> Self {
        Self::each(|_| estimate.clone())
    }
}

impl<T: Serialize> Serialize for Scenarios<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Row<'a, T: Serialize> {
            #[serde(serialize_with = "written")]
            low: &'a Estimated<T>,
            #[serde(serialize_with = "written")]
            best: &'a Estimated<T>,
            #[serde(serialize_with = "written")]
            high: &'a Estimated<T>,
        }
        #[expect(
            clippy::trivially_copy_pass_by_ref,
            reason = "serde passes a reference to the field, which is one itself"
        )]
        fn written<T: Serialize, S: Serializer>(
            estimated: &&Estimated<T>,
            serializer: S,
        ) -> Result<S::Ok, S::Error> {
            serialize_estimated(estimated, serializer)
        }
        Row {
            low: &self.low,
            best: &self.best,
            high: &self.high,
        }
        .serialize(serializer)
    }
}

/// Different tolls and how many incidents had each, ascending.
#[derive(Debug, Clone)]
pub(crate) struct Distinct {
    pub(crate) groups: Vec<EqualTolls>,
}

/// Incidents of one toll.
#[derive(Debug, Clone, Copy)]
pub(crate) struct EqualTolls {
    pub(crate) toll: Toll,
    pub(crate) incidents: u64,
}

impl Distinct {
    pub(crate) fn new(tolls: &[Toll]) -> Self {
        let mut counts = BTreeMap::new();
        for &toll in tolls {
            *counts.entry(toll).or_insert(0) += 1;
        }
        Self {
            groups: counts
                .into_iter()
                .map(|(toll, incidents)| EqualTolls { toll, incidents })
                .collect(),
        }
    }

    /// Whether none is a range.
    pub(crate) fn are_exact(&self) -> bool {
        let exact = |toll: Toll| toll.low == toll.best && toll.best == toll.high;
        self.groups.iter().all(|group| exact(group.toll))
    }

    /// For drawing how often each toll occurs in a resample.
    pub(crate) fn weights(&self) -> PoissonWeights {
        let counts: Vec<u64> = self.groups.iter().map(|group| group.incidents).collect();
        PoissonWeights::new(&counts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::not_estimable::NotEstimable;

    #[test]
    fn scenarios_serialize_apart() -> Result<(), serde_json::Error> {
        let scenarios: Scenarios<f64> = Scenarios::each(|scenario| match scenario {
            Scenario::Low => Err(NotEstimable::AllZero),
            Scenario::Best => Ok(1.5),
            Scenario::High => Ok(2.5),
        });
        let written = serde_json::to_string(&scenarios)?;
        assert!(
            written.starts_with(r#"{"low":{"not_estimable":"Cannot"#),
            "{written}"
        );
        assert!(written.ends_with(r#""best":1.5,"high":2.5}"#), "{written}");
        Ok(())
    }

    #[test]
    fn equal_tolls_are_grouped() {
        let tolls = [3, 1, 3, 3].map(Toll::from);
        let distinct = Distinct::new(&tolls);
        let groups: Vec<_> = distinct
            .groups
            .iter()
            .map(|g| (g.toll.best, g.incidents))
            .collect();
        assert_eq!(groups, [(1, 1), (3, 3)]);
    }
}
