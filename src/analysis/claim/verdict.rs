//! Whether the records bear a sentence out.

use serde::Serialize;

use crate::evidence::Truth;
use crate::query::Scenario;

/// Whether the records bear a sentence out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It holds whatever the truth within the records' limits is.
    Supported,
    /// It does not hold whatever the truth within those limits is.
    Contradicted,
    /// The records leave it open.
    Undecidable,
}

impl Verdict {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::Contradicted => "contradicted",
            Self::Undecidable => "undecidable",
        }
    }
}

impl From<Truth> for Verdict {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::Yes => Self::Supported,
            Truth::No => Self::Contradicted,
            Truth::Maybe => Self::Undecidable,
        }
    }
}

/// The verdict over all estimates, and with all low, best or high ones right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Verdicts {
    /// Over all estimates.
    pub verdict: Verdict,
    /// With every low estimate right.
    pub low: Verdict,
    /// With every best estimate right.
    pub best: Verdict,
    /// With every high estimate right.
    pub high: Verdict,
}

/// Truths over all estimates and under each scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Truths([Truth; 4]);

impl Truths {
    /// The same over all estimates and under each scenario.
    pub(super) fn all(truth: Truth) -> Self {
        Self([truth; 4])
    }

    /// Asks a question over all estimates and under each scenario.
    pub(super) fn ask(question: impl Fn(Option<Scenario>) -> Truth) -> Self {
        Self(SCENARIOS.map(question))
    }

    fn each(self, other: Self, combine: fn(Truth, Truth) -> Truth) -> Self {
        Self([0, 1, 2, 3].map(|at| combine(self.0[at], other.0[at])))
    }

    /// Both hold.
    pub(super) fn and(self, other: Self) -> Self {
        self.each(other, Truth::and)
    }

    /// A sentence that can be read in two ways is supported when it holds in
    /// one, and contradicted when it holds in neither.
    pub(super) fn or_reading(self, other: Self) -> Self {
        self.each(other, Truth::or)
    }
}

/// Over all estimates, then the scenarios.
const SCENARIOS: [Option<Scenario>; 4] = [
    None,
    Some(Scenario::Low),
    Some(Scenario::Best),
    Some(Scenario::High),
];

/// What differs over all estimates and under each scenario, worked out once.
pub(super) struct ByScenario<T>([T; 4]);

impl<T> ByScenario<T> {
    pub(super) fn of(each: impl Fn(Option<Scenario>) -> T) -> Self {
        Self(SCENARIOS.map(each))
    }

    pub(super) fn under(&self, scenario: Option<Scenario>) -> &T {
        let [all, low, best, high] = &self.0;
        match scenario {
            None => all,
            Some(Scenario::Low) => low,
            Some(Scenario::Best) => best,
            Some(Scenario::High) => high,
        }
    }
}

impl From<Truths> for Verdicts {
    fn from(Truths([all, low, best, high]): Truths) -> Self {
        Self {
            verdict: all.into(),
            low: low.into(),
            best: best.into(),
            high: high.into(),
        }
    }
}
