//! Whether the records bear a sentence out.

use serde::Serialize;

use crate::evidence::{Bounds, Closed, Truth};
use crate::query::Scenario;

/// Whether the records bear a sentence out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It holds whatever the truth within the records' limits is, and no incident
    /// that is not in the list can change that.
    Supported,
    /// It holds whatever the truth within those limits is, of the incidents in the
    /// list; but nothing says that these are all that it speaks of.
    SupportedByThisList,
    /// It does not hold whatever the truth within those limits is, and whatever
    /// else happened.
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
            Self::SupportedByThisList => "supported-by-this-list",
            Self::Contradicted => "contradicted",
            Self::Undecidable => "undecidable",
        }
    }
}

impl Verdict {
    /// The verdict on what holds so of the incidents recorded, and so whatever
    /// else happened.
    fn of(recorded: Truth, whatever: Truth) -> Self {
        match (whatever, recorded) {
            (Truth::Yes, _) => Self::Supported,
            (Truth::No, _) => Self::Contradicted,
            (Truth::Maybe, Truth::Yes) => Self::SupportedByThisList,
            (Truth::Maybe, _) => Self::Undecidable,
        }
    }
}

impl From<Truth> for Verdict {
    /// On what no other incident has a bearing.
    fn from(truth: Truth) -> Self {
        Self::of(truth, truth)
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

/// Truths over all estimates and under each scenario: of the incidents that are
/// recorded, and whatever else happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Truths([(Truth, Truth); 4]);

impl Truths {
    /// The same over all estimates and under each scenario.
    pub(super) fn all(truth: Truth) -> Self {
        Self([(truth, truth); 4])
    }

    /// Asks a question over all estimates and under each scenario, on which other
    /// incidents have no bearing.
    pub(super) fn ask(question: impl Fn(Option<Scenario>) -> Truth) -> Self {
        Self(SCENARIOS.map(|scenario| {
            let truth = question(scenario);
            (truth, truth)
        }))
    }

    /// Asks a question on which incidents that are not in the list may bear,
    /// unless the list is closed: of those recorded, and with any number of others.
    pub(super) fn ask_list(
        closed: &ByScenario<Closed>,
        question: impl Fn(Option<Scenario>, Others) -> Truth,
    ) -> Self {
        Self(SCENARIOS.map(|scenario| {
            let recorded = || question(scenario, Others::None);
            let whatever = || question(scenario, Others::AnyNumber);
            match closed.under(scenario) {
                Closed::Yes => (recorded(), recorded()),
                Closed::No(_) => (recorded(), whatever()),
                Closed::Sample => (whatever(), whatever()),
            }
        }))
    }

    fn each(self, other: Self, combine: fn(Truth, Truth) -> Truth) -> Self {
        Self([0, 1, 2, 3].map(|at| {
            let (own, other) = (self.0[at], other.0[at]);
            (combine(own.0, other.0), combine(own.1, other.1))
        }))
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

    /// Whether the records decide it, and other incidents may change that.
    pub(super) fn hangs_on_others(self) -> bool {
        let (recorded, whatever) = self.0[0];
        whatever == Truth::Maybe && recorded != Truth::Maybe
    }
}

/// Which incidents there were beside those recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Others {
    /// None that matter.
    None,
    /// Nobody knows.
    AnyNumber,
}

impl Others {
    /// A number of incidents or a sum of tolls with these added.
    pub(super) fn added_to(self, known: Bounds) -> Bounds {
        match self {
            Self::None => known,
            Self::AnyNumber => Bounds {
                upper: None,
                ..known
            },
        }
    }

    /// What holds of the records, when others may change it either way.
    pub(super) fn may_change(self, truth: Truth) -> Truth {
        match self {
            Self::None => truth,
            Self::AnyNumber => Truth::Maybe,
        }
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
    fn from(Truths(truths): Truths) -> Self {
        let [verdict, low, best, high] =
            truths.map(|(recorded, whatever)| Verdict::of(recorded, whatever));
        Self {
            verdict,
            low,
            best,
            high,
        }
    }
}
